import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkAfterCrash } from '../../../src/main/app/after-crash.ts'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { indexPending } from '../../../src/main/app/search/indexing.ts'
import { findInArchive } from '../../../src/main/app/search/search.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import { inTransaction } from '../../../src/main/archive/handle.ts'
import { operations } from '../../../src/core/api/index.ts'
import { ok } from '../../../src/core/result.ts'
import { NDA, valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'
import { behindItsBack, folder, kindOf, writable } from '../archive/support.ts'

/** The root page of a table is overwritten. */
function overwritten(path: string, table: string): void {
  let at = 0
  let size = 0
  behindItsBack(path, (database) => {
    database.pragma('wal_checkpoint(TRUNCATE)')
    size = Number(database.pragma('page_size', { simple: true }))
    at =
      size *
      (database.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)! - 1)
  })
  const bytes = readFileSync(path)
  bytes.fill(0xa5, at, at + size)
  writeFileSync(path, bytes)
}

/** An archive of more than eight megabytes as a crash leaves it: a writer is named in it. @returns what its check told */
async function afterCrash(
  damage: (path: string) => void,
): Promise<{ opened: string; session: Session; told: string[] }> {
  const home = folder()
  const path = join(home, 'a.counterpart')
  const first = testSession(home)
  valueOf(createArchive(first, path))
  valueOf(await importAgreement(first, { source: { path: NDA }, counterparty: 'C', paper: 'ours' }))
  await indexPending(first)
  const { write } = writable(first.archive!)
  valueOf(inTransaction(write, () => ok(putBlob(write, Buffer.alloc(9_000_000, 'some document')))))
  const left = join(home, 'left.counterpart')
  behindItsBack(path, (database) => database.pragma('wal_checkpoint(TRUNCATE)'))
  copyFileSync(path, left)
  closeArchive(first)
  damage(left)
  const told: string[] = []
  const plain = testSession(home)
  const emit = (event: string, payload: object): void => {
    if (event === 'archive-unsound' && 'message' in payload) told.push(String(payload.message))
  }
  const session: Session = { ...plain, deps: { ...plain.deps, emit } }
  return { opened: kindOf(openArchive(session, left)), session, told }
}

const hits = (session: Session): number => {
  const input = operations['search.find'].input.parse({ query: 'confidential', filters: {}, from: 0 })
  return valueOf(findInArchive(session, input)).hits.length
}

it('a large archive that a crash left opens by what matters, and the rest is checked afterwards', async () => {
  const { opened, session, told } = await afterCrash(() => {})
  expect(opened).toBe('ok')
  expect(writable(session.archive!).wasLeftOpen).toBe(true)
  await checkAfterCrash(session)
  expect(told).toEqual([])
  closeArchive(session)
})

it('with documents that are damaged it opens, and says so', async () => {
  const { opened, session, told } = await afterCrash((path) => overwritten(path, 'blob'))
  expect(opened).toBe('ok')
  await checkAfterCrash(session)
  expect(told).toEqual([expect.stringContaining('Verify the archive')])
  closeArchive(session)
})

it('with records that are damaged it does not open', async () => {
  const { opened } = await afterCrash((path) => overwritten(path, 'record'))
  expect(opened).toBe('damaged')
})

it('what search reads is made anew where it is damaged', async () => {
  const { opened, session, told } = await afterCrash((path) =>
    behindItsBack(path, (database) => {
      database.unsafeMode(true)
      database.exec('UPDATE clause_words_data SET block = zeroblob(40) WHERE id > 10')
    }),
  )
  expect(opened).toBe('ok')
  await checkAfterCrash(session)
  expect(told).toEqual([])
  expect(hits(session)).toBeGreaterThan(0)
  closeArchive(session)
})
