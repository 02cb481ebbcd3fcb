import type { AgreementRow } from '../../api/agreements.ts'
import type { ListSort } from '../../api/list-views.ts'

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

type Key = string | number | null

/** What a column sorts by; null is "not set", which comes last whichever way it is sorted. */
const KEYS: Readonly<Record<string, (row: AgreementRow) => Key>> = {
  title: (row) => row.title,
  counterparty: (row) => row.counterparty || null,
  paper: (row) => row.paper,
  kind: (row) => row.kind || null,
  status: (row) => row.status,
  // What is closed waits for nobody.
  turn: (row) => (row.status === 'open' ? row.turn : null),
  lastRound: (row) => row.lastRound || null,
  lastActivity: (row) => row.lastActivity,
  openedAt: (row) => row.openedAt,
  openRevisions: (row) => row.openRevisions,
  owner: (row) => row.owner || null,
  // Amounts of one currency together: there is no rate to compare others by.
  value: (row) => (row.value === null ? null : Number(row.value.amount)),
  effectiveOn: (row) => row.effectiveOn,
  expiresOn: (row) => row.expiresOn,
  dueOn: (row) => row.dueOn,
  tags: (row) => (row.tags.length === 0 ? null : row.tags.join('\n')),
  marks: (row) => (row.forked || row.held ? `${row.forked ? 0 : 1}${row.held ? 0 : 1}` : null),
}

/** The rows in the order asked for; those that are equal in it by title. A column that is not known is the title. */
export function sorted(rows: readonly AgreementRow[], { column, direction }: ListSort): AgreementRow[] {
  const keyOf = KEYS[column] ?? ((row: AgreementRow) => row.title)
  const sign = direction === 'descending' ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row), group: column === 'value' ? (row.value?.currency ?? '') : '' }))
    .sort((a, b) => byKey(a, b, sign) || collator.compare(a.row.title, b.row.title) || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row)
}

interface Keyed {
  readonly key: Key
  readonly group: string
}

function byKey(a: Keyed, b: Keyed, sign: 1 | -1): number {
  if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
  if (a.group !== b.group) return collator.compare(a.group, b.group)
  if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key)
  return sign * compareText(String(a.key), String(b.key))
}

/** Instants and dates are longer than they are interesting: as text they compare a hundred times faster. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  if (ISO.test(a) && ISO.test(b)) return a < b ? -1 : 1
  return collator.compare(a, b)
}

const ISO = /^\d{4}-\d\d-\d\d/
