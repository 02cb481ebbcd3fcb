import { NO_FILTER, type ListFilter } from '../../../../core/api/list-views.ts'
import { CheckBox } from '../../../ui/CheckBox.tsx'
import { FilterSelect, FiltersPanel, PAPER_FILTER } from '../../../ui/FiltersPanel.tsx'
import { Select } from '../../../ui/Select.tsx'
import { filterParts, STATUS_LABELS, type FilterChoices } from './filter-words.ts'
import { PickOne } from './PickOne.tsx'

interface FilterPanelProps {
  readonly filter: ListFilter
  readonly choices: FilterChoices
  readonly onChange: (filter: ListFilter) => void
}

const STATUSES = (Object.keys(STATUS_LABELS) as ListFilter['status'][]).map((id) => ({ id, label: STATUS_LABELS[id] }))

const TURNS = [
  { id: 'ours', label: 'Our turn' },
  { id: 'theirs', label: 'Their turn' },
] as const

/** Everything the list can be narrowed by, beside words. */
export function FilterPanel({ filter, choices, onChange }: FilterPanelProps) {
  const count = filterParts(filter).length
  const change = (part: Partial<ListFilter>) => onChange({ ...filter, ...part })
  return (
    <FiltersPanel count={count} onClear={() => onChange({ ...NO_FILTER, text: filter.text })}>
      <Select label="Status" value={filter.status} options={STATUSES} onChange={(status) => change({ status })} />
      <FilterSelect
        label="Turn"
        any="Whoever’s turn"
        value={filter.turn}
        options={TURNS}
        onChange={(turn) => change({ turn })}
      />
      <FilterSelect
        label="Paper"
        any="Whichever paper"
        value={filter.paper}
        options={PAPER_FILTER}
        onChange={(paper) => change({ paper })}
      />
      <PickOne
        label="Counterparty"
        value={filter.counterparty}
        options={choices.counterparties}
        onChange={(counterparty) => change({ counterparty })}
      />
      <PickOne label="Type" value={filter.kind} options={choices.kinds} onChange={(kind) => change({ kind })} />
      <PickOne label="Owner" value={filter.owner} options={choices.owners} onChange={(owner) => change({ owner })} />
      <PickOne label="Tag" value={filter.tag} options={choices.tags} onChange={(tag) => change({ tag })} />
      <CheckBox isSelected={filter.held} onChange={(held) => change({ held })}>
        On hold
      </CheckBox>
      <CheckBox isSelected={filter.forked} onChange={(forked) => change({ forked })}>
        With a fork to settle
      </CheckBox>
    </FiltersPanel>
  )
}
