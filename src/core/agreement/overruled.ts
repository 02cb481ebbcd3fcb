import type { LogRecord } from './record.ts'
import type { FieldSet } from './records/state.ts'

/** A record by what it follows. */
export type Link = Pick<LogRecord, 'hash' | 'parents' | 'time'>

/**
 * Of the values that fields were given (in order of logical time), those that the next one of the same field took the place
 * of without having been seen: it was set elsewhere at the same time. A value that was seen and changed is not among them.
 */
export function overruled(history: readonly FieldSet[], records: readonly Link[]): ReadonlySet<FieldSet> {
  if (isLine(records)) return new Set()
  const parents = new Map(records.map((record) => [record.hash, record.parents]))
  const found = new Set<FieldSet>()
  const last = new Map<string, FieldSet>()
  for (const set of history) {
    const before = last.get(set.field)
    if (before !== undefined && !follows(set.hash, before.hash, parents)) found.add(before)
    last.set(set.field, set)
  }
  return found
}

/** Whether each record follows the one before: then nobody wrote at the same time. */
function isLine(records: readonly Link[]): boolean {
  return records.every(({ parents }, at) =>
    at === 0 ? parents.length === 0 : parents.length === 1 && parents[0] === records[at - 1]?.hash,
  )
}

/** Whether the one record was written by somebody who had seen the other. */
function follows(later: string, earlier: string, parents: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([later])
  for (const hash of seen) {
    if (hash === earlier) return true
    for (const parent of parents.get(hash) ?? []) seen.add(parent)
  }
  return false
}
