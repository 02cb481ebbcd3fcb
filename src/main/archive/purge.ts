import { type ReadDb, type WriteDb, all, get, run } from './handle.ts'

/** SHA-256 (hex) of every document that an agreement's rounds and draft are made of and that it did not give up yet, sorted. */
export function documentsOf(db: ReadDb, agreement: string): string[] {
  const rows = all<{ hash: string }>(
    db,
    `SELECT hash FROM (
       SELECT document AS hash FROM round WHERE agreement = ?
       UNION SELECT clean FROM round WHERE agreement = ? AND clean IS NOT NULL
       UNION SELECT base FROM draft WHERE agreement = ?
     ) WHERE hash NOT IN (SELECT hash FROM purged_blob WHERE agreement = ?) ORDER BY hash`,
    agreement,
    agreement,
    agreement,
    agreement,
  )
  return rows.map(({ hash }) => hash)
}

/** What an agreement gave up, sorted. */
export function purgedOf(db: ReadDb, agreement: string): string[] {
  const rows = all<{ hash: string }>(db, 'SELECT hash FROM purged_blob WHERE agreement = ? ORDER BY hash', agreement)
  return rows.map(({ hash }) => hash)
}

/** Agreements that have this document and did not give it up. */
export function usersOf(db: ReadDb, hash: string): string[] {
  const rows = all<{ agreement: string }>(
    db,
    `SELECT agreement FROM (
       SELECT agreement FROM round WHERE document = ? OR clean = ?
       UNION SELECT agreement FROM draft WHERE base = ?
     ) AS user
     WHERE NOT EXISTS (SELECT 1 FROM purged_blob WHERE purged_blob.agreement = user.agreement AND hash = ?)`,
    hash,
    hash,
    hash,
    hash,
  )
  return rows.map(({ agreement }) => agreement)
}

/** In bytes; undefined where the archive does not have it. */
export function sizeOfDocument(db: ReadDb, hash: string): number | undefined {
  return get<{ size: number }>(db, 'SELECT size FROM blob WHERE hash = ?', hash)?.size
}

/** Removes a document that a record says was purged: its bytes are overwritten. In a transaction. */
export function removeDocument(db: WriteDb, hash: string): void {
  run(db, 'DELETE FROM blob WHERE hash = ?', hash)
}

/** Until the connection is closed, what is deleted is overwritten with zeros and not only given back. */
export function overwriteDeleted(db: WriteDb): void {
  get(db, 'PRAGMA secure_delete = ON')
}

/** The agreements that have this document and did not give it up, by title. */
export function agreementsWith(db: ReadDb, hash: string): { id: string; title: string }[] {
  return all(
    db,
    `SELECT DISTINCT agreement.id, title FROM round JOIN agreement ON agreement.id = round.agreement
     WHERE (document = ? OR clean = ?)
       AND NOT EXISTS (SELECT 1 FROM purged_blob WHERE purged_blob.agreement = agreement.id AND hash = ?)
     ORDER BY title`,
    hash,
    hash,
    hash,
  )
}
