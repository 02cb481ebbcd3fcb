import { type Result, err, ok } from '../../../core/result.ts'
import { type ContainerFailure, damaged, truncated, unsupportedZip } from './failures.ts'
import * as zip from './zip-format.ts'

/** Where the central directory is, and how many records it says it has. */
export interface EndRecord {
  readonly directory: zip.Span
  readonly count: number
  /** Bytes before the zip itself, by which every offset in it is to be moved. */
  readonly prefix: number
  readonly comment: Uint8Array
}

/**
 * Finds the end record (APPNOTE 4.3.16). It is followed by a comment of any bytes, so its signature may also stand in
 * the comment: a file in which two end records both make sense is refused, since two programs would see two documents.
 */
export function findEndRecord(file: Buffer): Result<EndRecord, ContainerFailure> {
  const places = endSignatures(file)
  const exact = places.filter((at) => commentEnd(file, at) === file.length)
  const readings = exact.map((at) => readEndRecord(file, at))
  const sensible = readings.filter((reading) => reading.ok)
  if (sensible.length > 1) return err(damaged('it has two tables of contents'))
  const best = sensible[0] ?? readings[0]
  if (best !== undefined) return best
  // Mail gateways and old file systems append bytes to files: the last end record that fits is the one.
  const fitting = places.find((at) => commentEnd(file, at) < file.length)
  if (fitting !== undefined) return readEndRecord(file, fitting)
  return err(truncated('its table of contents was never written or was cut off'))
}

/** Places of the signature that the format allows, the last first. */
function endSignatures(file: Buffer): number[] {
  const first = Math.max(0, file.length - zip.END_SIZE - zip.MAX_COMMENT)
  const places: number[] = []
  for (let at = file.length - zip.END_SIZE; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === zip.END_SIGNATURE) places.push(at)
  }
  return places
}

function commentEnd(file: Buffer, at: number): number {
  return at + zip.END_SIZE + file.readUInt16LE(at + 20)
}

interface Totals {
  readonly disks: boolean
  readonly count: number
  readonly size: number
  readonly offset: number
  /** Where the end records begin, which is where the central directory ends. */
  readonly at: number
}

function readEndRecord(file: Buffer, at: number): Result<EndRecord, ContainerFailure> {
  const short = readTotals(file, at)
  const long = readZip64Totals(file, at)
  if (long === undefined && isFull(short)) return err(damaged('its 64-bit table of contents is missing'))
  if (long !== undefined && !agree(short, long)) return err(damaged('its two tables of contents disagree'))
  const totals = long ?? short
  if (totals.disks) return err(unsupportedZip('it is one piece of a zip split over several files'))
  const start = totals.at - totals.size
  const prefix = start - totals.offset
  if (prefix < 0) return err(truncated('bytes that its table of contents counts on are not there'))
  if (totals.count > 0 && !isCentralRecord(file, start)) return err(damaged('its table of contents cannot be read'))
  const comment = zip.asBytes(file.subarray(at + zip.END_SIZE, commentEnd(file, at)))
  return ok({ directory: { start, end: totals.at }, count: totals.count, prefix, comment })
}

function isCentralRecord(file: Buffer, at: number): boolean {
  return at + zip.CENTRAL_SIZE <= file.length && file.readUInt32LE(at) === zip.CENTRAL_SIGNATURE
}

function readTotals(file: Buffer, at: number): Totals {
  const disk = file.readUInt16LE(at + 4)
  const directoryDisk = file.readUInt16LE(at + 6)
  const count = file.readUInt16LE(at + 10)
  return {
    // 0xffff sends the reader to the 64-bit record.
    disks: disk !== directoryDisk || (disk !== 0 && disk !== zip.FULL_16) || file.readUInt16LE(at + 8) !== count,
    count,
    size: file.readUInt32LE(at + 12),
    offset: file.readUInt32LE(at + 16),
    at,
  }
}

/** APPNOTE 4.3.14 and 4.3.15: a locator right before the end record says where the 64-bit end record is. */
function readZip64Totals(file: Buffer, endAt: number): Totals | undefined {
  const locator = endAt - zip.ZIP64_LOCATOR_SIZE
  if (locator < zip.ZIP64_END_SIZE || file.readUInt32LE(locator) !== zip.ZIP64_LOCATOR_SIGNATURE) return undefined
  // The place it names counts without any bytes put before the zip, so the usual place right before it is tried too.
  const named = zip.readUInt64(file, locator + 8)
  const at = [locator - zip.ZIP64_END_SIZE, named].find(
    (place) => place <= locator - zip.ZIP64_END_SIZE && file.readUInt32LE(place) === zip.ZIP64_END_SIGNATURE,
  )
  if (at === undefined) return undefined
  const count = zip.readUInt64(file, at + 32)
  return {
    disks:
      file.readUInt32LE(at + 16) !== 0 || file.readUInt32LE(at + 20) !== 0 || zip.readUInt64(file, at + 24) !== count,
    count,
    size: zip.readUInt64(file, at + 40),
    offset: zip.readUInt64(file, at + 48),
    at,
  }
}

function isFull(totals: Totals): boolean {
  return totals.count === zip.FULL_16 || totals.size === zip.FULL_32 || totals.offset === zip.FULL_32
}

function agree(short: Totals, long: Totals): boolean {
  return (
    (short.count === zip.FULL_16 || short.count === long.count) &&
    (short.size === zip.FULL_32 || short.size === long.size) &&
    (short.offset === zip.FULL_32 || short.offset === long.offset)
  )
}
