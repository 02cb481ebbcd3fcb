import { Fragment, Slice } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { schema } from '../../../../core/document/schema.ts'
import type { DocumentContext } from '../../../../core/document/style-sheet.ts'
import {
  backspace,
  deleteForward,
  deleteTracked,
  insertTracked,
  nextLook,
  splitTracked,
  typingRange,
  type CaretUnit,
} from '../../../../core/revision/track.ts'
import type { Tracking } from './tracking.ts'

/** Edits that have a meaning of their own; everything else is rewritten step by step as it comes from the view. */

function caretAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1)).scrollIntoView()
}

/** @param context the document's styles, of which one may follow another; without it the style stays */
export function enter(tracking: Tracking, context?: DocumentContext): Command {
  return (state, dispatch) => {
    const { tr } = state
    const tracker = tracking.tracker()
    const { from, to } = state.selection
    const at = from < to ? deleteTracked(tr, from, to, tracker).to : to
    const before = tr.steps.length
    splitTracked(tr, at, tracker, context === undefined ? null : nextLook(tr.doc, at, context))
    caretAt(tr, tr.mapping.slice(before).map(at, 1))
    dispatch?.(tracking.settle(tr))
    return true
  }
}

/** Types a character that the keyboard does not: a tab, a line break, a non-breaking space. */
export function typeText(tracking: Tracking, text: string): Command {
  return (state, dispatch) => {
    const { tr } = state
    const tracker = tracking.tracker()
    const { from, to } = typingRange(state, tracker)
    const inserted = insertTracked(tr, from, to, text, tracker)
    caretAt(tr, inserted.to)
    dispatch?.(tracking.settle(tr))
    return true
  }
}

export function erase(tracking: Tracking, direction: -1 | 1, unit: CaretUnit): Command {
  return (state, dispatch) => {
    const tr = (direction < 0 ? backspace : deleteForward)(state, tracking.tracker(), unit)
    if (tr !== null) dispatch?.(tracking.settle(tr))
    return true
  }
}

export function insertSlice(tracking: Tracking, slice: Slice, onDropped: (kinds: readonly string[]) => void): Command {
  return (state, dispatch) => {
    const { tr } = state
    const tracker = tracking.tracker()
    const { from, to } = typingRange(state, tracker)
    const inserted = insertTracked(tr, from, to, slice, tracker)
    caretAt(tr, inserted.to)
    if (inserted.dropped.length > 0) onDropped(inserted.dropped)
    dispatch?.(tracking.settle(tr).setMeta('paste', true))
    return true
  }
}

/** Plain lines as paragraphs that look like the one around the caret. */
export function linesToSlice(text: string, state: EditorState): Slice {
  const { parent } = state.selection.$from
  const attrs = parent.type === schema.nodes.paragraph ? { pPr: parent.attrs.pPr as string } : null
  const marks = state.storedMarks ?? state.selection.$from.marks()
  const look = marks.filter((mark) => mark.type === schema.marks.rPr)
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => schema.nodes.paragraph.create(attrs, line === '' ? null : schema.text(line, look)))
  if (paragraphs.length === 1) return new Slice(paragraphs[0]!.content, 0, 0)
  return new Slice(Fragment.fromArray(paragraphs), 1, 1)
}
