import type { ClauseIndex, IndexedClause } from '../references/clause-index.ts'

/** A number that does not follow the one before it. */
export interface Gap {
  readonly clause: IndexedClause
  readonly detail: string
}

/**
 * Typed numbers that skip or repeat, and attachments that are missing. Numbers that Word counts cannot do either; they
 * only stand before typed ones that go on from them.
 */
export function numberingGaps(index: ClauseIndex): Gap[] {
  const gaps: Gap[] = []
  /** The last number of each row of siblings. */
  const last = new Map<string, { value: number; clause: IndexedClause }>()
  for (const clause of index.clauses) {
    const { fact } = clause
    if (fact.label === '') continue
    const row = rowOf(clause)
    const before = last.get(row)
    const value = valueOf(fact.own.at(-1)!, before?.value ?? null)
    if (value === null) continue
    last.set(row, { value, clause })
    if (fact.auto !== null && fact.word === null) continue
    const detail = before === undefined ? null : gap(clause, before.value, value)
    if (detail !== null) gaps.push({ clause, detail })
  }
  return gaps
}

/** Numbers that count on from each other: of one shape, below the same clause, in the same attachment. */
function rowOf({ fact, parent, scope, full }: IndexedClause): string {
  const place = scope === null ? '' : `${scope.order}`
  if (fact.word !== null) return `${place}|${fact.word}`
  const above = parent === null ? full.slice(0, -1).join('.') : `${parent.order} ${fact.own.slice(0, -1).join('.')}`
  return `${place}|${above}|${fact.label.replace(/[\p{L}\p{N}]+/gu, '').replace(/\.$/, '')}|${/^\d/.test(fact.own.at(-1)!) ? '1' : 'a'}`
}

function gap({ fact }: IndexedClause, before: number, value: number): string | null {
  // A list that begins again is another list.
  // An attachment may have its name on a cover and again above its text.
  if (fact.word !== null && value === before) return null
  if (value === before + 1 || (value === 1 && fact.word === null)) return null
  const name = fact.label.replace(/[.\s]+$/, '')
  if (value === before) return `The number ${name} was used before.`
  if (value < before) return `${name} comes after a higher number.`
  return value === before + 2
    ? `One number before ${name} is missing.`
    : `${value - before - 1} numbers before ${name} are missing.`
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** A number or a letter as a count; roman where that goes on from the last one. */
function valueOf(text: string, before: number | null): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const asRoman = romanValue(text)
  const asLetter = /^[a-z]$/.test(text) ? text.charCodeAt(0) - 96 : null
  if (asRoman === null) return asLetter
  if (asLetter === null) return asRoman
  const next = (before ?? 0) + 1
  if (asLetter === next) return asLetter
  return asRoman === next || before === null ? asRoman : asLetter
}

function romanValue(text: string): number | null {
  if (!/^(?:x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null
  let value = 0
  for (let i = 0; i < text.length; i++) {
    const own = ROMAN[text[i]!]!
    value += own < (ROMAN[text[i + 1] ?? ''] ?? 0) ? -own : own
  }
  return value
}
