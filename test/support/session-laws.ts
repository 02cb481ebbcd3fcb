import { Fragment, type Node } from 'prosemirror-model'
import { history, undo } from 'prosemirror-history'
import { EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { expect } from 'vitest'
import { flatten } from '../../src/core/document/groups.ts'
import { noteKey, noteStory, notesIn } from '../../src/core/document/note-story.ts'
import type { Revision } from '../../src/core/document/revision-attrs.ts'
import { schema } from '../../src/core/document/schema.ts'
import type { DocumentContext } from '../../src/core/document/style-sheet.ts'
import { firstFreeId } from '../../src/core/revision/track.ts'
import { createTracking } from '../../src/renderer/features/document/editor/tracking.ts'
import {
  acceptedWithPlaces,
  acceptMine,
  expectIdentities,
  expectPlain,
  isInRowDeletedBy,
  rejectMine,
  textShape,
} from '../core/revision/track-oracle.ts'
import type { EditingSession } from './editing-session.ts'
import type { Picked } from './session-command.ts'
import { show } from './show.ts'

/** The laws of sessions.test.ts, one function each. */

/** Equal documents; where they are not, said in the notation of show.ts first. */
export function expectSame(found: Node, wanted: Node): void {
  if (found.eq(wanted)) return
  expect(show(found)).toBe(show(wanted))
  expect(found.toJSON()).toEqual(wanted.toJSON())
}

/** After whatever was done: a valid document, the same one in main, no identity twice, a selection that stands in it. */
export function expectSound({ state, main }: EditingSession, cameWithout = 0): void {
  state.doc.check()
  expectSame(main, state.doc)
  expectIdentities(state.doc)
  expectWholeFields(state.doc)
  expectOneText(state.doc)
  expect(withoutLastParagraph(state.doc)).toBeLessThanOrEqual(cameWithout)
  const { selection } = state
  expect(selection.from).toBeGreaterThanOrEqual(0)
  expect(selection.to).toBeLessThanOrEqual(state.doc.content.size)
  if (selection instanceof TextSelection) expect(selection.$head.parent.inlineContent).toBe(true)
  expect(Selection.fromJSON(state.doc, selection.toJSON()).eq(selection)).toBe(true)
}

/** How many cells, and documents, do not end in a paragraph as they should (ECMA-376 part 1, 17.4.65): files come so. */
export function withoutLastParagraph(doc: Node): number {
  const endsIn = (node: Node): string | undefined =>
    node.children.findLast((block) => block.attrs.marker !== true)?.type.name
  let count = endsIn(flatten(doc)) === 'paragraph' ? 0 : 1
  doc.descendants((node) => {
    if (node.type === schema.nodes.cell && endsIn(node) !== 'paragraph') count++
  })
  return count
}

/** A note is in the file once, whatever refers to it. */
function expectOneText(doc: Node): void {
  for (const [, references] of Map.groupBy(notesIn(doc), ({ node }) => noteKey(node))) {
    const [first, ...others] = references.map(({ node }) => noteStory(node))
    for (const other of others) {
      if (first == null || other == null) expect(other).toBe(first)
      else expectSame(other, first)
    }
  }
}

/** Every field that begins ends, in its cell (or outside of any), and has its parts in order. */
function expectWholeFields(doc: Node): void {
  const open: string[] = []
  doc.descendants((node) => {
    if (node.type === schema.nodes.cell) expectWholeFields(node)
    if (node.type !== schema.nodes.field) return node.type !== schema.nodes.cell
    const edge = node.attrs.edge as string
    if (edge === 'begin') open.push(edge)
    else if (open.pop() === undefined) throw new Error(`a field's ${edge} without its beginning`)
    else if (edge === 'separate') open.push(edge)
    return true
  })
  if (open.length > 0) throw new Error('a field without its end')
}

/**
 * The document without what the format has no way to track, so that it stays when its reason is rejected: bookmarks made
 * for references (references/bookmarks.ts), and definitions of lists (added-lists.ts), which are not written unused.
 */
function tracked(doc: Node): Node {
  const made = new Set<string>()
  doc.descendants((node) => {
    if (node.attrs.kind === 'bookmarkStart' && /^_Ref2\d{8}$/.test(node.attrs.name as string))
      made.add(String(node.attrs.id))
  })
  const visit = (node: Node): Node => {
    if (node.isInline) return node
    const kept = node.children.filter((child) => !isBookmark(child) || !made.has(String(child.attrs.id)))
    const content = Fragment.fromArray(kept.map(visit))
    return node.type === schema.nodes.doc
      ? node.type.create({ ...node.attrs, lists: null }, content)
      : node.copy(content)
  }
  return visit(doc)
}

const isBookmark = (node: Node): boolean => /^bookmark(Start|End)$/.test(String(node.attrs.kind))

/** A tracked edit by an author who is then rejected, accepted, or undone. */
export function expectTracked(
  before: EditorState,
  after: EditorState,
  tr: Transaction,
  author: string,
  picked: Picked,
  context: DocumentContext,
): void {
  expectSame(tracked(rejectMine(after.doc, author)), tracked(rejectMine(before.doc, author)))
  expect(ownInsideOwn(after.doc, author)).toBeLessThanOrEqual(ownInsideOwn(before.doc, author))
  if (before.selection instanceof TextSelection) expectAccepted(before, after, author, picked, context)
  let undone = EditorState.create({ doc: before.doc, plugins: [history()] }).apply(tr)
  undo(undone, (back) => (undone = undone.apply(back)))
  expectSame(undone.doc, before.doc)
}

function expectAccepted(
  before: EditorState,
  after: EditorState,
  author: string,
  picked: Picked,
  context: DocumentContext,
): void {
  if (picked.plain === null && picked.looksAtRevisions) return
  const { from, to } = before.selection
  // The places that are followed may keep a paragraph that would be gone without them.
  const followed = acceptedWithPlaces(before.doc, from, to, author).doc
  if (JSON.stringify(textShape(followed)) !== JSON.stringify(textShape(acceptMine(before.doc, author)))) return
  if (picked.plain !== null) expectPlain(before, after, picked.plain, author)
  else expectCommutes(before, after, author, picked, context)
}

/** How much content one author both inserted and deleted: their own insertion goes for good when they delete it. */
function ownInsideOwn(doc: Node, author: string): number {
  let size = 0
  doc.descendants((node) => {
    if (!node.isInline) return
    const on = (name: 'ins' | 'del'): boolean =>
      (schema.marks[name].isInSet(node.marks)?.attrs as Revision | undefined)?.author === author
    if (on('ins') && on('del')) size += node.nodeSize
  })
  return size
}

/** Accepting before a command and after it comes to the same. */
function expectCommutes(
  before: EditorState,
  after: EditorState,
  author: string,
  picked: Picked,
  context: DocumentContext,
): void {
  const { from, to, $from, $to } = before.selection
  if ([$from, $to].some(($pos) => isInRowDeletedBy($pos, author))) return
  const accepted = acceptedWithPlaces(before.doc, from, to, author)
  const state = EditorState.create({
    doc: accepted.doc,
    selection: TextSelection.create(accepted.doc, accepted.from, accepted.to),
  })
  const tracking = createTracking(firstFreeId(accepted.doc), author)
  const tr = picked.run(state, tracking, context)
  const rewritten = tr === null ? null : tracking.rewrite(tr, state)
  const doc = rewritten?.ok === true ? state.apply(rewritten.tr).doc : state.doc
  expect(textShape(acceptMine(after.doc, author))).toEqual(textShape(flatten(acceptMine(doc, author))))
}
