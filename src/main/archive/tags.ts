import { type ReadDb, all } from './handle.ts'

export function listTags(db: ReadDb, agreement: string): string[] {
  const rows = all<{ tag: string }>(db, 'SELECT tag FROM agreement_tag WHERE agreement = ? ORDER BY tag', agreement)
  return rows.map(({ tag }) => tag)
}

/** The tags of all agreements, each agreement's in order. */
export function allTags(db: ReadDb): { agreement: string; tag: string }[] {
  return all(db, 'SELECT agreement, tag FROM agreement_tag ORDER BY agreement, tag')
}
