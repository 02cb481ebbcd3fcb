import type { SearchFilters, SearchKind } from '../../../core/api/search.ts'
import { Button } from '../../ui/Button.tsx'
import { FiltersPanel } from '../../ui/FiltersPanel.tsx'
import { Select } from '../../ui/Select.tsx'
import { Suggest } from '../../ui/Suggest.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOperation } from '../../useOperation.ts'
import { withFilter } from './search-state.ts'
import { KINDS, OUTCOMES, type Outcome } from './search-words.tsx'

interface FilterPanelProps {
  readonly filters: SearchFilters
  readonly onChange: (filters: SearchFilters) => void
}

const ANY = 'any'
const any = <T extends string>(value: T | typeof ANY): T | undefined => (value === ANY ? undefined : value)

const KIND_OPTIONS = [
  { id: ANY, label: 'Everything' },
  ...(Object.keys(KINDS) as SearchKind[]).map((id) => ({ id, label: `${KINDS[id].label}s` })),
]
const PAPERS = [
  { id: ANY, label: 'Whichever paper' },
  { id: 'ours', label: 'Our paper' },
  { id: 'theirs', label: 'Their paper' },
] as const
const STATUSES = [
  { id: ANY, label: 'Open or closed' },
  { id: 'open', label: 'Open' },
  { id: 'closed', label: 'Closed' },
] as const
const WRITERS = [
  { id: ANY, label: 'Either side' },
  { id: 'ours', label: 'Our side' },
  { id: 'theirs', label: 'The other side' },
] as const
const OUTCOME_OPTIONS = [
  { id: ANY, label: 'Whatever became of it' },
  ...(Object.keys(OUTCOMES) as Outcome[]).map((id) => ({ id, label: OUTCOMES[id].label })),
]

/** Everything results can be narrowed by, beside words. */
export function FilterPanel({ filters, onChange }: FilterPanelProps) {
  const { value: choices } = useOperation('search.choices', {}, ['archive-changed'])
  const count = Object.keys(filters).length
  const change = (part: Partial<SearchFilters>) => onChange(withFilter(filters, part))
  return (
    <FiltersPanel count={count}>
      <Select
        label="What"
        value={filters.kinds?.[0] ?? ANY}
        options={KIND_OPTIONS}
        onChange={(kind) => change({ kinds: kind === ANY ? undefined : [kind as SearchKind] })}
      />
      <Suggest
        label="Counterparty"
        value={filters.counterparties?.[0] ?? ''}
        options={choices?.counterparties ?? []}
        placeholder="Anyone"
        onChange={(name) => change({ counterparties: name === '' ? undefined : [name] })}
      />
      <Select
        label="What became of it"
        value={filters.outcome ?? ANY}
        options={OUTCOME_OPTIONS}
        onChange={(outcome) => change({ outcome: any(outcome as Outcome | typeof ANY) })}
      />
      <Select
        label="Written by"
        value={filters.writtenBy ?? ANY}
        options={WRITERS}
        onChange={(writtenBy) => change({ writtenBy: any(writtenBy) })}
      />
      <Select
        label="Paper"
        value={filters.paper ?? ANY}
        options={PAPERS}
        onChange={(paper) => change({ paper: any(paper) })}
      />
      <Select
        label="Status"
        value={filters.status ?? ANY}
        options={STATUSES}
        onChange={(status) => change({ status: any(status) })}
      />
      <div className="search__dates">
        <TextField label="From" type="date" value={filters.from ?? ''} onChange={(from) => change({ from })} />
        <TextField label="To" type="date" value={filters.to ?? ''} onChange={(to) => change({ to })} />
      </div>
      {/* Never disabled: it would lose the focus, and Escape would no longer put the panel away. */}
      <Button onPress={() => onChange({})}>Clear filters</Button>
    </FiltersPanel>
  )
}
