import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { schema } from '../../src/core/document/schema.ts'
import { stepJson } from '../../src/core/document/step-json.ts'
import { firstFreeId, regroup, rememberErased } from '../../src/core/revision/track.ts'
import { createTracking, type Tracking } from '../../src/renderer/features/document/editor/tracking.ts'

/** What came of a transaction: it was applied, or refused for a reason, or changed nothing. */
export type Outcome =
  | { readonly kind: 'done'; readonly tr: Transaction; readonly edited: EditorState }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'nothing' }

/**
 * An editor without its window: what `dispatch` of the app's EditorSession does with a transaction, and what the main
 * process does with the steps that it is sent. Authors take turns as when one opens what another one saved.
 */
export class EditingSession {
  state: EditorState
  /** The document as main has it: each step of the journal applied, read from JSON. */
  main: Node
  /** Blocks move between groups as in the app. Without, small groups stay small, and edits often meet their edges. */
  readonly #regroups: boolean
  #tracking: Tracking
  #author = ''
  #clock = 0

  constructor(doc: Node, regroups: boolean) {
    this.#regroups = regroups
    this.state = EditorState.create({ doc, plugins: [history({ depth: 1000 }), rememberErased] })
    this.main = doc
    this.#tracking = createTracking(1, '')
  }

  /** Who edits from now on. Ids go on from those in the document. */
  turnOf(author: string): Tracking {
    if (author !== this.#author) {
      this.#author = author
      this.#tracking = createTracking(firstFreeId(this.state.doc), author)
    }
    return this.#tracking
  }

  /** @param pause milliseconds since the transaction before: the history makes one event of what follows closely */
  dispatch(tr: Transaction, pause: number): Outcome {
    this.#clock += pause
    tr.setTime(this.#clock)
    const before = this.state
    if (!tr.docChanged) {
      this.state = before.apply(tr)
      return { kind: 'nothing' }
    }
    const rewritten = this.#tracking.rewrite(tr, before)
    if (!rewritten.ok) return { kind: 'refused', reason: rewritten.reason }
    const edited = before.apply(rewritten.tr)
    const regrouping = this.#regroups ? regroup(rewritten.tr, edited) : null
    this.state = regrouping === null ? edited : edited.apply(regrouping)
    this.#journal([...rewritten.tr.steps, ...(regrouping?.steps ?? [])])
    return { kind: 'done', tr: rewritten.tr, edited }
  }

  #journal(steps: readonly Step[]): void {
    for (const step of steps) {
      const read = Step.fromJSON(schema, JSON.parse(JSON.stringify(stepJson(step))))
      const applied = read.apply(this.main)
      if (applied.doc === null) throw new Error(`main cannot apply a step: ${applied.failed}`)
      this.main = applied.doc
    }
  }

  undo(): boolean {
    return undoDepth(this.state) > 0 && undo(this.state, (tr) => this.dispatch(tr, 0))
  }

  redo(): boolean {
    return redoDepth(this.state) > 0 && redo(this.state, (tr) => this.dispatch(tr, 0))
  }
}
