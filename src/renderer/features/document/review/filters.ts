import { useSyncExternalStore } from 'react'
import type { Party } from '../../../../core/agreement/agreement.ts'
import type { Card, CardKind } from './cards.ts'

export interface Filters {
  /** Words that the change, its author or its clause must have; '' for all. */
  readonly text: string
  readonly party: Party | 'all'
  readonly kind: CardKind | 'all'
  /** Null for everybody: an author may have any name, and none. */
  readonly author: string | null
  /** Made since the round before was sealed, or there in it already. */
  readonly round: 'all' | 'new' | 'carried'
  /** Open, or open in the round that the draft answers and accepted or rejected since. */
  readonly state: 'open' | 'decided'
}

export const NO_FILTERS: Filters = { text: '', party: 'all', kind: 'all', author: null, round: 'all', state: 'open' }

/** What filters ask of a card beside what it holds. */
export interface Facts {
  readonly partyOf: (author: string) => Party
  readonly clauseOf: (card: Card) => string
  /** Whether the round before had it already; null while that is not known. */
  readonly isCarried: ((card: Card) => boolean) | null
}

/** @param state what the cards are: those of the document are open */
export function filtered(
  cards: readonly Card[],
  filters: Filters,
  facts: Facts,
  state: Filters['state'] = 'open',
): readonly Card[] {
  if (filters.state !== state) return []
  if (!isFiltering(filters)) return cards
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter(
    (card) =>
      (filters.party === 'all' || facts.partyOf(card.author) === filters.party) &&
      (filters.kind === 'all' || card.kind === filters.kind) &&
      (filters.author === null || card.author === filters.author) &&
      (filters.round === 'all' ||
        facts.isCarried === null ||
        facts.isCarried(card) === (filters.round === 'carried')) &&
      (words.length === 0 || says(card, words, facts)),
  )
}

export function isFiltering(filters: Filters): boolean {
  return (Object.keys(NO_FILTERS) as (keyof Filters)[]).some((name) => filters[name] !== NO_FILTERS[name])
}

function says(card: Card, words: readonly string[], facts: Facts): boolean {
  const text = `${card.old} ${card.new} ${card.author} ${facts.clauseOf(card)}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** What was chosen last in each agreement, for as long as the window lives. */
const chosen = new Map<string, Filters>()
const listeners = new Set<() => void>()

export function filtersOf(agreement: string): Filters {
  return chosen.get(agreement) ?? NO_FILTERS
}

export function setFilters(agreement: string, filters: Filters): void {
  chosen.set(agreement, filters)
  for (const listener of listeners) listener()
}

export function useFilters(agreement: string): Filters {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => filtersOf(agreement),
  )
}
