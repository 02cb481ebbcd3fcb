import * as zip from '../../src/main/engine/container/zip-format.ts'
import type { ByteMutation } from './mutate-bytes.ts'
import type { Random } from './random.ts'

/** Lies in the records of a zip (APPNOTE 4.3): sizes, checksums, offsets, names and counts that are not what they were. */

interface Records {
  readonly locals: readonly number[]
  readonly centrals: readonly number[]
  readonly end: number
}

interface Field {
  readonly at: number
  readonly width: 2 | 4
  readonly name: string
}

const LOCAL_FIELDS = fields('local', [4, 6, 8, 26, 28], [0, 14, 18, 22])
const CENTRAL_FIELDS = fields('central', [8, 10, 28, 30, 32, 34], [0, 16, 20, 24, 42])
const END_FIELDS = fields('end', [4, 6, 8, 10, 20], [0, 12, 16])
/** The same fact told in both headers: [local, central, width]. */
const SHARED: readonly (readonly [number, number, 2 | 4])[] = [
  [6, 8, 2],
  [8, 10, 2],
  [14, 16, 4],
  [18, 20, 4],
  [22, 24, 4],
]
const NAMES = ['../', '..\\', '/', 'C:', '\0', '%2f', './', '//', '\u202e', 'WORD/', '[']

function fields(record: string, twos: number[], fours: number[]): Field[] {
  const field = (width: 2 | 4) => (at: number) => ({ at, width, name: `${record}+${at}` })
  return [...twos.map(field(2)), ...fours.map(field(4))]
}

/** Found by their signatures, which is enough: a signature in compressed data only makes for a stranger case. */
function findRecords(bytes: Buffer): Records {
  const all = (signature: number, size: number): number[] => {
    const wanted = Buffer.alloc(4)
    wanted.writeUInt32LE(signature)
    const found: number[] = []
    for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 4)) {
      if (at + size <= bytes.length) found.push(at)
    }
    return found
  }
  return {
    locals: all(zip.LOCAL_SIGNATURE, zip.LOCAL_SIZE),
    centrals: all(zip.CENTRAL_SIGNATURE, zip.CENTRAL_SIZE),
    end: all(zip.END_SIGNATURE, zip.END_SIZE).at(-1) ?? -1,
  }
}

function lie(bytes: Buffer, at: number, width: 2 | 4, random: Random): number {
  const was = width === 2 ? bytes.readUInt16LE(at) : bytes.readUInt32LE(at)
  const full = width === 2 ? 0xffff : 0xffffffff
  const value = random.pick([
    0,
    1,
    full,
    full - 1,
    was + 1,
    was - 1,
    was ^ (1 << random.below(16)),
    was * 2,
    0x7fffffff,
  ])
  const fitting = (value >>> 0) & full
  if (width === 2) bytes.writeUInt16LE(fitting & 0xffff, at)
  else bytes.writeUInt32LE(fitting >>> 0, at)
  return fitting >>> 0
}

const oneField: ByteMutation = (bytes, random) => {
  const out = Buffer.from(bytes)
  const { locals, centrals, end } = findRecords(out)
  const places = [
    ...(locals.length > 0 ? [{ at: random.pick(locals), of: LOCAL_FIELDS }] : []),
    ...(centrals.length > 0 ? [{ at: random.pick(centrals), of: CENTRAL_FIELDS }] : []),
    ...(end >= 0 ? [{ at: end, of: END_FIELDS }] : []),
  ]
  if (places.length === 0) return { bytes: out, what: 'nothing: no records' }
  const place = random.pick(places)
  const field = random.pick(place.of)
  const value = lie(out, place.at + field.at, field.width, random)
  return { bytes: out, what: `${field.name} is ${value}` }
}

/** Pairs of records by their order, which is how nearly every writer puts them. */
const bothHeaders: ByteMutation = (bytes, random) => {
  const out = Buffer.from(bytes)
  const { locals, centrals } = findRecords(out)
  const i = random.below(Math.min(locals.length, centrals.length))
  const [local, central] = [locals[i], centrals[i]]
  if (local === undefined || central === undefined) return { bytes: out, what: 'nothing: no records' }
  const [inLocal, inCentral, width] = random.pick(SHARED)
  lie(out, local + inLocal, width, random)
  out.copy(out, central + inCentral, local + inLocal, local + inLocal + width)
  return { bytes: out, what: `record ${i} lies alike in both headers at ${inLocal}` }
}

const names: ByteMutation = (bytes, random) => {
  const out = Buffer.from(bytes)
  const { locals, centrals } = findRecords(out)
  const i = random.below(Math.min(locals.length, centrals.length))
  const [local, central] = [locals[i], centrals[i]]
  if (local === undefined || central === undefined) return { bytes: out, what: 'nothing: no records' }
  const length = Math.min(out.readUInt16LE(local + 26), out.readUInt16LE(central + 28))
  const other = random.pick(centrals)
  const name = random.chance(0.3)
    ? out.subarray(other + zip.CENTRAL_SIZE, other + zip.CENTRAL_SIZE + length)
    : Buffer.from(random.pick(NAMES))
  const at = random.below(Math.max(1, length - name.length))
  const where = random.pick([[local + zip.LOCAL_SIZE], [central + zip.CENTRAL_SIZE], undefined])
  for (const start of where ?? [local + zip.LOCAL_SIZE, central + zip.CENTRAL_SIZE]) name.copy(out, start + at)
  return { bytes: out, what: `name of record ${i} holds ${JSON.stringify(name.toString('latin1'))}` }
}

/** A record more or less in the table of contents, told or not told by the end record. */
const listing: ByteMutation = (bytes, random) => {
  const { centrals, end } = findRecords(bytes)
  if (centrals.length < 2 || end < 0) return { bytes, what: 'nothing: no records' }
  const i = random.below(centrals.length)
  const from = centrals[i]!
  const record = bytes.subarray(from, centrals[i + 1] ?? end)
  const more = random.chance(0.5)
  const body = more
    ? [bytes.subarray(0, from), record, bytes.subarray(from, end)]
    : [bytes.subarray(0, from), bytes.subarray(from + record.length, end)]
  const tail = Buffer.from(bytes.subarray(end))
  if (random.chance(0.8)) {
    const sign = more ? 1 : -1
    for (const at of [8, 10]) tail.writeUInt16LE((tail.readUInt16LE(at) + sign) & 0xffff, at)
    tail.writeUInt32LE((tail.readUInt32LE(12) + sign * record.length) >>> 0, 12)
  }
  return { bytes: Buffer.concat([...body, tail]), what: `record ${i} listed ${more ? 'twice' : 'no more'}` }
}

const ZIP_MUTATIONS: readonly (readonly [number, ByteMutation])[] = [
  [4, oneField],
  [3, bothHeaders],
  [2, names],
  [2, listing],
]

export const mutateZip: ByteMutation = (bytes, random) => random.weighted(ZIP_MUTATIONS)(bytes, random)
