import type { ClauseTree } from './tree.ts'

/** What clauses are found by, in document order. */
interface Words {
  /** As one would say it, with those it stands in where its own number does not say them: "5.2(a)". */
  readonly numbers: readonly string[]
  /** The same as they are compared. */
  readonly plainNumbers: readonly string[]
  readonly titles: readonly string[]
}

const known = new WeakMap<ClauseTree, Words>()

/** Read when a clause is looked for, once for each outline. */
function wordsOf(tree: ClauseTree): Words {
  const cached = known.get(tree)
  if (cached !== undefined) return cached
  const numbers: string[] = []
  tree.clauses.forEach(({ label }, i) => {
    const own = label.trim().replace(/\.$/, '')
    const above = numbers[tree.parents[i]!] ?? ''
    // 5.2 below 5 says it all; (a) below 5.2 does not. A word, as in "Schedule 1", begins anew.
    numbers.push(own === '' || /^\(|^[a-z]{1,4}\)?$/i.test(own) ? above + own : own)
  })
  const words = { numbers, plainNumbers: numbers.map(asNumber), titles: tree.clauses.map(({ title }) => plain(title)) }
  known.set(tree, words)
  return words
}

/** A clause's number as one would say it. */
export function fullNumber(tree: ClauseTree, index: number): string {
  return wordsOf(tree).numbers[index]!
}

/** What a filter finds: indices in document order, and the one that is meant most likely; -1 where there is none. */
export interface FoundClauses {
  readonly found: readonly number[]
  readonly best: number
}

/** Clauses by number or words. An exact number is meant before one that begins so, that before words of the title. */
export function findClauses(tree: ClauseTree, query: string): FoundClauses {
  const wanted = plain(query)
  const number = asNumber(query)
  const found: number[] = []
  let best = -1
  let bestScore = 0
  const { plainNumbers, titles } = wordsOf(tree)
  titles.forEach((title, i) => {
    const score = Math.max(scoreNumber(plainNumbers[i]!, number), scoreTitle(title, wanted))
    if (score === 0) return
    found.push(i)
    if (score <= bestScore) return
    best = i
    bestScore = score
  })
  return { found, best }
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** "Clause 5.2 (a)" and "5.2(a)." are the same. */
const asNumber = (text: string): string =>
  plain(text)
    .replace(/^(clause|section|article|paragraph|§)\s*(?=[\d(])/, '')
    .replace(/[\s()]+|\.$/g, '')

function scoreNumber(number: string, wanted: string): number {
  if (wanted === '' || number === '') return 0
  if (number === wanted) return 5
  return number.startsWith(wanted) && /\d/.test(wanted) ? 4 : 0
}

function scoreTitle(title: string, wanted: string): number {
  if (wanted === '') return 0
  const at = title.indexOf(wanted)
  if (at === 0) return 3
  if (at > 0) return /\W/.test(title[at - 1]!) ? 2 : 1
  return wanted.includes(' ') && wanted.split(' ').every((word) => title.includes(word)) ? 1 : 0
}

/** The next row, going round, whose number or title begins with what was typed. @returns a row, or -1 */
export function typedTo(tree: ClauseTree, rows: readonly number[], from: number, typed: string): number {
  const wanted = typed.toLowerCase()
  // A longer word may still mean the row it has led to so far.
  const start = typed.length > 1 ? from : from + 1
  for (let k = 0; k < rows.length; k++) {
    const row = (start + k + rows.length) % rows.length
    const { label, title } = tree.clauses[rows[row]!]!
    if (title.toLowerCase().startsWith(wanted) || label.toLowerCase().startsWith(wanted)) return row
  }
  return -1
}
