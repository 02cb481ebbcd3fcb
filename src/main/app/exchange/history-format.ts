import { z } from 'zod'
import { canonicalJson } from '../../../core/agreement/canonical-json.ts'
import type { SignedRecord } from '../../../core/agreement/record.ts'
import type { KeptRecord } from '../../archive/verify.ts'

/**
 * A history file: a zip that Node (and any unzip program) reads alone, so that a stranger can check it with
 * resources/verify/verify.mjs. Its entries:
 *
 * - `manifest.json`: what is in it, signed by the device that wrote it, so that what is cut off is missed;
 * - `records.jsonl`: whole chains of records, a line each, canonical JSON (RFC 8785) with the hash and the signature in hex,
 *   chain by chain, parents before children;
 * - `documents/<SHA-256>`: the bytes that records name, except those that were purged.
 */
export const FORMAT = 'counterpart-history'
export const FORMAT_VERSION = 1
export const HISTORY_EXTENSION = 'counterpart-history'

export const MANIFEST = 'manifest.json'
export const RECORDS = 'records.jsonl'
export const documentEntry = (hash: string): string => `documents/${hash}`

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const manifest = z.looseObject({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  /** ISO 8601, UTC. */
  exportedAt: z.string(),
  /** Public key (hex) of the device that wrote the file. */
  device: sha256,
  agreements: z.array(z.object({ id: z.string(), title: z.string() })),
  records: z.int().nonnegative(),
  /** SHA-256 (hex) of records.jsonl. */
  log: sha256,
  documents: z.array(sha256),
  /** Ed25519 by `device` over the SHA-256 of the canonical JSON of everything else here, in hex. */
  signature: z.string(),
})
export type Manifest = z.infer<typeof manifest>

/** The bytes whose SHA-256 is signed. */
export function manifestText({ signature: _signature, ...content }: Manifest): string {
  return canonicalJson(content)
}

export function recordLine({ signature, ...record }: SignedRecord): string {
  const { type, agreement, parents, device, time, payload, hash } = record
  const hex = Buffer.from(signature).toString('hex')
  return canonicalJson({ type, agreement, parents, device, time, payload, hash, signature: hex })
}

const line = z.strictObject({
  type: z.string(),
  agreement: z.string().min(1).nullable(),
  parents: z.array(z.string()),
  device: z.string(),
  time: z.string(),
  payload: z.unknown(),
  hash: z.string(),
  signature: z.string().regex(/^([0-9a-f]{2})*$/),
})

/** The record in a line; undefined where it is none. `seq` is the line's number, from 1. */
export function recordIn(text: string, seq: number): KeptRecord | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const { signature, ...record } = line.parse(value)
    const isCanonical = canonicalJson(value) === text
    return { seq, record: { ...record, signature: Buffer.from(signature, 'hex') }, isCanonical }
  } catch {
    return undefined
  }
}
