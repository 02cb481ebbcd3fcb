import { type ReadDb, all } from './handle.ts'

export function listTags(db: ReadDb, agreement: string): string[] {
  const rows = all<{ tag: string }>(db, 'SELECT tag FROM agreement_tag WHERE agreement = ? ORDER BY tag', agreement)
  return rows.map(({ tag }) => tag)
}
