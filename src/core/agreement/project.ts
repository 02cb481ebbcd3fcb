import { type AgreementOutcome, type AgreementStatus, type Party, type Round, turnAfter } from './agreement.ts'
import { type InternalComment, shownComments } from './comments.ts'
import type { AgreementFields } from './fields.ts'
import { inOrder, openForks, type Settlement } from './forks.ts'
import type { Hold } from './holds.ts'
import type { Note } from './notes.ts'
import { type Link, overruled } from './overruled.ts'
import { type LogRecord, byTime, knownRecord } from './record.ts'
import { instantOf } from './record-time.ts'
import { kinds } from './records/index.ts'
import type { About } from './records/kind.ts'
import {
  type AgreementState,
  type ArchiveState,
  type DeviceProfile,
  type FieldSet,
  type SealedDecision,
  emptyAgreement,
} from './records/state.ts'

/** A value that a field was given, and whether a later one set elsewhere took its place unseen. */
export interface FieldChange extends FieldSet {
  readonly overruled: boolean
}

/**
 * What the records of one agreement amount to. The records are a set: they are put in order by logical time first, so the
 * order of arrival never matters. Fields take the value that was set last; rounds sealed at once on two devices both stand,
 * with the same seq, for people to settle, which is a record like any other.
 */
export interface ProjectedAgreement extends AgreementFields {
  readonly id: string
  readonly status: AgreementStatus
  readonly outcome: AgreementOutcome | null
  readonly turn: Party
  /** ISO 8601, UTC. */
  readonly openedAt: string
  /** ISO 8601, UTC. */
  readonly lastActivity: string
  /** In order of seq, then of time; those that were set aside before the one that counts in their place. */
  readonly rounds: readonly Round[]
  /** Whether rounds were sealed at once on two devices, and nobody said which counts. */
  readonly forked: boolean
  /** Whether a hold stands. */
  readonly held: boolean
  /** In the order they were set. */
  readonly history: readonly FieldChange[]
  readonly comments: readonly InternalComment[]
  readonly notes: readonly Note[]
  /** In the alphabet of their code units, the same on every machine. */
  readonly tags: readonly string[]
  readonly holds: readonly Hold[]
  readonly decisions: readonly SealedDecision[]
  /** SHA-256 (hex), sorted. */
  readonly purged: readonly string[]
}

/** What the records applied so far amount to, to go on from as long as what comes is later than all of them. */
export interface Projection {
  readonly state: AgreementState
  /** The records in order of logical time, by which field changes that did not see each other are told. */
  readonly records: Link[]
}

/** Applies records to what earlier ones amount to. */
export function beginProjection(records: readonly LogRecord[]): Projection {
  const projection = { state: emptyAgreement(), records: [] }
  for (const record of [...records].sort(byTime)) goOn(projection, record)
  return projection
}

/** Applies one more. Throws when it is not later than every one before: such must be put in order first, with all others. */
export function goOn({ state, records }: Projection, record: LogRecord): void {
  const last = records.at(-1)
  if (last !== undefined && byTime(last, record) >= 0) throw new RangeError('a record out of order')
  const { hash, parents, time } = record
  records.push({ hash, parents, time })
  applyTo(state, record)
}

/** Undefined until the record that opened the agreement is among the records. */
export function projectAgreement(id: string, records: readonly LogRecord[]): ProjectedAgreement | undefined {
  return projected(id, beginProjection(records))
}

/** The same of records that were applied. */
export function projected(id: string, { state, records }: Projection): ProjectedAgreement | undefined {
  const { fields } = state
  if (fields === undefined) return undefined
  const rounds = placedRounds([...state.rounds.values()], fields.paper, state.settlements)
  const passed = overruled(state.history, records)
  const holds = [...state.holds.values()]
  return {
    id,
    ...fields,
    status: state.status,
    outcome: state.outcome,
    turn: turnAfter(rounds),
    openedAt: state.openedAt,
    lastActivity: state.lastActivity,
    rounds,
    forked: openForks(rounds, state.settlements).length > 0,
    held: holds.some(({ lifted }) => lifted === null),
    history: state.history.map((set) => ({ ...set, overruled: passed.has(set) })),
    comments: shownComments(state.comments),
    notes: [...state.notes.values()].filter((note) => !note.deleted).map(({ deleted: _deleted, ...note }) => note),
    tags: [...state.tags].sort(),
    holds,
    decisions: state.decisions,
    purged: [...state.purged].sort(),
  }
}

/** Who wrote on which device, by the archive's own records. Sorted by device. */
export function projectProfiles(records: readonly LogRecord[]): DeviceProfile[] {
  const state: ArchiveState = { profiles: new Map() }
  for (const record of [...records].sort(byTime)) {
    const known = knownRecord(record)
    if (known !== undefined && isOf(known.type, 'archive')) run(state, known)
  }
  return [...state.profiles.values()].sort((a, b) => (a.device < b.device ? -1 : 1))
}

function applyTo(state: AgreementState, record: LogRecord): void {
  const known = knownRecord(record)
  if (known === undefined) return
  run(state, known)
  const at = instantOf(known.time)
  if (at > state.lastActivity) state.lastActivity = at
}

function isOf(type: keyof typeof kinds, chain: 'archive' | 'agreement'): boolean {
  return kinds[type].chain === chain
}

/** Which function fits which payload is known where the types are listed; here it is only looked up. */
function run(state: AgreementState | ArchiveState, record: NonNullable<ReturnType<typeof knownRecord>>): void {
  const { hash, device, time } = record
  const apply = kinds[record.type].apply as (state: unknown, payload: unknown, about: About) => void
  apply(state, record.payload, { hash, device, at: instantOf(time) })
}

/** The imported document is on the form of the side whose paper it is, as it is known by now. */
function placedRounds(rounds: readonly Round[], paper: Party, settlements: readonly Settlement[]): readonly Round[] {
  return inOrder(
    rounds.map((round) => (round.kind === 'imported' ? { ...round, side: paper } : round)),
    settlements,
  )
}
