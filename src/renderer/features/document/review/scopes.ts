import type { Clause } from '../../../../core/document/clause-places.ts'
import { clauseIndexAt, indexAfter } from '../../../../core/document/clauses.ts'
import { listedCards, type Card } from './cards.ts'

/** The changes in a clause and in the clauses below it. @param index of the clause; -1 for what stands before the first */
export function cardsInClause(cards: readonly Card[], clauses: readonly Clause[], index: number): readonly Card[] {
  const end = index < 0 ? 0 : indexAfter(clauses, index)
  const isIn = (at: number): boolean => (index < 0 ? at < 0 : at >= index && at < end)
  return listedCards(cards.filter((card) => isIn(clauseIndexAt(clauses, card.from))))
}

/** Whose changes there are, most first. */
export function authorsOf(cards: readonly Card[]): readonly string[] {
  const counts = Map.groupBy(cards, (card) => card.author)
  return [...counts].sort(([, a], [, b]) => b.length - a.length).map(([author]) => author)
}
