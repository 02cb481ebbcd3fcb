import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive } from '../../../src/main/app/archives.ts'
import { beforeSearch } from '../../../src/main/app/search/indexing.ts'
import { createSession } from '../../../src/main/app/session.ts'
import { countPending } from '../../../src/main/archive/search/rounds.ts'
import { scratch } from '../../support/cli.ts'
import { testSession } from '../../support/session.ts'

const NDA = resolve(import.meta.dirname, '../../../resources/samples/mutual-nda.docx')

test('nothing is indexed while documents come in, and all of it soon after', async () => {
  const folder = scratch()
  const session = createSession({ ...testSession(folder).deps, isIndexing: true })
  createArchive(session, join(folder, 'a.counterpart'))
  const pending = (): number => countPending(session.archive!.read)
  let last = (): void => {}
  const coming = beforeSearch(session, () => new Promise<void>((done) => (last = done)))
  const taken = await importAgreement(session, { source: { path: NDA }, counterparty: 'C', paper: 'ours' })
  expect(taken.ok).toBe(true)
  await setTimeout(800)
  expect(pending()).toBe(1)
  last()
  await coming
  await vi.waitFor(() => expect(pending()).toBe(0), { timeout: 10_000 })
  closeArchive(session)
})
