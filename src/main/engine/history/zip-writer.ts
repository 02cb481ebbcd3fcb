import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import * as zip from '../container/zip-format.ts'

/** Version 4.5 of the format: the first with 64-bit sizes and offsets. */
const VERSION_ZIP64 = 45
const VERSION_DEFLATE = 20

interface Written {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/**
 * Writes a zip entry by entry to a new file, so that an archive of any size never has to fit into memory: past 4 GiB or
 * 65,535 entries it is a ZIP64 (APPNOTE 4.3.14, 4.5.3). No clock is read. Throws the system's errors, also when the
 * file is there already.
 */
export class ZipWriter {
  readonly #descriptor: number
  readonly #entries: Written[] = []
  #at = 0

  /** @param mode who may read it, as the system counts, before what the user's own settings take away */
  constructor(path: string, mode = 0o666) {
    this.#descriptor = openSync(path, 'wx', mode)
  }

  /** Stores the bytes as they are, or deflated where that pays: a .docx is compressed already. */
  add(name: string, bytes: Uint8Array, isDeflated = false): void {
    const data = isDeflated ? deflateRawSync(bytes) : bytes
    const method = isDeflated ? zip.METHOD_DEFLATED : zip.METHOD_STORED
    const nameBytes = Buffer.from(name, 'utf8')
    const entry = { name: nameBytes, method, crc: crc32(bytes), packed: data.length, size: bytes.length }
    this.#entries.push({ ...entry, offset: this.#at })
    this.#write(localHeader(entry))
    this.#write(data)
  }

  /** Writes the table of contents; returns when everything is on disk. */
  finish(): void {
    const start = this.#at
    for (const entry of this.#entries) this.#write(centralRecord(entry))
    for (const part of endRecords(this.#entries.length, this.#at - start, start)) this.#write(part)
    fsyncSync(this.#descriptor)
    closeSync(this.#descriptor)
  }

  /** Lets go of the file, which is not whole. */
  abandon(): void {
    closeSync(this.#descriptor)
  }

  #write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.#descriptor, bytes, done, bytes.length - done)
    this.#at += bytes.length
  }
}

function localHeader({ name, method, crc, packed, size }: Omit<Written, 'offset'>): Buffer {
  // A single entry is read into memory whole and so stays below 4 GiB.
  if (packed >= zip.FULL_32 || size >= zip.FULL_32) throw new RangeError('an entry of 4 GiB or more')
  const header = Buffer.alloc(zip.LOCAL_SIZE)
  header.writeUInt32LE(zip.LOCAL_SIGNATURE, 0)
  writeShared(header, 4, { name, method, crc, packed, size })
  return Buffer.concat([header, name])
}

function centralRecord({ offset, ...entry }: Written): Buffer {
  const isFar = offset >= zip.FULL_32
  const header = Buffer.alloc(zip.CENTRAL_SIZE)
  header.writeUInt32LE(zip.CENTRAL_SIGNATURE, 0)
  header.writeUInt16LE(VERSION_ZIP64, 4)
  writeShared(header, 6, entry)
  header.writeUInt32LE(isFar ? zip.FULL_32 : offset, 42)
  if (!isFar) return Buffer.concat([header, entry.name])
  // The extra field 0x0001 holds what did not fit, here the offset alone.
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(offset), 4)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt16LE(VERSION_ZIP64, 6)
  return Buffer.concat([header, entry.name, extra])
}

/** The fields from the version needed to the length of the name are the same in both headers. */
function writeShared(header: Buffer, at: number, { name, method, crc, packed, size }: Omit<Written, 'offset'>): void {
  header.writeUInt16LE(VERSION_DEFLATE, at)
  header.writeUInt16LE(zip.FLAG_UTF8, at + 2)
  header.writeUInt16LE(method, at + 4)
  header.writeUInt32LE(zip.DOS_EPOCH, at + 6)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(packed, at + 14)
  header.writeUInt32LE(size, at + 18)
  header.writeUInt16LE(name.length, at + 22)
}

function endRecords(count: number, size: number, offset: number): Buffer[] {
  const end = Buffer.alloc(zip.END_SIZE)
  end.writeUInt32LE(zip.END_SIGNATURE, 0)
  const isLong = count >= zip.FULL_16 || offset + size >= zip.FULL_32
  end.writeUInt16LE(isLong ? zip.FULL_16 : count, 8)
  end.writeUInt16LE(isLong ? zip.FULL_16 : count, 10)
  end.writeUInt32LE(isLong ? zip.FULL_32 : size, 12)
  end.writeUInt32LE(isLong ? zip.FULL_32 : offset, 16)
  return isLong ? [longEnd(count, size, offset), locator(offset + size), end] : [end]
}

function longEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(zip.ZIP64_END_SIZE)
  end.writeUInt32LE(zip.ZIP64_END_SIGNATURE, 0)
  end.writeBigUInt64LE(BigInt(zip.ZIP64_END_SIZE - 12), 4)
  end.writeUInt16LE(VERSION_ZIP64, 12)
  end.writeUInt16LE(VERSION_ZIP64, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(size), 40)
  end.writeBigUInt64LE(BigInt(offset), 48)
  return end
}

function locator(endAt: number): Buffer {
  const bytes = Buffer.alloc(zip.ZIP64_LOCATOR_SIZE)
  bytes.writeUInt32LE(zip.ZIP64_LOCATOR_SIGNATURE, 0)
  bytes.writeBigUInt64LE(BigInt(endAt), 8)
  bytes.writeUInt32LE(1, 16)
  return bytes
}
