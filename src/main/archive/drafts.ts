import { type Result, err, ok } from '../../core/result.ts'
import { type ArchiveFailure, failure } from './failures.ts'
import { type ReadDb, type WriteDb, all, get, inTransaction, run } from './handle.ts'

/** A draft in progress: the document at a checkpoint, and the steps made since. Versions count steps from 0. */
export interface StoredDraft {
  /** SHA-256 (hex) of the package it was made from. */
  readonly base: string
  /** Which version of the reader made the document: steps apply to no other's. */
  readonly projectionVersion: number
  /** ISO 8601, UTC. */
  readonly openedAt: string
  /** The document after `version` steps, as JSON. */
  readonly checkpoint: { readonly version: number; readonly doc: string }
  /** As JSON, in order; `version` is the document's once the step is applied. */
  readonly steps: readonly { readonly version: number; readonly step: string }[]
}

export interface NewDraft {
  readonly agreement: string
  /** SHA-256 (hex) of a package in the archive. */
  readonly base: string
  readonly doc: string
  readonly projectionVersion: number
  /** ISO 8601, UTC. */
  readonly now: string
}

/** Starts an agreement's draft at version 0. In a transaction; throws when it has a draft already. */
export function openDraft(db: WriteDb, { agreement, base, doc, projectionVersion, now }: NewDraft): void {
  run(
    db,
    'INSERT INTO draft (agreement, base, projection_version, opened_at) VALUES (?, ?, ?, ?)',
    agreement,
    base,
    projectionVersion,
    now,
  )
  insertCheckpoint(db, agreement, 0, doc)
}

export function readDraft(db: ReadDb, agreement: string): StoredDraft | undefined {
  const draft = get<Pick<StoredDraft, 'base' | 'projectionVersion' | 'openedAt'>>(
    db,
    'SELECT base, projection_version AS projectionVersion, opened_at AS openedAt FROM draft WHERE agreement = ?',
    agreement,
  )
  const checkpoint = get<StoredDraft['checkpoint']>(
    db,
    'SELECT version, doc FROM draft_checkpoint WHERE agreement = ? ORDER BY version DESC LIMIT 1',
    agreement,
  )
  if (draft === undefined || checkpoint === undefined) return undefined
  const steps = all<StoredDraft['steps'][number]>(
    db,
    'SELECT version, step FROM draft_step WHERE agreement = ? AND version > ? ORDER BY version',
    agreement,
    checkpoint.version,
  )
  return { ...draft, checkpoint, steps }
}

/** The number of steps in the draft so far, without reading them; undefined when there is no draft. */
export function draftVersion(db: ReadDb, agreement: string): number | undefined {
  const row = get<{ version: number | null }>(
    db,
    `SELECT max(version) AS version FROM (
       SELECT max(version) AS version FROM draft_step WHERE agreement = ?
       UNION ALL SELECT max(version) FROM draft_checkpoint WHERE agreement = ?
     )`,
    agreement,
    agreement,
  )
  return row?.version ?? undefined
}

/**
 * Adds steps to the journal and answers the new version: by then they are on disk. `expected` is the version that the
 * sender's steps follow. Failures: `not-found` without a draft, `stale-draft` when other steps came first; then nothing is
 * written.
 */
export function appendSteps(
  db: WriteDb,
  agreement: string,
  expected: number,
  steps: readonly string[],
  now: string,
): Result<{ version: number }, ArchiveFailure> {
  return inTransaction(db, () => {
    const current = draftVersion(db, agreement)
    if (current !== expected) return err(current === undefined ? NO_DRAFT : STALE)
    steps.forEach((step, index) =>
      run(
        db,
        'INSERT INTO draft_step (agreement, version, step, at) VALUES (?, ?, ?, ?)',
        agreement,
        expected + index + 1,
        step,
        now,
      ),
    )
    return ok({ version: expected + steps.length })
  })
}

/**
 * Keeps the document as it is after `version` steps, and drops what led there; steps that came since stay. Failures:
 * `not-found` without a draft, `stale-draft` when the journal does not reach from its checkpoint to that version.
 */
export function checkpointDraft(
  db: WriteDb,
  agreement: string,
  version: number,
  doc: string,
): Result<{ version: number }, ArchiveFailure> {
  return inTransaction(db, () => {
    const current = draftVersion(db, agreement)
    if (current === undefined) return err(NO_DRAFT)
    if (version > current || version < checkpointVersion(db, agreement)) return err(STALE)
    run(db, 'DELETE FROM draft_step WHERE agreement = ? AND version <= ?', agreement, version)
    run(db, 'DELETE FROM draft_checkpoint WHERE agreement = ?', agreement)
    insertCheckpoint(db, agreement, version, doc)
    return ok({ version: current })
  })
}

/** Forgets the draft, its checkpoints and steps, as when it was sealed. Nothing happens without one. In a transaction. */
export function closeDraft(db: WriteDb, agreement: string): void {
  run(db, 'DELETE FROM draft WHERE agreement = ?', agreement)
}

function insertCheckpoint(db: WriteDb, agreement: string, version: number, doc: string): void {
  run(db, 'INSERT INTO draft_checkpoint (agreement, version, doc) VALUES (?, ?, ?)', agreement, version, doc)
}

function checkpointVersion(db: ReadDb, agreement: string): number {
  const row = get<{ version: number }>(
    db,
    'SELECT max(version) AS version FROM draft_checkpoint WHERE agreement = ?',
    agreement,
  )
  return row?.version ?? 0
}

const NO_DRAFT = failure('not-found', 'This agreement has no draft to edit.')
const STALE = failure(
  'stale-draft',
  'The draft was changed in another window, so these edits were not saved. Open the draft again to go on from there.',
)
