import type { SignedRecord } from '../../core/agreement/record.ts'

/** A row of the table `record`. */
export interface RecordRow {
  readonly seq: number
  readonly hash: string
  readonly type: string
  readonly agreement: string | null
  readonly parents: string
  readonly device: string
  readonly time: string
  readonly payload: string
  readonly signature: Uint8Array
}

/**
 * The record in the row. What somebody altered so that it is not JSON any more reads as nothing here: lists must still
 * open, and `verifyRecords` names the culprit.
 */
export function recordOf({
  hash,
  type,
  agreement,
  parents,
  device,
  time,
  payload,
  signature,
}: RecordRow): SignedRecord {
  const known = parsed(parents)
  const hashes = Array.isArray(known) ? known.map(String) : []
  return { hash, type, agreement, parents: hashes, device, time, payload: parsed(payload), signature }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
