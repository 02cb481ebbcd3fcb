import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { changeAgreement } from '../../../src/main/app/agreement-life.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { addComment } from '../../../src/main/app/comments.ts'
import { textLines } from '../../../src/main/app/document-views.ts'
import { openDocument } from '../../../src/main/app/documents.ts'
import { appendSteps, liveDraft } from '../../../src/main/app/drafts.ts'
import { sendRound } from '../../../src/main/app/sending.ts'
import { reading, type Session } from '../../../src/main/app/session.ts'
import { exportUnsaved } from '../../../src/main/app/unsaved.ts'
import { get, type ReadDb } from '../../../src/main/archive/handle.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { contentOf } from '../../support/archive-content.ts'
import { NDA, negotiate, valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'
import { folder, kindOf } from '../archive/support.ts'

let home: string
let path: string
let session: Session
let agreement: string

beforeEach(async () => {
  home = folder()
  path = join(home, 'a.counterpart')
  session = testSession(home)
  valueOf(createArchive(session, path))
  agreement = (await negotiate(session)).nda
})

const db = (): ReadDb => valueOf(reading(session))

/** As a full disk does it: the file can grow no more. */
function fillDisk(): void {
  const pages = get<{ page_count: number }>(db(), 'PRAGMA page_count')?.page_count ?? 0
  get(db(), `PRAGMA max_page_count = ${pages}`)
}

function freeDisk(): void {
  get(db(), 'PRAGMA max_page_count = 1000000')
}

/** A step that types words, as the window sends it. */
const typing = (words: string): unknown => ({
  stepType: 'replace',
  from: 3,
  to: 3,
  slice: { content: [{ type: 'text', text: words }] },
})

async function type(words: string): Promise<string> {
  const draft = await liveDraft(session, agreement)
  if (!draft.ok) return draft.error.kind
  const { base, version } = draft.value
  return kindOf(await appendSteps(session, { agreement, base, version, steps: [typing(words)] }))
}

async function typeUntilFull(): Promise<number> {
  for (let typed = 0; typed < 1000; typed += 1) if ((await type(`${'x'.repeat(500)} `)) === 'no-space') return typed
  throw new Error('it never was full')
}

function checkSound(): void {
  expect(get(db(), 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  expect(verifyRecords(db()).bad).toEqual([])
}

describe('when the disk is full', () => {
  it('an edit is refused with a reason, what was saved before is there, and saving goes on when there is room', async () => {
    fillDisk()
    await typeUntilFull()
    const saved = await contentOf(session)
    expect(await type('lost? '.repeat(1000))).toBe('no-space')
    expect(await contentOf(session)).toEqual(saved)
    checkSound()
    freeDisk()
    expect(await type('kept ')).toBe('ok')
    closeArchive(session)
    valueOf(openArchive(session, path))
    expect(await contentOf(session)).not.toEqual(saved)
    checkSound()
    closeArchive(session)
  })

  it.each<[string, () => Promise<{ ok: boolean }> | { ok: boolean }]>([
    [
      'importing',
      () =>
        importAgreement(session, { source: { path: NDA }, counterparty: 'B', paper: 'ours', title: 'x'.repeat(9000) }),
    ],
    ['renaming', () => changeAgreement(session, { id: agreement, fields: { title: 'y'.repeat(9000) } })],
    ['sealing', () => sendRound(session, { agreement, redlinePath: join(home, 'r.docx'), cleanPath: null })],
    [
      'commenting',
      async () => {
        const { version } = valueOf(await liveDraft(session, agreement))
        return addComment(session, { agreement, text: 'z'.repeat(9000), on: { place: { version, from: 3, to: 6 } } })
      },
    ],
  ])('%s is done whole or not at all', async (_, act) => {
    fillDisk()
    await typeUntilFull()
    const before = await contentOf(session)
    expect(await act()).toMatchObject({ ok: false, error: { kind: 'no-space' } })
    expect(await contentOf(session)).toEqual(before)
    checkSound()
    freeDisk()
    expect(await act()).toMatchObject({ ok: true })
    checkSound()
    closeArchive(session)
  })

  it('what could not be saved is written as a Word file elsewhere, and the archive knows nothing of it', async () => {
    fillDisk()
    await typeUntilFull()
    const before = await contentOf(session)
    const { base, version } = valueOf(await liveDraft(session, agreement))
    const steps = [typing('typed in vain '), typing('and more ')]
    const file = join(home, 'unsaved.docx')
    valueOf(await exportUnsaved(session, { agreement, base, version, steps, path: file }))
    const text = textLines(valueOf(openDocument(readFileSync(file))), 'final').map((line) => line.text)
    expect(text.join('\n')).toContain('and more typed in vain ')
    expect(await contentOf(session)).toEqual(before)
    const stale = await exportUnsaved(session, { agreement, base: 'f'.repeat(64), version, steps, path: file })
    expect(kindOf(stale)).toBe('stale-draft')
    closeArchive(session)
  })
})

describe.skipIf(process.platform === 'win32')('when the system refuses to write', () => {
  it('it is said, no process dies of it, and the archive is sound', async () => {
    const saved = await contentOf(session)
    closeArchive(session)
    const before = Math.ceil(statSync(path).size / 512)
    const script = join(import.meta.dirname, 'limited-child.ts')
    // No file of this process may grow beyond the archive as it is: its log reaches that soon (EFBIG).
    const ran = spawnSync(
      'sh',
      ['-c', `ulimit -f ${before}; exec "$0" "$@"`, process.execPath, script, home, agreement],
      {
        encoding: 'utf8',
      },
    )
    expect(ran).toMatchObject({ status: 0, stderr: expect.not.stringContaining('Error') })
    const { typed, refusal } = JSON.parse(ran.stdout) as { typed: number; refusal: string }
    expect(refusal).toMatch(/^(not-readable|no-space)$/)
    expect(typed).toBeGreaterThan(0)
    valueOf(openArchive(session, path))
    expect(valueOf(await liveDraft(session, agreement)).journalled).toBeGreaterThanOrEqual(typed)
    expect((await contentOf(session)) as object).toMatchObject({ records: (saved as { records: unknown }).records })
    checkSound()
    expect(existsSync(`${path}-wal`)).toBe(true)
    closeArchive(session)
  })
})
