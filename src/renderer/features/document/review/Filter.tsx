import type { Party } from '../../../../core/agreement/agreement.ts'
import { Select } from '../../../ui/Select.tsx'
import type { Card, CardKind } from './cards.ts'
import { filtered, type Filters } from './rows.ts'

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

interface FilterProps {
  readonly cards: readonly Card[]
  readonly filters: Filters
  readonly partyOf: (author: string) => Party
  readonly onChange: (filters: Filters) => void
}

/** Each choice says how many changes it would leave, given the other two. */
export function Filter({ cards, filters, partyOf, onChange }: FilterProps) {
  const count = (part: Partial<Filters>): number => filtered(cards, { ...filters, ...part }, partyOf).length
  const authors = [...new Set(cards.map((card) => card.author))].sort()
  const withCount = <T extends string>(options: readonly { id: T; label: string }[], name: 'party' | 'kind') =>
    options.map(({ id, label }) => ({ id, label: id === 'all' ? label : `${label} (${count({ [name]: id })})` }))
  const people = [
    { id: 'all', label: 'Everybody' },
    ...authors.map((author) => ({
      id: `by ${author}`,
      label: `${author === '' ? 'Unnamed author' : author} (${count({ author })})`,
    })),
  ]
  return (
    <div className="review__filters">
      <Select
        label="Party"
        value={filters.party}
        options={withCount(PARTIES, 'party')}
        onChange={(party) => onChange({ ...filters, party })}
      />
      <Select
        label="Kind"
        value={filters.kind}
        options={withCount(KINDS, 'kind')}
        onChange={(kind) => onChange({ ...filters, kind })}
      />
      {authors.length > 1 ? (
        <div className="review__author">
          <Select
            label="Author"
            value={filters.author === null ? 'all' : `by ${filters.author}`}
            options={people}
            onChange={(id) => onChange({ ...filters, author: id === 'all' ? null : id.slice(3) })}
          />
        </div>
      ) : null}
    </div>
  )
}
