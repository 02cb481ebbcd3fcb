import type { PackageSource } from '../package.ts'
import { decodePart } from '../encoding.ts'

const LIMIT = 0x8000_0000

/** Ids of eight hex digits, above 0 and below 0x80000000, each given once ([MS-DOCX] 2.6.2.4). */
export class HexIds {
  readonly #taken: Set<string>

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(Array.from(taken, (id) => id.toUpperCase()))
  }

  /** The wanted id, or the next free one after it. */
  claim(wanted: string): string {
    const number = /^[0-9a-f]{1,8}$/i.test(wanted) ? Number.parseInt(wanted, 16) % LIMIT : 1
    for (let n = number === 0 ? 1 : number; ; n = n + 1 === LIMIT ? 1 : n + 1) {
      const id = n.toString(16).toUpperCase().padStart(8, '0')
      if (this.#taken.has(id)) continue
      this.#taken.add(id)
      return id
    }
  }
}

/** The w14:paraIds of these parts, whatever prefix they have: one pass over the text. */
export function* paraIdsIn(source: PackageSource, parts: Iterable<string>): Generator<string> {
  for (const part of parts) {
    const decoded = decodePart(source.part(part) ?? new Uint8Array())
    if (!decoded.ok) continue
    for (const match of decoded.value.text.matchAll(/:paraId\s*=\s*["']([0-9A-Fa-f]{1,8})["']/g)) yield match[1]!
  }
}

/** An id made from another one, for what a file did not give one to: the same for the same file. */
export function derivedId(from: string): string {
  return ((Number.parseInt(from, 16) ^ 0x2a5c_93e7) & 0x7fff_ffff).toString(16)
}
