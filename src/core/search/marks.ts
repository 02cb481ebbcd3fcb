import type { Phrase } from './query.ts'
import { stretchesOf, type Range } from './stretches.ts'

/** A piece of a text around what was found in it. */
export interface Snippet {
  readonly text: string
  /** What was found, in order, as places in `text`. */
  readonly marks: readonly Range[]
}

const LONGEST = 320
/** How much stands before the first hit. */
const BEFORE = 60

/** Where phrases stand in a text, in order and without overlaps. */
export function marksOf(text: string, phrases: readonly Phrase[]): Range[] {
  const ranges: [number, number][] = []
  for (const [from, to] of stretchesOf(text, phrases)
    .flat()
    .sort(([a], [b]) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else ranges.push([from, to])
  }
  return ranges
}

/** The piece of a text where most was found, cut at blanks. */
export function snippetOf(text: string, phrases: readonly Phrase[], longest = LONGEST): Snippet {
  const marks = marksOf(text, phrases)
  if (text.length <= longest) return { text, marks }
  const start = densest(marks, longest)
  const from = start === 0 ? 0 : afterBlank(text, start)
  const to = from + longest >= text.length ? text.length : beforeBlank(text, from + longest)
  const head = from > 0 ? '… ' : ''
  const shift = head.length - from
  return {
    text: `${head}${text.slice(from, to)}${to < text.length ? ' …' : ''}`,
    marks: marks.flatMap(([a, b]) => (a >= from && b <= to ? [[a + shift, b + shift] as const] : [])),
  }
}

/** Where a piece begins that holds as many marks as one can. */
function densest(marks: readonly Range[], longest: number): number {
  let best = 0
  let most = 0
  for (const [at, [from]] of marks.entries()) {
    const start = Math.max(0, from - BEFORE)
    let count = 0
    while (at + count < marks.length && marks[at + count]![1] <= start + longest) count++
    if (count > most) [best, most] = [start, count]
  }
  return best
}

function afterBlank(text: string, at: number): number {
  const blank = text.slice(at, at + BEFORE).search(/\s/)
  return blank < 0 ? at : at + blank + 1
}

function beforeBlank(text: string, at: number): number {
  const cut = text.slice(0, at).search(/\s\S*$/)
  return cut < at - BEFORE ? at : cut
}
