import { join } from 'node:path'
import { expect, it } from 'vitest'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { addNote } from '../../../src/main/app/notes.ts'
import { getAgreement, importAgreement } from '../../../src/main/app/agreements.ts'
import { liveDraft } from '../../../src/main/app/drafts.ts'
import { sendRound } from '../../../src/main/app/sending.ts'
import { Drafting, NDA, valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'
import { folder } from '../archive/support.ts'

it('whoever reads while another writes is told what changed, and reads the draft as it is then', async () => {
  const home = folder()
  const path = join(home, 'a.counterpart')
  const writer = testSession(home)
  valueOf(createArchive(writer, path))
  const about = { source: { path: NDA }, counterparty: 'C', paper: 'ours' } as const
  const { id } = valueOf(await importAgreement(writer, about))
  const { id: other } = valueOf(await importAgreement(writer, about))

  const told: string[] = []
  const behind: string[] = []
  const plain = testSession(home)
  const reader = {
    ...plain,
    deps: {
      ...plain.deps,
      emit: (event: string, payload: object) => {
        if (event === 'agreement-changed' && 'id' in payload) told.push(String(payload.id))
        if (event === 'draft-behind' && 'id' in payload) behind.push(String(payload.id))
      },
    },
  }
  expect(valueOf(openArchive(reader, path))).toMatchObject({ readOnly: true })
  const before = valueOf(await liveDraft(reader, id))
  expect(before.version).toBe(0)

  const drafting = await Drafting.onFile(writer, id, NDA)
  await drafting.edit(9, 'OURS')
  await expect.poll(() => behind, { timeout: 5000 }).toEqual([id])
  expect(valueOf(await liveDraft(reader, id)).version).toBe(drafting.version)
  // Nothing of it is on record yet.
  valueOf(addNote(writer, { agreement: other, text: 'a note' }))
  await expect.poll(() => told, { timeout: 5000 }).toEqual([other])
  valueOf(await sendRound(writer, { agreement: id, redlinePath: join(home, 'out.docx'), cleanPath: null }))
  await expect.poll(() => new Set(told), { timeout: 5000 }).toEqual(new Set([other, id]))
  expect(valueOf(getAgreement(reader, id)).rounds.at(-1)).toMatchObject({ kind: 'sent' })
  expect(await liveDraft(reader, id)).toMatchObject({ ok: false, error: { kind: 'not-found' } })

  const { length } = told
  closeArchive(reader)
  valueOf(addNote(writer, { agreement: other, text: 'another' }))
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(told).toHaveLength(length)
  closeArchive(writer)
})
