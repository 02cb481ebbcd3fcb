import type { Failure } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import type { DraftDamage, StoredDraft } from '../archive/drafts.ts'
import type { ReadDb } from '../archive/handle.ts'

/** What the user is told of a draft that cannot be opened. @param why where every row is as written, and a step does not apply */
export function damagedDraft(db: ReadDb, agreement: string, { damage, steps, checkpoint }: StoredDraft): Failure {
  const title = findAgreement(db, agreement)?.title ?? agreement
  return {
    kind: 'damaged-draft',
    message: `The draft of “${title}” is damaged: ${whatOf(damage, steps.length, checkpoint.version)}. Nothing was changed, and every sealed round is untouched`,
  }
}

function whatOf(damage: StoredDraft['damage'], edits: number, from: number): string {
  if (damage === null) return 'its edits do not fit the document it began with'
  if (damage.in === 'document') return 'its text is not what was written'
  const whole = damage.version - from - 1
  return whole === 0
    ? 'the last edits in it are not what was written'
    : `of the last ${Math.max(edits, whole + 1)} edits in it only the first ${whole} are what was written`
}

/** For a list of what is wrong in an archive. */
export function damagedDraftLine(title: string, { in: where }: DraftDamage): string {
  const what = where === 'document' ? 'its text is' : 'edits in it are'
  return `Draft of “${title}”: ${what} not what was written`
}
