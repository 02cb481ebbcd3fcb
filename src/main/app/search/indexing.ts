import { setImmediate, setTimeout } from 'node:timers/promises'
import { getBlob } from '../../archive/blobs.ts'
import type { ReadClause } from '../../archive/search/clause.ts'
import { countWords, insertClauses } from '../../archive/search/clauses.ts'
import { forgetEntries, writeEntries } from '../../archive/search/entries.ts'
import {
  type PendingRound,
  agreementNo,
  beginRound,
  countPending,
  finishRound,
  forgetPurged,
  forgetRounds,
  nextPending,
} from '../../archive/search/rounds.ts'
import { agreementInLog } from '../../archive/projections.ts'
import { settleAgreement } from '../../archive/search/settle.ts'
import { listAgreements } from '../../archive/agreements.ts'
import { ok, type Result } from '../../../core/result.ts'
import { commit, writing, type Session } from '../session.ts'

/** Clauses in a transaction: some ten milliseconds, so that keystrokes that are saved meanwhile do not wait. */
const CLAUSES_AT_ONCE = 100

/** What runs for a session, so that it runs once. */
const running = new WeakMap<Session, Promise<void>>()
/** Rounds that could not be read, and are not tried again while the app runs. */
const unreadable = new WeakMap<Session, Set<string>>()

/** In the app, takes sealed rounds that are not searched yet into search, beside whatever else is done. Answers at once. */
export function indexSoon(session: Session): void {
  if (session.deps.isIndexing !== true) return
  void queued(session, true).catch(() => {})
}

/** How long after a document came in search waits for the next, in ms. */
const QUIET_MS = 300

/** How many documents are being taken in, and when the last was. */
const incoming = new WeakMap<Session, { count: number; last: number }>()

/** Takes a document in, which somebody waits for: meanwhile, and as long as one follows the other, nothing is indexed. */
export async function beforeSearch<T>(session: Session, takeIn: () => Promise<T>): Promise<T> {
  const busy = incoming.get(session) ?? { count: 0, last: 0 }
  incoming.set(session, busy)
  busy.count++
  try {
    return await takeIn()
  } finally {
    busy.count--
    busy.last = performance.now()
  }
}

async function whenQuiet(session: Session): Promise<void> {
  for (;;) {
    const { count, last } = incoming.get(session) ?? { count: 0, last: -QUIET_MS }
    const left = count > 0 ? QUIET_MS : last + QUIET_MS - performance.now()
    if (left <= 0) return
    await setTimeout(left)
  }
}

/** The same at once, and answers when nothing is pending any more. It never fails: what cannot be read is left out. */
export function indexPending(session: Session): Promise<void> {
  return queued(session, false)
}

function queued(session: Session, isPatient: boolean): Promise<void> {
  const before = running.get(session) ?? Promise.resolve()
  const now = before.then(() => indexAll(session, isPatient))
  running.set(session, now)
  return now
}

/** Reads every sealed document again, and makes the search tables anew from that and the records. */
export async function rebuildSearch(session: Session): Promise<Result<{ rounds: number }>> {
  await (running.get(session) ?? Promise.resolve())
  const db = writing(session)
  if (!db.ok) return db
  const emptied = commit(db.value, () => {
    forgetRounds(db.value)
    forgetEntries(db.value)
    for (const { id } of listAgreements(db.value)) {
      const agreement = agreementInLog(db.value, id)
      if (agreement !== undefined) writeEntries(db.value, agreement)
    }
    return ok(undefined)
  })
  if (!emptied.ok) return emptied
  unreadable.delete(session)
  const rounds = countPending(db.value)
  await indexPending(session)
  return ok({ rounds })
}

async function indexAll(session: Session, isPatient: boolean): Promise<void> {
  const failed = unreadable.get(session) ?? new Set<string>()
  unreadable.set(session, failed)
  const archive = session.archive
  const isOpen = (): boolean => session.archive === archive && archive !== null
  const first = writing(session)
  if (first.ok) commit(first.value, () => ok(forgetPurged(first.value)))
  while (isOpen()) {
    if (isPatient) await whenQuiet(session)
    const db = writing(session)
    const next = db.ok ? nextPending(db.value, failed) : undefined
    if (!db.ok || next === undefined) return
    const bytes = getBlob(db.value, next.document)
    const clauses = bytes.ok ? await session.deps.work.clauses(bytes.value) : bytes
    if (!isOpen()) return
    const isIn = clauses.ok && (await takeIn(session, next, clauses.value, isOpen))
    if (!isIn) failed.add(`${next.agreement} ${next.round}`)
  }
}

/** Until the last of it is in, the round counts as pending, and is begun again after a crash. */
async function takeIn(
  session: Session,
  pending: PendingRound,
  clauses: readonly ReadClause[],
  isOpen: () => boolean,
): Promise<boolean> {
  let round = 0
  for (let from = 0; from === 0 || from < clauses.length; from += CLAUSES_AT_ONCE) {
    if (from > 0) await setImmediate()
    const db = writing(session)
    if (!isOpen() || !db.ok) return false
    const written = commit(db.value, () => {
      const agreement = agreementNo(db.value, pending.agreement)
      if (from === 0) round = beginRound(db.value, pending)
      const counts = new Map<string, number>()
      insertClauses(db.value, { round, agreement }, from, clauses.slice(from, from + CLAUSES_AT_ONCE), counts)
      countWords(db.value, counts)
      if (from + CLAUSES_AT_ONCE >= clauses.length) {
        finishRound(db.value, round)
        settleAgreement(db.value, pending.agreement)
      }
      return ok(undefined)
    })
    if (!written.ok) return false
  }
  return true
}
