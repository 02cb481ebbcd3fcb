import { type ReadDb, type WriteDb, all, get, run } from '../handle.ts'
import { READER } from './clause.ts'
import { dropUnplaced } from './clauses.ts'

/** A sealed round that is not searched yet, or no longer as it was read. */
export interface PendingRound {
  readonly agreement: string
  readonly round: string
  /** SHA-256 (hex) of its document. */
  readonly document: string
}

/**
 * There is no list of what is to be done: what was sealed and is not among the rounds that were read is pending, whatever
 * happened in between. A round is read when its row names the reader of today.
 */
const PENDING = `
  FROM round JOIN agreement ON agreement.id = round.agreement
  LEFT JOIN search_agreement AS known ON known.agreement = round.agreement
  LEFT JOIN search_round AS read ON read.agreement = known.no AND read.round = round.id
  WHERE (read.reader IS NULL OR read.reader <> ${READER} OR read.document <> round.document)
    AND EXISTS (SELECT 1 FROM blob WHERE hash = round.document)`

/** The one that was sealed first, so that what is newest stands last in the index. @param except rounds that cannot be read */
export function nextPending(db: ReadDb, except: ReadonlySet<string>): PendingRound | undefined {
  const rows = all<PendingRound>(
    db,
    `SELECT round.agreement AS agreement, round.id AS round, round.document AS document ${PENDING}
     ORDER BY round.sealed_at, round.agreement, round.place LIMIT ?`,
    except.size + 1,
  )
  return rows.find(({ agreement, round }) => !except.has(`${agreement} ${round}`))
}

/** How many are pending. Counted again only after something was written: it is asked for with every result. */
export function countPending(db: ReadDb): number {
  const { ours, others } = get<{ ours: number; others: number }>(
    db,
    'SELECT total_changes() AS ours, data_version AS others FROM pragma_data_version',
  )!
  const stamp = `${ours} ${others}`
  const known = counted.get(db)
  if (known?.stamp === stamp) return known.count
  const count = get<{ count: number }>(db, `SELECT count(*) AS count ${PENDING}`)?.count ?? 0
  counted.set(db, { stamp, count })
  return count
}

const counted = new WeakMap<ReadDb, { readonly stamp: string; readonly count: number }>()

/** The number of an agreement in the search tables, given when it is first asked for. In a transaction. */
export function agreementNo(db: WriteDb, agreement: string): number {
  const known = knownNo(db, agreement)
  if (known !== undefined) return known
  run(db, "INSERT INTO search_agreement (agreement, settled) VALUES (?, '')", agreement)
  return knownNo(db, agreement)!
}

export function knownNo(db: ReadDb, agreement: string): number | undefined {
  return get<{ no: number }>(db, 'SELECT no FROM search_agreement WHERE agreement = ?', agreement)?.no
}

/**
 * Begins to take a round in, or goes on with one that a crash left half done; what it had from another document goes.
 * Answers its number. In a transaction.
 */
export function beginRound(db: WriteDb, { agreement, round, document }: PendingRound): number {
  const no = agreementNo(db, agreement)
  const found = get<{ no: number }>(db, 'SELECT no FROM search_round WHERE agreement = ? AND round = ?', no, round)
  if (found !== undefined) {
    run(db, 'DELETE FROM clause_place WHERE round = ?', found.no)
    run(db, 'UPDATE search_round SET document = ?, reader = 0 WHERE no = ?', document, found.no)
    return found.no
  }
  const next = (get<{ id: number | null }>(db, 'SELECT max(id) AS id FROM clause_version')?.id ?? 0) + 1
  run(
    db,
    `INSERT INTO search_round (agreement, round, document, at, reader, first_version, last_version)
     SELECT ?, id, ?, sealed_at, 0, ?, ? FROM round WHERE agreement = ? AND id = ?`,
    no,
    document,
    next,
    next - 1,
    agreement,
    round,
  )
  return get<{ no: number }>(db, 'SELECT no FROM search_round WHERE agreement = ? AND round = ?', no, round)!.no
}

/** All of its clauses are in: it is read. In a transaction. */
export function finishRound(db: WriteDb, no: number): void {
  run(db, 'UPDATE search_round SET reader = ? WHERE no = ?', READER, no)
}

/**
 * Takes out of the search tables what was read from documents that the archive does not hold any more: nothing of what was
 * purged is found. In a transaction.
 */
export function forgetPurged(db: WriteDb): void {
  const gone = all<{ no: number; agreement: number }>(
    db,
    'SELECT no, agreement FROM search_round WHERE NOT EXISTS (SELECT 1 FROM blob WHERE hash = document)',
  )
  for (const { no } of gone) {
    run(db, 'DELETE FROM clause_place WHERE round = ?', no)
    run(db, 'DELETE FROM search_round WHERE no = ?', no)
  }
  for (const agreement of new Set(gone.map((round) => round.agreement))) {
    dropUnplaced(db, agreement)
    // So that it is settled anew.
    run(db, "UPDATE search_agreement SET settled = '' WHERE no = ?", agreement)
  }
  if (gone.length === 0) return
  // What is deleted from an index stays in it, unseen, until its parts are merged.
  for (const index of ['clause_words', 'clause_like']) run(db, `INSERT INTO ${index} (${index}) VALUES ('optimize')`)
}

/** Empties the search tables of clauses: all rounds are pending again. In a transaction. */
export function forgetRounds(db: WriteDb): void {
  const tables = ['clause_place', 'clause_version', 'clause_text', 'clause_heading', 'clause_word', 'search_round']
  for (const table of tables) run(db, `DELETE FROM ${table}`)
  for (const index of ['clause_words', 'clause_like']) {
    run(db, `INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
  }
  run(db, "UPDATE search_agreement SET settled = ''")
}
