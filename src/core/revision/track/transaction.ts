import { Fragment, Mark, type Node, Slice } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform'
import { schema } from '../../document/schema.ts'
import { deleteTracked } from './delete.ts'
import { formatTracked, type Refusal, setPropertyTracked } from './format.ts'
import { insertText, insertTracked } from './insert.ts'
import { outOfFieldCode } from './places.ts'
import { PositionMap } from './position-map.ts'
import { isMine, REGROUP, revisionOn, TRACKED, type Tracker, UNTRACKED } from './tracker.ts'

/** `dropped` names the kinds of content that the edit would have inserted and that could not be. */
export type Tracked =
  | { readonly ok: true; readonly tr: Transaction; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: string }

/** prosemirror-history's plugin key: its undo and redo restore what was, revisions included. */
const HISTORY = 'history$'

/**
 * An editing transaction in its tracked form, for `dispatchTransaction`: rejecting the revisions that it makes gives the
 * document before, accepting them what the transaction would have made. Meta, time, scrolling, selection and stored
 * marks are carried over. Transactions that change nothing, are tracked already or must not be, pass as they are.
 * Refused where a step cannot be tracked.
 */
export function trackTransaction(tr: Transaction, state: EditorState, tracker: Tracker): Tracked {
  if (!isRewritten(tr)) return { ok: true, tr, dropped: [] }
  const rewrite = new Rewrite(tr, state, tracker)
  for (const [i, step] of tr.steps.entries()) {
    const refusal = rewrite.step(step, tr.docs[i]!)
    if (refusal !== null) return { ok: false, reason: refusal }
  }
  return { ok: true, tr: rewrite.finish(), dropped: rewrite.dropped }
}

/** Is it an edit that comes from the view as it is? All others know what they do. */
export function isRewritten(tr: Transaction): boolean {
  return tr.docChanged && ![TRACKED, UNTRACKED, REGROUP, HISTORY].some((key) => tr.getMeta(key) !== undefined)
}

class Rewrite {
  readonly dropped: string[] = []
  readonly #source: Transaction
  readonly #state: EditorState
  readonly #tracker: Tracker
  readonly #tr: Transaction
  readonly #positions: PositionMap

  constructor(source: Transaction, state: EditorState, tracker: Tracker) {
    this.#source = source
    this.#state = state
    this.#tracker = tracker
    this.#tr = state.tr
    this.#positions = new PositionMap(state.doc.content.size)
  }

  step(step: Step, doc: Node): Refusal {
    if (step instanceof ReplaceStep) return this.#replace(step, doc)
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return this.#mark(step)
    if (step instanceof AttrStep) return this.#attribute(step.pos, step.attr, step.value)
    if (step instanceof ReplaceAroundStep) return this.#markup(step, doc)
    return 'This kind of change cannot be tracked.'
  }

  #replace(step: ReplaceStep, doc: Node): Refusal {
    const { from, to, slice } = this.#isMeant(step, doc) ? step : trimmed(step, doc)
    const tr = this.#tr
    const before = tr.steps.length
    const start = this.#positions.map(from, 1)
    const end = Math.max(start, this.#positions.map(to, from === to ? 1 : -1))
    const refusal = this.#refusal(start, end, slice)
    if (refusal !== null) return refusal
    let done = { from: end, to: end }
    if (slice.size === 0 || reopens(slice, doc, from, to)) deleteTracked(tr, start, end, this.#tracker)
    else done = this.#insert(start, end, slice, doc, from, to)
    this.#positions.replace(from, to, slice.size, tr.mapping.slice(before), done.from, done.to - done.from)
    return null
  }

  /** What replaces the selection replaces all of it: "monthly" that becomes "march" keeps no m. */
  #isMeant(step: ReplaceStep, doc: Node): boolean {
    const { selection } = this.#state
    return doc === this.#state.doc && !selection.empty && step.from === selection.from && step.to === selection.to
  }

  #insert(start: number, end: number, slice: Slice, doc: Node, from: number, to: number): { from: number; to: number } {
    const text = slice.content.childCount === 1 ? slice.content.firstChild! : null
    const insertion = text?.isText
      ? this.#typed(start, end, text, doc, from, to)
      : insertTracked(this.#tr, start, end, slice, this.#tracker)
    this.dropped.push(...insertion.dropped)
    return insertion
  }

  /** Text with the marks that the editor gives by itself was typed: it takes its look by our rules. */
  #typed(start: number, end: number, text: Node, doc: Node, from: number, to: number): ReturnType<typeof insertText> {
    const $from = doc.resolve(from)
    const given = from === to ? $from.marks() : ($from.marksAcross(doc.resolve(to)) ?? Mark.none)
    const stored = Mark.sameSet(text.marks, given) && !this.#state.storedMarks ? null : text.marks
    return insertText(this.#tr, start, end, text.text!, stored, this.#tracker)
  }

  /** What could be neither deleted nor inserted as a revision. */
  #refusal(from: number, to: number, slice: Slice): Refusal {
    const { doc } = this.#tr
    const only = to > from && doc.resolve(from).nodeAfter
    if (only && only.type === schema.nodes.opaqueBlock && only.nodeSize === to - from) {
      return 'Word cannot track the removal of this block.'
    }
    if (doc.resolve(from).parent.type === schema.nodes.row) return 'A change of single cells cannot be tracked.'
    const inner = slice.content.firstChild
    if (inner?.type === schema.nodes.cell && slice.openStart === 0) return 'A change of single cells cannot be tracked.'
    return null
  }

  #mark(step: AddMarkStep | RemoveMarkStep): Refusal {
    const from = this.#positions.map(step.from, 1)
    const to = Math.max(from, this.#positions.map(step.to, -1))
    const { mark } = step
    if (mark.type !== schema.marks.rPr) return this.#otherMark(step, from, to)
    const xml = mark.attrs.xml as string
    const look = step instanceof AddMarkStep ? () => xml : (old: string) => (old === xml ? '' : old)
    return formatTracked(this.#tr, from, to, look, this.#tracker)
  }

  /** Wrappers and revisions are no formatting: only what I inserted myself takes or loses a wrapper freely. */
  #otherMark(step: AddMarkStep | RemoveMarkStep, from: number, to: number): Refusal {
    let mine = step.mark.type === schema.marks.wrap
    this.#tr.doc.nodesBetween(from, to, (node) => {
      if (node.isInline && !isMine(revisionOn(node, 'ins'), this.#tracker)) mine = false
    })
    if (!mine) return 'This change of links or revisions cannot be tracked.'
    const Same = step instanceof AddMarkStep ? AddMarkStep : RemoveMarkStep
    this.#tr.step(new Same(from, to, step.mark))
    return null
  }

  #attribute(pos: number, attr: string, value: unknown): Refusal {
    return setPropertyTracked(this.#tr, this.#positions.map(pos, 1), attr, value, this.#tracker)
  }

  /** A node replaced by one of its kind with other attributes around the same content, as `setNodeMarkup` does it. */
  #markup(step: ReplaceAroundStep, doc: Node): Refusal {
    const node = doc.nodeAt(step.from)
    const made = step.slice.content.firstChild
    const around =
      step.gapFrom === step.from + 1 && step.gapTo === step.to - 1 && step.to - step.from === node?.nodeSize
    if (!node || !around || step.insert !== 1 || step.slice.size !== 2 || made?.type !== node.type) {
      return 'A change of the structure around paragraphs cannot be tracked.'
    }
    for (const [attr, value] of Object.entries(made.attrs)) {
      if (node.attrs[attr] === value) continue
      const refusal = this.#attribute(step.from, attr, value)
      if (refusal !== null) return refusal
    }
    return null
  }

  finish(): Transaction {
    const tr = this.#tr
    // The caret goes where it would go untracked; after Delete it passes over what is now marked as deleted.
    const forward = this.#state.selection.empty && this.#state.selection.head <= this.#source.selection.head
    const positions = this.#positions.towards(forward ? 1 : -1, tr.doc.content.size)
    tr.setSelection(this.#source.selection.getBookmark().map(positions).resolve(tr.doc))
    // A field that goes whole may leave it between begin and result, where nothing is written.
    const { empty, head, $head } = tr.selection
    const out = empty && $head.parent.inlineContent ? outOfFieldCode(tr.doc, head) : head
    if (out !== head) tr.setSelection(TextSelection.create(tr.doc, out))
    if (this.#source.storedMarksSet) {
      tr.setStoredMarks(this.#source.storedMarks?.filter((mark) => mark.type === schema.marks.rPr) ?? null)
    }
    // Transaction has no public way to list its meta.
    const { meta } = this.#source as unknown as { meta: Record<string, unknown> }
    for (const [key, value] of Object.entries(meta)) tr.setMeta(key, value)
    if (this.#source.scrolledIntoView) tr.scrollIntoView()
    return tr.setTime(this.#source.time).setMeta(TRACKED, true)
  }
}

/**
 * Is the slice only the beginning of the blocks that go on after `to`? An editor writes the deletion of whole blocks and of
 * the start of the next one so.
 */
function reopens(slice: Slice, doc: Node, from: number, to: number): boolean {
  const $to = doc.resolve(to)
  const depth = $to.depth - slice.openEnd
  if (slice.openStart > 0 || slice.openEnd === 0 || depth !== doc.resolve(from).depth) return false
  let content = slice.content
  for (let d = depth + 1; d <= $to.depth; d++) {
    const node = content.childCount === 1 ? content.firstChild! : null
    if (node === null || !node.sameMarkup($to.node(d))) return false
    content = node.content
  }
  return content.size === 0
}

/**
 * The step without what it replaces by the same: where text is composed, the editor reads the page again and may replace
 * more than was edited.
 */
function trimmed(step: ReplaceStep, doc: Node): { from: number; to: number; slice: Slice } {
  const { from, to, slice } = step
  const same = { from, to, slice }
  if (from === to || slice.size === 0 || slice.openStart > 0 || slice.openEnd > 0) return same
  const $from = doc.resolve(from)
  if (!$from.parent.inlineContent || !$from.sameParent(doc.resolve(to))) return same
  const old = compared(doc.slice(from, to).content)
  const now = compared(slice.content)
  const start = old.findDiffStart(now)
  if (start === null) return { from: to, to, slice: Slice.empty }
  const end = old.findDiffEnd(now)!
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return {
    from: from + start,
    to: from + end.a + overlap,
    slice: new Slice(slice.content.cut(start, end.b + overlap), 0, 0),
  }
}

/** Content without the marks that an editor may lose or add where it reads text again. */
function compared(content: Fragment): Fragment {
  const matter = (mark: Mark): boolean => ['rPr', 'del', 'moveFrom'].includes(mark.type.name)
  return Fragment.fromArray(content.content.map((node) => node.mark(node.marks.filter(matter))))
}
