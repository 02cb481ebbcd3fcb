import { fstatSync } from 'node:fs'
import { bytesAt, view } from './bytes.ts'

const HEADER = 32
const FRAME_HEADER = 24
/** The last bit says by which order of bytes the sums go. */
const MAGIC = 0x377f0682

/**
 * Where the pages in a write-ahead log stand ("The WAL-Index", sqlite.org/walformat.html): `newest` those that SQLite would
 * read, up to the last commit whose sums are right, and `frames` all there are.
 */
export function logIndex(log: number, size: number): { newest: Map<number, number>; frames: number[] } {
  const newest = new Map<number, number>()
  const frames: number[] = []
  const header = bytesAt(log, 0, HEADER)
  const length = fstatSync(log).size
  const isBig = header.length === HEADER && (view(header).getUint32(0) & 1) === 1
  let sums = sumOf(header.subarray(0, 24), [0, 0], isBig)
  let isValid = header.length === HEADER && isLog(header, size) && isSum(header, 24, sums)
  let uncommitted: [number, number][] = []
  for (let at = HEADER; at + FRAME_HEADER + size <= length; at += FRAME_HEADER + size) {
    frames.push(at + FRAME_HEADER)
    if (!isValid) continue
    const frame = bytesAt(log, at, FRAME_HEADER + size)
    sums = sumOf(frame.subarray(FRAME_HEADER), sumOf(frame.subarray(0, 8), sums, isBig), isBig)
    const salts = view(header)
    const said = view(frame)
    isValid =
      said.getUint32(8) === salts.getUint32(16) && said.getUint32(12) === salts.getUint32(20) && isSum(frame, 16, sums)
    if (!isValid) continue
    uncommitted.push([said.getUint32(0), at + FRAME_HEADER])
    if (said.getUint32(4) === 0) continue
    for (const [page, place] of uncommitted) newest.set(page, place)
    uncommitted = []
  }
  return { newest, frames }
}

function isLog(header: Uint8Array, size: number): boolean {
  return (view(header).getUint32(0) & ~1) === MAGIC && view(header).getUint32(8) === size
}

function isSum(bytes: Uint8Array, at: number, [a, b]: Sums): boolean {
  return view(bytes).getUint32(at) === a && view(bytes).getUint32(at + 4) === b
}

type Sums = readonly [number, number]

function sumOf(bytes: Uint8Array, [first, second]: Sums, isBig: boolean): Sums {
  const data = view(bytes)
  let a = first
  let b = second
  for (let i = 0; i + 8 <= bytes.length; i += 8) {
    a = (a + data.getUint32(i, !isBig) + b) >>> 0
    b = (b + data.getUint32(i + 4, !isBig) + a) >>> 0
  }
  return [a, b]
}
