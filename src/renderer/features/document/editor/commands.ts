import { Fragment, Slice, type Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { schema } from '../../../../core/document/schema.ts'
import {
  backspace,
  deleteForward,
  deleteTracked,
  formatTracked,
  insertTracked,
  splitTracked,
  type CaretUnit,
} from '../../../../core/revision/track.ts'
import type { Looks } from '../view/looks.ts'
import type { Tracking } from './tracking.ts'
import { withToggle, type Toggled } from './rpr.ts'

/** Edits that have a meaning of their own; everything else is rewritten step by step as it comes from the view. */

function caretAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1)).scrollIntoView()
}

export function enter(tracking: Tracking): Command {
  return (state, dispatch) => {
    const { tr } = state
    const tracker = tracking.tracker()
    const { from, to } = state.selection
    const at = from < to ? deleteTracked(tr, from, to, tracker).to : to
    const before = tr.steps.length
    splitTracked(tr, at, tracker)
    caretAt(tr, tr.mapping.slice(before).map(at, 1))
    dispatch?.(tracking.settle(tr))
    return true
  }
}

/** Types a character that the keyboard does not: a tab, a line break, a non-breaking space. */
export function typeText(tracking: Tracking, text: string): Command {
  return (state, dispatch) => {
    const { tr } = state
    const { from, to } = state.selection
    const inserted = insertTracked(tr, from, to, text, tracking.tracker())
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
    const { from, to } = state.selection
    const inserted = insertTracked(tr, from, to, slice, tracking.tracker())
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

/** Runs of a selection with the format of the paragraph each is in. */
function looksIn(state: EditorState, looks: Looks, see: (node: Node, rPr: string, base: Node) => void): void {
  const { from, to } = state.selection
  state.doc.nodesBetween(from, to, (node, _pos, parent) => {
    if (node.isText && parent !== null) see(node, rPrOf(node), parent)
    return true
  })
}

function rPrOf(node: Node): string {
  return (schema.marks.rPr.isInSet(node.marks)?.attrs.xml as string | undefined) ?? ''
}

function isOn(looks: Looks, paragraph: Node, rPr: string, what: Toggled): boolean {
  const run = looks.formatter.run(looks.formatter.paragraph(paragraph.attrs.pPr as string), rPr)
  return what === 'underline' ? run.underline !== null : run[what]
}

/** Whether what would be typed here, or all of the selection, is bold (italic, underlined). */
export function hasToggle(state: EditorState, looks: Looks, what: Toggled): boolean {
  const { selection } = state
  if (selection.empty) {
    const { parent } = selection.$from
    const marks = state.storedMarks ?? selection.$from.marks()
    const rPr = (schema.marks.rPr.isInSet(marks)?.attrs.xml as string | undefined) ?? ''
    return parent.type === schema.nodes.paragraph && isOn(looks, parent, rPr, what)
  }
  let all = true
  let any = false
  // A long selection is not read to its end: the button shows what its first part is.
  let budget = 400
  state.doc.nodesBetween(selection.from, selection.to, (node, _pos, parent) => {
    if (budget <= 0 || !all) return false
    if (node.isText && parent !== null) {
      budget--
      any = true
      all &&= isOn(looks, parent, rPrOf(node), what)
    }
    return true
  })
  return all && any
}

export function toggle(tracking: Tracking, looks: Looks, what: Toggled, refuse: (reason: string) => void): Command {
  return (state, dispatch) => {
    const on = !hasToggle(state, looks, what)
    const { tr, selection } = state
    const { parent } = selection.$from
    if (selection.empty) {
      if (parent.type !== schema.nodes.paragraph) return false
      const marks = state.storedMarks ?? selection.$from.marks()
      const mark = schema.marks.rPr.isInSet(marks)
      const plain = !isOn(looks, parent, '', what)
      const xml = withToggle((mark?.attrs.xml as string | undefined) ?? '', what, on, plain)
      const others = marks.filter((m) => m !== mark)
      tr.setStoredMarks(xml === '' ? others : schema.marks.rPr.create({ xml }).addToSet(others))
      dispatch?.(tr)
      return true
    }
    const plain = new Map<string, boolean>()
    looksIn(state, looks, (_node, rPr, paragraph) => plain.set(rPr, !isOn(looks, paragraph, '', what)))
    const refusal = formatTracked(
      tr,
      selection.from,
      selection.to,
      (rPr) => withToggle(rPr, what, on, plain.get(rPr) ?? true),
      tracking.tracker(),
    )
    if (refusal === null) dispatch?.(tracking.settle(tr))
    else refuse(refusal)
    return true
  }
}
