import type { Profile } from '../../core/api/host.ts'
import type { Result } from '../../core/result.ts'
import type { ArchiveHandle } from '../archive/database.ts'
import type { Signer } from '../archive/device-key.ts'
import { type WriteDb, connectionOf } from '../archive/handle.ts'
import { findProfile } from '../archive/profiles.ts'
import { appendRecord, hasRecordBy, lastSeq } from '../archive/records.ts'

/** Who writes on this device. */
interface Writer {
  readonly now: () => string
  readonly signer: () => Result<Signer>
  readonly profile: () => Profile
  readonly email?: () => string
}

const writers = new WeakMap<object, Writer>()

/** Has the profile of this device declared in the archive as soon as something is written to it here. */
export function declareWith(writer: Writer, archive: ArchiveHandle): void {
  if (!archive.readOnly) writers.set(connectionOf(archive.write), writer)
}

/**
 * A change to the archive. Who writes a record here first, or under another name than before, is declared behind it, so that
 * records can be read by names. Opening an archive or taking in others' records writes nothing. In a transaction.
 */
export function declaring<T>(db: WriteDb, change: () => Result<T>): Result<T> {
  const writer = writers.get(connectionOf(db))
  const before = lastSeq(db)
  const changed = change()
  if (!changed.ok || writer === undefined || lastSeq(db) === before) return changed
  const signer = writer.signer()
  if (signer.ok && hasRecordBy(db, signer.value.publicKey, before)) declare(db, writer, signer.value)
  return changed
}

/** Declares the profile that was changed, where this device has written before. In a transaction. */
export function redeclare(db: WriteDb): void {
  const writer = writers.get(connectionOf(db))
  const signer = writer?.signer()
  if (writer === undefined || signer?.ok !== true) return
  if (findProfile(db, signer.value.publicKey) !== undefined) declare(db, writer, signer.value)
}

function declare(db: WriteDb, { now, profile, email }: Writer, signer: Signer): void {
  const { name, initials, organisation } = profile()
  const payload = { name, initials, email: email?.() ?? '', organisation }
  const known = findProfile(db, signer.publicKey)
  const isSame = Object.entries(payload).every(([field, value]) => known?.[field as keyof typeof payload] === value)
  if (name === '' || isSame) return
  appendRecord(db, signer, { type: 'profile.declared', agreement: null, payload, now: now() })
}
