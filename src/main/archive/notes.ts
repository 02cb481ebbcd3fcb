import type { Note } from '../../core/agreement/notes.ts'
import { textAnchor } from '../../core/document/text-anchor.ts'
import { type ReadDb, all } from './handle.ts'

/** An agreement's notes in the order they were made. */
export function listNotes(db: ReadDb, agreement: string): Note[] {
  const rows = all<Omit<Note, 'anchor'> & { readonly anchor: string | null }>(
    db,
    'SELECT id, text, author, at, edited_at AS editedAt, round, anchor FROM note WHERE agreement = ? ORDER BY place',
    agreement,
  )
  return rows.map((row) => ({ ...row, anchor: row.anchor === null ? null : textAnchor.parse(JSON.parse(row.anchor)) }))
}
