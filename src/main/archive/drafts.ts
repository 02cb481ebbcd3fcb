import { type Result, err, ok } from '../../core/result.ts'
import { checkpointSum, isSum, stepSum } from './draft-sums.ts'
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
  /** What of it is not what was written; null where all of it is. The steps go on behind it. */
  readonly damage: DraftDamage | null
}

/** The first thing in a draft that was altered or lost. */
export type DraftDamage =
  | { readonly in: 'document' }
  /** `version` counts from 1. */
  | { readonly in: 'step'; readonly version: number }

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
  const folded = get<StoredDraft['checkpoint'] & { readonly sum: Uint8Array | null }>(
    db,
    'SELECT version, doc, sum FROM draft_checkpoint WHERE agreement = ? ORDER BY version DESC LIMIT 1',
    agreement,
  )
  if (draft === undefined || folded === undefined) return undefined
  const { sum, ...checkpoint } = folded
  const rows = all<StepRow>(
    db,
    'SELECT version, step, at, sum FROM draft_step WHERE agreement = ? AND version > ? ORDER BY version',
    agreement,
    checkpoint.version,
  )
  const damage = isSum(sum, checkpointSum(agreement, checkpoint.version, checkpoint.doc))
    ? damageIn(rows, agreement, checkpoint.version)
    : ({ in: 'document' } as const)
  return { ...draft, checkpoint, steps: rows.map(({ version, step }) => ({ version, step })), damage }
}

interface StepRow {
  readonly version: number
  readonly step: string
  readonly at: string
  readonly sum: Uint8Array | null
}

/** @param from of the document that the first of them follows */
function damageIn(rows: readonly StepRow[], agreement: string, from: number): DraftDamage | null {
  const bad = rows.findIndex(
    ({ version, step, at, sum }, i) => version !== from + 1 + i || !isSum(sum, stepSum(agreement, version, step, at)),
  )
  return bad === -1 ? null : { in: 'step', version: from + 1 + bad }
}

/** Agreements whose draft is not what was written. */
export function damagedDrafts(db: ReadDb): { readonly agreement: string; readonly damage: DraftDamage }[] {
  return all<{ agreement: string }>(db, 'SELECT agreement FROM draft ORDER BY agreement').flatMap(({ agreement }) => {
    const damage = readDraft(db, agreement)?.damage ?? null
    return damage === null ? [] : [{ agreement, damage }]
  })
}

/** Drops what comes behind a version of the draft. In a transaction. */
export function cutDraft(db: WriteDb, agreement: string, version: number): void {
  run(db, 'DELETE FROM draft_step WHERE agreement = ? AND version > ?', agreement, version)
  // Comments that were put somewhere behind it are looked for again.
  run(
    db,
    'UPDATE comment_place SET version = NULL, from_pos = NULL, to_pos = NULL WHERE agreement = ? AND version > ?',
    agreement,
    version,
  )
}

/** SHA-256 (hex) of the package the draft was made from; undefined without one. */
export function readDraftBase(db: ReadDb, agreement: string): string | undefined {
  return get<{ base: string }>(db, 'SELECT base FROM draft WHERE agreement = ?', agreement)?.base
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
        'INSERT INTO draft_step (agreement, version, step, at, sum) VALUES (?, ?, ?, ?, ?)',
        agreement,
        expected + index + 1,
        step,
        now,
        stepSum(agreement, expected + index + 1, step, now),
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
  const sum = checkpointSum(agreement, version, doc)
  run(
    db,
    'INSERT INTO draft_checkpoint (agreement, version, doc, sum) VALUES (?, ?, ?, ?)',
    agreement,
    version,
    doc,
    sum,
  )
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
