/** Values that were removed and must be found nowhere in the result: people, firms, paths, values of properties. */
export class RemovedNames {
  readonly #values = new Map<string, string>()
  readonly #allowed: string
  /** @param party what stands in their place, in which they may well occur. */
  constructor(party: string) {
    this.#allowed = party.toLowerCase()
  }

  /** A name of a person or firm: two characters will do. */
  person(value: string): void {
    this.#add(value, 2)
  }

  /** Any other value: from four characters on, and none that every file is full of. */
  value(value: string): void {
    if (!/^(true|false|yes|no|none|null|normal|normal\.dotm?|[\d.,:/-]{1,10})$/i.test(value.trim())) this.#add(value, 4)
  }

  /** In order of their appearance, each once, whatever its case. */
  all(): string[] {
    return [...this.#values.values()]
  }

  #add(value: string, atLeast: number): void {
    const name = value.trim()
    const key = name.toLowerCase()
    // Longer ones are data (field codes, serialised state), not names.
    if (name.length < atLeast || name.length > 200 || this.#allowed.includes(key)) return
    if (!this.#values.has(key)) this.#values.set(key, name)
  }
}
