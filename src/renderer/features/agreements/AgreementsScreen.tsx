import { FileStack, SearchX, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { filtered } from '../../../core/agreement/listing/filtering.ts'
import { sorted } from '../../../core/agreement/listing/sorting.ts'
import type { ArchiveInfo } from '../../../core/api/archive.ts'
import type { ListSettings } from '../../../core/api/list-views.ts'
import { NO_FILTER } from '../../../core/api/list-views.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ContextMenu } from '../../ui/ContextMenu.tsx'
import { DataGrid, type GridHandle, type MenuPoint } from '../../ui/DataGrid.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { notify, notifyError } from '../../ui/notices.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useFileDrop } from '../../ui/useFileDrop.ts'
import { ask, useAsk } from './acting.ts'
import { importDropped } from './importing/candidates.ts'
import { chosenColumns } from './list/columns.tsx'
import { ColumnsPanel } from './list/ColumnsPanel.tsx'
import { filterChoices, filterParts } from './list/filter-words.ts'
import { FilterPanel } from './list/FilterPanel.tsx'
import { at, leaveAt, useFilter } from './list/list-state.ts'
import { MarkedBar } from './list/MarkedBar.tsx'
import { menuEntries } from './list/menu.ts'
import { useAgreements } from './list/useAgreements.ts'
import { ViewsMenu } from './list/ViewsMenu.tsx'
import { NewMenu } from './NewMenu.tsx'
import { useAgreementCommands } from './useAgreementCommands.ts'
import './Agreements.css'

interface AgreementsScreenProps {
  readonly archive: ArchiveInfo
  readonly settings: ListSettings
  /** @returns the message to show if it failed */
  readonly onSettings: (settings: ListSettings) => Promise<string | undefined>
  readonly onOpen: (id: string) => void
}

const NONE: ReadonlySet<string> = new Set()

/** Every agreement of the archive: found, sorted, opened, and changed one or many at once. */
export function AgreementsScreen({ archive, settings: stored, onSettings, onOpen }: AgreementsScreenProps) {
  const { readOnly } = archive
  const { rows, error } = useAgreements()
  const [filter, setFilter] = useFilter(archive.path)
  const [asked, setAsked] = useState<ReadonlySet<string>>(NONE)
  const [menu, setMenu] = useState<MenuPoint & { readonly id: string }>()
  const grid = useRef<GridHandle>(null)
  const dialog = useAsk()
  const hadDialog = useRef(false)
  const { isOver, handlers } = useFileDrop(readOnly ? refuseDropped : importDropped)

  // At once on screen, and then on disk.
  const [settings, setSettings] = useState(stored)
  const { sort, columns, views } = settings
  const matching = useMemo(() => filtered(rows ?? [], filter), [rows, filter])
  const shown = useMemo(() => sorted(matching, sort), [matching, sort])
  const columnsShown = useMemo(() => chosenColumns(columns), [columns])
  const choices = useMemo(() => filterChoices(rows ?? []), [rows])
  // What the filter hides is not marked: nothing is done to what one does not see.
  const targets = useMemo(() => shown.filter(({ id }) => asked.has(id)), [shown, asked])
  const marked = useMemo(() => (targets.length === 0 ? NONE : new Set(targets.map(({ id }) => id))), [targets])

  const save = (change: Partial<ListSettings>) => {
    const next = { ...settings, ...change }
    setSettings(next)
    const saving = async () => {
      const message = await onSettings(next)
      if (message !== undefined) notifyError({ message })
    }
    void saving()
  }
  const open = (id: string) => {
    leaveAt(archive.path, id)
    onOpen(id)
  }
  /** What a key or a menu on a row is about: all that is marked, if the row is among them. */
  const meant = (id: string) => (marked.has(id) ? targets : shown.filter((row) => row.id === id))
  const press = (id: string, key: string): boolean => {
    const row = shown.find((each) => each.id === id)
    if (readOnly || row === undefined) return false
    if (key === 'Delete') ask({ kind: 'delete', targets: meant(id) })
    else if (key === 'F2') ask({ kind: 'rename', target: row })
    else return false
    return true
  }
  useAgreementCommands(targets, readOnly)
  const unmark = () => {
    setAsked(NONE)
    grid.current?.focus()
  }

  useEffect(() => {
    // What a dialog was opened from may be gone by then.
    if (hadDialog.current && dialog === null) grid.current?.focus()
    hadDialog.current = dialog !== null
  }, [dialog])

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
            value={filter.text}
            onChange={(text) => setFilter({ ...filter, text })}
          />
        )}
        <NewMenu isDisabled={readOnly} />
      </header>
      {targets.length === 0 ? null : <MarkedBar targets={targets} isReadOnly={readOnly} onUnmark={unmark} />}
      {isEmpty || targets.length > 0 ? null : (
        <div className="agreements__tools" role="toolbar" aria-label="The list">
          <ViewsMenu
            shown={{ filter, sort, columns }}
            views={views}
            onShow={(view) => {
              setFilter(view.filter)
              save({ sort: view.sort, columns: view.columns })
            }}
            onSave={(next) => save({ views: next })}
          />
          <FilterPanel filter={filter} choices={choices} onChange={setFilter} />
          <ColumnsPanel columns={columns} onChange={(next) => save({ columns: next })} />
          {filterParts(filter).map(({ id, label, without }) => (
            <Button
              key={id}
              className="chip"
              aria-label={`Without the filter ${label}`}
              onPress={() => setFilter(without)}
            >
              {label}
              <X size={12} aria-hidden />
            </Button>
          ))}
          <span className="agreements__count" role="status">
            {rows === undefined ? '' : countLine(shown.length, rows.length)}
          </span>
        </div>
      )}
      <div className="agreements__messages">{error === undefined ? null : <Banner tone="error">{error}</Banner>}</div>
      <div className={shown.length === 0 ? 'agreements__body agreements__body--empty' : 'agreements__body'}>
        {isEmpty ? <NothingYet isReadOnly={readOnly} /> : null}
        {rows !== undefined && !isEmpty && shown.length === 0 ? (
          <NothingFound clear={() => setFilter(NO_FILTER)} />
        ) : null}
        {shown.length === 0 ? null : (
          <DataGrid
            ref={grid}
            label="Agreements"
            columns={columnsShown}
            items={shown}
            sort={sort}
            marked={marked}
            startAt={at(archive.path)}
            nameOf={(row) => row.title}
            onSort={(next) => save({ sort: next })}
            onMark={setAsked}
            onOpen={open}
            onMenu={(id, point) => setMenu({ id, ...point })}
            onKey={press}
          />
        )}
      </div>
      {menu === undefined ? null : (
        <ContextMenu
          label="Agreement"
          x={menu.x}
          y={menu.y}
          entries={menuEntries(meant(menu.id), readOnly, open)}
          onClose={() => {
            setMenu(undefined)
            grid.current?.focus()
          }}
        />
      )}
      {isOver ? <div className="agreements__drop">Drop to make agreements of these documents</div> : null}
    </div>
  )
}

function countLine(shown: number, all: number): string {
  if (shown === all) return all === 1 ? '1 agreement' : `${all.toLocaleString()} agreements`
  return `${shown.toLocaleString()} of ${all.toLocaleString()} agreements`
}

function refuseDropped(): void {
  notify({ tone: 'warning', title: 'This archive is open for reading only: nothing can be imported into it.' })
}

function NothingYet({ isReadOnly }: { readonly isReadOnly: boolean }) {
  return (
    <EmptyState icon={FileStack} title="No agreements yet" actions={<NewMenu isDisabled={isReadOnly} />}>
      Import the Word document you are negotiating, or drop several, or a folder, here. Each becomes an agreement with
      its first round; the original is kept as it came. Or begin with a blank one on your own paper.
    </EmptyState>
  )
}

function NothingFound({ clear }: { readonly clear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="No agreement matches" actions={<Button onPress={clear}>Clear filters</Button>}>
      Every agreement of this archive is left out by a word or a filter. Deleted ones are shown only where the filter
      “Status” asks for them.
    </EmptyState>
  )
}
