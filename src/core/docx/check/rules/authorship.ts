import { each, type RuleMaker } from '../rule.ts'
import { REVISIONS } from './ids.ts'

/** CT_Markup alone, without author or date (ECMA-376 part 1, 17.13.5.35). */
const NO_AUTHOR: ReadonlySet<string> = new Set(['w:tblGridChange'])

/** w:author is required of every tracked change and comment, w:date is optional (CT_TrackChange, 17.13.5; ranges of moves: CT_MoveBookmark). */
export const authorship: RuleMaker = (findings) => ({
  everyCopy: true,
  enter: each([...REVISIONS.filter((name) => !NO_AUTHOR.has(name)), 'w:comment'], (place) => {
    const author = place.attr('w:author')
    if (author === undefined) {
      findings.error('author-missing', place, `this ${place.name} has no w:author: the schema requires one`)
    } else if (author.trim() === '') {
      findings.warning('author-missing', place, `this ${place.name} names nobody as its author`)
    }
    const date = place.attr('w:date')
    if (date === undefined) {
      findings.warning('date-missing', place, `this ${place.name} does not say when it was made`)
    }
    for (const value of [date, place.attr('w16du:dateUtc')]) {
      if (value !== undefined && !isDateTime(value)) {
        findings.error('date-bad', place, `"${value}" is no date such as 2024-01-31T12:00:00Z: Word refuses the file`)
      }
    }
  }),
})

/** xsd:dateTime (XML Schema part 2, 3.2.7). */
function isDateTime(value: string): boolean {
  const m = /^-?(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-](\d\d):(\d\d))?$/.exec(value.trim())
  if (m === null) return false
  const [year, month, day, hour, minute, second] = m.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  const inDay = hour < 24 || (hour === 24 && minute === 0 && second === 0)
  return day >= 1 && day <= days && inDay && minute < 60 && second < 60
}
