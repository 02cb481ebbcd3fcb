import type { Node } from 'prosemirror-model'
import {
  familyOf,
  groupChanges,
  lastSectionChange,
  moveOfChange,
  type GroupedChange,
} from '../../../../core/revision/changes.ts'
import { sideOf, type Move } from '../../../../core/revision/moves.ts'
import type { Portion } from '../../../../core/revision/portions.ts'
import { listRevisions, type ListedRevision } from '../../../../core/revision/revisions.ts'

/** A change as the pane lists it. Positions are in the group it is in; in the document once placed. */
export interface Card extends GroupedChange {
  /** Stable while its revisions are. */
  readonly key: string
  /** Where the positions of its parts count from. */
  readonly start: number
  /** Of one end of a move: all its ends. */
  readonly move?: MoveEnds
}

/** A move whose two sides are both in the document, as cards. */
export interface MoveEnds {
  /** Where it went from and to, in document order each; a side may be in pieces. */
  readonly from: readonly Card[]
  readonly to: readonly Card[]
}

export type CardKind = Card['kind']

/** Names one revision: file ids of different kinds are not always different. */
export function revisionKey(revision: Pick<ListedRevision, 'id' | 'author'>, kind: ListedRevision['kind']): string {
  return `${revision.id}\u0000${revision.author}\u0000${familyOf(kind)}`
}

const known = new WeakMap<Node, readonly Card[]>()

/** The cards of one group, kept as long as the group is the same. Positions count from the group's content. */
export function cardsOf(group: Node): readonly Card[] {
  let cards = known.get(group)
  if (cards === undefined) known.set(group, (cards = groupChanges(listRevisions(group)).map((c) => toCard(c, group))))
  return cards
}

/** The card of what stands behind the last group: the last section's page setup. */
export function lastCard(doc: Node): Card | null {
  const change = lastSectionChange(doc)
  return change === null ? null : toCard(change, doc)
}

const holders = new WeakMap<Card['parts'], Node>()

/**
 * What the positions of a card's parts are in: its group, or the document, as it was when it was listed. A list may be shown
 * while the text has gone on, or be one of another document.
 */
export function holderOf(card: Card): Node {
  return holders.get(card.parts)!
}

function toCard(change: GroupedChange, holder: Node): Card {
  const first = change.parts[0]!
  holders.set(change.parts, holder)
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

/** Cards in document order, each end of a move with its others. */
export function withMoveEnds(cards: readonly Card[], moves: readonly Move[]): readonly Card[] {
  if (moves.length === 0) return cards
  const found = new Map(cards.map((card) => [card, moveOfChange(moves, card, card.start)]))
  const isFrom = (card: Card): boolean => sideOf(card.parts[0]!.kind) === 'from'
  const ends = new Map(
    [...Map.groupBy(cards, (card) => found.get(card))].map(([move, of]) => [
      move,
      { from: of.filter(isFrom), to: of.filter((card) => !isFrom(card)) },
    ]),
  )
  return cards.map((card) => {
    const move = found.get(card) === undefined ? undefined : ends.get(found.get(card))
    return move === undefined || move.from.length === 0 || move.to.length === 0 ? card : { ...card, move }
  })
}

/** The cards that a list shows: a move is one, at the place it went to. */
export function listedCards(cards: readonly Card[]): readonly Card[] {
  return cards.some((card) => card.move !== undefined)
    ? cards.filter((card) => card.move === undefined || isSame(card, card.move.to[0]!))
    : cards
}

/** The card that a list shows for any card: of a move the end it went to. */
export function listedCard(card: Card): Card {
  const main = card.move?.to[0]
  return main === undefined || isSame(main, card) ? card : { ...main, move: card.move! }
}

function isSame(a: Card, b: Card): boolean {
  return a.key === b.key && a.from === b.from
}
