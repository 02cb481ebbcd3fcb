import * as fc from 'fast-check'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { closeHistory } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { AddMarkStep } from 'prosemirror-transform'
import { schema } from '../../src/core/document/schema.ts'
import {
  deleteColumnsTracked,
  deleteRowsTracked,
  deleteTableTracked,
  deleteTracked,
  formatTracked,
  insertColumnsTracked,
  insertRowsTracked,
  insertTracked,
} from '../../src/core/revision/track.ts'
import { enter, erase, insertSlice, typeText } from '../../src/renderer/features/document/editor/commands.ts'
import { pastedBlocks } from './arbitrary-redline.ts'
import { command, dispatched, type Picked, tableCommand } from './session-command.ts'
import { DRAFTING_COMMANDS } from './session-drafting.ts'
import { FORMATTING_COMMANDS } from './session-formatting.ts'
import { STRUCTURE_COMMANDS } from './session-structure.ts'

/** Everything that edits a document, for sessions at random: a new command is one entry, here or in a list below. */

const inlineSlice = (text: string): Slice =>
  text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0)
const openSlice = (blocks: readonly Node[]): Slice => Slice.maxOpen(Fragment.fromArray([...blocks]), false)
const closedSlice = (blocks: readonly Node[]): Slice => new Slice(Fragment.fromArray([...blocks]), 0, 0)
const ignore = (): void => {}
const nothing = fc.constant(null)
const units = fc.constantFrom('character', 'character', 'word', 'line')

/** The rows that the selection stands in, from the first's start to the last's end. */
function rowsAt(state: EditorState): { from: number; to: number } | null {
  const { $from, $to } = state.selection
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth--) {
    if ($from.node(depth).type === schema.nodes.row) return { from: $from.before(depth), to: $from.after(depth) }
  }
  return null
}

const TYPING_AND_TABLES: readonly fc.WeightedArbitrary<Picked>[] = [
  command({
    name: 'type',
    weight: 4,
    arbitrary: fc.constantFrom('X', 'Y', '\t', '\n', '\u00a0'),
    run: (state, tracking, text) => dispatched(typeText(tracking, text), state),
    plain: (text) => (/[A-Z]/.test(text) ? { kind: 'type', text } : null),
  }),
  command({
    name: 'type into the page',
    weight: 3,
    arbitrary: fc.constantFrom('Z', 'W'),
    run: (state, _tracking, text) => state.tr.replaceSelectionWith(schema.text(text), true),
    plain: (text) => ({ kind: 'step', slice: inlineSlice(text) }),
  }),
  command({
    // What an input method does: the letters just typed give way to others, again and again.
    name: 'compose',
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('N', 'NI', '你', '한', 'É', ''), fc.integer({ min: 1, max: 2 })),
    run: (state, _tracking, [text, length]) => {
      const { $from, empty, from } = state.selection
      if (!empty) return state.tr.insertText(text)
      const start = Math.max($from.start(), from - length)
      return start === from ? null : state.tr.insertText(text, start, from)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'Enter',
    weight: 3,
    arbitrary: nothing,
    run: (state, tracking) => dispatched(enter(tracking), state),
    plain: () => ({ kind: 'enter' }),
  }),
  command({
    name: 'Backspace',
    weight: 4,
    arbitrary: units,
    run: (state, tracking, unit) => dispatched(erase(tracking, -1, unit), state),
    plain: (unit) => ({ kind: 'backspace', unit }),
    looksAtRevisions: true,
  }),
  command({
    name: 'Delete',
    weight: 3,
    arbitrary: units,
    run: (state, tracking, unit) => dispatched(erase(tracking, 1, unit), state),
    plain: (unit) => ({ kind: 'forward', unit }),
    looksAtRevisions: true,
  }),
  command({
    name: 'delete in the page',
    arbitrary: nothing,
    run: (state) => state.tr.deleteSelection(),
  }),
  command({
    name: 'delete a range',
    arbitrary: nothing,
    run: (state, tracking) => {
      const { tr, selection } = state
      deleteTracked(tr, selection.from, selection.to, tracking.tracker())
      return tracking.settle(tr)
    },
    plain: () => ({ kind: 'delete' }),
  }),
  command({
    name: 'paste text',
    weight: 2,
    arbitrary: pastedBlocks.map((blocks) => blocks.filter((block) => block.type === schema.nodes.paragraph)),
    run: (state, tracking, blocks) => dispatched(insertSlice(tracking, openSlice(blocks), ignore), state),
  }),
  command({
    // At a paragraph's start whole blocks go before it, elsewhere they split it.
    name: 'paste blocks',
    arbitrary: fc.tuple(pastedBlocks, fc.boolean()),
    run: (state, tracking, [blocks, open]) =>
      dispatched(insertSlice(tracking, open ? openSlice(blocks) : closedSlice(blocks), ignore), state),
    looksAtRevisions: true,
  }),
  command({
    name: 'replace in the page',
    arbitrary: pastedBlocks,
    run: (state, _tracking, blocks) => state.tr.replaceSelection(openSlice(blocks)),
    looksAtRevisions: true,
  }),
  command({
    name: 'replace each',
    arbitrary: nothing,
    // Find and replace all: from the last to the first, in one transaction.
    run: (state, tracking) => {
      const { tr } = state
      const found: number[] = []
      state.doc.descendants((node, pos) => {
        if (node.isText && !node.marks.some((mark) => ['del', 'moveFrom'].includes(mark.type.name))) {
          for (const { index } of node.text!.matchAll(/a/g)) found.push(pos + index)
        }
      })
      for (const pos of found.toReversed()) insertTracked(tr, pos, pos + 1, 'Q', tracking.tracker())
      return found.length === 0 ? null : tracking.settle(tr)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'format',
    arbitrary: fc.constantFrom('', '<w:b/>', '<w:u w:val="single"/>'),
    run: (state, tracking, xml) => {
      const { tr, selection } = state
      const refusal = formatTracked(tr, selection.from, selection.to, () => xml, tracking.tracker())
      return refusal === null && tr.docChanged ? tracking.settle(tr) : null
    },
  }),
  command({
    name: 'format in the page',
    arbitrary: nothing,
    run: (state) => {
      const { from, to } = state.selection
      return state.tr.step(new AddMarkStep(from, to, schema.marks.rPr.create({ xml: '<w:i/>' })))
    },
  }),
  command({
    name: 'paragraph properties',
    arbitrary: fc.constantFrom('', '<w:jc w:val="right"/>'),
    run: (state, _tracking, pPr) => {
      const { $from } = state.selection
      if (!$from.parent.isTextblock) return null
      return state.tr.setNodeMarkup($from.before(), null, { ...$from.parent.attrs, pPr })
    },
  }),
  command({
    name: 'delete rows',
    arbitrary: nothing,
    run: (state) => {
      const rows = rowsAt(state)
      return rows && state.tr.delete(rows.from, rows.to)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'copy a row',
    arbitrary: nothing,
    run: (state) => {
      const rows = rowsAt(state)
      return rows && state.tr.insert(rows.to, state.doc.slice(rows.from, rows.to).content)
    },
    looksAtRevisions: true,
  }),
  tableCommand('row above', (tr, area, by) => insertRowsTracked(tr, area, 'above', by)),
  tableCommand('row below', (tr, area, by) => insertRowsTracked(tr, area, 'below', by)),
  tableCommand('column on the left', (tr, area, by) => insertColumnsTracked(tr, area, 'left', by)),
  tableCommand('column on the right', (tr, area, by) => insertColumnsTracked(tr, area, 'right', by)),
  tableCommand('delete the rows', deleteRowsTracked),
  tableCommand('delete the columns', deleteColumnsTracked),
  tableCommand('delete the table', deleteTableTracked),
  command({
    name: 'close the undo step',
    arbitrary: nothing,
    run: (state) => closeHistory(state.tr),
  }),
]

/** Any command with any argument. */
export const pickedCommand: fc.Arbitrary<Picked> = fc.oneof(
  ...TYPING_AND_TABLES,
  ...FORMATTING_COMMANDS,
  ...STRUCTURE_COMMANDS,
  ...DRAFTING_COMMANDS,
)
