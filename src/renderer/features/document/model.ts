import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { Formatter } from '../../../core/document/formatting.ts'
import { groupLabels } from './plugins/group-decorations.ts'
import { movesIn } from '../../../core/revision/moves.ts'
import { cardsOf, lastCard, listedCards, placed, withMoveEnds, type Card } from './review/cards.ts'
import type { Clause } from '../../../core/document/clause-places.ts'
import { linesOf, mainClauses, outlineOf } from './outline/clauses.ts'
import { wordsIn } from './status/words.ts'

/** What the panes beside the page show. */
export interface DocumentModel {
  /** What it was read from: null before the first time. */
  readonly doc: Node | null
  /** Every place with a change, in document order: a move has two or more. */
  readonly cards: readonly Card[]
  /** The changes as they are counted and listed: a move is one. */
  readonly listed: readonly Card[]
  /** The headings and the outermost numbers, by which changes are grouped. */
  readonly clauses: readonly Clause[]
  /** Every clause, sub-clauses too. */
  readonly outline: readonly Clause[]
  readonly words: number
  /** False until the document has been read for the first time. */
  readonly isKnown: boolean
}

export const EMPTY_MODEL: DocumentModel = {
  doc: null,
  cards: [],
  listed: [],
  clauses: [],
  outline: [],
  words: 0,
  isKnown: false,
}

/** Puts together what is known per group: costs as much as there are groups, cards and clauses, not text. */
export function buildModel(state: EditorState, formatter: Formatter): DocumentModel {
  const cards: Card[] = []
  let words = 0
  let start = 1
  const groups = groupLabels(state)
  for (const labels of groups) {
    for (const card of cardsOf(labels.group)) cards.push(placed(card, start))
    words += wordsIn(labels.group)
    start += labels.group.nodeSize
  }
  const last = lastCard(state.doc)
  if (last !== null) cards.push(last)
  const paired = withMoveEnds(cards, movesIn(state.doc))
  const outline = outlineOf(groups, formatter)
  const { doc } = state
  return {
    doc,
    cards: paired,
    listed: listedCards(paired),
    clauses: mainClauses(outline),
    outline,
    words,
    isKnown: true,
  }
}

/**
 * Reads the groups of which something is not known yet, one between two yields: what `buildModel` then only puts together.
 * After an edit of all of a long document that is a second's work, which nobody should wait for at once.
 */
export function* readGroups(state: EditorState, formatter: Formatter): Generator<void, void> {
  for (const labels of groupLabels(state)) {
    if (isRead.get(labels.group) === labels.labels) continue
    cardsOf(labels.group)
    linesOf(labels, formatter)
    wordsIn(labels.group)
    isRead.set(labels.group, labels.labels)
    yield
  }
}

const isRead = new WeakMap<Node, unknown>()

/** The card that a selection is in, or selects best, from the group around it alone. */
export function cardAt(state: EditorState, from: number, to: number = from): Card | null {
  const $from = state.doc.resolve(from)
  if ($from.depth === 0) return null
  const start = $from.start(1)
  const touched = cardsOf($from.node(1)).filter((card) => card.from + start <= to && from <= card.to + start)
  const apart = (card: Card): number => Math.abs(card.from + start - from) + Math.abs(card.to + start - to)
  // Of two that touch here, the one that begins here.
  const best = touched.sort((a, b) => apart(a) - apart(b) || b.from - a.from)[0]
  return best === undefined ? null : placed(best, start)
}

/** The card after or before a position, going round at the ends. */
export function cardBeside(cards: readonly Card[], pos: number, direction: 1 | -1): Card | null {
  const found = direction > 0 ? cards.find((c) => c.from > pos) : cards.findLast((c) => c.to < pos)
  return found ?? (direction > 0 ? cards[0] : cards.at(-1)) ?? null
}
