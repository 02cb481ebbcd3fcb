import type { Node } from 'prosemirror-model'
import { familyOf, groupChanges, lastSectionChange, type GroupedChange } from '../../../../core/revision/changes.ts'
import type { Portion } from '../../../../core/revision/portions.ts'
import { listRevisions, type ListedRevision } from '../../../../core/revision/revisions.ts'

/** A change as the pane lists it. Positions are in the group it is in; in the document once placed. */
export interface Card extends GroupedChange {
  /** Stable while its revisions are. */
  readonly key: string
  /** Where the positions of its parts count from. */
  readonly start: number
}

export type CardKind = Card['kind']

/** Names one revision: file ids of different kinds are not always different. */
function revisionKey(revision: Pick<ListedRevision, 'id' | 'author'>, kind: ListedRevision['kind']): string {
  return `${revision.id}\u0000${revision.author}\u0000${familyOf(kind)}`
}

const known = new WeakMap<Node, readonly Card[]>()

/** The cards of one group, kept as long as the group is the same. Positions count from the group's content. */
export function cardsOf(group: Node): readonly Card[] {
  let cards = known.get(group)
  if (cards === undefined) known.set(group, (cards = groupChanges(listRevisions(group)).map(toCard)))
  return cards
}

/** The card of what stands behind the last group: the last section's page setup. */
export function lastCard(doc: Node): Card | null {
  const change = lastSectionChange(doc)
  return change === null ? null : toCard(change)
}

function toCard(change: GroupedChange): Card {
  const first = change.parts[0]!
  return { ...change, key: `${revisionKey(first, first.kind)}\u0000${first.kind}`, start: 0 }
}

/** A card at its place in the document. */
export function placed(card: Card, groupStart: number): Card {
  return { ...card, from: card.from + groupStart, to: card.to + groupStart, start: card.start + groupStart }
}

/** A card's revisions at their places in the document. */
export function portionsOf(card: Card): Portion[] {
  return card.parts.map(({ id, author, kind, from, to }) => ({
    id,
    author,
    kind,
    from: from + card.start,
    to: to + card.start,
  }))
}
