import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { rescueArchive } from '../../../src/main/app/backup/rescue.ts'
import { liveDraft } from '../../../src/main/app/drafts.ts'
import { verifyFile } from '../../../src/main/app/exchange/verify-file.ts'
import { keepWhole } from '../../../src/main/app/keep-whole.ts'
import { exportRound } from '../../../src/main/app/sending.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { scratch } from '../../support/cli.ts'
import { negotiate, valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'
import { behindItsBack, folder, kindOf } from '../archive/support.ts'

/** An archive that was closed, whose draft was folded after 11 steps and has ten more, some with these words. */
let whole: Buffer
let nda: string
const WORDS = 'ONCE MORE'

beforeAll(async () => {
  const home = scratch()
  const path = join(home, 'a.counterpart')
  const session = testSession(home)
  valueOf(createArchive(session, path))
  nda = (await negotiate(session)).nda
  closeArchive(session)
  whole = readFileSync(path)
})

function archiveOf(damage: (path: string) => void): { session: Session; path: string } {
  const home = folder()
  const path = join(home, 'a.counterpart')
  writeFileSync(path, whole)
  damage(path)
  return { session: testSession(home), path }
}

/** One bit of one letter, in the file itself: the step still parses, and still applies. */
function flipIn(path: string, words: string, from = 0): void {
  const bytes = readFileSync(path)
  const at = bytes.indexOf(words, from)
  expect(at).toBeGreaterThan(0)
  bytes[at] = bytes[at]! ^ 0x02
  writeFileSync(path, bytes)
}

function stepWith(path: string, words: string): number {
  let version = 0
  behindItsBack(path, (database) => {
    version = database
      .prepare<[string], number>('SELECT min(version) FROM draft_step WHERE instr(step, ?)')
      .pluck()
      .get(words)!
  })
  return version
}

it('a step with a flipped bit that still applies is noticed, said, and left out on request; a backup keeps all', async () => {
  // Of the ten steps behind the folded document the fifth replaces words.
  const { session, path } = archiveOf(() => {})
  behindItsBack(path, (database) => {
    const step = database.prepare<[], string>('SELECT step FROM draft_step WHERE version = 15').pluck().get()!
    database.prepare('UPDATE draft_step SET step = ? WHERE version = 15').run(step.replace('"from":', '"from":1'))
  })
  valueOf(openArchive(session, path))
  const opened = await liveDraft(session, nda)
  expect(opened).toMatchObject({
    error: {
      kind: 'damaged-draft',
      message: expect.stringMatching(
        /^The draft of “Mutual nda” is damaged: of the last 10 edits in it only the first 3 are what was written/,
      ) as unknown,
    },
  })
  expect(valueOf(await verifyFile(session, path))).toMatchObject({
    bad: [],
    badDrafts: [{ agreement: nda, title: 'Mutual nda' }],
    lines: ['Draft of “Mutual nda”: edits in it are not what was written'],
  })

  const { kept, lost, backup } = valueOf(await keepWhole(session, nda))
  expect([kept, lost]).toEqual([3, 7])
  expect(valueOf(await liveDraft(session, nda)).version).toBe(14)
  expect(valueOf(await verifyFile(session, path)).lines).toEqual([])
  closeArchive(session)
  valueOf(openArchive(session, backup))
  expect(kindOf(await liveDraft(session, nda))).toBe('damaged-draft')
  closeArchive(session)
})

it('a bit flipped in the words of a step, in the file: without its checksum they would be in the draft', async () => {
  const { session, path } = archiveOf((file) => flipIn(file, WORDS, readFileSync(file).indexOf('stepType')))
  valueOf(openArchive(session, path))
  expect(kindOf(await liveDraft(session, nda))).toBe('damaged-draft')
  const to = join(path, '..', 'draft.docx')
  expect(kindOf(await exportRound(session, { agreement: nda, round: null, clean: false, path: to }))).toBe(
    'damaged-draft',
  )
  expect(existsSync(to)).toBe(false)
  closeArchive(session)
  // Nor is it rescued into a new archive.
  const version = stepWith(path, 'ONCE MORE')
  const report = valueOf(await rescueArchive(session, { path, to: join(path, '..', 'b.counterpart') }))
  const [draft] = report.drafts.filter(({ title }) => title === 'Mutual nda')
  expect(draft!.steps + draft!.lostSteps).toBe(10)
  expect(draft!.lostSteps).toBeGreaterThan(0)
  expect(version).toBeGreaterThan(0)
  closeArchive(session)
})

it('a folded document that was altered is noticed, and the draft begins anew', async () => {
  const { session, path } = archiveOf((file) =>
    behindItsBack(file, (database) =>
      database.exec("UPDATE draft_checkpoint SET doc = replace(doc, 'AGAIN', 'AGAIM')"),
    ),
  )
  valueOf(openArchive(session, path))
  expect(await liveDraft(session, nda)).toMatchObject({
    error: { kind: 'damaged-draft', message: expect.stringContaining('its text is not what was written') as unknown },
  })
  expect(valueOf(await keepWhole(session, nda))).toMatchObject({ kept: null, lost: 10 })
  expect(valueOf(await liveDraft(session, nda)).version).toBe(0)
  closeArchive(session)
})

it('a step that is gone from the middle is missed', async () => {
  const { session, path } = archiveOf((file) =>
    behindItsBack(file, (database) => database.exec('DELETE FROM draft_step WHERE version = 20')),
  )
  valueOf(openArchive(session, path))
  expect(kindOf(await liveDraft(session, nda))).toBe('damaged-draft')
  expect(valueOf(await keepWhole(session, nda))).toMatchObject({ kept: 8, lost: 1 })
  closeArchive(session)
})
