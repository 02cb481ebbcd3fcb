import { Funnel, FunnelX } from 'lucide-react'
import { useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import type { Party } from '../../../../core/agreement/agreement.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { EditorSession } from '../session.ts'
import type { Card, CardKind } from './cards.ts'
import { isFiltering, NO_FILTERS, setFilters, type Filters } from './filters.ts'
import { readRoundBefore, useRoundBefore } from './rounds.ts'
import { authorsOf } from './scopes.ts'
import { shownCards } from './shown.ts'

const KINDS: readonly { readonly id: CardKind | 'all'; readonly label: string }[] = [
  { id: 'all', label: 'All kinds' },
  { id: 'replacement', label: 'Replacements' },
  { id: 'insertion', label: 'Insertions' },
  { id: 'deletion', label: 'Deletions' },
  { id: 'move', label: 'Moves' },
  { id: 'formatting', label: 'Formatting' },
]

const PARTIES: readonly { readonly id: Party | 'all'; readonly label: string }[] = [
  { id: 'all', label: 'Both' },
  { id: 'ours', label: 'Ours' },
  { id: 'theirs', label: 'Theirs' },
]

const STATES: readonly { readonly id: Filters['state']; readonly label: string }[] = [
  { id: 'open', label: 'Open' },
  { id: 'decided', label: 'Decided since the draft began' },
]

interface FilterProps {
  readonly session: EditorSession
  readonly cards: readonly Card[]
  readonly filters: Filters
  /** How many changes are left. */
  readonly shown: number
  readonly isDraft: boolean
}

/** Search, and choices that come out on demand. */
export function Filter({ session, cards, filters, shown, isDraft }: FilterProps) {
  const [isOpen, setOpen] = useState(isFiltering({ ...filters, text: '' }))
  const change = (part: Partial<Filters>) => setFilters(session.agreement, { ...filters, ...part })
  return (
    <div className="review__filters" role="search" aria-label="Filter the changes">
      <div className="review__search">
        <SearchField
          className="field"
          aria-label="Search the changes"
          value={filters.text}
          onChange={(text) => change({ text })}
        >
          <Input className="field__input" placeholder="Search the changes" />
        </SearchField>
        <IconButton icon={Funnel} label="Filters" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)} />
      </div>
      {isOpen ? (
        <Choices session={session} cards={cards} filters={filters} isDraft={isDraft} onChange={change} />
      ) : null}
      {isFiltering(filters) ? (
        <div className="review__filtered">
          <span role="status">
            {shown.toLocaleString()} of {cards.length.toLocaleString()} shown
          </span>
          <Button kind="link" onPress={() => setFilters(session.agreement, NO_FILTERS)}>
            <FunnelX size={13} aria-hidden /> Show all
          </Button>
        </div>
      ) : null}
    </div>
  )
}

interface ChoicesProps {
  readonly session: EditorSession
  readonly cards: readonly Card[]
  readonly filters: Filters
  readonly isDraft: boolean
  readonly onChange: (part: Partial<Filters>) => void
}

/** Each choice says how many changes it would leave, given the others. */
function Choices({ session, cards, filters, isDraft, onChange }: ChoicesProps) {
  const before = useRoundBefore(session.agreement, session.round)
  const count = (part: Partial<Filters>): number =>
    shownCards(session, cards, { ...filters, ...part, state: 'open' }).length
  const counted = <T extends string>(options: readonly { id: T; label: string }[], name: 'party' | 'kind') =>
    options.map(({ id, label }) => ({ id, label: id === 'all' ? label : `${label} (${count({ [name]: id })})` }))
  const people = [
    { id: 'all', label: 'Everybody' },
    ...authorsOf(cards).map((author) => ({
      id: `by ${author}`,
      label: `${author === '' ? 'Unnamed author' : author} (${count({ author })})`,
    })),
  ]
  const chooseRound = (round: Filters['round']) => {
    if (round !== 'all') void readRoundBefore(session.agreement, session.round)
    onChange({ round })
  }
  return (
    <div className="review__choices">
      <Select
        label="Party"
        value={filters.party}
        options={counted(PARTIES, 'party')}
        onChange={(party) => onChange({ party })}
      />
      <Select
        label="Kind"
        value={filters.kind}
        options={counted(KINDS, 'kind')}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label="Author"
        value={filters.author === null ? 'all' : `by ${filters.author}`}
        options={people}
        onChange={(id) => onChange({ author: id === 'all' ? null : id.slice(3) })}
      />
      {isDraft ? (
        <Select label="State" value={filters.state} options={STATES} onChange={(state) => onChange({ state })} />
      ) : null}
      {before === null ? null : (
        <Select
          label="Round"
          value={filters.round}
          options={[
            { id: 'all', label: 'Whenever made' },
            { id: 'new', label: `New since ${before.label}` },
            { id: 'carried', label: `Already in ${before.label}` },
          ]}
          onChange={chooseRound}
        />
      )}
    </div>
  )
}
