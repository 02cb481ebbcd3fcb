import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '../../../../src/main/app/comments.ts'
import { closeArchive, createArchive, openArchive } from '../../../../src/main/app/archives.ts'
import { backUp, isDue, listBackups, previewBackup } from '../../../../src/main/app/backup/backups.ts'
import { restoreBackup } from '../../../../src/main/app/backup/restore.ts'
import { liveDraft } from '../../../../src/main/app/drafts.ts'
import { sendRound } from '../../../../src/main/app/sending.ts'
import { createSession, type Session } from '../../../../src/main/app/session.ts'
import { contentOf } from '../../../support/archive-content.ts'
import { negotiate, valueOf } from '../../../support/negotiation.ts'
import { testSession } from '../../../support/session.ts'
import { behindItsBack, folder, kindOf } from '../../archive/support.ts'

let home: string
let path: string
let session: Session
let keep: number
let clock: number

beforeEach(() => {
  home = folder()
  path = join(home, 'Team.counterpart')
  keep = 10
  clock = Date.parse('2026-11-22T09:00:00Z')
  const { deps } = testSession(home)
  session = createSession({
    ...deps,
    now: () => new Date((clock += 1000)).toISOString(),
    backups: () => ({ folder: join(home, 'Backups'), keep, automatic: true }),
  })
  valueOf(createArchive(session, path))
})

const DAY = 24 * 60 * 60 * 1000
const days = (): string[] => listBackups(session, path).backups.map(({ madeAt }) => madeAt.slice(0, 10))

describe('a backup', () => {
  it('holds all that the archive held, and is left alone by what comes later', async () => {
    const { nda } = await negotiate(session)
    const then = await contentOf(session)
    const made = valueOf(await backUp(session))
    expect(dirname(made.path)).toMatch(/Backups\/Team \w{8}$/)
    expect(readdirSync(dirname(made.path))).toEqual([basename(made.path)])
    valueOf(await sendRound(session, { agreement: nda, redlinePath: join(home, 'r.docx'), cleanPath: null }))
    closeArchive(session)
    valueOf(openArchive(session, made.path))
    expect(await contentOf(session)).toEqual(then)
    closeArchive(session)
  })

  it('has what stands in the log and is not in the file yet', async () => {
    await negotiate(session)
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(100_000)
    const { path: backup } = valueOf(await backUp(session, join(home, 'elsewhere.counterpart')))
    expect(statSync(backup).size).toBeGreaterThan(100_000)
    expect(listBackups(session, path).backups).toEqual([])
    closeArchive(session)
  })

  it('is refused where there is a file already', async () => {
    writeFileSync(join(home, 'letter'), 'Dear Sirs')
    expect(kindOf(await backUp(session, join(home, 'letter')))).toBe('exists')
    expect(readFileSync(join(home, 'letter'), 'utf8')).toBe('Dear Sirs')
  })

  it.each([
    ['a document', 'UPDATE blob SET bytes = zeroblob(length(bytes)) WHERE rowid = 1', 'blob_never_updated'],
    ['a record', `UPDATE record SET payload = '{"title":"Altered"}' WHERE seq = 2`, 'record_never_updated'],
  ])('is not kept when %s in it does not verify, and no older one goes for it', async (_, tamper, trigger) => {
    keep = 1
    await negotiate(session)
    const good = valueOf(await backUp(session))
    closeArchive(session)
    behindItsBack(path, (database) => database.exec(`DROP TRIGGER ${trigger}; ${tamper}`))
    valueOf(openArchive(session, path))
    expect(kindOf(await backUp(session))).toBe('damaged')
    expect(listBackups(session, path).backups).toEqual([good])
    expect(readdirSync(dirname(good.path))).toEqual([basename(good.path)])
    closeArchive(session)
  })
})

describe('backups rotate', () => {
  it('so many are kept, and of days past the last one each', async () => {
    keep = 3
    for (const day of ['2026-11-20', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-22']) {
      clock = Math.max(clock, Date.parse(`${day}T09:00:00Z`))
      if (day < '2026-11-22') clock = Date.parse(`${day}T09:00:00Z`) + days().length * 1000
      valueOf(await backUp(session))
    }
    expect(days()).toEqual(['2026-11-22', '2026-11-22', '2026-11-21'])
  })

  it('one is due when the last is a day old', async () => {
    expect(isDue(session)).toBe(true)
    valueOf(await backUp(session))
    expect(isDue(session)).toBe(false)
    clock += DAY
    expect(isDue(session)).toBe(true)
  })

  it('only what has a backup’s name is listed or removed', async () => {
    keep = 1
    const { path: first } = valueOf(await backUp(session))
    const letter = join(dirname(first), 'letter.counterpart')
    writeFileSync(letter, 'Dear Sirs')
    valueOf(await backUp(session))
    expect(existsSync(first)).toBe(false)
    expect(existsSync(letter)).toBe(true)
    expect(days()).toHaveLength(1)
  })
})

describe('restoring', () => {
  it('shows what a backup holds, and what the archive has since', async () => {
    const { nda } = await negotiate(session)
    const { path: backup } = valueOf(await backUp(session))
    expect(valueOf(await previewBackup(session, backup, path))).toMatchObject({
      agreements: [
        { title: 'Renamed', counterparty: 'Finch & Co', rounds: 1, lastRound: 'Imported document' },
        { title: 'Mutual nda', counterparty: 'Calder', rounds: 3, lastRound: 'Their round 1' },
      ],
      newer: [],
      onlyInBackup: 0,
    })
    const { version } = valueOf(await liveDraft(session, nda))
    valueOf(await addComment(session, { agreement: nda, text: 'Later', on: { place: { version, from: 3, to: 5 } } }))
    valueOf(await sendRound(session, { agreement: nda, redlinePath: join(home, 'r.docx'), cleanPath: null }))
    await negotiate(session)
    const { newer } = valueOf(await previewBackup(session, backup, path))
    expect(newer).toEqual(
      expect.arrayContaining([
        { title: 'Mutual nda', isNew: false, rounds: ['Our round 2'], others: 1, draft: true },
        { title: 'Renamed', isNew: true, rounds: ['Imported document'], others: 2, draft: true },
      ]),
    )
    expect(newer).toHaveLength(3)
    closeArchive(session)
  })

  it('compares with no other archive than the one it was made of', async () => {
    const { path: backup } = valueOf(await backUp(session))
    const other = join(home, 'Other.counterpart')
    valueOf(createArchive(session, other))
    expect(valueOf(await previewBackup(session, backup, other)).newer).toBeNull()
    expect(valueOf(await previewBackup(session, backup, join(home, 'gone'))).newer).toBeNull()
  })

  it('to a new file leaves the archive as it is, and never writes over a file', async () => {
    await negotiate(session)
    const then = await contentOf(session)
    const { path: backup } = valueOf(await backUp(session))
    const to = join(home, 'Restored.counterpart')
    expect(valueOf(await restoreBackup(session, { path: backup, target: { to } }))).toEqual({ path: to, aside: null })
    expect(session.archive?.path).toBe(to)
    expect(await contentOf(session)).toEqual(then)
    expect(kindOf(await restoreBackup(session, { path: backup, target: { to: path } }))).toBe('exists')
    closeArchive(session)
    valueOf(openArchive(session, path))
    expect(await contentOf(session)).toEqual(then)
    closeArchive(session)
  })

  it('in place of the archive puts that aside, with all it had', async () => {
    const { nda } = await negotiate(session)
    const then = await contentOf(session)
    const { path: backup } = valueOf(await backUp(session))
    valueOf(await sendRound(session, { agreement: nda, redlinePath: join(home, 'r.docx'), cleanPath: null }))
    const later = await contentOf(session)
    const restored = valueOf(await restoreBackup(session, { path: backup, target: { replaces: path } }))
    expect(restored.path).toBe(path)
    expect(basename(restored.aside ?? '')).toMatch(/^Team put aside 2026-11-22T\d{6}\.counterpart$/)
    expect(await contentOf(session)).toEqual(then)
    valueOf(await sendRound(session, { agreement: nda, redlinePath: join(home, 'again.docx'), cleanPath: null }))
    closeArchive(session)
    valueOf(openArchive(session, restored.aside ?? ''))
    expect(await contentOf(session)).toEqual(later)
    closeArchive(session)
  })

  it('in place of a damaged archive puts the damaged file aside, byte for byte', async () => {
    await negotiate(session)
    const then = await contentOf(session)
    const { path: backup } = valueOf(await backUp(session))
    closeArchive(session)
    const broken = readFileSync(path).fill(0xa5, 4096, 12_000)
    writeFileSync(path, broken)
    expect(kindOf(openArchive(session, path))).toBe('damaged')
    expect(listBackups(session, path).backups).toMatchObject([{ path: backup }])
    const { aside } = valueOf(await restoreBackup(session, { path: backup, target: { replaces: path } }))
    expect(readFileSync(aside ?? '').equals(broken)).toBe(true)
    expect(await contentOf(session)).toEqual(then)
    expect(session.trouble).toBeNull()
    closeArchive(session)
  })

  it('does not take an archive away from whoever else has it open', async () => {
    const { path: backup } = valueOf(await backUp(session))
    const other = testSession(home)
    valueOf(openArchive(other, backup))
    closeArchive(other)
    expect(kindOf(await restoreBackup(other, { path: backup, target: { replaces: path } }))).toBe('read-only')
    expect(readdirSync(home).filter((name) => name.includes('aside') || name.includes('restoring'))).toEqual([])
  })
})
