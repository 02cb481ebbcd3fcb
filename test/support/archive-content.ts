import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Round } from '../../src/core/agreement/agreement.ts'
import { getAgreement, listAgreements } from '../../src/main/app/agreements.ts'
import { listDocumentComments } from '../../src/main/app/comments.ts'
import { revisionLines, textLines } from '../../src/main/app/document-views.ts'
import { openDocument } from '../../src/main/app/documents.ts'
import { exportRound } from '../../src/main/app/sending.ts'
import { reading, type Session } from '../../src/main/app/session.ts'
import { getBlob } from '../../src/main/archive/blobs.ts'
import { all, type ReadDb } from '../../src/main/archive/handle.ts'
import { verifyRecords } from '../../src/main/archive/verify.ts'
import { valueOf } from './negotiation.ts'

/** All that a user has in an archive, plain, so that two archives, or one and what an older version said of it, compare. */
export async function contentOf(session: Session): Promise<unknown> {
  const db = valueOf(reading(session))
  const agreements = []
  for (const { id, title, counterparty, paper, turn, lastRound } of valueOf(listAgreements(session)).toSorted((a, b) =>
    a.title < b.title ? -1 : 1,
  )) {
    const { rounds, hasDraft } = valueOf(getAgreement(session, id))
    agreements.push({
      id,
      title,
      counterparty,
      paper,
      turn,
      lastRound,
      rounds: rounds.map(plainRound),
      draft: hasDraft ? await draftOf(session, id) : null,
      comments: await commentsOf(session, id, hasDraft),
    })
  }
  return { agreements, records: hashes(db, 'record'), blobs: soundBlobs(db), bad: verifyRecords(db).bad }
}

/** Named one by one: later versions say more of a round. */
function plainRound({ id, seq, number, side, kind, document, clean, author, sealedAt, fileName }: Round): Round {
  return { id, seq, number, side, kind, document, clean, author, sealedAt, fileName }
}

async function draftOf(session: Session, agreement: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-content-'))
  try {
    const path = join(folder, 'draft.docx')
    valueOf(await exportRound(session, { agreement, round: null, clean: false, path }))
    const document = valueOf(openDocument(readFileSync(path)))
    const text = textLines(document, 'markup').map((line) => `${line.number} ${line.text}`)
    return {
      words: text.filter((line) => /OURS|THEIRS|AGAIN|ONCE MORE/.test(line)),
      text: sha256(text.join('\n')),
      revisions: revisionLines(document).map(({ kind, author, text }) => `${kind} ${author}: ${text}`),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function commentsOf(session: Session, agreement: string, hasDraft: boolean): Promise<unknown[]> {
  if (!hasDraft) return []
  const { internal } = valueOf(await listDocumentComments(session, { agreement, round: null }))
  return internal.map(({ id, thread, text, author, resolved, place }) => ({
    id,
    thread,
    text,
    author,
    resolved,
    place,
  }))
}

function hashes(db: ReadDb, table: 'record' | 'blob'): string[] {
  return all<{ hash: string }>(db, `SELECT hash FROM ${table} ORDER BY hash`).map(({ hash }) => hash)
}

function soundBlobs(db: ReadDb): string[] {
  return hashes(db, 'blob').filter((hash) => getBlob(db, hash).ok)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
