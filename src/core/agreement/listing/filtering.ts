import type { AgreementRow } from '../../api/agreements.ts'
import type { ListFilter } from '../../api/list-views.ts'

/** The rows for which everything that the filter sets holds. */
export function filtered(rows: readonly AgreementRow[], filter: ListFilter): AgreementRow[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => holds(row, filter) && words.every((word) => textOf(row).includes(word)))
}

function holds(row: AgreementRow, filter: ListFilter): boolean {
  const { status, turn, paper, counterparty, owner, kind, tag, held, forked } = filter
  return (
    hasStatus(row, status) &&
    (turn === null || (row.turn === turn && row.status === 'open')) &&
    (paper === null || row.paper === paper) &&
    (counterparty === null || row.counterparty === counterparty) &&
    (owner === null || row.owner === owner) &&
    (kind === null || row.kind === kind) &&
    (tag === null || row.tags.includes(tag)) &&
    (!held || row.held) &&
    (!forked || row.forked)
  )
}

function hasStatus(row: AgreementRow, status: ListFilter['status']): boolean {
  if (status === 'all') return true
  return status === 'current' ? row.status !== 'deleted' : row.status === status
}

/** What words are looked for in. Kept per row: each letter typed asks for all of them again. */
const texts = new WeakMap<AgreementRow, string>()

function textOf(row: AgreementRow): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const { title, counterparty, kind, owner, lastRound, tags } = row
  const text = [title, counterparty, kind, owner, lastRound, ...tags].join('\n').toLocaleLowerCase()
  texts.set(row, text)
  return text
}
