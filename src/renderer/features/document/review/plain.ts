import { said, revisionDate } from '../kinds.ts'
import type { Clause } from '../../../../core/document/clause-places.ts'
import type { Party } from '../../../../core/agreement/agreement.ts'
import type { Card } from './cards.ts'
import { clauseOf } from './spoken.ts'

/** What the list asks of a document beside its cards. */
export interface PlainContext {
  readonly clauses: readonly Clause[]
  readonly partyOf: (author: string) => Party
  /** What a formatting change did, in words. */
  readonly lookOf: (card: Card) => string
}

/** The changes as plain text, each in full: to be read from beginning to end, and to be copied. */
export function plainList(cards: readonly Card[], context: PlainContext): string {
  const lines: string[] = []
  let last: string | null = null
  for (const [i, card] of cards.entries()) {
    const clause = clauseOf(card, context.clauses)
    if (clause !== last) lines.push(...(last === null ? [] : ['']), clause)
    last = clause
    lines.push(`${i + 1}. ${plainChange(card, context)}`)
  }
  return lines.join('\n')
}

function plainChange(card: Card, { clauses, partyOf, lookOf }: PlainContext): string {
  const who = `${card.author === '' ? 'Unnamed author' : card.author}, ${partyOf(card.author) === 'ours' ? 'us' : 'them'}, ${revisionDate(card.date, card.utc)}`
  return `${whatHappened(card, clauses, lookOf)} – ${who}`
}

function whatHappened(card: Card, clauses: readonly Clause[], lookOf: (card: Card) => string): string {
  const [gone, come] = [quoted(card.old), quoted(card.new)]
  if (card.move !== undefined) {
    const text = quoted(card.move.to.map((end) => end.new).join(''))
    return `Moved from ${clauseOf(card.move.from[0]!, clauses)}: ${text}`
  }
  if (card.kind === 'replacement') return `Replaced: ${gone} by ${come}`
  const what = said(card.parts[0]!.kind)
  if (card.kind === 'formatting') return [`${what}: ${lookOf(card)}`, come].filter(Boolean).join(' on ')
  const text = gone === '' ? come : gone
  return text === '' ? what : `${what}: ${text}`
}

/** In quotation marks, with paragraph ends shown; '' for nothing. */
function quoted(text: string): string {
  const clean = text.replace(/\n$/, '').replace(/\n/g, ' ¶ ').trim()
  return clean === '' ? '' : `“${clean}”`
}
