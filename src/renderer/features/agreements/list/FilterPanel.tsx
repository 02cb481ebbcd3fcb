import { NO_FILTER, type ListFilter } from '../../../../core/api/list-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckBox } from '../../../ui/CheckBox.tsx'
import { FiltersPanel } from '../../../ui/FiltersPanel.tsx'
import { Select } from '../../../ui/Select.tsx'
import { filterParts, STATUS_LABELS, type FilterChoices } from './filter-words.ts'
import { PickOne } from './PickOne.tsx'

interface FilterPanelProps {
  readonly filter: ListFilter
  readonly choices: FilterChoices
  readonly onChange: (filter: ListFilter) => void
}

const EITHER = 'either'

const STATUSES = (Object.keys(STATUS_LABELS) as ListFilter['status'][]).map((id) => ({ id, label: STATUS_LABELS[id] }))

const TURNS = [
  { id: EITHER, label: 'Whoever’s turn' },
  { id: 'ours', label: 'Our turn' },
  { id: 'theirs', label: 'Their turn' },
] as const

const PAPERS = [
  { id: EITHER, label: 'Whichever paper' },
  { id: 'ours', label: 'Our paper' },
  { id: 'theirs', label: 'Their paper' },
] as const

/** Everything the list can be narrowed by, beside words. */
export function FilterPanel({ filter, choices, onChange }: FilterPanelProps) {
  const count = filterParts(filter).length
  const change = (part: Partial<ListFilter>) => onChange({ ...filter, ...part })
  return (
    <FiltersPanel count={count}>
      <Select label="Status" value={filter.status} options={STATUSES} onChange={(status) => change({ status })} />
      <Select
        label="Turn"
        value={filter.turn ?? EITHER}
        options={TURNS}
        onChange={(turn) => change({ turn: turn === EITHER ? null : turn })}
      />
      <Select
        label="Paper"
        value={filter.paper ?? EITHER}
        options={PAPERS}
        onChange={(paper) => change({ paper: paper === EITHER ? null : paper })}
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
      <Button isDisabled={count === 0} onPress={() => onChange({ ...NO_FILTER, text: filter.text })}>
        Clear filters
      </Button>
    </FiltersPanel>
  )
}
