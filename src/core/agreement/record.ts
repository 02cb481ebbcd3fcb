import { z } from 'zod'
import { textAnchor } from '../document/text-anchor.ts'
import { canonicalJson } from './canonical-json.ts'
import { isRecordTime } from './record-time.ts'

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

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const party = z.enum(['ours', 'theirs'])
const id = z.string().min(1)
const fields = z.object({ title: z.string().min(1), counterparty: z.string(), paper: party })
const place = { round: id, seq: z.int().positive(), number: z.int().positive() }

/** Who did it, as they were called at the time. */
const profile = z.object({ name: z.string(), initials: z.string(), organisation: z.string() })

/** What may be said anew of an internal comment. One that is deleted comes back with `deleted: false`. */
const commentFields = z.object({ text: z.string(), resolved: z.boolean(), deleted: z.boolean(), anchor: textAnchor })

/** Every type of record: whose chain it extends and what it carries. A new type is one line here. */
const kinds = {
  'archive.created': { chain: 'archive', payload: z.object({ id }) },
  'agreement.opened': { chain: 'agreement', payload: fields },
  'agreement.changed': { chain: 'agreement', payload: z.object({ fields: fields.partial() }) },
  'document.imported': {
    chain: 'agreement',
    /** `messages`: how many lines the import report had. `author`: who last saved the file, by its own properties. */
    payload: z.object({
      round: id,
      document: sha256,
      fileName: z.string(),
      author: z.string(),
      messages: z.int().nonnegative(),
    }),
  },
  'round.sealed': {
    chain: 'agreement',
    /** `base`: the package the draft was made from. `clean`: the twin without revisions that went with it. */
    payload: z.object({
      ...place,
      document: sha256,
      clean: sha256.nullable(),
      base: sha256,
      fileName: z.string(),
      author: profile,
    }),
  },
  'return.received': {
    chain: 'agreement',
    payload: z.object({ ...place, document: sha256, fileName: z.string(), author: z.string() }),
  },
  'comment.added': {
    chain: 'agreement',
    /** An internal comment. `thread`: the comment it answers. `anchor`: what the first of a thread is about. */
    payload: z.object({
      comment: id,
      thread: id.nullable(),
      text: z.string(),
      anchor: textAnchor.nullable(),
      author: profile,
    }),
  },
  'comment.changed': { chain: 'agreement', payload: z.object({ comment: id, fields: commentFields.partial() }) },
} as const

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
