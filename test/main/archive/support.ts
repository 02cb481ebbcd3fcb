import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import { type NewArchiveDeps, createArchive } from '../../../src/main/archive/create-archive.ts'
import { type ArchiveDeps, type ArchiveHandle, openArchive } from '../../../src/main/archive/database.ts'
import { createDeviceKey, signerFrom } from '../../../src/main/archive/device-key.ts'
import { type ReadDb, type WriteDb, all, inTransaction } from '../../../src/main/archive/handle.ts'
import { type RecordDraft, appendRecord } from '../../../src/main/archive/records.ts'
import { type Result, ok } from '../../../src/core/result.ts'
import type { SignedRecord } from '../../../src/core/agreement/record.ts'

export const signer = signerFrom(createDeviceKey())
export const now = (): string => new Date().toISOString()
export const deps: ArchiveDeps = { now, owner: 'Ann' }

/** A folder of the test's own, gone when the test is over. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'counterpart-archive-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export function valueOf<T, E extends { kind: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${JSON.stringify(result.error)}`)
  return result.value
}

export function kindOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.kind
}

export type WritableArchive = Extract<ArchiveHandle, { readOnly: false }>

export function writable(handle: ArchiveHandle): WritableArchive {
  if (handle.readOnly) throw new Error(`read-only: ${handle.why}`)
  return handle
}

/** A new archive, open for writing, closed when the test is over. */
export function newArchive(
  path = join(folder(), 'contracts.counterpart'),
  more: Partial<NewArchiveDeps> = {},
): WritableArchive {
  const archive = writable(valueOf(createArchive(path, { ...deps, signer, id: 'archive-1', ...more })))
  onTestFinished(() => archive.close())
  return archive
}

export function reopened(path: string, more: Partial<ArchiveDeps> = {}): ArchiveHandle {
  const archive = valueOf(openArchive(path, { ...deps, ...more }))
  onTestFinished(() => archive.close())
  return archive
}

/** Does something to the file that the app never would, such as to tamper with it. */
export function behindItsBack(path: string, action: (database: SQLite.Database) => void): void {
  const database = new SQLite(path)
  try {
    action(database)
  } finally {
    database.close()
  }
}

export function append(db: WriteDb, draft: RecordDraft): SignedRecord {
  return valueOf(inTransaction(db, () => ok(appendRecord(db, signer, draft))))
}

export const opening = (agreement: string, title = 'Services'): RecordDraft => ({
  type: 'agreement.opened',
  agreement,
  payload: { title, counterparty: 'Acme', paper: 'theirs' },
  now: now(),
})

export const renaming = (agreement: string, title: string): RecordDraft => ({
  type: 'agreement.changed',
  agreement,
  payload: { fields: { title } },
  now: now(),
})

/** Every table derived from the log, in an order that every archive shares. */
const DERIVED = ['agreement', 'round', 'comment', 'note', 'hold', 'decision', 'field_history', 'agreement_tag'] as const
const OTHERS = ['purged_blob', 'profile'] as const

/** Every row of every table derived from the log. */
export function projections(db: ReadDb): unknown {
  return Object.fromEntries(
    [...DERIVED, ...OTHERS].map((table) => [table, all(db, `SELECT * FROM ${table} ORDER BY 1, 2`)]),
  )
}

/** Documents of 100 kB that compress badly, as .docx do; answers their hashes. */
export function appendBlobs(db: WriteDb, count: number): string[] {
  return Array.from({ length: count }, () => valueOf(inTransaction(db, () => ok(putBlob(db, randomBytes(100_000))))))
}
