/**
 * Gives numbers to revisions at export: unique over revisions and bookmarks of the whole package (ooxml.md, "Ids"),
 * the file's own where they can stay.
 */
export class IdAllocator {
  #used: ReadonlySet<number>
  #given = new Set<number>()
  #next: number
  readonly #ranges = new Map<string, number>()

  /** @param texts the text of every story part; ids found there are not given again. */
  constructor(texts: readonly string[]) {
    const used = new Set<number>()
    let max = 0
    for (const text of texts) {
      for (const match of text.matchAll(/\bw:id="(\d{1,10})"/g)) {
        const id = Number(match[1])
        used.add(id)
        // Word reads ids as 32-bit numbers: one at the top of the range must not push ours past it.
        if (id > max && id < 0x7000_0000) max = id
      }
    }
    this.#used = used
    this.#next = max + 1
  }

  fresh(): number {
    while (this.#used.has(this.#next)) this.#next++
    return this.#next++
  }

  /** The number of a range made in the editor, the same for its start and its end. */
  rangeId(id: string): number {
    let number = this.#ranges.get(id)
    if (number === undefined) this.#ranges.set(id, (number = this.fresh()))
    return number
  }

  /** The id to write for a revision: its own number, when the block it stands in held that number and it is not written yet. */
  keepOrFresh(id: string, own: ReadonlySet<string>): number {
    const number = /^\d{1,10}$/.test(id) && own.has(id) ? Number(id) : undefined
    if (number === undefined || this.#given.has(number)) return this.fresh()
    this.#given.add(number)
    return number
  }
}

/** The `w:id` values in a slice of XML. */
export function idsIn(xml: string): Set<string> {
  return new Set(Array.from(xml.matchAll(/\bw:id="([^"]*)"/g), (m) => m[1]!))
}
