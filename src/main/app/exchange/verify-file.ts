import type { ArchiveVerification } from '../../../core/api/exchange.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import { openToRead } from '../../archive/database.ts'
import { verifyHistory } from '../../archive/verify-history.ts'
import { keyAtHand } from '../encryption/key-ring.ts'
import type { Session } from '../session.ts'
import { CANCELLED } from './failures.ts'
import { readHistory } from './read-history.ts'
import { lackIn } from '../seen.ts'
import { described, verifyDb } from './verify-archive.ts'

/** Checks an archive without opening it for writing, whoever has it open, or a history file. Failures: those of opening one. */
export async function verifyFile(session: Session, path: string): Promise<Result<ArchiveVerification>> {
  const archive = openToRead(path, { now: session.deps.now, owner: session.deps.owner, key: keyAtHand(session, path) })
  if (archive.ok) {
    try {
      return await verifyDb(archive.value.read, lackIn(session.deps, archive.value))
    } finally {
      archive.value.close()
    }
  }
  if (archive.error.kind !== 'not-an-archive') return archive
  const history = await readHistory({ path })
  // What is neither is named as what it was asked for.
  if (!history.ok) return history.error.kind === 'not-a-history' ? archive : history
  try {
    const found = await verifyHistory(history.value.source)
    if (found === undefined) return err(CANCELLED)
    const titles = new Map(history.value.manifest.agreements.map(({ id, title }) => [id, title]))
    return ok(described({ ...found, missing: 0 }, (agreement) => titles.get(agreement) ?? ''))
  } finally {
    history.value.close()
  }
}
