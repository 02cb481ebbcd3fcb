import type { Trouble } from '../../core/api/archive.ts'
import type { Profile } from '../../core/api/host.ts'
import type { EventName, Events } from '../../core/api/index.ts'
import { err, ok, type Failure, type Result } from '../../core/result.ts'
import type { ArchiveHandle } from '../archive/database.ts'
import type { ArchiveKey } from '../archive/encryption/archive-key.ts'
import type { Signer } from '../archive/device-key.ts'
import type { BackupSettings, Copying } from './backup/copying.ts'
import { declaring } from './declaring.ts'
import type { Rekey } from './encryption/rekey-job.ts'
import type { RememberedKeys } from './encryption/remembered-keys.ts'
import type { Work } from './work/work.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../archive/handle.ts'

/** What use-cases take from outside: time, ids, the device's key, who we are. The app and the CLI each bring their own. */
export interface AppDeps {
  /** ISO 8601, UTC, with milliseconds. */
  readonly now: () => string
  /** A fresh id, unique in the world. */
  readonly newId: () => string
  readonly signer: () => Result<Signer>
  readonly profile: () => Profile
  /** Where we are reached, for colleagues who read our archive. */
  readonly email?: () => string
  /** The file in which this device keeps how far it saw each archive; without, it does not notice what is cut off. */
  readonly seen?: string
  /** Who opens an archive, for others who find it in use. */
  readonly owner: string
  /** Tells the windows that something changed. */
  readonly emit: <N extends EventName>(event: N, payload: Events[N]) => void
  /** Called with the path of each archive that was opened. */
  readonly opened: (path: string) => void
  /** Called when the user closes the archive, not when the app is left. */
  readonly closed: () => void
  readonly recent: () => string[]
  /** Where whole archives are copied and compared; by default right here. */
  readonly copying?: Copying
  /** Where backups are kept; by default beside the sample archive, and only when asked for. */
  readonly backups?: () => BackupSettings
  /** Keys of archives that this computer was asked to remember; null or none where it has no keychain. */
  readonly remembered?: RememberedKeys | null
  /** By default in this thread. */
  readonly rekey?: Rekey
  /** Where documents are read, edited and written. */
  readonly work: Work
  /** Search follows on its own whatever is sealed, beside the rest. Elsewhere it does when it is asked. */
  readonly isIndexing?: boolean
  /** Where the sample archive is kept, and where our own sample agreements are read from. */
  readonly samples: { readonly archive: string; readonly folder: string }
}

/** A draft being edited: the work thread holds its document, the archive its journal. */
export interface LiveDraft {
  readonly agreement: string
  /** SHA-256 of the package it is based on. */
  readonly base: string
  /** By which the work thread knows it. */
  readonly key: string
  version: number
  /** Steps in the journal since its checkpoint. */
  journalled: number
}

/** One open archive at most, and the drafts that are open in it. */
export interface Session {
  readonly deps: AppDeps
  archive: ArchiveHandle | null
  /** The last archive that could not be opened, until the user has seen to it. */
  trouble: Trouble | null
  /** The path of the archive that waits for its passphrase in the place of the open one. */
  locked: string | null
  /** Keys of other archives that are read for the open one, by the salt in their files; gone when it is closed. */
  readonly keys: Map<string, ArchiveKey>
  readonly drafts: Map<string, Promise<Result<LiveDraft>>>
}

export function createSession(deps: AppDeps): Session {
  return { deps, archive: null, locked: null, trouble: null, keys: new Map(), drafts: new Map() }
}

export const NO_ARCHIVE: Failure = { kind: 'no-archive', message: 'No archive is open. Open one, or create one, first' }

/** What is asked for needs an archive. */
export function noArchive(): Result<never> {
  return err(NO_ARCHIVE)
}

export function reading(session: Session): Result<ReadDb> {
  return session.archive === null ? err(NO_ARCHIVE) : ok(session.archive.read)
}

export function writing(session: Session): Result<WriteDb> {
  const { archive } = session
  if (archive === null) return err(NO_ARCHIVE)
  if (!archive.readOnly) return ok(archive.write)
  const why = archive.why === 'in-use' ? `${archive.holder.owner} has it open` : 'its file may not be written to'
  return err({ kind: 'read-only', message: `The archive is open for reading only: ${why}. Nothing was changed` })
}

export function notFound(what: string): { ok: false; error: Failure } {
  return err({ kind: 'not-found', message: `There is no such ${what} in this archive` })
}

/** One transaction of the archive: all of it is on disk when this answers, or nothing changed. */
export function commit<T>(db: WriteDb, change: () => Result<T>): Result<T> {
  return inTransaction<T, Failure>(db, () => declaring(db, change))
}

/** An agreement that was closed or deleted is read, and gone on with once it is open again. */
export function notOpen(agreement: { readonly title: string; readonly status: string }): {
  ok: false
  error: Failure
} {
  const [state, back] = agreement.status === 'deleted' ? ['deleted', 'Restore'] : ['closed', 'Reopen']
  return err({ kind: 'not-open', message: `“${agreement.title}” is ${state}. Nothing was changed. ${back} it first` })
}
