import type { Transaction } from 'prosemirror-state'
import { editRunProperties, element } from '../../../document/properties-xml.ts'
import { formatTracked } from '../format.ts'
import { insertText } from '../insert.ts'
import type { Tracker } from '../tracker.ts'

/** How a document sets its defined terms. */
export interface TermStyle {
  readonly open: string
  readonly close: string
  readonly bold: boolean
}

/** Puts quotation marks around a range, set as the document sets its terms. @returns the range of the term, marks left out. */
export function quoteTerm(
  tr: Transaction,
  from: number,
  to: number,
  style: TermStyle,
  tracker: Tracker,
): { from: number; to: number } {
  const before = tr.steps.length
  insertText(tr, to, to, style.close, null, tracker)
  const opened = insertText(tr, from, from, style.open, null, tracker)
  const end = tr.mapping.slice(before).map(to, -1)
  if (style.bold) embolden(tr, opened.to, end, tracker)
  return { from: opened.to, to: end }
}

/** Puts ` (the “Term”)` after a place. @returns where what was put in ends. */
export function nameTerm(tr: Transaction, at: number, term: string, style: TermStyle, tracker: Tracker): number {
  const lead = tr.doc.resolve(at).nodeBefore?.text?.endsWith(' ') === true ? '(the ' : ' (the '
  const inserted = insertText(tr, at, at, `${lead}${style.open}${term}${style.close})`, null, tracker)
  const from = inserted.from + lead.length + style.open.length
  if (style.bold) embolden(tr, from, from + term.length, tracker)
  return inserted.to
}

function embolden(tr: Transaction, from: number, to: number, tracker: Tracker): void {
  formatTracked(
    tr,
    from,
    to,
    (xml) => editRunProperties(xml, { 'w:b': element('w:b'), 'w:bCs': element('w:bCs') }),
    tracker,
  )
}
