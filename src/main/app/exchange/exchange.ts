import type { HistoryContents, HistoryPreview, ImportReport } from '../../../core/api/exchange.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import { findAgreement, listAgreements } from '../../archive/agreements.ts'
import { openToRead } from '../../archive/database.ts'
import type { ReadDb, WriteDb } from '../../archive/handle.ts'
import {
  archiveSource,
  emptyNaming,
  neededAt,
  noteDocuments,
  type HistorySource,
} from '../../archive/history-source.ts'
import { hasRecord } from '../../archive/records.ts'
import { listRounds } from '../../archive/rounds.ts'
import { listSettlements } from '../../archive/settlements.ts'
import { othersTurn } from '../../archive/verify-history.ts'
import { keyAtHand } from '../encryption/key-ring.ts'
import { indexSoon } from '../search/indexing.ts'
import { notFound, reading, writing, type Session } from '../session.ts'
import { alignDraft, forkedRounds } from './after-import.ts'
import { CANCELLED } from './failures.ts'
import { asJob } from './jobs.ts'
import { nameOf, readHistory, type HistoryInput } from './read-history.ts'
import { checkHistory, takeIn, type Pass } from './take-in.ts'
import { writeHistory, type WrittenHistory } from './write-history.ts'

interface Chosen {
  readonly source: HistorySource
  readonly agreements: readonly { readonly id: string; readonly title: string }[]
}

/** The agreements with the archive's own chain, which knows who wrote; all of it for null. */
function chosen(db: ReadDb, agreements: readonly string[] | null): Result<Chosen> {
  const rows = agreements === null ? listAgreements(db) : agreements.map((id) => findAgreement(db, id))
  const titled = rows.flatMap((row) => (row === undefined ? [] : [{ id: row.id, title: row.title }]))
  if (titled.length < rows.length) return notFound('agreement')
  // Whole: also agreements that no list shows, as when the record that opened one is still to come.
  const source = agreements === null ? archiveSource(db) : archiveSource(db, agreements)
  return ok({ source, agreements: titled })
}

/** What an export would hold. Failures: `no-archive`, `not-found`. */
export function historyContents(session: Session, agreements: readonly string[] | null): Result<HistoryContents> {
  const db = reading(session)
  const which = db.ok ? chosen(db.value, agreements) : db
  if (!which.ok) return which
  const { source } = which.value
  const naming = emptyNaming()
  const counts = new Map<string, number>()
  for (const chain of source.chains) {
    const kept = source.records(chain)
    noteDocuments(naming, kept)
    for (const { record } of kept) counts.set(record.type, (counts.get(record.type) ?? 0) + 1)
  }
  const of = (...types: string[]): number => types.reduce((sum, type) => sum + (counts.get(type) ?? 0), 0)
  const documents = [...naming.places.keys()].filter((hash) => neededAt(naming, hash).length > 0)
  return ok({
    agreements: [...which.value.agreements],
    records: [...counts.values()].reduce((sum, count) => sum + count, 0),
    rounds: of('document.imported', 'round.sealed', 'return.received'),
    documents: documents.length,
    bytes: documents.reduce((sum, hash) => sum + (source.document(hash)?.length ?? 0), 0),
    comments: of('comment.added'),
    notes: of('note.added'),
  })
}

export async function exportHistory(
  session: Session,
  { agreements, path, job }: { agreements: readonly string[] | null; path: string; job?: string | undefined },
): Promise<Result<WrittenHistory>> {
  const db = reading(session)
  const which = db.ok ? chosen(db.value, agreements) : db
  if (!which.ok) return which
  const signer = session.deps.signer()
  if (!signer.ok) return signer
  // Whoever encrypts an archive does not expect that others on this computer read what comes out of it.
  const isPrivate = session.archive !== null && session.archive.key !== null
  const history = { ...which.value, path, now: session.deps.now(), signer: signer.value, isPrivate }
  return asJob(session, job, (pass) => writeHistory({ ...history, ...pass }))
}

/** What a history file would bring, once it has been checked. */
export async function inspectHistory(
  session: Session,
  { input, job }: { input: HistoryInput; job?: string | undefined },
): Promise<Result<HistoryPreview>> {
  const db = reading(session)
  if (!db.ok) return db
  return asJob(session, job, async (pass) => {
    const file = await readHistory(input, pass.signal)
    if (!file.ok) return file
    try {
      const { name, manifest, source } = file.value
      const sound = await checkHistory(db.value, name, source, session.deps.now(), pass)
      if (!sound.ok) return sound
      const titles = new Map(manifest.agreements.map(({ id, title }) => [id, title]))
      const arriving = source.chains.map((chain) => {
        const fresh = source.records(chain).filter(({ record }) => !hasRecord(db.value, record.hash)).length
        return { chain, fresh, isNew: chain !== null && findAgreement(db.value, chain) === undefined }
      })
      return ok({
        file: name,
        exportedAt: manifest.exportedAt,
        writer: writerName(source, manifest.device),
        device: manifest.device,
        agreements: arriving.flatMap(({ chain, fresh, isNew }) =>
          chain === null ? [] : [{ id: chain, title: titles.get(chain) ?? chain, fresh, isNew }],
        ),
        records: manifest.records,
        fresh: arriving.reduce((sum, { fresh }) => sum + fresh, 0),
        documents: manifest.documents.length,
      })
    } finally {
      file.value.close()
    }
  })
}

/** The last name that a device gave itself in the archive's own chain. */
function writerName(source: HistorySource, device: string): string {
  const declared = source
    .records(null)
    .findLast(({ record }) => record.device === device && record.type === 'profile.declared')
  const name = (declared?.record.payload as { name?: unknown } | undefined)?.name
  return typeof name === 'string' ? name : ''
}

/** Takes in what is not here yet. */
export async function importHistory(
  session: Session,
  { input, job }: { input: HistoryInput; job?: string | undefined },
): Promise<Result<ImportReport>> {
  const db = writing(session)
  if (!db.ok) return db
  return asJob(session, job, async (pass) => {
    const file = await readHistory(input, pass.signal)
    if (!file.ok) return file
    try {
      return await union(session, db.value, nameOf(input), file.value.source, pass)
    } finally {
      file.value.close()
    }
  })
}

/** Takes in what another archive has and this one has not; the other is only read. */
export async function mergeArchive(session: Session, path: string, pass: Pass = {}): Promise<Result<ImportReport>> {
  const db = writing(session)
  if (!db.ok) return db
  const other = openToRead(path, { now: session.deps.now, owner: session.deps.owner, key: keyAtHand(session, path) })
  if (!other.ok) return other
  try {
    return await union(session, db.value, path, archiveSource(other.value.read), pass)
  } finally {
    other.value.close()
  }
}

const HALF = 0.5

async function union(
  session: Session,
  db: WriteDb,
  name: string,
  source: HistorySource,
  { progress = () => {}, ...pass }: Pass,
): Promise<Result<ImportReport>> {
  const now = session.deps.now()
  const sound = await checkHistory(db, name, source, now, { ...pass, progress: (done) => progress(done * HALF) })
  if (!sound.ok) return sound
  const known = new Set(listAgreements(db).map(({ id }) => id))
  const total = source.chains.reduce((sum, chain) => sum + source.records(chain).length, 0)
  const taken = await takeIn(db, source, { ...pass, progress: (done) => progress(HALF + done * HALF) })
  if (!taken.ok) return taken
  const drafts: ImportReport['drafts'] = []
  for (const id of taken.value.byAgreement.keys()) {
    // What came in stays; the archive may be closed by now.
    if (pass.signal?.aborted === true) return err(CANCELLED)
    const left = await alignDraft(session, db, id)
    if (left !== undefined) drafts.push(left)
    session.deps.emit('agreement-changed', { id })
    await othersTurn()
  }
  if (taken.value.records > 0) session.deps.emit('archive-changed', {})
  indexSoon(session)
  return ok(reportOf(db, source, taken.value, { known, total, drafts }))
}

function reportOf(
  db: ReadDb,
  source: HistorySource,
  { records, documents, byAgreement }: { records: number; documents: number; byAgreement: ReadonlyMap<string, number> },
  { known, total, drafts }: { known: ReadonlySet<string>; total: number; drafts: ImportReport['drafts'] },
): ImportReport {
  const titleOf = (id: string): string => findAgreement(db, id)?.title ?? id
  const ids = source.chains.filter((chain) => chain !== null)
  return {
    records,
    known: total - records,
    documents,
    agreements: ids.map((id) => ({
      id,
      title: titleOf(id),
      fresh: byAgreement.get(id) ?? 0,
      isNew: !known.has(id) && byAgreement.has(id),
    })),
    forks: ids.flatMap((id) => {
      const rounds = forkedRounds(listRounds(db, id), listSettlements(db, id))
      return rounds.length === 0 ? [] : [{ id, title: titleOf(id), rounds }]
    }),
    drafts,
  }
}
