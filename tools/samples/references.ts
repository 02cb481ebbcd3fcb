import type { Block, ListName } from './agreement.ts'

/** Where a reference points: the bookmark around the paragraph and the number a reader sees today. */
export interface Target {
  readonly bookmark: string
  readonly label: string
  readonly list: ListName
  readonly level: number
}

/**
 * Numbers the paragraphs that have a key, so that each reference can be written with the number Word will compute for
 * it (ECMA-376 Part 1, 17.16.5.49: REF). Keys are unique in an agreement; a key used twice throws.
 */
export function numberTargets(blocks: readonly Block[]): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>()
  const counters: Record<ListName, number[]> = { clause: [], schedule: [], party: [], recital: [], definition: [] }
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || !block.looks.list) continue
    const { list, level = 0 } = block.looks
    const counter = advance(counters[list], level)
    counters[list] = counter
    if (block.key === undefined) continue
    if (targets.has(block.key)) throw new Error(`the key ${block.key} names two paragraphs`)
    // Word hides bookmarks whose name begins with an underscore, as it does for those it makes for its own references.
    const bookmark = `_Ref${String(260_100_000 + targets.size * 37)}`
    targets.set(block.key, { bookmark, label: labelOf(list, counter), list, level })
  }
  return targets
}

/** Counts one more at `level` and forgets the levels below: they restart (17.9.10 lvlRestart, by default). */
function advance(counter: readonly number[], level: number): number[] {
  const next = Array.from({ length: level + 1 }, (_, index) => counter[index] ?? 0)
  next[level] = (next[level] ?? 0) + 1
  return next
}

function labelOf(list: ListName, counter: readonly number[]): string {
  if (list === 'clause') return clauseLabel(counter)
  if (list === 'schedule') return scheduleLabel(counter)
  const last = counter.at(-1) ?? 0
  return list === 'party' ? `(${last})` : list === 'recital' ? `(${letter(last).toUpperCase()})` : `(${letter(last)})`
}

/** The whole number: 12, 12.3, 12.3(a), 12.3(a)(i). */
function clauseLabel([clause = 0, sub, ...rest]: readonly number[]): string {
  if (sub === undefined) return String(clause)
  const formats = [letter, roman, (n: number) => letter(n).toUpperCase()]
  return `${clause}.${sub}${rest.map((n, index) => `(${(formats[index] ?? letter)(n)})`).join('')}`
}

/** The number without the schedule and part it stands in, since the text names those: "Schedule 2", "Part A", 1.1, (a). */
function scheduleLabel([schedule = 0, part, paragraph, sub, item, subItem]: readonly number[]): string {
  if (part === undefined) return `Schedule ${schedule}`
  if (paragraph === undefined) return `Part ${letter(part).toUpperCase()}`
  if (sub === undefined) return String(paragraph)
  if (item === undefined) return `${paragraph}.${sub}`
  return subItem === undefined ? `(${letter(item)})` : `(${roman(subItem)})`
}

function letter(n: number): string {
  return String.fromCodePoint(96 + n)
}

function roman(n: number): string {
  const numerals = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
  const numeral = numerals[n]
  if (!numeral) throw new Error(`no item ${n} is expected in a list of an agreement`)
  return numeral
}
