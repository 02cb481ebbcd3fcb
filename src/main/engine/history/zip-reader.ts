import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import * as zip from '../container/zip-format.ts'

/** Where an entry lies, by the table of contents. */
interface Entry {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** More is in no history: what claims it is a bomb. */
const MAX_ENTRY = 2 ** 31
const MAX_ENTRIES = 2_000_000

/** Thrown for a file that is no zip as ours are, or damaged: what the file holds is no bug. */
export class BadZip extends Error {
  override readonly name = 'BadZip'
}

/**
 * Reads entries of a zip one by one from disk. It is for zips of our own (zip-writer.ts): no encryption, no descriptors,
 * no comment. Whoever reads an entry checks it by a hash, so checksums are not looked at. Throws BadZip, and the system's errors.
 */
export class ZipReader {
  readonly #file: OpenFile
  readonly #entries = new Map<string, Entry>()

  /** @param file its path, or its bytes where they are at hand */
  constructor(file: string | Uint8Array) {
    this.#file = typeof file === 'string' ? openOnDisk(file) : inMemory(file)
    try {
      this.#readDirectory()
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** In the order of the file. */
  names(): string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Undefined where there is no such entry. */
  read(name: string): Buffer | undefined {
    const entry = this.#entries.get(name)
    if (entry === undefined) return undefined
    const header = this.#bytes(entry.offset, zip.LOCAL_SIZE)
    if (header.readUInt32LE(0) !== zip.LOCAL_SIGNATURE) throw new BadZip(`${name} is not where it should be`)
    const start = entry.offset + zip.LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28)
    const data = this.#bytes(start, entry.packed)
    if (entry.method === zip.METHOD_STORED) return data
    try {
      const bytes = inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) })
      if (bytes.length === entry.size) return bytes
    } catch {
      // Said below: zlib's own words say nothing about which entry it was.
    }
    throw new BadZip(`${name} cannot be unpacked`)
  }

  close(): void {
    this.#file.close()
  }

  #readDirectory(): void {
    const { count, size, offset } = this.#end()
    if (count > MAX_ENTRIES || offset + size > this.#file.length) throw new BadZip('its table of contents is damaged')
    const directory = this.#bytes(offset, size)
    let at = 0
    for (let index = 0; index < count; index += 1) at = this.#readEntry(directory, at)
  }

  #readEntry(directory: Buffer, at: number): number {
    if (at + zip.CENTRAL_SIZE > directory.length || directory.readUInt32LE(at) !== zip.CENTRAL_SIGNATURE) {
      throw new BadZip('its table of contents is damaged')
    }
    const nameEnd = at + zip.CENTRAL_SIZE + directory.readUInt16LE(at + 28)
    const end = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    const name = directory.toString('utf8', at + zip.CENTRAL_SIZE, nameEnd)
    const short = directory.readUInt32LE(at + 42)
    const isFar = short === zip.FULL_32 && nameEnd + 12 <= end && directory.readUInt16LE(nameEnd) === 1
    const entry = {
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: isFar ? zip.readUInt64(directory, nameEnd + 4) : short,
    }
    const isKnown = entry.method === zip.METHOD_STORED || entry.method === zip.METHOD_DEFLATED
    if (!isKnown || entry.size > MAX_ENTRY || entry.packed > MAX_ENTRY) throw new BadZip(`${name} cannot be read`)
    if (this.#entries.has(name)) throw new BadZip(`${name} is in it twice`)
    this.#entries.set(name, entry)
    return end
  }

  #end(): { count: number; size: number; offset: number } {
    if (this.#file.length < zip.END_SIZE) throw new BadZip('it is no zip')
    const end = this.#bytes(this.#file.length - zip.END_SIZE, zip.END_SIZE)
    if (end.readUInt32LE(0) !== zip.END_SIGNATURE) throw new BadZip('it is no zip, or its end was cut off')
    const short = { count: end.readUInt16LE(10), size: end.readUInt32LE(12), offset: end.readUInt32LE(16) }
    if (short.count !== zip.FULL_16 && short.offset !== zip.FULL_32) return short
    const locator = this.#bytes(this.#file.length - zip.END_SIZE - zip.ZIP64_LOCATOR_SIZE, zip.ZIP64_LOCATOR_SIZE)
    if (locator.readUInt32LE(0) !== zip.ZIP64_LOCATOR_SIGNATURE) throw new BadZip('its table of contents is damaged')
    const long = this.#bytes(zip.readUInt64(locator, 8), zip.ZIP64_END_SIZE)
    if (long.readUInt32LE(0) !== zip.ZIP64_END_SIGNATURE) throw new BadZip('its table of contents is damaged')
    return { count: zip.readUInt64(long, 32), size: zip.readUInt64(long, 40), offset: zip.readUInt64(long, 48) }
  }

  #bytes(start: number, length: number): Buffer {
    if (start < 0 || start + length > this.#file.length) throw new BadZip('its table of contents is damaged')
    return this.#file.read(start, length)
  }
}

interface OpenFile {
  readonly length: number
  readonly read: (start: number, length: number) => Buffer
  readonly close: () => void
}

function inMemory(bytes: Uint8Array): OpenFile {
  const file = zip.asBuffer(bytes)
  return { length: file.length, read: (start, length) => file.subarray(start, start + length), close: () => {} }
}

function openOnDisk(path: string): OpenFile {
  // Opening a pipe would wait for whoever writes to it.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  const close = (): void => closeSync(descriptor)
  const stats = fstatSync(descriptor)
  if (!stats.isFile()) {
    close()
    throw new BadZip('it is a folder, a pipe or a device')
  }
  const read = (start: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length)
    for (let done = 0; done < length;) {
      const count = readSync(descriptor, bytes, done, length - done, start + done)
      if (count === 0) throw new BadZip('it became shorter while it was read')
      done += count
    }
    return bytes
  }
  return { length: stats.size, read, close }
}
