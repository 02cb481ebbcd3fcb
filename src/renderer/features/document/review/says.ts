import { describeFormatting } from '../../../../core/revision/describe-format.ts'
import { placeOf, said } from '../kinds.ts'
import type { EditorSession } from '../session.ts'
import type { Card } from './cards.ts'

/** What a card is headed by: "Replaced", "Moved", "Row deleted". */
export function titleOf(card: Card): string {
  const { kind } = card.parts[0]!
  const what = card.kind === 'replacement' ? 'Replaced' : card.move === undefined ? said(kind) : 'Moved'
  return what + placeOf(card)
}

const known = new WeakMap<Card['parts'], string>()

/** What a formatting change did, in words: "Bold; 12 pt → 11 pt". Remembered as long as its group is the same. */
export function lookOf(session: EditorSession, card: Card): string {
  let look = known.get(card.parts)
  if (look === undefined) {
    const { doc } = session.view.state
    // Parts count from their group's content; the last section's page setup hangs on the document.
    const holder = card.start === 0 ? doc : doc.nodeAt(card.start - 1)
    look = holder === null ? '' : describeFormatting(holder, card.parts, session.looks.context)
    known.set(card.parts, look)
  }
  return look
}
