import { type ReadDb, type WriteDb, all, get, run } from './handle.ts'

/** SHA-256 (hex) of every document that an agreement's rounds and draft are made of and that it did not give up yet, sorted. */
export function documentsOf(db: ReadDb, agreement: string): string[] {
  const rows = all<{ hash: string }>(
    db,
    `SELECT hash FROM (
       SELECT document AS hash FROM round WHERE agreement = ?1
       UNION SELECT clean FROM round WHERE agreement = ?1 AND clean IS NOT NULL
       UNION SELECT base FROM draft WHERE agreement = ?1
     ) WHERE hash NOT IN (SELECT hash FROM purged_blob WHERE agreement = ?1) ORDER BY hash`,
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
       SELECT agreement FROM round WHERE document = ?1 OR clean = ?1
       UNION SELECT agreement FROM draft WHERE base = ?1
     ) AS user
     WHERE NOT EXISTS (SELECT 1 FROM purged_blob WHERE purged_blob.agreement = user.agreement AND hash = ?1)`,
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
     WHERE (document = ?1 OR clean = ?1)
       AND NOT EXISTS (SELECT 1 FROM purged_blob WHERE purged_blob.agreement = agreement.id AND hash = ?1)
     ORDER BY title`,
    hash,
  )
}
