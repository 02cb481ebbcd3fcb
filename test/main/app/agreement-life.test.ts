import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../src/core/api/agreement-life.ts'
import { agreementDetails } from '../../../src/main/app/agreement-details.ts'
import {
  changeAgreement,
  closeAgreements,
  deleteAgreements,
  reopenAgreements,
  restoreAgreements,
  tagAgreements,
} from '../../../src/main/app/agreement-life.ts'
import {
  createBlank,
  duplicateAgreement,
  getAgreement,
  importAgreement,
  listAgreements,
} from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { liftHold, placeHold } from '../../../src/main/app/holds.ts'
import { addNote, changeNote } from '../../../src/main/app/notes.ts'
import { purgeAgreements } from '../../../src/main/app/purge.ts'
import { verifyArchive } from '../../../src/main/app/exchange/verify-archive.ts'
import { sendRound } from '../../../src/main/app/sending.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { hasBlob } from '../../../src/main/archive/blobs.ts'
import { recordsOf } from '../../../src/main/archive/records.ts'
import { scratch } from '../../support/cli.ts'
import { testSession } from '../../support/session.ts'
import { smallContract } from '../../support/small-contract.ts'

let folder: string
let session: Session

function value<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string; message: string } }): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`)
  return result.value
}

const kindOf = (result: { ok: true } | { ok: false; error: { kind: string } }): string =>
  result.ok ? 'ok' : result.error.kind

beforeEach(() => {
  folder = scratch()
  session = testSession(folder)
  value(createArchive(session, join(folder, 'a.counterpart')))
})

async function imported(title: string, text = title): Promise<string> {
  const source = { name: `${title}.docx`, bytes: smallContract(`${text} is said here.`) }
  return value(await importAgreement(session, { source, title, counterparty: 'Northwind', paper: 'theirs' })).id
}

const rowOf = (id: string) => value(listAgreements(session)).find((row) => row.id === id)!
const recordCount = (id: string): number => recordsOf(session.archive!.read, id).length
const history = (id: string): HistoryEntry[] => value(agreementDetails(session, id)).history
const documentsOf = (id: string): string[] => value(getAgreement(session, id)).rounds.map((round) => round.document)
const has = (hash: string): boolean => hasBlob(session.archive!.read, hash)

describe('fields', () => {
  it('are set one by one, and what is so already leaves no record', async () => {
    const id = await imported('Supply')
    const money = { amount: '1250000.50', currency: 'EUR' }
    value(changeAgreement(session, { id, fields: { owner: 'Ada', value: money, dueOn: '2027-01-31' } }))
    expect(rowOf(id)).toMatchObject({ title: 'Supply', owner: 'Ada', value: money, dueOn: '2027-01-31' })
    const before = recordCount(id)
    value(changeAgreement(session, { id, fields: { owner: 'Ada', value: money } }))
    expect(recordCount(id)).toBe(before)
    value(changeAgreement(session, { id, fields: { value: null } }))
    expect(rowOf(id).value).toBeNull()
  })

  it('have a history with who, when, the old value and the new one', async () => {
    const id = await imported('Supply')
    value(changeAgreement(session, { id, fields: { owner: 'Ada' } }))
    value(changeAgreement(session, { id, fields: { owner: 'Ben', title: 'Supply of parts' } }))
    expect(history(id).filter((entry) => entry.kind === 'field')).toMatchObject([
      { field: 'owner', before: 'Ada', after: 'Ben', who: 'Ada Marlow', overruled: false },
      { field: 'title', before: 'Supply', after: 'Supply of parts' },
      { field: 'owner', before: null, after: 'Ada' },
    ])
  })
})

describe('closing, deleting and back', () => {
  it('an agreement is closed with an outcome and a reason, and is read until it is reopened', async () => {
    const id = await imported('Supply')
    expect(value(closeAgreements(session, { ids: [id], outcome: 'executed', reason: 'signed' }))).toEqual({
      changed: 1,
    })
    expect(rowOf(id)).toMatchObject({ status: 'closed', outcome: 'executed' })
    const sent = await sendRound(session, { agreement: id, redlinePath: join(folder, 'r.docx'), cleanPath: null })
    expect(kindOf(sent)).toBe('not-open')
    value(reopenAgreements(session, [id]))
    expect(rowOf(id)).toMatchObject({ status: 'open', outcome: null })
    expect(history(id).filter((entry) => entry.kind === 'status')).toMatchObject([
      { status: 'open' },
      { status: 'closed', outcome: 'executed', reason: 'signed' },
    ])
  })

  it('many are done at once or none, and those that are so already are not counted', async () => {
    const [a, b] = [await imported('A'), await imported('B')]
    value(deleteAgreements(session, { ids: [a], reason: '' }))
    expect(value(deleteAgreements(session, { ids: [a, b], reason: 'old' }))).toEqual({ changed: 1 })
    expect([rowOf(a).status, rowOf(b).status]).toEqual(['deleted', 'deleted'])
    value(restoreAgreements(session, [a, b]))
    expect(kindOf(tagAgreements(session, { ids: [a, 'nothing', b], tag: 'urgent', on: true }))).toBe('not-found')
    expect([rowOf(a).tags, rowOf(b).tags]).toEqual([[], []])
  })

  it('a deleted one that was closed is closed again when it is restored', async () => {
    const id = await imported('Supply')
    value(closeAgreements(session, { ids: [id], outcome: 'abandoned', reason: '' }))
    value(deleteAgreements(session, { ids: [id], reason: '' }))
    value(restoreAgreements(session, [id]))
    expect(rowOf(id)).toMatchObject({ status: 'closed', outcome: 'abandoned' })
  })

  it('everything is there after the archive is opened again', async () => {
    const id = await imported('Supply')
    value(tagAgreements(session, { ids: [id], tag: 'urgent', on: true }))
    value(placeHold(session, { ids: [id], reason: 'A dispute' }))
    closeArchive(session)
    session = testSession(folder)
    value(openArchive(session, join(folder, 'a.counterpart')))
    expect(rowOf(id)).toMatchObject({ tags: ['urgent'], held: true })
  })
})

describe('notes and tags', () => {
  it('a note is added, edited, deleted and brought back; history has what it said', async () => {
    const id = await imported('Supply')
    const note = value(addNote(session, { agreement: id, text: 'Call them' }))
    expect(note).toMatchObject({ text: 'Call them', author: 'Ada Marlow', editedAt: null })
    value(changeNote(session, { agreement: id, note: note.id, fields: { text: 'Call them on Monday' } }))
    value(changeNote(session, { agreement: id, note: note.id, fields: { deleted: true } }))
    expect(value(agreementDetails(session, id)).notes).toEqual([])
    value(changeNote(session, { agreement: id, note: note.id, fields: { deleted: false } }))
    expect(value(agreementDetails(session, id)).notes).toMatchObject([{ text: 'Call them on Monday' }])
    expect(history(id).flatMap((entry) => (entry.kind === 'note' ? [entry.what] : []))).toEqual([
      'restored',
      'deleted',
      'changed',
      'added',
    ])
    expect(kindOf(changeNote(session, { agreement: id, note: 'no', fields: { text: 'x' } }))).toBe('not-found')
  })

  it('a tag is put on many and taken off', async () => {
    const ids = [await imported('A'), await imported('B')]
    expect(value(tagAgreements(session, { ids, tag: 'urgent', on: true }))).toEqual({ changed: 2 })
    expect(value(tagAgreements(session, { ids, tag: 'urgent', on: true }))).toEqual({ changed: 0 })
    value(tagAgreements(session, { ids: [ids[0]!], tag: 'urgent', on: false }))
    expect(ids.map((id) => rowOf(id).tags)).toEqual([[], ['urgent']])
  })
})

describe('new agreements', () => {
  it('a blank one is on our paper, with a draft, under its title', async () => {
    const { id } = value(
      await createBlank(session, { title: 'Supply of parts', counterparty: 'Calder', kind: 'Supply' }),
    )
    expect(value(getAgreement(session, id))).toMatchObject({
      title: 'Supply of parts',
      counterparty: 'Calder',
      kind: 'Supply',
      paper: 'ours',
      turn: 'ours',
      hasDraft: true,
      openRevisions: 0,
    })
  })

  it('a duplicate begins with the first document or the last, and says what it is a copy of', async () => {
    const id = await imported('Supply')
    value(changeAgreement(session, { id, fields: { owner: 'Ada', kind: 'Supply' } }))
    value(await sendRound(session, { agreement: id, redlinePath: join(folder, 'r.docx'), cleanPath: null }))
    const [first, last] = documentsOf(id)
    for (const [from, document] of [
      ['first', first],
      ['last', last],
    ] as const) {
      const copy = value(await duplicateAgreement(session, { id, from, title: `Copy ${from}` }))
      expect(documentsOf(copy.id)).toEqual([document])
      expect(rowOf(copy.id)).toMatchObject({ title: `Copy ${from}`, owner: 'Ada', kind: 'Supply', tags: [] })
      expect(history(copy.id).at(-1)).toMatchObject({ kind: 'opened', isCopy: true })
    }
  })

  it('a document that is in the archive is refused where only new ones are wanted', async () => {
    await imported('Supply')
    const source = { name: 'again.docx', bytes: smallContract('Supply is said here.') }
    const about = { source, counterparty: '', paper: 'theirs' } as const
    const refused = await importAgreement(session, { ...about, onlyNew: true })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'already-there' } })
    expect(refused.ok ? '' : refused.error.message).toContain('“Supply”')
    expect(kindOf(await importAgreement(session, about))).toBe('ok')
  })
})

describe('a purge', () => {
  it('is refused under a hold, with the reason, and works once the hold is lifted', async () => {
    const id = await imported('Supply')
    value(deleteAgreements(session, { ids: [id], reason: '' }))
    value(placeHold(session, { ids: [id], reason: 'Dispute with Northwind' }))
    const refused = await purgeAgreements(session, { ids: [id], reason: 'old' })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'held' } })
    expect(refused.ok ? '' : refused.error.message).toContain('Dispute with Northwind')
    const [hold] = value(agreementDetails(session, id)).holds
    value(liftHold(session, { id, hold: hold!.id, reason: 'settled' }))
    expect(rowOf(id).held).toBe(false)
    expect(value(await purgeAgreements(session, { ids: [id], reason: 'old' }))).toMatchObject({ removed: 1, kept: 0 })
  })

  it('is for what is deleted alone, and for all that is asked or nothing', async () => {
    const [a, b] = [await imported('A'), await imported('B')]
    value(deleteAgreements(session, { ids: [a], reason: '' }))
    expect(kindOf(await purgeAgreements(session, { ids: [a, b], reason: 'old' }))).toBe('not-deleted')
    expect(documentsOf(a).every(has)).toBe(true)
  })

  it('removes the bytes from the file and the draft with them; the rounds and their hashes stay', async () => {
    const words = 'Zanzibar clause nobody else has'
    const id = await imported('Supply', words)
    const [document] = documentsOf(id)
    const mark = Buffer.from(smallContract(`${words} is said here.`).subarray(200, 260))
    const isInFile = (): boolean => {
      closeArchive(session)
      const found = readFileSync(join(folder, 'a.counterpart')).includes(mark)
      value(openArchive(session, join(folder, 'a.counterpart')))
      return found
    }
    expect(isInFile()).toBe(true)
    value(deleteAgreements(session, { ids: [id], reason: '' }))
    const { removed, bytes } = value(await purgeAgreements(session, { ids: [id], reason: 'old' }))
    expect([removed, bytes > 0, has(document!)]).toEqual([1, true, false])
    const detail = value(getAgreement(session, id))
    expect(detail).toMatchObject({ hasDraft: false, purged: [document], rounds: [{ document }] })
    expect(value(agreementDetails(session, id)).files).toMatchObject([{ hash: document, size: null }])
    const copy = await duplicateAgreement(session, { id, from: 'first', title: 'Copy' })
    expect(copy.ok ? '' : copy.error.message).toContain('was purged')
    expect(history(id)[0]).toMatchObject({ kind: 'purged', documents: 1, reason: 'old' })
    expect(kindOf(await purgeAgreements(session, { ids: [id], reason: 'old' }))).toBe('nothing-left')
    expect(isInFile()).toBe(false)
    // What was purged is not what is missing.
    expect(value(await verifyArchive(session))).toMatchObject({ bad: [], badDocuments: [] })
  })

  it('leaves what another agreement has, until that one is purged too', async () => {
    const [a, b] = [await imported('A', 'Same'), await imported('B', 'Same')]
    const [document] = documentsOf(a)
    value(deleteAgreements(session, { ids: [a], reason: '' }))
    expect(value(await purgeAgreements(session, { ids: [a], reason: 'old' }))).toMatchObject({ removed: 0, kept: 1 })
    expect(has(document!)).toBe(true)
    value(deleteAgreements(session, { ids: [b], reason: '' }))
    expect(value(await purgeAgreements(session, { ids: [a, b], reason: 'old' }))).toMatchObject({ removed: 1, kept: 0 })
    expect(has(document!)).toBe(false)
  })
})

it('a folder is looked through, and what is left out is told with the reason', async () => {
  const { findDocuments } = await import('../../../src/main/engine/find-documents.ts')
  const contracts = join(folder, 'contracts')
  mkdirSync(join(contracts, '2019', '.cache'), { recursive: true })
  for (const name of ['b.docx', '2019/a.DOCX', '2019/~$a.docx', 'old.doc', 'list.xlsx', '2019/.cache/c.docx']) {
    writeFileSync(join(contracts, name), 'x')
  }
  const found = value(findDocuments(contracts))
  expect(found.documents.map(({ name }) => name)).toEqual(['2019/a.DOCX', 'b.docx'])
  expect(found.skipped.map(({ name }) => name)).toEqual(['2019/~$a.docx', 'list.xlsx', 'old.doc'])
  expect(found.skipped.at(-1)?.why).toContain('save it as .docx')
  expect(kindOf(findDocuments(join(folder, 'nowhere')))).toBe('not-found')
})
