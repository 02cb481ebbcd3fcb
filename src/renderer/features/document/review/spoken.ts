import { describeChange } from '../kinds.ts'
import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import type { Clause } from '../../../../core/document/clause-places.ts'
import type { Card } from './cards.ts'
import { shortText } from './excerpt.ts'

/** A clause as a reader names it: "7.2 Fees". */
export function clauseName(clause: Clause | undefined): string {
  return clause === undefined ? 'Before the first clause' : [clause.label, clause.title].filter(Boolean).join(' ')
}

/** The clause that a card is in. */
export function clauseOf(card: Card, clauses: readonly Clause[]): string {
  return clauseName(clauses[clauseIndexAt(clauses, card.from)])
}

/** The other end of a move; null for every other card, and where it is gone. */
export function otherEnd(card: Card): Card | null {
  if (card.move === undefined) return null
  const isFrom = card.move.from.some((end) => end.key === card.key && end.from === card.from)
  return (isFrom ? card.move.to[0] : card.move.from[0]) ?? null
}

/** What is said when a change is gone to: what happened, by whom, when, and the words. */
export function spoken(card: Card, clauses: readonly Clause[]): string {
  const other = otherEnd(card)
  const isFrom = other !== null && card.old !== ''
  const place = other === null ? '' : `${isFrom ? 'to' : 'from'} ${clauseOf(other, clauses)}`
  const text = [card.old, card.new].map((t) => shortText(t)).filter((t) => t !== '')
  return [[describeChange(card), place].filter(Boolean).join(', '), text.join(', now ')].filter(Boolean).join(': ')
}
