import { crc32, deflateRawSync } from 'node:zlib'
import type { Container } from './read-container.ts'
import * as zip from './zip-format.ts'

const DEFLATE_LEVEL = 6
const VERSION_DEFLATE = 20
const CONTENT_TYPES = '[Content_Types].xml'

/** One entry of the zip to be written: its bytes up to the next entry, and its central record, whose offset is patched. */
interface Output {
  /** Where the entry lies among the others; new entries come last. */
  readonly position: number
  readonly local: readonly Uint8Array[]
  readonly central: Buffer
  readonly offsetField: { readonly at: number; readonly width: 4 | 8 }
}

/**
 * The container with some parts changed: a part maps to its new bytes, or to null to remove it; new names are appended.
 * Entries not named, and those whose bytes stay the same, are copied byte for byte with their compressed data; if that is
 * all of them the very same array is returned. No clock is read: a changed entry keeps its time, so that two writes of
 * one state are equal. Bytes before, between and after the entries that no entry owns are dropped.
 * Throws (a bug of the caller) on an unsafe name, two names that differ in case alone, or a zip of 4 GiB or more.
 */
export function writeContainer(container: Container, changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
  const edits = realChanges(container, changes)
  if (edits.size === 0) return container.bytes
  const outputs: Output[] = []
  for (const entry of container.entries) {
    const edit = edits.get(zip.nameKey(entry.name))
    if (edit === undefined) outputs.push(copiedEntry(container.bytes, entry))
    else if (edit.bytes !== null) outputs.push(changedEntry(container.bytes, entry, edit.bytes))
    edits.delete(zip.nameKey(entry.name))
  }
  for (const { name, bytes } of edits.values()) {
    if (bytes !== null) outputs.push(newEntry(name, bytes, container.bytes.length))
  }
  return assemble(outputs, container.comment)
}

/** A fresh zip of the parts given, the same for the same parts: content types first, as Word has it, the others by name. */
export function createContainer(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const rank = (name: string): string => (name === CONTENT_TYPES ? '' : name)
  const inOrder = [...keyed(parts).values()].toSorted((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1))
  return assemble(
    inOrder.map(({ name, bytes }) => newEntry(name, bytes, 0)),
    new Uint8Array(0),
  )
}

/** The changes by key, checked for what only a bug could ask. */
function keyed<T>(changes: ReadonlyMap<string, T>): Map<string, { name: string; bytes: T }> {
  const byKey = new Map<string, { name: string; bytes: T }>()
  for (const [name, bytes] of changes) {
    const key = zip.nameKey(name)
    if (zip.isUnsafeName(name) || (bytes !== null && name.endsWith('/'))) throw new Error(`not a part name: ${name}`)
    if (byKey.has(key)) throw new Error(`two changes to one part: ${name}`)
    byKey.set(key, { name, bytes })
  }
  return byKey
}

function realChanges(container: Container, changes: ReadonlyMap<string, Uint8Array | null>) {
  const edits = keyed(changes)
  const present = new Set(container.entries.map((entry) => zip.nameKey(entry.name)))
  for (const [key, { name, bytes }] of edits) {
    const old = container.part(name)
    const nothingToRemove = bytes === null && !present.has(key)
    const same = bytes !== null && old !== undefined && zip.asBuffer(bytes).equals(old)
    if (nothingToRemove || same) edits.delete(key)
  }
  return edits
}

function copiedEntry(bytes: Uint8Array, entry: zip.PlacedEntry): Output {
  return {
    position: entry.whole.start,
    local: [bytes.subarray(entry.whole.start, entry.whole.end)],
    central: Buffer.from(bytes.subarray(entry.central.start, entry.central.end)),
    offsetField: entry.offsetField,
  }
}

/** A part with new data keeps the version it was made by, its attributes, comment and time. */
function changedEntry(bytes: Uint8Array, entry: zip.PlacedEntry, part: Uint8Array): Output {
  const old = zip.asBuffer(bytes).subarray(entry.central.start, entry.central.end)
  const comment = old.subarray(old.length - old.readUInt16LE(32))
  const output = deflatedEntry(entry.name, part, entry.modified, comment)
  output.central.writeUInt16LE(old.readUInt16LE(4), 4)
  output.central.writeUInt16LE(old.readUInt16LE(36), 36)
  output.central.writeUInt32LE(old.readUInt32LE(38), 38)
  return { ...output, position: entry.whole.start }
}

function newEntry(name: string, part: Uint8Array, position: number): Output {
  const output = deflatedEntry(name, part, zip.DOS_EPOCH, Buffer.alloc(0))
  return { ...output, position }
}

function deflatedEntry(name: string, part: Uint8Array, modified: number, comment: Buffer) {
  const data = deflateRawSync(part, { level: DEFLATE_LEVEL })
  const nameBytes = Buffer.from(name, 'utf8')
  // The thirteen fields from the version needed to the length of the extra field are the same in both headers.
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(VERSION_DEFLATE, 0)
  shared.writeUInt16LE(zip.FLAG_UTF8, 2)
  shared.writeUInt16LE(zip.METHOD_DEFLATED, 4)
  shared.writeUInt32LE(modified, 6)
  shared.writeUInt32LE(crc32(part), 10)
  shared.writeUInt32LE(data.length, 14)
  shared.writeUInt32LE(part.length, 18)
  shared.writeUInt16LE(nameBytes.length, 22)
  const centralFixed = Buffer.alloc(zip.CENTRAL_SIZE)
  centralFixed.writeUInt32LE(zip.CENTRAL_SIGNATURE, 0)
  centralFixed.writeUInt16LE(VERSION_DEFLATE, 4)
  shared.copy(centralFixed, 6)
  centralFixed.writeUInt16LE(comment.length, 32)
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(zip.LOCAL_SIGNATURE)
  return {
    local: [signature, shared, nameBytes, data],
    central: Buffer.concat([centralFixed, nameBytes, comment]),
    offsetField: { at: 42, width: 4 as const },
  }
}

/** Local entries go in the order in which they lay, central records in the order in which they were listed. */
function assemble(outputs: readonly Output[], comment: Uint8Array): Uint8Array {
  const inPlace = outputs.toSorted((a, b) => a.position - b.position)
  const locals = inPlace.flatMap((output) => output.local)
  const centrals = outputs.map((output) => output.central)
  const offset = lengthOf(locals)
  const end = endRecord(outputs.length, lengthOf(centrals), offset, comment.length)
  let at = 0
  for (const output of inPlace) {
    patchOffset(output, at)
    at += lengthOf(output.local)
  }
  return zip.asBytes(Buffer.concat([...locals, ...centrals, end, comment]))
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0)
}

function patchOffset(output: Output, offset: number): void {
  if (output.offsetField.width === 8) output.central.writeBigUInt64LE(BigInt(offset), output.offsetField.at)
  else output.central.writeUInt32LE(offset, output.offsetField.at)
}

function endRecord(count: number, size: number, offset: number, commentLength: number): Buffer {
  if (count >= zip.FULL_16 || offset + size >= zip.FULL_32) throw new RangeError('the package would pass 4 GiB')
  const end = Buffer.alloc(zip.END_SIZE)
  end.writeUInt32LE(zip.END_SIGNATURE, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(commentLength, 20)
  return end
}
