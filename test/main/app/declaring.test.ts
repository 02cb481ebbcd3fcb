import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { Profile } from '../../../src/core/api/host.ts'
import { changeAgreement } from '../../../src/main/app/agreement-life.ts'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { exportHistory, importHistory } from '../../../src/main/app/exchange/exchange.ts'
import { profileChanged } from '../../../src/main/app/profile.ts'
import { createSession, reading, type Session } from '../../../src/main/app/session.ts'
import { listProfiles } from '../../../src/main/archive/profiles.ts'
import { recordsOf } from '../../../src/main/archive/records.ts'
import { scratch } from '../../support/cli.ts'
import { device } from '../../support/history.ts'
import { NDA, valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'

let folder: string
let path: string
let session: Session
let profile: Profile

beforeEach(() => {
  folder = scratch()
  path = join(folder, 'team.counterpart')
  profile = { name: 'Ada Marlow', initials: 'AM', organisation: 'Marlow LLP' }
  const { deps } = testSession(folder)
  session = createSession({ ...deps, profile: () => profile, email: () => 'ada@marlow.example' })
  valueOf(createArchive(session, path))
})

const declared = (): string[] =>
  recordsOf(valueOf(reading(session)), null).flatMap(({ type, payload }) =>
    type === 'profile.declared' ? [(payload as { name: string }).name] : [],
  )
const write = async (): Promise<string> =>
  valueOf(await importAgreement(session, { source: { path: NDA }, counterparty: '', paper: 'ours' })).id

it('who writes to an archive for the first time is declared once, with where they are reached', async () => {
  expect(declared()).toEqual([])
  const id = await write()
  valueOf(changeAgreement(session, { id, fields: { title: 'Renamed' } }))
  expect(declared()).toEqual(['Ada Marlow'])
  expect(listProfiles(valueOf(reading(session)))).toMatchObject([{ ...profile, email: 'ada@marlow.example' }])
})

it('opening an archive, and taking in what others wrote, declares nobody', async () => {
  const other = device(folder, 'other')
  valueOf(await importAgreement(other, { source: { path: NDA }, counterparty: '', paper: 'ours' }))
  const file = join(folder, 'other.counterpart-history')
  valueOf(await exportHistory(other, { agreements: null, path: file }))
  closeArchive(session)
  valueOf(openArchive(session, path))
  valueOf(await importHistory(session, { input: { path: file } }))
  expect(declared()).toEqual(['other'])
})

it('a profile that is changed is declared anew at once where its device has written, and nowhere else', async () => {
  profile = { ...profile, name: 'Ada Brook' }
  profileChanged(session)
  expect(declared()).toEqual([])
  await write()
  profile = { ...profile, name: 'Ada Brook-Marlow' }
  profileChanged(session)
  profileChanged(session)
  expect(declared()).toEqual(['Ada Brook', 'Ada Brook-Marlow'])
})

it('a record carries the author without the address', async () => {
  const id = await write()
  const text = JSON.stringify(recordsOf(valueOf(reading(session)), id))
  expect(text).not.toContain('ada@marlow.example')
})
