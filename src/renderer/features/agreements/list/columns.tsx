import { GitFork, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AgreementRow } from '../../../../core/api/agreements.ts'
import { Badge } from '../../../ui/Badge.tsx'
import type { GridColumn } from '../../../ui/DataGrid.tsx'
import { exactTime, friendlyDate, friendlyTime } from '../../../ui/time.ts'
import { moneyText } from '../../../ui/money.ts'
import { TurnBadge } from '../../../ui/TurnBadge.tsx'
import { outcomeLabel } from '../../../ui/outcomes.ts'

const counts = new Intl.NumberFormat()

/** Every column there is, in the order they stand in. */
export const COLUMNS: readonly GridColumn<AgreementRow>[] = [
  {
    id: 'title',
    label: 'Title',
    width: 15,
    grow: 3,
    isCut: true,
    hint: (row) => row.title,
    cell: (row) => <span data-opens>{row.title}</span>,
  },
  words('counterparty', 'Counterparty', { width: 9, grow: 2 }),
  words('kind', 'Type', { width: 7, grow: 1 }),
  { id: 'status', label: 'Status', width: 8.5, cell: statusText },
  {
    id: 'turn',
    label: 'Turn',
    width: 8.5,
    cell: (row) => (row.status === 'open' ? <TurnBadge turn={row.turn} /> : <Badge>{statusText(row)}</Badge>),
  },
  { id: 'paper', label: 'Paper', width: 5.5, cell: (row) => (row.paper === 'ours' ? 'Ours' : 'Theirs') },
  words('lastRound', 'Round', { width: 10.5 }),
  {
    id: 'openRevisions',
    label: 'Open revisions',
    width: 8,
    isNumber: true,
    cell: (row) => counts.format(row.openRevisions),
  },
  words('owner', 'Owner', { width: 8, grow: 1 }),
  {
    id: 'value',
    label: 'Value',
    width: 9,
    isNumber: true,
    isCut: true,
    cell: (row) => (row.value === null ? <NotSet /> : moneyText(row.value)),
  },
  { id: 'effectiveOn', label: 'Effective', width: 7.5, cell: (row) => date(row.effectiveOn) },
  { id: 'expiresOn', label: 'Expires', width: 7.5, cell: (row) => date(row.expiresOn) },
  { id: 'dueOn', label: 'Answer due', width: 7.5, cell: (row) => date(row.dueOn) },
  {
    id: 'tags',
    label: 'Tags',
    width: 8,
    grow: 1,
    isCut: true,
    hint: ({ tags }) => (tags.length === 0 ? undefined : tags.join(', ')),
    cell: ({ tags }) => (tags.length === 0 ? <NotSet /> : tags.join(', ')),
  },
  { id: 'marks', label: 'Holds and forks', width: 8, isCut: true, cell: (row) => <Marks row={row} /> },
  { id: 'lastActivity', label: 'Last activity', width: 9.5, cell: (row) => time(row.lastActivity) },
  { id: 'openedAt', label: 'Opened', width: 10, cell: (row) => time(row.openedAt) },
]

/** Those that are chosen, in their own order; the title is always among them, for it names the row. */
export function chosenColumns(ids: readonly string[]): readonly GridColumn<AgreementRow>[] {
  return COLUMNS.filter(({ id }) => id === 'title' || ids.includes(id))
}

/** A column of a row's own words, which may be long. Text stands in its cell without a box of its own: thousands scroll by. */
function words(
  id: 'counterparty' | 'kind' | 'lastRound' | 'owner',
  label: string,
  size: { readonly width: number; readonly grow?: number },
): GridColumn<AgreementRow> {
  return {
    id,
    label,
    ...size,
    isCut: true,
    hint: (row) => row[id] || undefined,
    cell: (row) => row[id] || <NotSet />,
  }
}

function date(value: string | null): ReactNode {
  return value === null ? <NotSet /> : <time dateTime={value}>{friendlyDate(value)}</time>
}

function time(value: string): ReactNode {
  return (
    <time dateTime={value} title={exactTime(value)}>
      {friendlyTime(value)}
    </time>
  )
}

function statusText({ status, outcome }: AgreementRow): string {
  if (status !== 'closed') return status === 'open' ? 'Open' : 'Deleted'
  return outcome === null ? 'Closed' : outcomeLabel(outcome)
}

function Marks({ row }: { readonly row: AgreementRow }) {
  return (
    <>
      {row.forked ? (
        <Badge tone="warning" icon={GitFork}>
          Fork
        </Badge>
      ) : null}
      {row.held ? <Badge icon={Lock}>Hold</Badge> : null}
    </>
  )
}

function NotSet() {
  return (
    <span className="field__hint">
      <span aria-hidden>–</span>
      <span className="visually-hidden">not set</span>
    </span>
  )
}
