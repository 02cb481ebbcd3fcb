import * as fc from 'fast-check'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { history, undo } from 'prosemirror-history'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { AddMarkStep } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { regroup, trackTransaction, type Tracker } from '../../../src/core/revision/track.ts'
import { arbitraryRedline, inGroups, pastedBlocks } from '../../support/arbitrary-redline.ts'
import { type Edit, expectLaws, rejectMine, track, tracker } from './track-oracle.ts'

/*
 * Random sessions over random documents with revisions by two others: each command obeys the laws by itself, and the
 * session as a whole leaves nothing that rejecting mine does not undo.
 */

interface Command {
  /** Where in the document, as parts of a thousand. */
  readonly at: number
  readonly length: number
  readonly edit: Edit | 'format' | 'pPr'
}

const edit: fc.Arbitrary<Command['edit']> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('X', 'Y').map((text): Edit => ({ kind: 'type', text })) },
  { weight: 3, arbitrary: fc.constantFrom<Edit>({ kind: 'delete' }, { kind: 'backspace' }, { kind: 'forward' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Edit>({ kind: 'backspace', unit: 'word' }, { kind: 'forward', unit: 'line' }),
  },
  { weight: 2, arbitrary: fc.constant<Edit>({ kind: 'enter' }) },
  { weight: 2, arbitrary: fc.constantFrom('Z', '').map((text): Edit => ({ kind: 'step', slice: inlineSlice(text) })) },
  { weight: 1, arbitrary: pastedBlocks.map((blocks): Edit => ({ kind: 'step', slice: openSlice(blocks) })) },
  { weight: 1, arbitrary: pastedBlocks.map((blocks): Edit => ({ kind: 'paste', slice: openSlice(blocks) })) },
  { weight: 1, arbitrary: pastedBlocks.map((blocks): Edit => ({ kind: 'paste', slice: closedSlice(blocks) })) },
  { weight: 1, arbitrary: fc.constantFrom('format' as const, 'pPr' as const) },
)
const inlineSlice = (text: string): Slice =>
  text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0)
const openSlice = (blocks: Node[]): Slice => Slice.maxOpen(Fragment.fromArray(blocks), false)
const closedSlice = (blocks: Node[]): Slice => new Slice(Fragment.fromArray(blocks), 0, 0)

const command: fc.Arbitrary<Command> = fc.record({
  at: fc.integer({ min: 0, max: 1000 }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
  edit,
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

function select(state: EditorState, command: Command): EditorState {
  const positions = textPositions(state.doc)
  const index = Math.floor((command.at / 1001) * positions.length)
  const from = positions[index]!
  const to = positions[Math.min(positions.length - 1, index + command.length)]!
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

/** The tracked transaction of one command, null where it does nothing or is refused; `edit` where it can be compared. */
function run(state: EditorState, command: Command, by: Tracker): { tr: Transaction | null; edit: Edit | null } {
  if (command.edit !== 'format' && command.edit !== 'pPr') {
    const tr = track(state, command.edit, by)
    // The plain oracle does not know what is not pasted; rejecting and undoing are proved all the same.
    const compared =
      command.edit.kind !== 'paste' && (command.edit.kind !== 'step' || command.edit.slice.openStart === 0)
    return { tr: typeof tr === 'string' ? null : tr, edit: compared ? command.edit : null }
  }
  const { from, to, $from } = state.selection
  const native =
    command.edit === 'format'
      ? state.tr.step(new AddMarkStep(from, to, schema.marks.rPr.create({ xml: '<w:u/>' })))
      : state.tr.setNodeMarkup($from.before(), null, { ...$from.parent.attrs, pPr: '<w:jc w:val="right"/>' })
  const tracked = trackTransaction(native, state, by)
  return { tr: tracked.ok ? tracked.tr : null, edit: null }
}

const opened = (doc: Node): EditorState => EditorState.create({ doc, plugins: [history()] })

test('random sessions obey the laws, command by command and as a whole', () => {
  fc.assert(
    fc.property(arbitraryRedline, fc.array(command, { minLength: 1, maxLength: 25 }), (doc, commands) => {
      const by = tracker()
      let current = doc
      for (const command of commands) {
        const before = select(opened(current), command)
        const { tr, edit } = run(before, command, by)
        if (tr === null) continue
        const after = before.apply(tr)
        expectLaws(before, after, edit)
        current = after.doc
      }
      expect(rejectMine(current).toJSON()).toEqual(rejectMine(doc).toJSON())
    }),
    { numRuns: Number(process.env.TRACK_RUNS ?? 150) },
  )
})

test('a session whose groups are kept is undone to the same blocks', () => {
  fc.assert(
    fc.property(arbitraryRedline, fc.array(command, { minLength: 1, maxLength: 10 }), (doc, commands) => {
      const by = tracker()
      let state = opened(inGroups(flatten(doc), 2))
      for (const command of commands) {
        state = select(state, command)
        const { tr } = run(state, command, by)
        if (tr === null) continue
        state = state.apply(tr)
        const next = regroup(tr, state)
        if (next === null) continue
        const blocks = flatten(state.doc).toJSON() as unknown
        state = state.apply(next)
        state.doc.check()
        expect(flatten(state.doc).toJSON()).toEqual(blocks)
      }
      while (undo(state, (tr) => (state = state.apply(tr))));
      expect(flatten(state.doc).toJSON()).toEqual(flatten(doc).toJSON())
    }),
    { numRuns: Number(process.env.TRACK_RUNS ?? 60) },
  )
})
