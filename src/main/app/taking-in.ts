import type { Paper } from '../../core/agreement/agreement.ts'
import { err, ok, type Failure, type Result } from '../../core/result.ts'
import { putBlob, sha256 } from '../archive/blobs.ts'
import { agreementsWith } from '../archive/purge.ts'
import { startDraft } from './drafts.ts'
import { recording } from './recording.ts'
import { beforeSearch, indexSoon } from './search/indexing.ts'
import { writing, type Session } from './session.ts'

/** A document that becomes an agreement. */
export interface Incoming {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly title: string
  readonly counterparty: string
  readonly paper: Paper
  readonly kind?: string
  readonly owner?: string
  /** The agreement that this one is a duplicate of. */
  readonly copiedFrom?: string
  /** Refuses it where an agreement has this very document. */
  readonly onlyNew?: boolean
}

export interface TakenIn {
  readonly id: string
  readonly title: string
  readonly messages: string[]
}

/** Takes a .docx in as a new agreement: its bytes are kept for ever, and a draft for our first round is opened on it. */
export function takeIn(
  session: Session,
  incoming: Incoming,
  progress: (done: number) => void = () => {},
): Promise<Result<TakenIn>> {
  return beforeSearch(session, () => read(session, incoming, progress))
}

async function read(
  session: Session,
  { bytes, fileName, onlyNew = false, ...about }: Incoming,
  progress: (done: number) => void,
): Promise<Result<TakenIn>> {
  const db = writing(session)
  if (!db.ok) return db
  // Before it is read: what is skipped is skipped at once.
  const known = onlyNew ? alreadyThere(fileName, agreementsWith(db.value, sha256(bytes))) : undefined
  if (known !== undefined) return err(known)
  const document = await session.deps.work.inspect(bytes, progress)
  if (!document.ok) return document
  const { author, messages, openRevisions } = document.value
  const { deps } = session
  const id = deps.newId()
  const done = recording(session, ({ db, record }) => {
    const hash = putBlob(db, bytes)
    const fault = onlyNew ? alreadyThere(fileName, agreementsWith(db, hash)) : undefined
    if (fault !== undefined) return err(fault)
    const round = deps.newId()
    record({ type: 'agreement.opened', agreement: id, payload: about })
    record({
      type: 'document.imported',
      agreement: id,
      payload: { round, document: hash, fileName, author, messages: messages.length },
    })
    startDraft(db, id, hash, openRevisions, deps.now())
    return ok(undefined)
  })
  if (!done.ok) return done
  deps.emit('archive-changed', {})
  indexSoon(session)
  return ok({ id, title: about.title, messages: [...messages] })
}

function alreadyThere(fileName: string, found: readonly { title: string }[]): Failure | undefined {
  const [first] = found
  if (first === undefined) return undefined
  return { kind: 'already-there', message: `${fileName} is in the archive already, as “${first.title}”` }
}
