import type { z } from 'zod'
import type { AgreementState, ArchiveState } from './state.ts'

/** What a record says of itself beside its payload. */
export interface About {
  readonly hash: string
  /** Public key (hex) of the device that wrote it. */
  readonly device: string
  /** ISO 8601, UTC: the wall-clock part of its logical time. */
  readonly at: string
}

/**
 * One type of record: what it must carry, and what it changes in what its chain amounts to. Records are applied in order
 * of logical time, to a state that nobody else sees yet.
 */
export interface RecordKind<P extends z.ZodObject, C extends 'archive' | 'agreement'> {
  readonly chain: C
  readonly payload: P
  readonly apply: (
    state: C extends 'archive' ? ArchiveState : AgreementState,
    payload: z.output<P>,
    about: About,
  ) => void
}

export function agreementKind<P extends z.ZodObject>(
  payload: P,
  apply: RecordKind<P, 'agreement'>['apply'],
): RecordKind<P, 'agreement'> {
  return { chain: 'agreement', payload, apply }
}

export function archiveKind<P extends z.ZodObject>(
  payload: P,
  apply: RecordKind<P, 'archive'>['apply'],
): RecordKind<P, 'archive'> {
  return { chain: 'archive', payload, apply }
}
