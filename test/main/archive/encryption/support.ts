import { randomBytes } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { ArchiveKey } from '../../../../src/main/archive/encryption/archive-key.ts'
import { setKey } from '../../../../src/main/archive/encryption/cipher.ts'
import { putBlob } from '../../../../src/main/archive/blobs.ts'
import { openDraft } from '../../../../src/main/archive/drafts.ts'
import { type WriteDb, inTransaction } from '../../../../src/main/archive/handle.ts'
import { ok } from '../../../../src/core/result.ts'
import { append, now, opening, valueOf } from '../support.ts'

/** A word that no file of an encrypted archive may hold. */
export const PLANTED = 'Zwetschgendatschi'

export function randomKey(): ArchiveKey {
  return new ArchiveKey(randomBytes(48))
}

/** Puts the planted word into records, projections, documents and drafts. */
export function plant(db: WriteDb): void {
  append(db, opening('msa', `${PLANTED} Services`))
  const text = `${PLANTED} shall pay. `.repeat(400)
  valueOf(
    inTransaction(db, () => {
      const base = putBlob(db, Buffer.from(text))
      openDraft(db, { agreement: 'msa', base, doc: JSON.stringify({ text }), projectionVersion: 1, now: now() })
      return ok(null)
    }),
  )
}

/** The files of a folder, hidden ones too, that hold the planted word. */
export function leaking(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => readFileSync(join(folder, name)).includes(PLANTED))
    .sort()
}

/** Does something to an encrypted file that the app never would. */
export function behindItsBack(path: string, key: ArchiveKey, action: (database: SQLite.Database) => void): void {
  const database = new SQLite(path)
  try {
    setKey(database, key)
    action(database)
  } finally {
    database.close()
  }
}
