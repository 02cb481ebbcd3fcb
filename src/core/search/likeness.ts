/*
 * How alike two clauses are. Three words in a row are a shingle; what share of their shingles two texts have in common
 * says how alike they are, whatever was moved about. MinHash (Broder 1997) estimates that share from a few numbers: the
 * smallest hash of all shingles is the same for two texts as likely as their shingles are the same. Two such numbers
 * together are a band, and texts with a band in common are looked at more closely.
 */

const SHINGLE = 3
const BANDS = 10
const ROWS = 2
/** Odd numbers: multiplying by one of them puts all numbers of 32 bits into another order. */
const SEEDS = Int32Array.from({ length: BANDS * ROWS }, (_, i) => mix(i + 1) | 1)

/** @param words folded (words.ts), with a blank between any two */
export function shinglesOf(words: string): Set<number> {
  const hashes = words === '' ? [] : words.split(' ').map(hashOf)
  if (hashes.length < SHINGLE) return new Set(hashes)
  const shingles = new Set<number>()
  for (let at = SHINGLE - 1; at < hashes.length; at++) {
    shingles.add(mix(Math.imul(Math.imul(hashes[at - 2]!, 31) + hashes[at - 1]!, 31) + hashes[at]!))
  }
  return shingles
}

/** Words that texts have in common the likelier the more alike they are: at half the same shingles, nine in ten texts. */
export function bandsOf(shingles: ReadonlySet<number>): string[] {
  if (shingles.size === 0) return []
  const least = new Uint32Array(SEEDS.length).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let i = 0; i < SEEDS.length; i++) {
      const product = Math.imul(shingle, SEEDS[i]!)
      const hash = (product ^ (product >>> 15)) >>> 0
      if (hash < least[i]!) least[i] = hash
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = least.slice(band * ROWS, band * ROWS + ROWS)
    const hash = rows.reduce((sum, row) => mix(Math.imul(sum, 31) + row), band + 1)
    return `${band.toString(36)}${hash.toString(36)}`
  })
}

/** How telling it is that two texts share a word. */
export type Weight = (word: string) => number

/** A text that others are compared with. */
export class Model {
  readonly #shingles: ReadonlySet<number>
  readonly #words: ReadonlyMap<string, number>
  readonly #total: number

  /** @param words folded, with a blank between any two */
  constructor(words: string, weight: Weight) {
    this.#shingles = shinglesOf(words)
    this.#words = new Map([...new Set(words.split(' '))].map((word) => [word, weight(word)]))
    this.#total = [...this.#words.values()].reduce((sum, value) => sum + value, 0)
  }

  /**
   * How alike another text is: by the shingles of both, by how much of this one is in it (what is selected may be a part
   * of a clause), and by the words in common, where rare ones count more.
   */
  likeness(words: string): number {
    const others = shinglesOf(words)
    let both = 0
    for (const shingle of this.#shingles) if (others.has(shingle)) both++
    const union = this.#shingles.size + others.size - both
    const held = new Set(words.split(' '))
    let common = 0
    for (const [word, weight] of this.#words) if (held.has(word)) common += weight
    return 0.5 * share(both, union) + 0.25 * share(both, this.#shingles.size) + 0.25 * share(common, this.#total)
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Spreads close numbers over all of 32 bits. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}
