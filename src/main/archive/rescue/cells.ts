import { view } from './bytes.ts'
import type { Pages } from './pages.ts'

export type Value = null | number | bigint | string | Uint8Array

/** A row as it stands in a page of a table (with its rowid) or of an index (without). */
export interface Row {
  readonly values: readonly Value[]
  readonly rowid: number | null
  /** Whether its page lists it. Others were deleted, or moved and written over in part since. */
  readonly isListed: boolean
}

const TABLE_LEAF = 0x0d
const INDEX_LEAF = 0x0a
const INDEX_INNER = 0x02

/** Longer than any document that is taken in. */
const LONGEST = 600 * 1024 * 1024

/**
 * The rows of a page, as far as they can be made sense of ("B-tree Pages", sqlite.org/fileformat.html). A page that does not
 * say what it is, is read as either. `thorough` looks behind the end of the page's own list too, where its count may be
 * damaged: that finds rows that were deleted as well.
 */
export function rowsOf(pages: Pages, bytes: Uint8Array, number: number, thorough: boolean): Row[] {
  const start = number === 1 ? 100 : 0
  if (bytes.length < start + 12) return []
  const kind = bytes[start] ?? 0
  if (kind === TABLE_LEAF || kind === INDEX_LEAF || kind === INDEX_INNER)
    return cells(pages, bytes, start, kind, thorough)
  if (!thorough || kind === TABLE_INNER || !looksLikeRows(bytes, start)) return []
  return [TABLE_LEAF, INDEX_LEAF, INDEX_INNER].flatMap((guess) => cells(pages, bytes, start, guess, true))
}

const TABLE_INNER = 0x05

/** Whether the numbers in a page's head fit each other: most pages that do not say what they are hold the middle of a document. */
function looksLikeRows(bytes: Uint8Array, start: number): boolean {
  const data = view(bytes)
  const count = data.getUint16(start + 3)
  const content = data.getUint16(start + 5)
  return count > 0 && content >= start + 8 + 2 * count && content < bytes.length && (bytes[start + 7] ?? 0) <= 60
}

function cells(pages: Pages, bytes: Uint8Array, start: number, kind: number, thorough: boolean): Row[] {
  const data = view(bytes)
  const list = start + (kind === INDEX_INNER ? 12 : 8)
  const room = Math.floor((bytes.length - list) / 2)
  const said = data.getUint16(start + 3)
  const rows: Row[] = []
  for (let i = 0; i < (thorough ? room : Math.min(said, room)); i += 1) {
    const at = data.getUint16(list + 2 * i)
    // Behind the end of the list come the rows themselves.
    if (i >= said && at < list + 2 * i) continue
    const row = at < list || at >= bytes.length ? undefined : rowAt(pages, bytes, at, kind)
    if (row !== undefined) rows.push({ ...row, isListed: i < said })
  }
  return rows
}

function rowAt(pages: Pages, bytes: Uint8Array, cell: number, kind: number): Omit<Row, 'isListed'> | undefined {
  const length = varint(bytes, kind === INDEX_INNER ? cell + 4 : cell)
  if (length === undefined || length.value < 2 || length.value > LONGEST) return undefined
  const rowid = kind === TABLE_LEAF ? varint(bytes, length.next) : { value: null, next: length.next }
  if (rowid === undefined) return undefined
  // Before other pages are read for what is no row at all.
  if (!addsUp(bytes.subarray(rowid.next), length.value)) return undefined
  const payload = payloadOf(pages, bytes, rowid.next, length.value, kind)
  const values = payload === undefined ? undefined : decoded(payload)
  return values === undefined ? undefined : { values, rowid: rowid.value }
}

/** What stands in the page, and what goes on in others. */
function payloadOf(pages: Pages, bytes: Uint8Array, at: number, length: number, kind: number): Uint8Array | undefined {
  const { usable } = pages
  const most = kind === TABLE_LEAF ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (length <= most) return at + length <= bytes.length ? bytes.subarray(at, at + length) : undefined
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((length - least) % (usable - 4))
  const local = wanted <= most ? wanted : least
  if (at + local + 4 > bytes.length) return undefined
  return spilled(pages, bytes.subarray(at, at + local), view(bytes).getUint32(at + local), length)
}

function spilled(pages: Pages, begun: Uint8Array, first: number, length: number): Uint8Array | undefined {
  // Before so much memory is taken for what a damaged number says.
  if ((length - begun.length) / (pages.usable - 4) > pages.count) return undefined
  const payload = new Uint8Array(length)
  payload.set(begun)
  let filled = begun.length
  let next = first
  while (filled < length) {
    const page = pages.page(next)
    if (page === undefined || page.length < 4) return undefined
    const part = page.subarray(4, Math.min(pages.usable, 4 + length - filled))
    if (part.length === 0) return undefined
    payload.set(part, filled)
    filled += part.length
    next = view(page).getUint32(0)
  }
  return payload
}

/** Whether the row's head says as many bytes as the row has. */
function addsUp(begun: Uint8Array, length: number): boolean {
  const types = typesIn(begun)
  if (types === undefined) return false
  let sum = types.header
  for (const type of types.list) {
    const size = sizeOf(type)
    if (size === undefined) return false
    sum += size
  }
  return sum === length
}

function typesIn(payload: Uint8Array): { header: number; list: number[] } | undefined {
  const header = varint(payload, 0)
  if (header === undefined || header.value > payload.length || header.value > MOST_HEADER) return undefined
  const list: number[] = []
  let at = header.next
  while (at < header.value) {
    const type = varint(payload, at)
    if (type === undefined) return undefined
    list.push(type.value)
    at = type.next
  }
  return { header: header.value, list }
}

/** A record: its header says each value's type and length, then come the values. Undefined when it does not add up. */
function decoded(payload: Uint8Array): Value[] | undefined {
  const types = typesIn(payload)
  if (types === undefined) return undefined
  const values: Value[] = []
  let at = types.header
  for (const type of types.list) {
    const size = sizeOf(type)
    if (size === undefined || at + size > payload.length) return undefined
    values.push(valueOf(payload, at, type, size))
    at += size
  }
  return at === payload.length ? values : undefined
}

/** No row of ours has more than some dozen columns. */
const MOST_HEADER = 200
const INTEGER_SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function sizeOf(type: number): number | undefined {
  if (type < 10) return INTEGER_SIZES[type]
  return type < 12 ? undefined : Math.floor((type - 12) / 2)
}

const utf8 = new TextDecoder('utf-8')

function valueOf(payload: Uint8Array, at: number, type: number, size: number): Value {
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type === 7) return view(payload).getFloat64(at)
  if (type >= 12) {
    const bytes = payload.subarray(at, at + size)
    return type % 2 === 0 ? bytes : utf8.decode(bytes)
  }
  let value = BigInt.asIntN(8, BigInt(payload[at] ?? 0))
  for (let i = 1; i < size; i += 1) value = value * 256n + BigInt(payload[at + i] ?? 0)
  return Number(value)
}

/** Up to nine bytes, seven bits each; undefined where it ends before, or is larger than any number here. */
function varint(bytes: Uint8Array, at: number): { value: number; next: number } | undefined {
  let value = 0
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[at + i]
    if (byte === undefined) return undefined
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, next: at + i + 1 } : undefined
  }
  return undefined
}
