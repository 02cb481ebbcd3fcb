import { type Result, err, ok } from '../../../core/result.ts'
import { type ContainerFailure, damaged, quoted, truncated } from './failures.ts'
import * as zip from './zip-format.ts'

/**
 * Reads the local header of each entry (APPNOTE 4.3.7), checks that it tells the same as the central directory, and that
 * no two entries share bytes: overlapping entries are how a small file unpacks to a huge one.
 */
export function placeEntries(
  file: Buffer,
  entries: readonly zip.Entry[],
  directory: zip.Span,
): Result<zip.PlacedEntry[], ContainerFailure> {
  const placed: zip.PlacedEntry[] = []
  for (const entry of entries) {
    const place = placeEntry(file, entry, directory.start)
    if (!place.ok) return place
    placed.push(place.value)
  }
  const inOrder = placed.toSorted((a, b) => a.whole.start - b.whole.start)
  const overlapping = inOrder.find((entry, i) => entry.whole.end > (inOrder[i + 1]?.whole.start ?? directory.start))
  if (overlapping !== undefined) return err(damaged(`${quoted(overlapping.name)} shares its bytes with another part`))
  return ok(placed)
}

function placeEntry(file: Buffer, entry: zip.Entry, limit: number): Result<zip.PlacedEntry, ContainerFailure> {
  const at = entry.localStart
  if (at + zip.LOCAL_SIZE > limit) return err(truncated(`${quoted(entry.name)} lies beyond the end of the file`))
  if (file.readUInt32LE(at) !== zip.LOCAL_SIGNATURE)
    return err(damaged(`${quoted(entry.name)} is not where it should be`))
  const nameEnd = at + zip.LOCAL_SIZE + file.readUInt16LE(at + 26)
  const start = nameEnd + file.readUInt16LE(at + 28)
  const end = start + entry.compressedSize
  if (end > limit) return err(truncated(`${quoted(entry.name)} goes on beyond the end of the file`))
  if (!namesAgree(file, entry, { start: at + zip.LOCAL_SIZE, end: nameEnd }) || !headersAgree(file, entry)) {
    return err(damaged(`two places of it describe ${quoted(entry.name)} differently`))
  }
  const data = { start, end }
  return ok({ ...entry, data, whole: { start: at, end: end + descriptorLength(file, entry, end, limit) } })
}

function namesAgree(file: Buffer, entry: zip.Entry, local: zip.Span): boolean {
  const start = entry.central.start + zip.CENTRAL_SIZE
  const length = file.readUInt16LE(entry.central.start + 28)
  return file.subarray(start, start + length).equals(file.subarray(local.start, local.end))
}

/** A program that reads from the front sees the local header alone: it must not be led to another reading. */
function headersAgree(file: Buffer, entry: zip.Entry): boolean {
  const at = entry.localStart
  if (file.readUInt16LE(at + 8) !== entry.method) return false
  if ((file.readUInt16LE(at + 6) & zip.FLAG_ENCRYPTED) !== 0) return false
  // With a data descriptor the local sizes are zero or unknown; sizes of all ones stand in the 64-bit extra field.
  if ((file.readUInt16LE(at + 6) & zip.FLAG_DESCRIPTOR) !== 0) return true
  const agrees = (local: number, central: number): boolean => local === central || local === zip.FULL_32
  return (
    file.readUInt32LE(at + 14) === entry.crc &&
    agrees(file.readUInt32LE(at + 18), entry.compressedSize) &&
    agrees(file.readUInt32LE(at + 22), entry.size)
  )
}

/**
 * How many bytes the data descriptor takes (APPNOTE 4.3.9): with or without a signature, sizes in 4 or 8 bytes, which
 * nothing announces, so each form is tried against the values known. Where none fits there is no descriptor.
 */
function descriptorLength(file: Buffer, entry: zip.Entry, at: number, limit: number): number {
  if ((file.readUInt16LE(entry.localStart + 6) & zip.FLAG_DESCRIPTOR) === 0) return 0
  const forms = [true, false].flatMap((signed) => [4, 8].map((width) => ({ signed, width })))
  for (const { signed, width } of forms) {
    const crcAt = at + (signed ? 4 : 0)
    const end = crcAt + 4 + 2 * width
    if (end > limit) continue
    if (signed && file.readUInt32LE(at) !== zip.SPANNED_SIGNATURE) continue
    const size = (where: number): number => (width === 8 ? zip.readUInt64(file, where) : file.readUInt32LE(where))
    const fits = size(crcAt + 4) === entry.compressedSize && size(crcAt + 4 + width) === entry.size
    if (fits && file.readUInt32LE(crcAt) === entry.crc) return end - at
  }
  return 0
}
