import { exactTime, timeAsWritten } from '../../ui/time.ts'
import type { GroupedChange } from '../../../core/revision/changes.ts'
import type { RevisionKind } from '../../../core/revision/revisions.ts'

const SAID: Readonly<Record<RevisionKind, string>> = {
  insertion: 'Inserted',
  deletion: 'Deleted',
  moveFrom: 'Moved away',
  moveTo: 'Moved here',
  formatting: 'Formatted',
  paragraphInsertion: 'Paragraph inserted',
  paragraphDeletion: 'Paragraph end deleted',
  paragraphMoveFrom: 'Paragraph moved away',
  paragraphMoveTo: 'Paragraph moved here',
  markFormatting: 'Paragraph mark formatted',
  paragraphFormatting: 'Paragraph formatted',
  rowInsertion: 'Row inserted',
  rowDeletion: 'Row deleted',
  rowFormatting: 'Row formatted',
  cellInsertion: 'Cell inserted',
  cellDeletion: 'Cell deleted',
  cellMerge: 'Cells merged or split',
  cellFormatting: 'Cell formatted',
  tableFormatting: 'Table formatted',
  sectionFormatting: 'Page setup changed',
}

/** What happened, as a participle: "Inserted", "Row deleted". */
export function said(kind: RevisionKind): string {
  return SAID[kind]
}

/** Revisions come in bursts with the same time, and every one of them on the page says when it was. */
const dates = new Map<string, string>()

/** Word writes local time and calls it UTC: shown as written, unless the file has the real one. */
export function revisionDate(date: string | null, utc: string | null): string {
  const key = `${date} ${utc}`
  let shown = dates.get(key)
  if (shown === undefined) {
    const told = utc ?? date ?? ''
    const known = !Number.isNaN(Date.parse(told))
    shown = known ? (utc === null ? timeAsWritten : exactTime)(told) : 'an unknown date'
    if (dates.size > 5000) dates.clear()
    dates.set(key, shown)
  }
  return shown
}

/** The same of a change that may be a replacement: "Replaced by Jane Doe on …". */
export function describeChange(change: GroupedChange): string {
  const { kind, parts, author, date, utc } = change
  const what = kind === 'replacement' ? 'Replaced' : said(parts[0]!.kind)
  return described(what + placeOf(change), author, date, utc)
}

/** " in a footnote" for a change in one, '' in the text itself. */
export function placeOf({ parts }: GroupedChange): string {
  const { inNote } = parts[0]!
  return inNote === undefined ? '' : inNote.kind === 'endnote' ? ' in an endnote' : ' in a footnote'
}

/** "Inserted by Jane Doe on 4 May 2026, 10:12" */
export function describe(kind: RevisionKind, author: string, date: string | null, utc: string | null): string {
  return described(said(kind), author, date, utc)
}

function described(what: string, author: string, date: string | null, utc: string | null): string {
  return `${what} by ${author === '' ? 'an unnamed author' : author} on ${revisionDate(date, utc)}`
}
