import type { ArchiveVerification } from '../../../core/api/exchange.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import { findAgreement } from '../../archive/agreements.ts'
import { damagedDrafts } from '../../archive/drafts.ts'
import { strayProjections } from '../../archive/check-projections.ts'
import { guardIo } from '../../archive/failures.ts'
import type { ReadDb } from '../../archive/handle.ts'
import { archiveSource } from '../../archive/history-source.ts'
import { countRecords } from '../../archive/verify.ts'
import { type HistoryVerification, verifyHistory } from '../../archive/verify-history.ts'
import { damagedDraftLine } from '../damaged-draft.ts'
import { lackLine, shortenedBy, type Shortened } from '../seen.ts'
import { reading, type Session } from '../session.ts'
import { CANCELLED } from './failures.ts'
import { asJob } from './jobs.ts'
import type { Pass } from './take-in.ts'
import { badDocumentLine, badRecordLine } from './words.ts'

/** Checks the archive that is open. Failures: `no-archive`, `cancelled`, and those of a file that cannot be read. */
export async function verifyArchive(session: Session, job?: string): Promise<Result<ArchiveVerification>> {
  const db = reading(session)
  if (!db.ok) return db
  const lack = session.archive === null ? undefined : shortenedBy(session.archive)
  return asJob(session, job, (pass) => verifyDb(db.value, lack, pass))
}

/** @param lack what was cut off the end, which the log itself does not show */
export async function verifyDb(
  db: ReadDb,
  lack: Shortened | undefined,
  pass: Pass = {},
): Promise<Result<ArchiveVerification>> {
  const counted = guardIo(() => countRecords(db))
  if (!counted.ok) return counted
  const found = await guardIoLater(() => verifyHistory(archiveSource(db), pass))
  if (!found.ok) return found
  if (found.value === undefined) return err(CANCELLED)
  const { missing } = counted.value
  const drafts = guardIo(() => damagedDrafts(db))
  if (!drafts.ok) return drafts
  // Of a log that lacks records the lists say more than it does: made anew, they would know no more of those either.
  const isWhole = lack === undefined && missing === 0
  const stray = await guardIoLater(async () => (isWhole ? strayProjections(db, pass.signal) : []))
  if (!stray.ok) return stray
  const titleOf = (agreement: string): string => findAgreement(db, agreement)?.title ?? ''
  const { lines, ...rest } = described({ ...found.value, missing }, titleOf)
  const badDrafts = drafts.value.map(({ agreement, damage }) => ({ agreement, damage, title: titleOf(agreement) }))
  return ok({
    ...rest,
    badDrafts: badDrafts.map(({ agreement, title }) => ({ agreement, title })),
    lines: [
      ...lines,
      ...badDrafts.map(({ title, damage }) => damagedDraftLine(title, damage)),
      ...stray.value.map((agreement) => `${belonging(agreement, titleOf(agreement))}, ${STRAY}`),
      ...(lack === undefined ? [] : [lackLine(lack)]),
    ],
  })
}

/** The same for people: with what the agreements are called, and a line for each thing that is wrong. */
export function described(
  { bad, badDocuments, missing, ...counts }: HistoryVerification & { readonly missing: number },
  titleOf: (agreement: string) => string,
): ArchiveVerification {
  const title = (agreement: string | null): string => (agreement === null ? '' : titleOf(agreement))
  const belongs = ({ agreement }: { agreement: string | null }): string => belonging(agreement, title(agreement))
  const lines = [
    ...bad.map((record) => `${belongs(record)}, ${badRecordLine(record)}`),
    ...badDocuments.map((document) => `${belongs(document)}, ${badDocumentLine(document)}`),
    ...(missing === 0 ? [] : [`The log: ${missing} ${missing === 1 ? 'record was' : 'records were'} taken out of it`]),
  ]
  return {
    ...counts,
    bad: bad.map((record) => ({ ...record, title: title(record.agreement) })),
    badDocuments: badDocuments.map((document) => ({ ...document, title: title(document.agreement) })),
    missing,
    badDrafts: [],
    lines,
  }
}

const STRAY =
  'the lists do not say what its records say: the command “archive rebuild” takes them from the records again'

function belonging(agreement: string | null, title: string): string {
  if (agreement === null) return 'The archive itself'
  return title === '' ? `Agreement ${agreement}` : `“${title}”`
}

/** What the disk does while somebody else has their turn. */
async function guardIoLater<T>(action: () => Promise<T>): Promise<ReturnType<typeof guardIo<T>>> {
  try {
    return ok(await action())
  } catch (error) {
    return guardIo((): T => {
      throw error
    })
  }
}
