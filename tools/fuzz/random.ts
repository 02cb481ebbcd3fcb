/**
 * Random numbers that are the same for the same seed on every machine: xoshiro128** (Blackman and Vigna, 2018), its state
 * filled by splitmix32. `stream` gives every case of one seed numbers of its own.
 */
export class Random {
  readonly #state: Uint32Array

  constructor(seed: number, stream: number) {
    let x = (seed ^ Math.imul(stream + 1, 0x9e3779b9)) >>> 0
    const split = (): number => {
      x = (x + 0x9e3779b9) >>> 0
      let z = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return (z ^ (z >>> 15)) >>> 0
    }
    this.#state = Uint32Array.from({ length: 4 }, split)
  }

  /** 0 to 2^32 - 1. */
  uint32(): number {
    const s = this.#state
    const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
    const result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0
    const shifted = s[1]! << 9
    s[2]! ^= s[0]!
    s[3]! ^= s[1]!
    s[1]! ^= s[2]!
    s[0]! ^= s[3]!
    s[2]! ^= shifted
    s[3] = rotate(s[3]!, 11)
    return result
  }

  /** 0 to n - 1; 0 when n is 0. */
  below(n: number): number {
    return n <= 0 ? 0 : Math.floor((this.uint32() / 0x1_0000_0000) * n)
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.uint32() / 0x1_0000_0000 < probability
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('there is nothing to pick from')
    return list[this.below(list.length)]!
  }

  /** By weight: one of the pairs, the heavier the likelier. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let at = (this.uint32() / 0x1_0000_0000) * choices.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, choice] of choices) {
      at -= weight
      if (at < 0) return choice
    }
    return choices.at(-1)![1]
  }

  bytes(length: number): Buffer {
    return Buffer.from(Uint8Array.from({ length }, () => this.below(256)))
  }
}
