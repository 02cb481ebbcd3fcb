import { roundLabel } from '../../core/agreement/agreement.ts'
import type { ImportReport } from '../../core/api/exchange.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { listRounds } from '../archive/rounds.ts'
import { alignDraft } from './exchange/after-import.ts'
import { recording, tellOf } from './recording.ts'
import { notFound, notOpen, writing, type Session } from './session.ts'

/**
 * Records which of the rounds that were sealed at once the exchange goes on from, and why. All of them stay. A draft that was
 * begun on another is written beside the archive, as after an import. Failures: `not-a-fork`, `not-found`, `not-open`.
 */
export async function settleFork(
  session: Session,
  { agreement, round, reason }: { agreement: string; round: string; reason: string },
): Promise<Result<{ draft: ImportReport['drafts'][number] | null }>> {
  const db = writing(session)
  if (!db.ok) return db
  const done = recording(session, ({ db: archive, record }) => {
    const row = findAgreement(archive, agreement)
    if (row === undefined) return notFound('agreement')
    if (row.status !== 'open') return notOpen(row)
    const rounds = listRounds(archive, agreement)
    const chosen = rounds.find(({ id }) => id === round)
    if (chosen === undefined) return notFound('round')
    const over = rounds.filter(({ id, seq }) => seq === chosen.seq && id !== round).map(({ id }) => id)
    if (over.length === 0) return err(notAFork(roundLabel(chosen)))
    const payload = { round, over, reason, author: session.deps.profile() }
    record({ type: 'fork.settled', agreement, payload })
    return ok(undefined)
  })
  if (!done.ok) return done
  const draft = (await alignDraft(session, db.value, agreement)) ?? null
  tellOf(session, [agreement])
  return ok({ draft })
}

const notAFork = (label: string) => ({
  kind: 'not-a-fork',
  message: `${label} was not sealed at once with another: there is nothing to settle. Nothing was changed`,
})
