import { type Result, err, ok } from '../../../core/result.ts'
import {
  type ContainerFailure,
  damaged,
  duplicateEntry,
  encryptedEntry,
  quoted,
  unsafeName,
  unsupportedZip,
} from './failures.ts'
import type { EndRecord } from './end-record.ts'
import * as zip from './zip-format.ts'

const ZIP64_EXTRA = 0x0001
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads every record of the central directory (APPNOTE 4.3.12) and refuses those that no Word document has. */
export function readDirectory(file: Buffer, end: EndRecord): Result<zip.Entry[], ContainerFailure> {
  const entries: zip.Entry[] = []
  const seen = new Set<string>()
  let at = end.directory.start
  while (entries.length < end.count) {
    const entry = readRecord(file, at, end)
    if (!entry.ok) return entry
    const fault = faultOf(entry.value, seen)
    if (fault !== undefined) return err(fault)
    entries.push(entry.value)
    at = entry.value.central.end
  }
  // Records beyond the count would be seen by programs that do not count, and by us not.
  if (at !== end.directory.end) return err(damaged('its table of contents is longer than it says'))
  return ok(entries)
}

function faultOf(entry: zip.Entry, seen: Set<string>): ContainerFailure | undefined {
  if (zip.isUnsafeName(entry.name)) return unsafeName(entry.name)
  const key = zip.nameKey(entry.name)
  if (seen.has(key)) return duplicateEntry(entry.name)
  seen.add(key)
  if ((entry.flags & zip.FLAG_ENCRYPTED) !== 0) return encryptedEntry(entry.name)
  if (entry.method !== zip.METHOD_STORED && entry.method !== zip.METHOD_DEFLATED) {
    return unsupportedZip(`${quoted(entry.name)} uses compression method ${entry.method}`)
  }
  if (entry.method === zip.METHOD_STORED && entry.size !== entry.compressedSize) {
    return damaged(`${quoted(entry.name)} is stored but says that it has two sizes`)
  }
  return undefined
}

function readRecord(file: Buffer, at: number, end: EndRecord): Result<zip.Entry, ContainerFailure> {
  const limit = end.directory.end
  if (at + zip.CENTRAL_SIZE > limit || file.readUInt32LE(at) !== zip.CENTRAL_SIGNATURE) {
    return err(damaged('its table of contents breaks off'))
  }
  const nameEnd = at + zip.CENTRAL_SIZE + file.readUInt16LE(at + 28)
  const extraEnd = nameEnd + file.readUInt16LE(at + 30)
  const recordEnd = extraEnd + file.readUInt16LE(at + 32)
  if (recordEnd > limit) return err(damaged('its table of contents breaks off'))
  const name = decodeName(file.subarray(at + zip.CENTRAL_SIZE, nameEnd))
  const wide = readWideFields(file, at, { start: nameEnd, end: extraEnd })
  if (wide === undefined) return err(damaged(`the 64-bit sizes of ${quoted(name)} are missing`))
  if (wide.disk !== 0) return err(unsupportedZip('it is one piece of a zip split over several files'))
  return ok({
    name,
    isFolder: name.endsWith('/'),
    method: file.readUInt16LE(at + 10),
    flags: file.readUInt16LE(at + 8),
    modified: file.readUInt32LE(at + 12),
    crc: file.readUInt32LE(at + 16),
    compressedSize: wide.compressedSize,
    size: wide.size,
    central: { start: at, end: recordEnd },
    offsetField: { at: wide.offsetAt - at, width: wide.offsetAt === at + 42 ? 4 : 8 },
    localStart: wide.offset + end.prefix,
  })
}

interface WideFields {
  readonly size: number
  readonly compressedSize: number
  readonly offset: number
  readonly offsetAt: number
  readonly disk: number
}

/** APPNOTE 4.5.3: a field of all ones stands in the 64-bit extra field instead, which holds those fields alone, in order. */
function readWideFields(file: Buffer, at: number, extras: zip.Span): WideFields | undefined {
  const extra = findExtra(file, extras, ZIP64_EXTRA)
  let next = extra?.start ?? 0
  const take = (narrow: number, full: number, width: 4 | 8): number | undefined => {
    if (narrow !== full) return narrow
    if (extra === undefined || next + width > extra.end) return undefined
    next += width
    return width === 8 ? zip.readUInt64(file, next - 8) : file.readUInt32LE(next - 4)
  }
  const size = take(file.readUInt32LE(at + 24), zip.FULL_32, 8)
  const compressedSize = take(file.readUInt32LE(at + 20), zip.FULL_32, 8)
  const offsetIsWide = file.readUInt32LE(at + 42) === zip.FULL_32
  const offsetAt = offsetIsWide ? next : at + 42
  const offset = take(file.readUInt32LE(at + 42), zip.FULL_32, 8)
  const disk = take(file.readUInt16LE(at + 34), zip.FULL_16, 4)
  if (size === undefined || compressedSize === undefined || offset === undefined || disk === undefined) return undefined
  return { size, compressedSize, offset, offsetAt, disk }
}

/** The data of one extra field. Real files hold malformed ones, so a field that runs over ends the search quietly. */
function findExtra(file: Buffer, extras: zip.Span, id: number): zip.Span | undefined {
  let at = extras.start
  while (at + 4 <= extras.end) {
    const start = at + 4
    const end = start + file.readUInt16LE(at + 2)
    if (end > extras.end) return undefined
    if (file.readUInt16LE(at) === id) return { start, end }
    at = end
  }
  return undefined
}

/** Names are UTF-8 where that is possible, flag or no flag: OPC names are ASCII, and writers forget the flag. */
function decodeName(name: Buffer): string {
  try {
    return STRICT_UTF8.decode(name)
  } catch {
    return name.toString('latin1')
  }
}
