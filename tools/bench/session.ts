import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeArchive, createArchive } from '../../src/main/app/archives.ts'
import { deviceSigner } from '../../src/main/app/device.ts'
import { createSession, type Session } from '../../src/main/app/session.ts'
import type { Work } from '../../src/main/app/work/work.ts'

interface How {
  readonly work: Work
  /** Whether clauses are entered into search as documents come. */
  readonly isIndexing?: boolean
}

/** The app's own session, its device key in a folder, for what is measured without a window. */
export function benchSession(folder: string, { work, isIndexing = false }: How): Session {
  return createSession({
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    signer: () => deviceSigner(join(folder, 'key.pem')),
    profile: () => ({ name: 'Ada Marlow', initials: 'AM', organisation: '' }),
    owner: 'the bench',
    emit: () => {},
    opened: () => {},
    closed: () => {},
    recent: () => [],
    work,
    isIndexing,
    samples: { archive: '', folder: '' },
  })
}

/** Runs something with a new archive of the app's own, in a folder that is gone afterwards. */
export async function withArchive<T>(how: How, run: (session: Session, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'))
  const session = benchSession(folder, how)
  try {
    const made = createArchive(session, join(folder, 'a.counterpart'))
    if (!made.ok) throw new Error(made.error.message)
    return await run(session, folder)
  } finally {
    closeArchive(session)
    await how.work.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
