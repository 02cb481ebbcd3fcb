import type { SealedDecision } from '../../core/agreement/records/state.ts'
import { ok, type Result } from '../../core/result.ts'
import { findAgreement } from '../archive/agreements.ts'
import { listDecisions } from '../archive/decisions.ts'
import type { Signer } from '../archive/device-key.ts'
import type { WriteDb } from '../archive/handle.ts'
import { appendRecord } from '../archive/records.ts'
import { ourAuthors } from './projections.ts'
import { notFound, reading, type Session } from './session.ts'
import type { AuthoredDecision } from './work/decisions.ts'

/** What we accepted and rejected of what was proposed, round by round: what was refused stays on record as refused. */
export function decisionsOf(session: Session, agreement: string): Result<SealedDecision[]> {
  const db = reading(session)
  if (!db.ok) return db
  return findAgreement(db.value, agreement) === undefined
    ? notFound('agreement')
    : ok(listDecisions(db.value, agreement))
}

interface Sealing {
  readonly agreement: string
  /** The sealed round they went out with. */
  readonly round: string
  readonly decisions: readonly AuthoredDecision[]
}

/** Keeps what was decided before a round was sealed, as a record of its own. In the transaction that seals it. */
export function recordDecisions(
  session: Session,
  db: WriteDb,
  signer: Signer,
  { agreement, round, decisions }: Sealing,
): void {
  if (decisions.length === 0) return
  const ours = new Set(ourAuthors(session, agreement))
  const taken = decisions.map((decision) => {
    const party = ours.has(decision.author) ? ('ours' as const) : ('theirs' as const)
    return { ...decision, party }
  })
  const payload = { round, decisions: taken }
  appendRecord(db, signer, { type: 'decision.taken', agreement, now: session.deps.now(), payload })
}
