import type { SortDescriptor } from 'react-aria-components'
import type { AgreementRow } from '../../../core/api/agreements.ts'

/** Rows whose title, counterparty or last round hold every word of the filter, in the order asked for. */
export function listed(rows: readonly AgreementRow[], filter: string, sort: SortDescriptor): AgreementRow[] {
  const words = filter.toLocaleLowerCase().split(/\s+/)
  const holds = (row: AgreementRow) => {
    const text = `${row.title} ${row.counterparty} ${row.lastRound}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
  const sign = sort.direction === 'descending' ? -1 : 1
  return rows.filter(holds).sort((a, b) => sign * compare(a, b, String(sort.column)) || byTitle(a, b))
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function byTitle(a: AgreementRow, b: AgreementRow): number {
  return collator.compare(a.title, b.title)
}

function compare(a: AgreementRow, b: AgreementRow, column: string): number {
  switch (column) {
    case 'counterparty':
      return collator.compare(a.counterparty, b.counterparty)
    case 'paper':
      return collator.compare(a.paper, b.paper)
    case 'turn':
      return collator.compare(a.turn, b.turn)
    case 'lastRound':
      return collator.compare(a.lastRound, b.lastRound)
    case 'openRevisions':
      return a.openRevisions - b.openRevisions
    case 'lastActivity':
      return collator.compare(a.lastActivity, b.lastActivity)
    default:
      return byTitle(a, b)
  }
}
