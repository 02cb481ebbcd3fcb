import type { FieldChange } from '../../core/agreement/project.ts'
import { type ReadDb, all } from './handle.ts'

type Row = Omit<FieldChange, 'value' | 'overruled'> & { readonly value: string; readonly overruled: number }

/** Every value that a field of an agreement was given, in order; those overruled unseen among them. */
export function listFieldHistory(db: ReadDb, agreement: string): FieldChange[] {
  const rows = all<Row>(
    db,
    'SELECT field, value, at, device, hash, overruled FROM field_history WHERE agreement = ? ORDER BY place',
    agreement,
  )
  return rows.map(({ value, overruled, ...set }) => ({
    ...set,
    value: JSON.parse(value) as unknown,
    overruled: overruled === 1,
  }))
}
