import { FileInput, FileStack, SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { SortDescriptor } from 'react-aria-components'
import type { AgreementRow } from '../../../core/api/agreements.ts'
import type { ArchiveInfo } from '../../../core/api/archive.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { notify } from '../../ui/notices.ts'
import { Table, type TableColumn } from '../../ui/Table.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { exactTime, friendlyTime } from '../../ui/time.ts'
import { TurnBadge } from '../../ui/TurnBadge.tsx'
import { useFileDrop } from '../../ui/useFileDrop.ts'
import { useOperation } from '../../useOperation.ts'
import { importDropped, pickForImport } from './importing.ts'
import { listed } from './listing.ts'
import './Agreements.css'

interface AgreementsScreenProps {
  readonly archive: ArchiveInfo
  readonly onOpen: (id: string) => void
}

export function AgreementsScreen({ archive, onOpen }: AgreementsScreenProps) {
  const { value: rows, error } = useOperation('agreement.list', {}, ['archive-changed', 'agreement-changed'])
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<SortDescriptor>({ column: 'lastActivity', direction: 'descending' })
  const { isOver, handlers } = useFileDrop(archive.readOnly ? refuseDropped : importDropped)
  const shown = useMemo(() => listed(rows ?? [], filter, sort), [rows, filter, sort])
  const isEmpty = rows?.length === 0

  return (
    <div className="agreements" {...handlers}>
      <header className="agreements__header">
        <div className="agreements__heading">
          <h1 className="agreements__title" tabIndex={-1}>
            Agreements
          </h1>
          <p className="agreements__archive" title={archive.path}>
            {archive.name}
          </p>
        </div>
        {isEmpty ? null : (
          <TextField
            className="agreements__filter"
            label="Filter agreements"
            isLabelHidden
            placeholder="Filter"
            type="search"
            value={filter}
            onChange={setFilter}
          />
        )}
        {isEmpty ? null : <ImportButton isDisabled={archive.readOnly} />}
      </header>
      <div className="agreements__messages">{error === undefined ? null : <Banner tone="error">{error}</Banner>}</div>
      <div className={isEmpty || shown.length === 0 ? 'agreements__body agreements__body--empty' : 'agreements__body'}>
        {isEmpty ? <NothingYet isReadOnly={archive.readOnly} /> : null}
        {rows !== undefined && !isEmpty && shown.length === 0 ? (
          <NothingFound filter={filter} clear={() => setFilter('')} />
        ) : null}
        {shown.length === 0 ? null : (
          <Table
            label="Agreements"
            columns={COLUMNS}
            items={shown}
            sort={sort}
            nameOf={(row) => row.title}
            onSort={setSort}
            onOpen={onOpen}
          />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {filter === '' ? '' : `${shown.length} of ${rows?.length ?? 0} agreements`}
      </p>
      {isOver ? <div className="agreements__drop">Drop to make agreements of these documents</div> : null}
    </div>
  )
}

function refuseDropped(): void {
  notify({ tone: 'warning', title: 'This archive is open for reading only: nothing can be imported into it.' })
}

const COLUMNS: readonly TableColumn<AgreementRow>[] = [
  { id: 'title', label: 'Title', kind: 'main', cell: (row) => row.title },
  {
    id: 'counterparty',
    label: 'Counterparty',
    cell: (row) => (row.counterparty === '' ? <NotSet /> : row.counterparty),
  },
  { id: 'paper', label: 'Paper', kind: 'short', cell: (row) => (row.paper === 'ours' ? 'Ours' : 'Theirs') },
  { id: 'turn', label: 'Turn', kind: 'short', cell: (row) => <TurnBadge turn={row.turn} /> },
  { id: 'lastRound', label: 'Last round', kind: 'short', cell: (row) => row.lastRound },
  {
    id: 'openRevisions',
    label: 'Open changes',
    kind: 'number',
    cell: (row) => row.openRevisions.toLocaleString(),
  },
  {
    id: 'lastActivity',
    label: 'Last activity',
    kind: 'short',
    cell: (row) => (
      <time dateTime={row.lastActivity} title={exactTime(row.lastActivity)}>
        {friendlyTime(row.lastActivity)}
      </time>
    ),
  },
]

function NotSet() {
  return (
    <span className="field__hint">
      <span aria-hidden>–</span>
      <span className="visually-hidden">not set</span>
    </span>
  )
}

function ImportButton({ isDisabled }: { readonly isDisabled: boolean }) {
  return (
    <Button kind="primary" isDisabled={isDisabled} onPress={() => void pickForImport()}>
      <FileInput size={15} aria-hidden />
      Import…
    </Button>
  )
}

function NothingYet({ isReadOnly }: { readonly isReadOnly: boolean }) {
  return (
    <EmptyState icon={FileStack} title="No agreements yet" actions={<ImportButton isDisabled={isReadOnly} />}>
      Import the Word document you are negotiating, or drop one or several here. Each becomes an agreement with its
      first round; the original is kept as it came.
    </EmptyState>
  )
}

function NothingFound({ filter, clear }: { readonly filter: string; readonly clear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="No agreement matches" actions={<Button onPress={clear}>Show all</Button>}>
      Neither a title nor a counterparty holds “{filter}”.
    </EmptyState>
  )
}
