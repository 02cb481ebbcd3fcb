import type SQLite from 'better-sqlite3'
import { checkpointSum, stepSum } from '../draft-sums.ts'
import type { Migration } from './migration.ts'

/** A checksum beside each row of a draft. Rows that are there already are taken to be what was written. */
const SUMS = `
  ALTER TABLE draft_step ADD COLUMN sum BLOB;
  ALTER TABLE draft_checkpoint ADD COLUMN sum BLOB;
`

interface Step {
  readonly agreement: string
  readonly version: number
  readonly step: string
  readonly at: string
}

interface Checkpoint {
  readonly doc: string
}

export const draftSums: Migration = {
  version: 50,
  up(database) {
    database.exec(SUMS)
    const steps = database.prepare<[string, number], Step>(ROW('draft_step'))
    for (const { agreement, version } of keysOf(database, 'draft_step')) {
      const { step, at } = steps.get(agreement, version)!
      setSum(database, 'draft_step', agreement, version, stepSum(agreement, version, step, at))
    }
    const checkpoints = database.prepare<[string, number], Checkpoint>(ROW('draft_checkpoint'))
    for (const { agreement, version } of keysOf(database, 'draft_checkpoint')) {
      const { doc } = checkpoints.get(agreement, version)!
      setSum(database, 'draft_checkpoint', agreement, version, checkpointSum(agreement, version, doc))
    }
  },
}

/** One at a time: the documents of all drafts together may be large. */
const ROW = (table: string): string => `SELECT * FROM ${table} WHERE agreement = ? AND version = ?`

function keysOf(database: SQLite.Database, table: string): Pick<Step, 'agreement' | 'version'>[] {
  return database.prepare<[], Pick<Step, 'agreement' | 'version'>>(`SELECT agreement, version FROM ${table}`).all()
}

function setSum(database: SQLite.Database, table: string, agreement: string, version: number, sum: Buffer): void {
  database.prepare(`UPDATE ${table} SET sum = ? WHERE agreement = ? AND version = ?`).run(sum, agreement, version)
}
