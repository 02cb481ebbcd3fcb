/** Facts of the zip format (PKWARE APPNOTE 6.3.x, clauses 4.3 to 4.5; ECMA-376 part 2, annex B for its use in OPC). */

export const LOCAL_SIGNATURE = 0x04034b50
export const CENTRAL_SIGNATURE = 0x02014b50
export const END_SIGNATURE = 0x06054b50
export const ZIP64_END_SIGNATURE = 0x06064b50
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
/** Begins a data descriptor, and also the first segment of a split archive. */
export const SPANNED_SIGNATURE = 0x08074b50

export const LOCAL_SIZE = 30
export const CENTRAL_SIZE = 46
export const END_SIZE = 22
export const ZIP64_END_SIZE = 56
export const ZIP64_LOCATOR_SIZE = 20
export const MAX_COMMENT = 0xffff

export const FULL_16 = 0xffff
export const FULL_32 = 0xffffffff

/** General purpose bits: 0 encrypted, 6 strongly encrypted, 13 masked headers. */
export const FLAG_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
export const FLAG_DESCRIPTOR = 0x0008
export const FLAG_UTF8 = 0x0800

export const METHOD_STORED = 0
export const METHOD_DEFLATED = 8

/** 1980-01-01 00:00, the first moment that a zip can name: the time of a part that has no other. */
export const DOS_EPOCH = 0x00210000

/** The same memory seen as a Buffer, for its little-endian reads. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** The same memory seen as a plain Uint8Array. */
export function asBytes(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length)
}

/** An unsigned 64-bit number; one past 2^53 loses digits, which no length of a real file reaches. */
export function readUInt64(file: Buffer, at: number): number {
  return Number(file.readBigUInt64LE(at))
}

/** One entry as it lies in the file. All offsets are from the first byte of the file, junk before the zip included. */
export interface Entry {
  readonly name: string
  /** A folder has an entry in some zips; it is kept but is no part. */
  readonly isFolder: boolean
  readonly method: number
  readonly flags: number
  /** Date (high half) and time (low half) in DOS form. */
  readonly modified: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Bytes of the central directory's record. */
  readonly central: Span
  /** Where in the central record the offset of the local header stands, and in how many bytes. */
  readonly offsetField: { readonly at: number; readonly width: 4 | 8 }
  readonly localStart: number
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** An entry whose local header was read: where its bytes lie, from the header to the end of any data descriptor. */
export interface PlacedEntry extends Entry {
  readonly whole: Span
  readonly data: Span
}

/** OPC part names are equal when they are equal without regard to case (ECMA-376 part 2, 6.2.2.3). */
export function nameKey(name: string): string {
  return name.toLowerCase()
}

/**
 * Whether a name could point anywhere but inside the package. Such entries would do no harm here, as nothing is ever
 * unpacked to disk, but the document goes on to others; Word writes none (ECMA-376 part 2, 6.2.2.2).
 */
export function isUnsafeName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters in names are refused
  if (name === '' || /[\0-\x1f\x7f\\]|%2f|%5c/i.test(name) || /^[A-Za-z]:/.test(name)) return true
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  return path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')
}
