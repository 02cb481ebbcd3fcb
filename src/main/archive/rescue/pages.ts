import { closeSync, fstatSync } from 'node:fs'
import { openFile } from '../files.ts'
import { bytesAt, view } from './bytes.ts'
import { logIndex } from './log.ts'

/**
 * The pages of a database file as SQLite would see them (sqlite.org/fileformat.html), read without SQLite, so that no damage
 * anywhere keeps the rest from being read: those of the file, and over them those of the log beside it.
 */
export class Pages {
  readonly size: number
  /** Nothing is reserved at the end of a page: only encryption needs that, and what is encrypted cannot be read here. */
  readonly usable: number
  readonly count: number
  readonly #file: number
  readonly #log: number | undefined
  readonly #newest: ReadonlyMap<number, number>
  /** Where in the log every page ever written to it stands, whether committed or not. */
  readonly #frames: readonly number[]

  constructor(path: string) {
    this.#file = openFile(path)
    this.#log = openIfThere(`${path}-wal`)
    const header = bytesAt(this.#file, 0, 100)
    this.size = pageSize(header)
    this.usable = this.size
    const { newest, frames } =
      this.#log === undefined ? { newest: new Map<number, number>(), frames: [] } : logIndex(this.#log, this.size)
    this.#newest = newest
    this.#frames = frames
    this.count = Math.max(Math.ceil(fstatSync(this.#file).size / this.size), ...newest.keys())
  }

  /** A page, counted from 1, as it was last written; shorter than others where the file was cut off. */
  page(number: number): Uint8Array | undefined {
    if (!Number.isInteger(number) || number < 1 || number > this.count) return undefined
    const at = this.#newest.get(number)
    if (at !== undefined && this.#log !== undefined) return bytesAt(this.#log, at, this.size)
    return bytesAt(this.#file, (number - 1) * this.size, this.size)
  }

  /** Every page that is or was: of the file, those that newer ones lie over too, and all of the log. */
  *everything(): Generator<{ bytes: Uint8Array; number: number }> {
    const inFile = Math.ceil(fstatSync(this.#file).size / this.size)
    for (let number = 1; number <= inFile; number += 1) {
      yield { number, bytes: bytesAt(this.#file, (number - 1) * this.size, this.size) }
    }
    if (this.#log === undefined) return
    // Which page it is does not matter but for the first.
    for (const at of this.#frames) yield { number: 2, bytes: bytesAt(this.#log, at, this.size) }
  }

  /** Pages that are not in use: what stands in them is of old. Ends where the list of them is damaged. */
  free(): ReadonlySet<number> {
    const free = new Set<number>()
    const first = this.page(1)
    let trunk = first === undefined || first.length < 36 ? 0 : view(first).getUint32(32)
    while (trunk !== 0 && !free.has(trunk)) {
      const page = this.page(trunk)
      if (page === undefined || page.length < this.size) break
      free.add(trunk)
      const count = Math.min(view(page).getUint32(4), this.usable / 4 - 2)
      for (let i = 0; i < count; i += 1) free.add(view(page).getUint32(8 + 4 * i))
      trunk = view(page).getUint32(0)
    }
    return free
  }

  close(): void {
    closeSync(this.#file)
    if (this.#log !== undefined) closeSync(this.#log)
  }
}

/** What the header says, if that can be; else what our archives have. */
function pageSize(header: Uint8Array): number {
  const said = header.length < 18 ? 0 : view(header).getUint16(16)
  const size = said === 1 ? 65_536 : said
  return size >= 512 && (size & (size - 1)) === 0 ? size : USUAL_SIZE
}

const USUAL_SIZE = 4096

function openIfThere(path: string): number | undefined {
  try {
    return openFile(path)
  } catch {
    return undefined
  }
}
