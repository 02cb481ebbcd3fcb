import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { expect, vi } from 'vitest'
import { flatten } from '../../src/core/document/groups.ts'
import type { DocumentContext } from '../../src/core/document/style-sheet.ts'
import { applyDecision, decidePortions } from '../../src/core/revision/apply-decision.ts'
import type { Decision } from '../../src/core/revision/decide.ts'
import { portionsBetween, withMoves } from '../../src/core/revision/portions.ts'
import { listRevisions, type ListedRevision } from '../../src/core/revision/revisions.ts'
import { NOBODY, UNTRACKED } from '../../src/core/revision/track.ts'
import { context as oracleContext } from '../core/revision/format-oracle.ts'
import { EditingSession } from './editing-session.ts'
import type { Picked } from './session-command.ts'
import { pickedCommand } from './session-commands.ts'
import { expectSame, expectSound, expectTracked, withoutLastParagraph } from './session-laws.ts'
import { show } from './show.ts'

/** Where the selection is put before a command: parts of a thousand of the document; null leaves it where it came to stand. */
interface Place {
  readonly at: number
  readonly length: number
  readonly backwards: boolean
}

/** A revision wherever it is, at one of its places, or what the selection takes in. */
type How = 'whole' | 'place' | 'selection'

type Act =
  | { readonly kind: 'edit'; readonly picked: Picked; readonly tracked: boolean }
  | { readonly kind: 'decide'; readonly decision: Decision; readonly nth: number; readonly how: How }
  | { readonly kind: 'undo' | 'redo' }

export interface SessionStep {
  /** A and B made the revisions that the document begins with; a stranger is new with each step. */
  readonly author: 'A' | 'B' | 'Me' | 'stranger'
  readonly place: Place | null
  readonly act: Act
  readonly pause: number
}

const place: fc.Arbitrary<Place> = fc.record({
  at: fc.integer({ min: 0, max: 1000 }),
  length: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }) }),
  backwards: fc.boolean(),
})

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('edit'), picked: pickedCommand, tracked: fc.constant(true) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('edit'), picked: pickedCommand, tracked: fc.constant(false) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('decide'),
      decision: fc.constantFrom<Decision>('accept', 'reject'),
      nth: fc.nat(50),
      how: fc.constantFrom<How>('whole', 'place', 'selection'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('redo') }) },
)

/** One step of a session. */
export const sessionStep: fc.Arbitrary<SessionStep> = fc.record({
  author: fc.constantFrom('Me', 'Me', 'Me', 'A', 'B', 'stranger'),
  place: fc.option(place, { freq: 3 }),
  act,
  pause: fc.constantFrom(10, 10, 2000),
})

/** Where a caret may stand: anywhere in text but in the code of a field, where typing has a rule (and tests) of its own. */
function textPositions(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    let codes = 0
    found.push(pos + 1)
    node.forEach((child, offset) => {
      if (child.attrs.edge === 'begin') codes++
      if (child.attrs.edge === 'separate') codes--
      const places = codes > 0 ? 0 : child.nodeSize
      for (let i = 1; i <= places; i++) found.push(pos + 1 + offset + i)
    })
    return false
  })
  return found
}

function select(session: EditingSession, { at, length, backwards }: Place): void {
  const { doc, tr } = session.state
  const positions = textPositions(doc)
  const index = Math.floor((at / 1001) * positions.length)
  const from = positions[index]!
  const to = positions[Math.min(positions.length - 1, index + length)]!
  session.dispatch(tr.setSelection(TextSelection.create(doc, backwards ? to : from, backwards ? from : to)), 0)
}

const START = Date.UTC(2026, 0, 2, 3, 4, 5)

/** One session under the laws. */
export class Trial {
  readonly session: EditingSession
  /** Every content that the document has had: undo leads back to one of them. */
  readonly #had: Node[]
  /** Cells and documents of the file that end in no paragraph. */
  readonly #cameWithout: number
  #strangers = 0

  readonly #context: DocumentContext

  /** @param context the styles and lists that the document can name */
  constructor(doc: Node, regroups: boolean, context = oracleContext) {
    this.#context = context
    // Revisions are dated by the clock: the same seed makes the same dates, and some steps fall into another second.
    vi.useFakeTimers({ toFake: ['Date'], now: START })
    this.session = new EditingSession(doc, regroups)
    this.#had = [flatten(doc)]
    this.#cameWithout = withoutLastParagraph(doc)
  }

  /** Runs the steps; what breaks a law says which documents led there. */
  run(steps: readonly SessionStep[]): void {
    try {
      for (const step of steps) this.#step(step)
    } catch (error) {
      const { doc, selection } = this.session.state
      const now = `${show(doc)}  ${selection.anchor}-${selection.head}`
      throw new Error([...this.#had.map((had) => show(had)), now].join('\n'), { cause: error })
    }
  }

  #step({ author, place, act, pause }: SessionStep): void {
    const name = author === 'stranger' ? `stranger ${++this.#strangers}` : author
    vi.setSystemTime(Date.now() + pause)
    if (place !== null) select(this.session, place)
    if (act.kind === 'edit') this.#edit(act.picked, act.tracked, name, pause)
    else if (act.kind === 'decide') this.#decide(act.decision, act.nth, act.how, pause)
    else this.#history(act.kind)
    expectSound(this.session, this.#cameWithout)
    this.#had.push(flatten(this.session.state.doc))
  }

  #edit(picked: Picked, tracked: boolean, author: string, pause: number): void {
    const { session } = this
    const tracking = session.turnOf(author)
    if (tracking.isOn() !== tracked) tracking.toggle()
    const before = session.state
    const tr = picked.run(before, tracking, this.#context)
    if (tr === null) return
    const outcome = session.dispatch(tr, pause)
    if (outcome.kind === 'nothing') return
    if (outcome.kind === 'refused') expect(session.state).toBe(before)
    else if (tracked) expectTracked(before, outcome.edited, outcome.tr, author, picked, this.#context)
    // What is made untracked is made by nobody, and settled at once.
    else expect(revisionsOf(session.state.doc).filter(({ author }) => author === NOBODY)).toEqual([])
  }

  #decide(decision: Decision, nth: number, how: How, pause: number): void {
    const { session } = this
    const { doc, selection, tr } = session.state
    const found = listRevisions(doc)
    const chosen = found[nth % Math.max(1, found.length)]
    if (chosen === undefined) return
    if (how === 'whole') applyDecision(tr, decision, (revision) => revision.id === chosen.id)
    else if (how === 'place') decidePortions(tr, decision, withMoves(doc, [chosen]))
    else decidePortions(tr, decision, portionsBetween(doc, selection.from, selection.to))
    session.dispatch(tr.setMeta(UNTRACKED, true), pause)
    const left = revisionsOf(session.state.doc)
    if (how === 'whole') expect(left.map(({ id }) => id)).not.toContain(chosen.id)
    // Deciding adds nothing.
    const before = new Set(found.map(({ id, kind }) => `${kind} ${id}`))
    expect(left.filter(({ id, kind }) => !before.has(`${kind} ${id}`))).toEqual([])
  }

  #history(kind: 'undo' | 'redo'): void {
    const before = flatten(this.session.state.doc)
    if (!this.session[kind]()) return
    const now = flatten(this.session.state.doc)
    if (!this.#had.some((had) => had.eq(now))) throw new Error(`${kind} made what never was`)
    this.session[kind === 'undo' ? 'redo' : 'undo']()
    expectSame(flatten(this.session.state.doc), before)
    this.session[kind]()
    expectSame(flatten(this.session.state.doc), now)
  }

  /** Everything undone, the document is what it was. */
  undoAll(): void {
    while (this.session.undo());
    expectSame(flatten(this.session.state.doc), this.#had[0]!)
    expectSound(this.session, this.#cameWithout)
  }
}

const revisionsOf = (doc: Node): ListedRevision[] => listRevisions(flatten(doc))
