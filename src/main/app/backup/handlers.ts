import { statSync } from 'node:fs'
import { ok, type Result } from '../../../core/result.ts'
import { guardIo } from '../../archive/failures.ts'
import { copiesBefore } from '../../archive/migrate.ts'
import type { Handlers } from '../handlers.ts'
import type { Session } from '../session.ts'
import { backUp, backUpUnasked, isDue, listBackups, previewBackup } from './backups.ts'
import { diagnose } from './diagnose.ts'
import { rescueArchive } from './rescue.ts'
import { restoreBackup } from './restore.ts'

export function backupHandlers(
  session: Session,
): Handlers<`backup.${'list' | 'now' | 'preview' | 'restore'}` | `rescue.${'diagnose' | 'run'}`> {
  return {
    'backup.list': ({ archive }) => ok({ ...listBackups(session, archive), updates: updatesOf(archive) }),
    'backup.now': () => backUp(session),
    'backup.preview': ({ path, archive }) => previewBackup(session, path, archive),
    'backup.restore': (input) => restoreBackup(session, input),
    'rescue.diagnose': ({ path }) => ok(diagnose(session, path)),
    'rescue.run': (input) => rescueArchive(session, input),
  }
}

function updatesOf(archive: string): { path: string; bytes: number }[] {
  const found = guardIo(() => copiesBefore(archive).map((path) => ({ path, bytes: statSync(path).size })))
  // Its folder may be gone.
  return found.ok ? found.value : []
}

/** The first screen comes first. */
const AFTER_OPENING_MS = 10_000

/** The daily backup of an archive that was just opened, if it is due by the time the window rests. */
export function backUpSoon(session: Session): void {
  const { archive } = session
  setTimeout(() => {
    if (session.archive === archive && isDue(session)) void backUpUnasked(session)
  }, AFTER_OPENING_MS).unref()
}

/** A round that was sealed or received is backed up at once, beside whatever comes next. */
export async function thenBackUp<T>(session: Session, sealing: Promise<Result<T>>): Promise<Result<T>> {
  const sealed = await sealing
  if (sealed.ok) void backUpUnasked(session)
  return sealed
}
