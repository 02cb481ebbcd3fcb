import type { SearchFilters, SearchKind } from '../../../core/api/search.ts'
import { FilterSelect, FiltersPanel, PAPER_FILTER } from '../../ui/FiltersPanel.tsx'
import { Suggest } from '../../ui/Suggest.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOperation } from '../../useOperation.ts'
import { withFilter } from './search-state.ts'
import { KINDS, OUTCOMES, type Outcome } from './search-words.tsx'

interface FilterPanelProps {
  readonly filters: SearchFilters
  readonly onChange: (filters: SearchFilters) => void
}

const KIND_OPTIONS = (Object.keys(KINDS) as SearchKind[]).map((id) => ({ id, label: `${KINDS[id].label}s` }))
const STATUSES = [
  { id: 'open', label: 'Open' },
  { id: 'closed', label: 'Closed' },
] as const
const WRITERS = [
  { id: 'ours', label: 'Our side' },
  { id: 'theirs', label: 'The other side' },
] as const
const OUTCOME_OPTIONS = (Object.keys(OUTCOMES) as Outcome[]).map((id) => ({ id, label: OUTCOMES[id].label }))

/** Everything results can be narrowed by, beside words. */
export function FilterPanel({ filters, onChange }: FilterPanelProps) {
  const { value: choices } = useOperation('search.choices', {}, ['archive-changed'])
  const count = Object.keys(filters).length
  const change = (part: Partial<SearchFilters>) => onChange(withFilter(filters, part))
  return (
    <FiltersPanel count={count} onClear={() => onChange({})}>
      <FilterSelect
        label="What"
        any="Everything"
        value={filters.kinds?.[0]}
        options={KIND_OPTIONS}
        onChange={(kind) => change({ kinds: kind === null ? undefined : [kind] })}
      />
      <Suggest
        label="Counterparty"
        value={filters.counterparties?.[0] ?? ''}
        options={choices?.counterparties ?? []}
        placeholder="Anyone"
        onChange={(name) => change({ counterparties: name === '' ? undefined : [name] })}
      />
      <FilterSelect
        label="What became of it"
        any="Whatever became of it"
        value={filters.outcome}
        options={OUTCOME_OPTIONS}
        onChange={(outcome) => change({ outcome: outcome ?? undefined })}
      />
      <FilterSelect
        label="Written by"
        any="Either side"
        value={filters.writtenBy}
        options={WRITERS}
        onChange={(writtenBy) => change({ writtenBy: writtenBy ?? undefined })}
      />
      <FilterSelect
        label="Paper"
        any="Whichever paper"
        value={filters.paper}
        options={PAPER_FILTER}
        onChange={(paper) => change({ paper: paper ?? undefined })}
      />
      <FilterSelect
        label="Status"
        any="Open or closed"
        value={filters.status}
        options={STATUSES}
        onChange={(status) => change({ status: status ?? undefined })}
      />
      <div className="search__dates">
        <TextField label="From" type="date" value={filters.from ?? ''} onChange={(from) => change({ from })} />
        <TextField label="To" type="date" value={filters.to ?? ''} onChange={(to) => change({ to })} />
      </div>
    </FiltersPanel>
  )
}
