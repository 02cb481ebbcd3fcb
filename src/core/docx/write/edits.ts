interface Edit {
  readonly from: number
  readonly to: number
  readonly xml: string
}

/** A text with replacements inside it, by offsets of the original: what stands around them comes out as it was. */
export class Edits {
  readonly #text: string
  /** By `from`, ascending; none overlaps another. */
  #edits: Edit[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** Replacements inside this one are part of `xml` already: it takes their place. */
  replace(from: number, to: number, xml: string): void {
    this.#edits = [...this.#edits.filter((e) => e.to <= from || e.from >= to), { from, to, xml }].sort(
      (a, b) => a.from - b.from,
    )
  }

  /** The text between two offsets that cut through no replacement. */
  between(from: number, to: number): string {
    let out = ''
    let at = from
    for (const edit of this.#edits) {
      if (edit.from < from || edit.to > to) continue
      out += this.#text.slice(at, edit.from) + edit.xml
      at = edit.to
    }
    return out + this.#text.slice(at, to)
  }
}
