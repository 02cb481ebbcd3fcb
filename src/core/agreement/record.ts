import type { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { isRecordTime } from './record-time.ts'
import { kinds } from './records/index.ts'

/** What a record says, and all that its hash covers. */
export interface RecordContent {
  readonly type: string
  /** Which agreement's chain it belongs to; null for the archive's own chain. */
  readonly agreement: string | null
  /** Hashes of the records of its chain that nothing followed when it was written, sorted. */
  readonly parents: readonly string[]
  /** Public key of the device that wrote it: 32 bytes of Ed25519 in hex. */
  readonly device: string
  /** Hybrid logical time, see record-time.ts. */
  readonly time: string
  readonly payload: unknown
}

export interface LogRecord extends RecordContent {
  /** SHA-256 (hex) of `recordText`. */
  readonly hash: string
}

export interface SignedRecord extends LogRecord {
  /** Ed25519 by `device` over the 32 bytes of the hash. */
  readonly signature: Uint8Array
}

export type RecordType = keyof typeof kinds
export type RecordPayload<T extends RecordType> = z.output<(typeof kinds)[T]['payload']>
export type KnownRecord = {
  [T in RecordType]: LogRecord & { readonly type: T; readonly payload: RecordPayload<T> }
}[RecordType]

/** A record about to be written: its type decides what it must carry. */
export type NewRecord = {
  [T in RecordType]: {
    readonly type: T
    readonly agreement: (typeof kinds)[T]['chain'] extends 'archive' ? null : string
    readonly payload: RecordPayload<T>
  }
}[RecordType]

/** Throws when a record about to be written carries too little, too much, or stands in the wrong chain: that is a bug. */
export function assertWritable(record: NewRecord): void {
  const { chain, payload } = kinds[record.type]
  if ((chain === 'archive') !== (record.agreement === null)) throw new TypeError(`${record.type} in the wrong chain`)
  payload.strict().parse(record.payload)
}

/**
 * The record with its payload's type, or undefined where this version of the app does not know its type or cannot read its
 * payload (a newer version wrote it): such records are kept, verified and handed on, and nothing is derived from them.
 */
export function knownRecord(record: LogRecord): KnownRecord | undefined {
  if (!isRecordType(record.type) || !isRecordTime(record.time)) return undefined
  const { chain, payload } = kinds[record.type]
  if ((chain === 'archive') !== (record.agreement === null)) return undefined
  const read = payload.safeParse(record.payload)
  return read.success ? ({ ...record, payload: read.data } as KnownRecord) : undefined
}

function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(kinds, type)
}

/** The text whose UTF-8 bytes are hashed: canonical JSON of the content and of nothing else. */
export function recordText({ type, agreement, parents, device, time, payload }: RecordContent): string {
  return canonicalJson({ type, agreement, parents, device, time, payload })
}

/**
 * The order in which records count, whatever order they arrived in: logical time, which puts parents before children, then
 * hash, so that two archives with the same records derive the same from them.
 */
export function byTime(a: Pick<LogRecord, 'time' | 'hash'>, b: Pick<LogRecord, 'time' | 'hash'>): number {
  return compareText(a.time, b.time) || compareText(a.hash, b.hash)
}

/** Not localeCompare: the order must not depend on the machine's language. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
