import type { PlacedClause } from '../model.ts'
import { listedCards, type Card } from './cards.ts'

/** The changes in a clause and in the clauses below it. @param index of the clause; -1 for what stands before the first */
export function cardsInClause(
  cards: readonly Card[],
  clauses: readonly PlacedClause[],
  index: number,
): readonly Card[] {
  const clause = clauses[index]
  const next = clause === undefined ? clauses[0] : clauses.slice(index + 1).find((other) => other.depth <= clause.depth)
  const [from, to] = [clause?.pos ?? 0, next?.pos ?? Infinity]
  return listedCards(cards.filter((card) => card.from >= from && card.from < to))
}

/** Whose changes there are, most first. */
export function authorsOf(cards: readonly Card[]): readonly string[] {
  const counts = Map.groupBy(cards, (card) => card.author)
  return [...counts].sort(([, a], [, b]) => b.length - a.length).map(([author]) => author)
}
