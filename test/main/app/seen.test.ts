import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { changeAgreement } from '../../../src/main/app/agreement-life.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { verifyArchive } from '../../../src/main/app/exchange/verify-archive.ts'
import { verifyFile } from '../../../src/main/app/exchange/verify-file.ts'
import { acceptShortened, shortenedBy } from '../../../src/main/app/seen.ts'
import { createSession, type Session } from '../../../src/main/app/session.ts'
import { scratch } from '../../support/cli.ts'
import { negotiate, valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'
import { behindItsBack } from '../archive/support.ts'

let folder: string
let path: string
let session: Session
let nda: string

beforeEach(async () => {
  folder = scratch()
  path = join(folder, 'team.counterpart')
  session = createSession({ ...testSession(folder).deps, seen: join(folder, 'settings', 'seen.json') })
  valueOf(createArchive(session, path))
  nda = (await negotiate(session)).nda
  closeArchive(session)
})

/** Cuts the newest records off, as nobody could tell from the file alone. */
function cut(count: number): void {
  behindItsBack(path, (database) => {
    database.exec('DROP TRIGGER record_never_deleted')
    database.exec(`DELETE FROM record WHERE seq > (SELECT max(seq) FROM record) - ${count}`)
  })
}
const lack = () => (session.archive === null ? undefined : shortenedBy(session.archive))

it('an archive that is as it was, or went on elsewhere, lacks nothing', () => {
  valueOf(openArchive(session, path))
  expect(lack()).toBeUndefined()
  closeArchive(session)
  const elsewhere = testSession(folder)
  valueOf(openArchive(elsewhere, path))
  valueOf(changeAgreement(elsewhere, { id: nda, fields: { title: 'Elsewhere' } }))
  closeArchive(elsewhere)
  valueOf(openArchive(session, path))
  expect(lack()).toBeUndefined()
})

it('the newest records cut off a log are missed, though what is left of it verifies', async () => {
  cut(2)
  valueOf(openArchive(session, path))
  expect(lack()).toEqual({ missing: 2, seenAt: expect.stringMatching(/^2026-11-22T/) })
  const line = 'The log: at least 2 records are missing that this device saw in it on 2026-11-22'
  expect(valueOf(await verifyArchive(session)).lines).toEqual([line])
  closeArchive(session)
  expect(valueOf(await verifyFile(session, path)).lines).toEqual([line])
})

it('so are they when others were written in their place', () => {
  cut(1)
  const elsewhere = testSession(folder)
  valueOf(openArchive(elsewhere, path))
  for (const title of ['One', 'Two', 'Three']) {
    valueOf(changeAgreement(elsewhere, { id: nda, fields: { title } }))
  }
  closeArchive(elsewhere)
  valueOf(openArchive(session, path))
  expect(lack()).toMatchObject({ missing: 1 })
})

it('it is said each time until it is accepted', () => {
  cut(2)
  for (const time of [1, 2]) {
    valueOf(openArchive(session, path))
    expect([time, lack()]).toEqual([time, expect.objectContaining({ missing: 2 })])
    closeArchive(session)
  }
  valueOf(openArchive(session, path))
  acceptShortened(session.deps, session.archive!)
  closeArchive(session)
  valueOf(openArchive(session, path))
  expect(lack()).toBeUndefined()
})

it('an older copy at another place is held against what was seen last, and the archive itself stays as it was', () => {
  const copy = join(folder, 'copy.counterpart')
  copyFileSync(path, copy)
  valueOf(openArchive(session, path))
  valueOf(changeAgreement(session, { id: nda, fields: { title: 'Since' } }))
  closeArchive(session)
  valueOf(openArchive(session, copy))
  expect(lack()).toMatchObject({ missing: 1 })
  acceptShortened(session.deps, session.archive!)
  closeArchive(session)
  cut(1)
  valueOf(openArchive(session, path))
  expect(lack()).toMatchObject({ missing: 1 })
})

it('a memory that is spoilt or cannot be kept opens archives all the same', () => {
  const seen = join(folder, 'settings', 'seen.json')
  writeFileSync(seen, '{')
  valueOf(openArchive(session, path))
  expect(lack()).toBeUndefined()
  closeArchive(session)
  expect(readFileSync(seen, 'utf8')).toContain(path)
  const nowhere = createSession({ ...session.deps, seen: join(path, 'not', 'a', 'folder.json') })
  valueOf(openArchive(nowhere, path))
  closeArchive(nowhere)
  expect(existsSync(path)).toBe(true)
})
