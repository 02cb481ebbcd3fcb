import type { AgreementOutcome, AgreementStatus, Round } from '../agreement.ts'
import type { InternalComment } from '../comments.ts'
import type { Settlement } from '../forks.ts'
import type { AgreementFields, FieldName } from '../fields.ts'
import type { Decision } from '../decisions.ts'
import type { Hold } from '../holds.ts'
import type { Note } from '../notes.ts'

/** A value that a field was given. */
export interface FieldSet {
  readonly field: FieldName | 'status'
  readonly value: unknown
  /** ISO 8601, UTC. */
  readonly at: string
  /** Public key (hex) of the device it was set on. */
  readonly device: string
  /** The record that says so. */
  readonly hash: string
}

/** A decision, and the sealed round it went out with. */
export interface SealedDecision extends Decision {
  readonly round: string
}

export type KeptComment = InternalComment & { readonly deleted: boolean }
export type KeptNote = Note & { readonly deleted: boolean }

/** What the records of one agreement amount to, while they are applied one after the other. */
export interface AgreementState {
  /** Undefined until the record that opened it. */
  fields: AgreementFields | undefined
  /** ISO 8601, UTC; empty until the record that opened it. */
  openedAt: string
  status: AgreementStatus
  /** What it was closed with; null while it is open. */
  outcome: AgreementOutcome | null
  lastActivity: string
  readonly history: FieldSet[]
  readonly rounds: Map<string, Round>
  /** In the order in which they were said. */
  readonly settlements: Settlement[]
  readonly comments: Map<string, KeptComment>
  readonly notes: Map<string, KeptNote>
  readonly tags: Set<string>
  readonly holds: Map<string, Hold>
  readonly decisions: SealedDecision[]
  /** Rounds whose decisions are known. */
  readonly decided: Set<string>
  /** SHA-256 (hex) of the documents that were purged. */
  readonly purged: Set<string>
}

export function emptyAgreement(): AgreementState {
  return {
    fields: undefined,
    openedAt: '',
    status: 'open',
    outcome: null,
    lastActivity: '',
    history: [],
    rounds: new Map(),
    settlements: [],
    comments: new Map(),
    notes: new Map(),
    tags: new Set(),
    holds: new Map(),
    decisions: [],
    decided: new Set(),
    purged: new Set(),
  }
}

/** Who wrote on a device, by what was last declared there. */
export interface DeviceProfile {
  /** Public key (hex). */
  readonly device: string
  readonly name: string
  readonly initials: string
  readonly email: string
  readonly organisation: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What the archive's own records amount to. */
export interface ArchiveState {
  readonly profiles: Map<string, DeviceProfile>
}
