import { crc32, inflateRawSync } from 'node:zlib'
import { type Result, err, ok } from '../../../core/result.ts'
import { type ContainerFailure, bomb, damaged, quoted, tooLarge } from './failures.ts'
import type { Limits } from './limits.ts'
import * as zip from './zip-format.ts'

/**
 * Holds what the entries SAY they unpack to against the caps, before a byte is unpacked. `inflateEntry` then unpacks no
 * more than was said, so that the caps hold for what is really there too.
 */
export function checkSizes(entries: readonly zip.Entry[], limits: Limits): ContainerFailure | undefined {
  let size = 0
  let packed = 0
  for (const entry of entries) {
    size += entry.size
    packed += entry.compressedSize
    const { xmlRatio, xmlRatioFloor } = limits
    const caps = isXml(entry.name) ? { ratio: xmlRatio, ratioFloor: xmlRatioFloor } : limits
    const fault = sizeFault(`The part ${quoted(entry.name)} of this file`, entry.size, entry.compressedSize, caps)
    if (fault !== undefined) return fault
    if (entry.size > limits.bytesPerPart) {
      return tooLarge(`The part ${quoted(entry.name)} of this file`, entry.size, limits.bytesPerPart)
    }
  }
  const fault = sizeFault('This file', size, packed, limits)
  if (fault !== undefined) return fault
  return size > limits.bytesInAll ? tooLarge('This file', size, limits.bytesInAll) : undefined
}

/** By its name: a part that the content types call XML under another name is bounded by the other caps. */
function isXml(name: string): boolean {
  return /\.(xml|rels)$/i.test(name)
}

function sizeFault(
  what: string,
  size: number,
  packed: number,
  { ratio, ratioFloor }: Pick<Limits, 'ratio' | 'ratioFloor'>,
): ContainerFailure | undefined {
  const suspicious = size > ratioFloor && size > ratio * packed
  return suspicious ? bomb(what, size, packed) : undefined
}

/** The unpacked bytes of one entry, whose length and checksum were found to be what the directory says. */
export function inflateEntry(file: Buffer, entry: zip.PlacedEntry): Result<Uint8Array, ContainerFailure> {
  const packed = file.subarray(entry.data.start, entry.data.end)
  const bytes = entry.method === zip.METHOD_STORED ? ok(Uint8Array.from(packed)) : inflate(packed, entry)
  if (!bytes.ok) return bytes
  if (bytes.value.length !== entry.size) return err(damaged(`${quoted(entry.name)} does not have the size it says`))
  if (crc32(bytes.value) !== entry.crc) return err(damaged(`the checksum of ${quoted(entry.name)} is wrong`))
  return bytes
}

function inflate(packed: Buffer, entry: zip.PlacedEntry): Result<Uint8Array, ContainerFailure> {
  // Some writers mark empty parts as deflated and then write nothing at all.
  if (packed.length === 0 && entry.size === 0) return ok(new Uint8Array(0))
  try {
    const maxOutputLength = Math.max(entry.size, 1)
    // One chunk that holds all avoids a second copy; checkSizes has bounded its size by that of the file.
    const chunkSize = Math.max(entry.size + 1, 64)
    return ok(zip.asBytes(inflateRawSync(packed, { maxOutputLength, chunkSize })))
  } catch (error) {
    return err(damaged(`${quoted(entry.name)} ${inflateFault(error)}`))
  }
}

function inflateFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'unpacks to more than it says'
  if (code === 'Z_BUF_ERROR') return 'breaks off before its end'
  if (code === 'Z_DATA_ERROR') return 'cannot be unpacked'
  throw error
}
