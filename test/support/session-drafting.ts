import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, Selection, type Transaction } from 'prosemirror-state'
import { createQuery } from '../../src/core/document/find/query.ts'
import { noteStory, notesIn } from '../../src/core/document/note-story.ts'
import type { Tracking } from '../../src/renderer/features/document/editor/tracking.ts'
import { schema } from '../../src/core/document/schema.ts'
import type { HtmlNode } from '../../src/core/paste/html-tree.ts'
import { pasteHtml } from '../../src/core/paste/paste-html.ts'
import {
  insertFootnote,
  insertReference,
  insertTracked,
  nameTerm,
  quoteTerm,
  deleteTracked,
  replaceAllTracked,
  setFootnoteText,
  setNoteStory,
  splitTracked,
  TRACKED,
  updateResults,
} from '../../src/core/revision/track.ts'
import { contextFor } from '../../src/core/document/added-lists.ts'
import { el } from '../core/paste/html.ts'
import { command, type Picked } from './session-command.ts'

/** What is put in rather than typed: references, terms, footnotes, replacements, what comes from other programs. */

const parts = fc.nat(1000)
const part = <T>(of: readonly T[], thousandths: number): T | undefined =>
  of[Math.floor((thousandths / 1001) * of.length)]

function positionsOf(doc: Node, is: (node: Node) => boolean): number[] {
  const found: number[] = []
  doc.descendants((node, pos) => {
    if (is(node)) found.push(pos)
  })
  return found
}

/** Paragraphs to refer to. In one that is pending the bookmark, which stays, would keep it when it is rejected. */
function clausesOf(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.attrs.markRevisions === null) found.push(pos)
    return node.type !== schema.nodes.row || node.attrs.revisions === null
  })
  return found
}

/** Where the results of the fields stand, of those with nothing but text in them. */
function resultsIn(doc: Node): { from: number; to: number }[] {
  return positionsOf(doc, (node) => node.attrs.edge === 'separate').flatMap((pos) => {
    const from = pos + 1
    let to = from
    while (doc.nodeAt(to)?.isText === true) to += doc.nodeAt(to)!.nodeSize
    return doc.nodeAt(to)?.attrs.edge === 'end' ? [{ from, to }] : []
  })
}

const style = fc.record({ open: fc.constant('“'), close: fc.constant('”'), bold: fc.boolean() })

const words = fc.constantFrom('P', ' P', 'P Q', '\t')
const run: fc.Arbitrary<HtmlNode> = fc.oneof(
  words,
  words.map((text) => el('b', text)),
  words.map((text) => el('span', { style: 'font-style:italic;color:#123456' }, text)),
  fc.constant(el('br')),
)
const runs = fc.array(run, { minLength: 1, maxLength: 3 })
const html: fc.Arbitrary<HtmlNode> = fc.oneof(
  runs.map((content) => el('p', ...content)),
  runs.map((content) => el('h1', ...content)),
  fc
    .tuple(fc.constantFrom('ul', 'ol'), fc.array(runs, { minLength: 1, maxLength: 2 }))
    .map(([name, items]) => el(name, ...items.map((content) => el('li', ...content)))),
  fc
    .array(fc.tuple(runs, runs), { minLength: 1, maxLength: 2 })
    .map((rows) => el('table', ...rows.map((cells) => el('tr', ...cells.map((content) => el('td', ...content)))))),
  run,
)

function editNote(
  note: EditorState,
  tracking: Tracking,
  { at, length, text }: { at: number; length: number; text: string },
): Transaction {
  const { tr, doc } = note
  const from = Selection.near(doc.resolve(Math.floor((at / 1001) * doc.content.size))).from
  const to = Math.max(from, Selection.near(doc.resolve(Math.min(doc.content.size, from + length)), -1).from)
  const tracker = tracking.tracker()
  if (text === '\n') splitTracked(tr, deleteTracked(tr, from, to, tracker).to, tracker)
  else if (text === '') deleteTracked(tr, from, to, tracker)
  else insertTracked(tr, from, to, text, tracker)
  return tracking.settle(tr)
}

const query = createQuery({ text: 'a', matchCase: true, wholeWord: false, isPattern: false, inDeleted: false })

export const DRAFTING_COMMANDS: readonly fc.WeightedArbitrary<Picked>[] = [
  command({
    name: 'reference',
    arbitrary: fc.record({
      target: parts,
      form: fc.constantFrom<'relative' | 'full'>('relative', 'full'),
      before: fc.constantFrom('', 'C '),
    }),
    run: (state, tracking, { target, form, before }) => {
      const { tr, selection } = state
      const pos = part(clausesOf(state.doc), target)
      if (pos === undefined) return null
      const reference = { target: pos, form, result: '1', before }
      const { to } = insertReference(tr, selection.from, selection.to, reference, tracking.tracker())
      return tr.docChanged ? tracking.settle(tr.setSelection(Selection.near(tr.doc.resolve(to), 1))) : null
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'update references',
    arbitrary: fc.constantFrom('7', '8'),
    run: (state, tracking, now) => {
      const { tr } = state
      const results = resultsIn(state.doc).map((place) => ({ ...place, now }))
      return updateResults(tr, results, tracking.tracker()) > 0 ? tracking.settle(tr) : null
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'quote a term',
    arbitrary: style,
    run: (state, tracking, style) => {
      const { tr, selection } = state
      if (selection.empty) return null
      quoteTerm(tr, selection.from, selection.to, style, tracking.tracker())
      return tracking.settle(tr)
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'name a term',
    arbitrary: style,
    run: (state, tracking, style) => {
      const { tr, selection } = state
      const end = nameTerm(tr, selection.to, 'T', style, tracking.tracker())
      return tracking.settle(tr.setSelection(Selection.near(tr.doc.resolve(end), 1)))
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'footnote',
    arbitrary: fc.constantFrom(['N'], ['N', 'O']),
    run: (state, tracking, lines) => {
      const { tr, selection } = state
      const at = insertFootnote(tr, selection.to, lines, { styleId: null }, tracking.tracker())
      return at === null ? null : tracking.settle(tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1)))
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'text of a footnote',
    arbitrary: parts,
    run: (state, tracking, which) => {
      const { tr } = state
      const pos = part(
        positionsOf(state.doc, (node) => node.type === schema.nodes.noteRef),
        which,
      )
      return pos !== undefined && setFootnoteText(tr, pos, ['M'], tracking.tracker()) ? tracking.settle(tr) : null
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'in a note of the file',
    weight: 2,
    arbitrary: fc.record({ which: parts, at: parts, length: fc.nat(3), text: fc.constantFrom('N', '', '\n') }),
    run: (state, tracking, { which, at, length, text }) => {
      const notes = notesIn(state.doc).filter(({ node }) => noteStory(node) !== null)
      const place = part(notes, which)
      if (place === undefined) return null
      const note = EditorState.create({ doc: noteStory(place.node)! })
      const made = editNote(note, tracking, { at, length, text })
      const { tr } = state
      return setNoteStory(tr, place.pos, note.apply(made).doc) ? tr.setMeta(TRACKED, true) : null
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'find and replace all',
    arbitrary: fc.constantFrom('R', 'aS', ''),
    run: (state, tracking, replacement) => {
      if (!query.ok) throw new Error(query.error.message)
      // It works on documents as the editor holds them: in groups.
      if (state.doc.firstChild?.type !== schema.nodes.group) return null
      const { tr } = state
      replaceAllTracked(tr, replacement, query.value, tracking.tracker())
      return tr.docChanged ? tracking.settle(tr) : null
    },
    looksAtRevisions: true,
  }),
  command({
    name: 'paste from elsewhere',
    weight: 2,
    arbitrary: fc.tuple(
      fc.array(html, { minLength: 1, maxLength: 3 }),
      fc.constantFrom<'match' | 'keep'>('match', 'keep'),
    ),
    run: (state, tracking, [nodes, mode], context) => {
      const { tr, selection, doc } = state
      const { $from } = selection
      const rPr = (schema.marks.rPr.isInSet($from.marks())?.attrs.xml as string | undefined) ?? ''
      const pPr = $from.parent.attrs.pPr as string
      const { slice } = pasteHtml(nodes, { context: contextFor(doc, context), mode, pPr, rPr, width: 9000 })
      if (slice.size === 0) return null
      const { to } = insertTracked(tr, selection.from, selection.to, slice, tracking.tracker())
      return tracking.settle(tr.setSelection(Selection.near(tr.doc.resolve(to), 1)))
    },
    looksAtRevisions: true,
  }),
]
