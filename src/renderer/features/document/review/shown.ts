import type { Clause } from '../../../../core/document/clause-places.ts'
import type { EditorSession } from '../session.ts'
import type { Card } from './cards.ts'
import { filtered, filtersOf, type Facts, type Filters } from './filters.ts'
import { carriedBy } from './rounds.ts'
import { clauseOf } from './spoken.ts'

/** What the filters of a session's pane go by. */
export function factsOf(session: EditorSession, clauses: readonly Clause[]): Facts {
  return {
    partyOf: session.partyOf,
    clauseOf: (card) => clauseOf(card, clauses),
    isCarried: carriedBy(session.agreement, session.round),
  }
}

/** The changes that the pane's filters leave. */
export function shownCards(
  session: EditorSession,
  cards: readonly Card[],
  filters: Filters = filtersOf(session.agreement),
): readonly Card[] {
  return filtered(cards, filters, factsOf(session, session.model.get().clauses))
}
