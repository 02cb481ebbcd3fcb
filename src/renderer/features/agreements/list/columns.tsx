import { GitFork, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AgreementRow } from '../../../../core/api/agreements.ts'
import { Badge } from '../../../ui/Badge.tsx'
import type { GridColumn } from '../../../ui/DataGrid.tsx'
import { exactTime, friendlyDate, friendlyTime } from '../../../ui/time.ts'
import { moneyText } from '../../../ui/money.ts'
import { TurnBadge } from '../../../ui/TurnBadge.tsx'
import { outcomeLabel } from '../../../ui/outcomes.ts'

/** Every column there is, in the order they stand in. */
export const COLUMNS: readonly GridColumn<AgreementRow>[] = [
  {
    id: 'title',
    label: 'Title',
    width: 15,
    grow: 3,
    cell: (row) => (
      <span data-opens title={row.title}>
        {row.title}
      </span>
    ),
  },
  { id: 'counterparty', label: 'Counterparty', width: 9, grow: 2, cell: (row) => text(row.counterparty) },
  { id: 'kind', label: 'Type', width: 7, grow: 1, cell: (row) => text(row.kind) },
  { id: 'status', label: 'Status', width: 8.5, cell: (row) => <span>{statusText(row)}</span> },
  {
    id: 'turn',
    label: 'Turn',
    width: 8.5,
    cell: (row) => (row.status === 'open' ? <TurnBadge turn={row.turn} /> : <Badge>{statusText(row)}</Badge>),
  },
  { id: 'paper', label: 'Paper', width: 5.5, cell: (row) => <span>{row.paper === 'ours' ? 'Ours' : 'Theirs'}</span> },
  { id: 'lastRound', label: 'Round', width: 10.5, cell: (row) => text(row.lastRound) },
  {
    id: 'openRevisions',
    label: 'Open revisions',
    width: 8,
    isNumber: true,
    cell: (row) => <span>{row.openRevisions.toLocaleString()}</span>,
  },
  { id: 'owner', label: 'Owner', width: 8, grow: 1, cell: (row) => text(row.owner) },
  {
    id: 'value',
    label: 'Value',
    width: 9,
    isNumber: true,
    cell: (row) => (row.value === null ? <NotSet /> : <span>{moneyText(row.value)}</span>),
  },
  { id: 'effectiveOn', label: 'Effective', width: 7.5, cell: (row) => date(row.effectiveOn) },
  { id: 'expiresOn', label: 'Expires', width: 7.5, cell: (row) => date(row.expiresOn) },
  { id: 'dueOn', label: 'Answer due', width: 7.5, cell: (row) => date(row.dueOn) },
  { id: 'tags', label: 'Tags', width: 8, grow: 1, cell: (row) => <Tags tags={row.tags} /> },
  { id: 'marks', label: 'Holds and forks', width: 8, cell: (row) => <Marks row={row} /> },
  { id: 'lastActivity', label: 'Last activity', width: 9.5, cell: (row) => time(row.lastActivity) },
  { id: 'openedAt', label: 'Opened', width: 10, cell: (row) => time(row.openedAt) },
]

/** Those that are chosen, in their own order; the title is always among them, for it names the row. */
export function chosenColumns(ids: readonly string[]): readonly GridColumn<AgreementRow>[] {
  return COLUMNS.filter(({ id }) => id === 'title' || ids.includes(id))
}

function text(value: string): ReactNode {
  return value === '' ? <NotSet /> : <span title={value}>{value}</span>
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

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return <NotSet />
  return <span title={tags.join(', ')}>{tags.join(', ')}</span>
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
