import { describeFormatting } from '../../../../core/revision/describe-format.ts'
import { placeOf, said } from '../kinds.ts'
import type { Looks } from '../view/looks.ts'
import { holderOf, type Card } from './cards.ts'

/** What a card is headed by: "Replaced", "Moved", "Row deleted". */
export function titleOf(card: Card): string {
  const { kind } = card.parts[0]!
  const what = card.kind === 'replacement' ? 'Replaced' : card.move === undefined ? said(kind) : 'Moved'
  return what + placeOf(card)
}

const known = new WeakMap<Card['parts'], string>()

/** What a formatting change did, in words: "Bold; 12 pt → 11 pt". Remembered as long as its group is the same. */
export function lookOf({ looks }: { readonly looks: Pick<Looks, 'context'> }, card: Card): string {
  let look = known.get(card.parts)
  if (look === undefined) {
    look = describeFormatting(holderOf(card), card.parts, looks.context)
    known.set(card.parts, look)
  }
  return look
}
