import type { Node } from 'prosemirror-model'
import { listRevisions, type ListedRevision } from '../../../../core/revision/revisions.ts'
import { familyOf, type KindFamily } from '../kinds.ts'

export type CardKind = KindFamily | 'replacement'

/** What a reader takes for one change: one or more revisions of one author that stand together. */
export interface Card {
  /** Stable while its revisions are. */
  readonly key: string
  readonly kind: CardKind
  readonly author: string
  readonly date: string | null
  readonly utc: string | null
  /** Positions in the group it is in; in the document once placed. */
  readonly from: number
  readonly to: number
  /** What goes when it is accepted ('' for an insertion) and what comes. */
  readonly old: string
  readonly new: string
  readonly parts: readonly ListedRevision[]
}

/** Names one revision for a decision: file ids of different kinds are not always different. */
export function revisionKey(revision: Pick<ListedRevision, 'id' | 'author'>, kind: ListedRevision['kind']): string {
  return `${revision.id}\u0000${revision.author}\u0000${familyOf(kind)}`
}

const known = new WeakMap<Node, readonly Card[]>()

/** The cards of one group, kept as long as the group is the same. Positions count from the group's content. */
export function cardsOf(group: Node): readonly Card[] {
  let cards = known.get(group)
  if (cards === undefined) known.set(group, (cards = replacements(runs(listRevisions(group)))))
  return cards
}

/** A paragraph's boundary is two positions wide, and range edges may stand between runs. */
const NEAR = 2

/** Neighbours of one author, kind and time as one: a paragraph that was inserted is its text and its mark. */
function runs(list: readonly ListedRevision[]): Card[] {
  const cards: Card[] = []
  for (const revision of list) {
    const at = cards.findLastIndex((card) => continues(card, revision))
    // Another author's revision may lie between in the list, on the same text, but nothing further back counts.
    if (at >= 0 && at >= cards.length - 3) cards[at] = extended(cards[at]!, revision)
    else cards.push(newCard(revision))
  }
  return cards
}

function continues(card: Card, revision: ListedRevision): boolean {
  const last = card.parts.at(-1)!
  const isNear = revision.from >= card.from && revision.from - card.to <= NEAR
  const isOne = last.id === revision.id || last.date === revision.date
  // Formatting of a whole paragraph and of words in it is told apart.
  const isAlike = last.kind === revision.kind || familyOf(revision.kind) !== 'formatting'
  return (
    card.author === revision.author &&
    card.kind === familyOf(revision.kind) &&
    isNear &&
    isOne &&
    isAlike &&
    !isMovePair(last, revision)
  )
}

/** Both ends of a move may touch, and stay two. */
function isMovePair(a: ListedRevision, b: ListedRevision): boolean {
  return familyOf(a.kind) === 'move' && /from/i.test(a.kind) !== /from/i.test(b.kind)
}

function isGoing(revision: ListedRevision): boolean {
  return familyOf(revision.kind) === 'deletion' || revision.kind === 'moveFrom' || revision.kind === 'paragraphMoveFrom'
}

const textOf = (revision: ListedRevision): string =>
  /^paragraph(Ins|Del|Move)/.test(revision.kind) ? '\n' : revision.text

function newCard(revision: ListedRevision): Card {
  const { author, date, utc, from, to } = revision
  const text = textOf(revision)
  return {
    key: revisionKey(revision, revision.kind) + `\u0000${revision.kind}`,
    kind: familyOf(revision.kind),
    author,
    date,
    utc,
    from,
    to,
    old: isGoing(revision) ? text : '',
    new: isGoing(revision) ? '' : text,
    parts: [revision],
  }
}

function extended(card: Card, revision: ListedRevision): Card {
  const text = textOf(revision)
  const isInside = revision.to <= card.to
  return {
    ...card,
    to: Math.max(card.to, revision.to),
    old: isGoing(revision) && !isInside ? card.old + text : card.old,
    new: isGoing(revision) || isInside ? card.new : card.new + text,
    parts: [...card.parts, revision],
  }
}

/** A deletion and an insertion side by side are a replacement: "old → new". */
function replacements(cards: readonly Card[]): Card[] {
  const merged: Card[] = []
  for (const card of cards) {
    const last = merged.at(-1)
    if (last !== undefined && isReplacement(last, card)) merged.splice(-1, 1, replacement(last, card))
    else merged.push(card)
  }
  return merged
}

function isReplacement(a: Card, b: Card): boolean {
  const kinds = [a.kind, b.kind].sort().join(' ')
  const hasText = a.parts.every(isText) && b.parts.every(isText)
  return kinds === 'deletion insertion' && a.author === b.author && Math.abs(b.from - a.to) <= 1 && hasText
}

function isText({ kind }: ListedRevision): boolean {
  return kind === 'insertion' || kind === 'deletion'
}

function replacement(a: Card, b: Card): Card {
  return {
    ...a,
    kind: 'replacement',
    to: b.to,
    old: a.old + b.old,
    new: a.new + b.new,
    parts: [...a.parts, ...b.parts],
  }
}

/** A card at its place in the document. */
export function placed(card: Card, groupStart: number): Card {
  return { ...card, from: card.from + groupStart, to: card.to + groupStart }
}
