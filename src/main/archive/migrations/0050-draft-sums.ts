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
  readonly agreement: string
  readonly version: number
  readonly doc: string
}

export const draftSums: Migration = {
  version: 50,
  up(database) {
    database.exec(SUMS)
    const keys = (table: string): { agreement: string; version: number }[] =>
      database.prepare<[], { agreement: string; version: number }>(`SELECT agreement, version FROM ${table}`).all()
    for (const { agreement, version } of keys('draft_step')) {
      const { step, at } = rowOf<Step>(database, 'draft_step', agreement, version)
      setSum(database, 'draft_step', agreement, version, stepSum(agreement, version, step, at))
    }
    for (const { agreement, version } of keys('draft_checkpoint')) {
      const { doc } = rowOf<Checkpoint>(database, 'draft_checkpoint', agreement, version)
      setSum(database, 'draft_checkpoint', agreement, version, checkpointSum(agreement, version, doc))
    }
  },
}

/** One at a time: the documents of all drafts together may be large. */
function rowOf<Row>(database: SQLite.Database, table: string, agreement: string, version: number): Row {
  return database.prepare(`SELECT * FROM ${table} WHERE agreement = ? AND version = ?`).get(agreement, version) as Row
}

function setSum(database: SQLite.Database, table: string, agreement: string, version: number, sum: Buffer): void {
  database.prepare(`UPDATE ${table} SET sum = ? WHERE agreement = ? AND version = ?`).run(sum, agreement, version)
}
