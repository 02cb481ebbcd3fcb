import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RescueReport } from '../../../../src/core/api/rescue.ts'
import { closeArchive, createArchive, openArchive } from '../../../../src/main/app/archives.ts'
import { diagnose } from '../../../../src/main/app/backup/diagnose.ts'
import { rescueArchive } from '../../../../src/main/app/backup/rescue.ts'
import { reading, type Session } from '../../../../src/main/app/session.ts'
import { ArchiveKey } from '../../../../src/main/archive/encryption/archive-key.ts'
import { getBlob } from '../../../../src/main/archive/blobs.ts'
import { all } from '../../../../src/main/archive/handle.ts'
import { verifyRecords } from '../../../../src/main/archive/verify.ts'
import { Random } from '../../../../tools/fuzz/random.ts'
import { contentOf } from '../../../support/archive-content.ts'
import { negotiate, valueOf } from '../../../support/negotiation.ts'
import { smallContract } from '../../../support/small-contract.ts'
import { scratch } from '../../../support/cli.ts'
import { testSession } from '../../../support/session.ts'
import { behindItsBack, folder, kindOf } from '../../archive/support.ts'

interface Kept {
  readonly records: readonly { hash: string; seq: number }[]
  readonly documents: readonly string[]
}

/** An archive as it was left: its file, what it held, and the same with its log beside it, as after a crash. */
let whole: { file: Buffer; log: Buffer; main: Buffer; kept: Kept; content: unknown }

beforeAll(async () => {
  const home = scratch()
  const path = join(home, 'a.counterpart')
  const session = testSession(home)
  valueOf(createArchive(session, path))
  await negotiate(session)
  const content = await contentOf(session)
  const kept = keptIn(session)
  const [main, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
  closeArchive(session)
  whole = { file: readFileSync(path), log, main, kept, content }
})

function keptIn(session: Session): Kept {
  const db = valueOf(reading(session))
  return {
    records: all(db, 'SELECT hash, seq FROM record ORDER BY seq'),
    documents: all<{ hash: string }>(db, 'SELECT hash FROM blob').map(({ hash }) => hash),
  }
}

async function rescued(file: Uint8Array, log?: Uint8Array): Promise<{ report: RescueReport; session: Session }> {
  const home = folder()
  const path = join(home, 'broken.counterpart')
  writeFileSync(path, file)
  if (log !== undefined) writeFileSync(`${path}-wal`, log)
  const session = testSession(home)
  const report = valueOf(await rescueArchive(session, { path, to: join(home, 'rescued.counterpart') }))
  expect(readFileSync(path).equals(file)).toBe(true)
  return { report, session }
}

describe('rescuing', () => {
  it('takes all of an archive that is whole', async () => {
    const { report, session } = await rescued(whole.file)
    expect(report).toMatchObject({ lostRecords: [], lostDocuments: [], lostDrafts: [] })
    const now = (await contentOf(session)) as { agreements: { comments: unknown[] }[] }
    expect(now).toMatchObject(withoutPlaces(whole.content))
    closeArchive(session)
  })

  it('takes what stands in the log alone', async () => {
    const { report, session } = await rescued(whole.main, whole.log)
    expect(report).toMatchObject({ lostRecords: [], lostDocuments: [], lostDrafts: [] })
    expect(report.drafts).toMatchObject([{ lostSteps: 0 }, { lostSteps: 0 }])
    expect(await contentOf(session)).toMatchObject(withoutPlaces(whole.content))
    closeArchive(session)
  })

  it('takes the rest when the pages that say where everything is are gone', async () => {
    const file = Buffer.from(whole.file).fill(0xa5, 0, 4096)
    const { report, session } = await rescued(file)
    expect(report).toMatchObject({ lostRecords: [], lostDocuments: [], lostDrafts: [] })
    expect(await contentOf(session)).toMatchObject(withoutPlaces(whole.content))
    closeArchive(session)
  })

  it('takes what is there of a file that was cut off, and names the rest', async () => {
    // What goes first depends on what was written last, so something of everything must be tried.
    const outcomes = new Set<string>()
    for (const share of [0.98, 0.95, 0.92, 0.89]) {
      const { report, session } = await rescued(whole.file.subarray(0, Math.floor(whole.file.length * share)))
      accountFor(report, session, `${share} of it`)
      outcomes.add(`${report.documents > 0} ${report.lostDocuments.length + report.lostRecords.length > 0}`)
      closeArchive(session)
    }
    expect(outcomes).toContain('true true')
  })

  it('finds nothing where nothing is, and makes no archive of it', async () => {
    const home = folder()
    writeFileSync(join(home, 'letter'), 'Dear Sirs, '.repeat(10_000))
    const to = join(home, 'rescued.counterpart')
    const nothing = await rescueArchive(testSession(home), { path: join(home, 'letter'), to })
    expect(kindOf(nothing)).toBe('nothing-found')
    expect(existsSync(to)).toBe(false)
  })

  it('never writes over a file', async () => {
    const home = folder()
    writeFileSync(join(home, 'a'), whole.file)
    writeFileSync(join(home, 'b'), 'a letter')
    const refused = await rescueArchive(testSession(home), { path: join(home, 'a'), to: join(home, 'b') })
    expect(kindOf(refused)).toBe('exists')
  })

  it('no draft is made of a journal whose steps do not fit', async () => {
    const home = folder()
    const path = join(home, 'a.counterpart')
    writeFileSync(path, whole.file)
    behindItsBack(path, (database) =>
      database.exec(
        `UPDATE draft_step SET step = '{"stepType":"replace","from":999999,"to":999999}' WHERE version = 14`,
      ),
    )
    const session = testSession(home)
    const report = valueOf(await rescueArchive(session, { path, to: join(home, 'b.counterpart') }))
    expect(report.drafts).toContainEqual({ title: 'Mutual nda', steps: 2, lostSteps: 8 })
    closeArchive(session)
  })
})

describe('rescuing an encrypted archive', () => {
  async function encrypted(
    damage: (bytes: Buffer) => void,
  ): Promise<{ session: Session; kept: Kept; report: RescueReport }> {
    const home = folder()
    const path = join(home, 'secret.counterpart')
    const key = new ArchiveKey(randomBytes(48))
    const session = testSession(home)
    valueOf(createArchive(session, path, key))
    for (let n = 0; n < 3; n += 1) await negotiate(session)
    const kept = keptIn(session)
    closeArchive(session)
    const bytes = readFileSync(path)
    damage(bytes)
    writeFileSync(path, bytes)
    const refused = openArchive(session, path, key)
    if (refused.ok) closeArchive(session)
    // As when its passphrase was entered.
    session.keys.set(key.saltHex, key)
    const to = join(home, 'rescued.counterpart')
    const report = valueOf(await rescueArchive(session, { path, to }))
    expect(session.archive?.key?.saltHex).toBe(readFileSync(to).subarray(0, 16).toString('hex'))
    return { session, kept, report }
  }

  it('takes all of one that is whole, and what it makes is as encrypted', async () => {
    const { session, kept, report } = await encrypted(() => {})
    expect(report).toMatchObject({ lostRecords: [], lostDocuments: [], lostDrafts: [] })
    const hashes = ({ records, documents }: Kept): string[] => [...records.map(({ hash }) => hash), ...documents].sort()
    expect(hashes(keptIn(session))).toEqual(hashes(kept))
    closeArchive(session)
  })

  it('takes the rows around a page that is damaged, and names the others', async () => {
    const { session, kept, report } = await encrypted((bytes) => {
      for (const share of [0.5, 0.7, 0.9]) {
        const at = Math.floor(bytes.length * share)
        bytes[at] = (bytes[at] ?? 0) ^ 1
      }
    })
    const now = keptIn(session)
    expect(now.records.length + now.documents.length).toBeGreaterThan(10)
    const here = new Set([...now.records.map(({ hash }) => hash), ...now.documents])
    const lost = new Set([
      ...report.lostRecords.map(({ hash }) => hash),
      ...report.lostDocuments.map(({ hash }) => hash),
    ])
    const seqs = new Set(report.lostRecords.map(({ seq }) => seq))
    expect(kept.records.filter(({ hash, seq }) => !here.has(hash) && !lost.has(hash) && !seqs.has(seq))).toEqual([])
    expect(kept.documents.filter((hash) => !here.has(hash) && !lost.has(hash))).toEqual([])
    closeArchive(session)
  })
})

/** Comments are where their words are, looked for anew: places in a draft are not signed. */
function withoutPlaces(content: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(content, (key, value: unknown) => (key === 'place' ? undefined : value))) as Record<
    string,
    unknown
  >
}

const ROUNDS = Number(process.env['RESCUES'] ?? 60)

it(
  `bits that are flipped in ${ROUNDS} copies never crash it, and every record and document is rescued or named as lost`,
  { timeout: ROUNDS * 5000 },
  async () => {
    let lost = 0
    for (let n = 0; n < ROUNDS; n += 1) {
      const random = new Random(20261122, n)
      const inLog = n % 3 === 2
      const [file, log] = [Buffer.from(inLog ? whole.main : whole.file), Buffer.from(whole.log)]
      for (let flips = random.between(1, 12); flips > 0; flips -= 1) {
        const target = inLog && random.below(2) === 0 ? log : file
        const at = random.below(target.length)
        target[at] = (target[at] ?? 0) ^ (1 << random.below(8))
      }
      const { report, session } = await rescued(file, inLog ? log : undefined)
      accountFor(report, session, `seed 20261122, case ${n}`)
      lost += report.lostRecords.length + report.lostDocuments.length
      closeArchive(session)
    }
    // Flips that hit nothing would prove nothing.
    expect(lost).toBeGreaterThan(ROUNDS / 4)
  },
)

function accountFor(report: RescueReport, session: Session, name = ''): void {
  const { records, documents } = keptIn(session)
  const db = valueOf(reading(session))
  expect(
    verifyRecords(db).bad.filter(({ fault }) => fault !== 'parent'),
    name,
  ).toEqual([])
  for (const hash of documents) expect(getBlob(db, hash).ok, name).toBe(true)
  expect({ records: records.length, documents: documents.length }, name).toEqual({
    records: report.records,
    documents: report.documents,
  })
  const here = new Set(records.map(({ hash }) => hash))
  const named = new Set(report.lostRecords.map(({ hash }) => hash))
  const numbered = new Set(report.lostRecords.map(({ seq }) => seq))
  const missing = whole.kept.records.filter(
    ({ hash, seq }) => !here.has(hash) && !named.has(hash) && !numbered.has(seq),
  )
  expect(missing, name).toEqual([])
  const lostDocuments = new Set(report.lostDocuments.map(({ hash }) => hash))
  expect(
    whole.kept.documents.filter((hash) => !documents.includes(hash) && !lostDocuments.has(hash)),
    name,
  ).toEqual([])
  // And nothing that was never there.
  expect(
    documents.filter((hash) => !whole.kept.documents.includes(hash)),
    name,
  ).toEqual([])
  const all = new Set(whole.kept.records.map(({ hash }) => hash))
  expect(
    records.filter(({ hash }) => !all.has(hash)),
    name,
  ).toEqual([])
}

describe('a file that cannot be opened is said to be', () => {
  const at = (name: string, make: (path: string) => void): string => {
    const path = join(folder(), name)
    make(path)
    return path
  }
  it.each([
    ['missing', at.bind(null, 'gone.counterpart', () => {})],
    ['folder', at.bind(null, 'folder.counterpart', (path) => mkdirSync(path))],
    ['empty', at.bind(null, 'empty.counterpart', (path) => writeFileSync(path, ''))],
    ['word-document', at.bind(null, 'msa.docx', (path) => writeFileSync(path, smallContract('MSA')))],
    [
      'other-database',
      at.bind(null, 'places.sqlite', (path) =>
        behindItsBack(path, (db) => db.exec('CREATE TABLE bookmark (url TEXT)')),
      ),
    ],
    ['other-file', at.bind(null, 'letter.txt', (path) => writeFileSync(path, 'Dear Sirs, '.repeat(100)))],
    [
      'newer',
      at.bind(null, 'newer.counterpart', (path) => {
        writeFileSync(path, whole.file)
        behindItsBack(path, (db) => db.pragma('user_version = 9999'))
      }),
    ],
    [
      'damaged',
      at.bind(null, 'cut.counterpart', (path) => {
        writeFileSync(path, whole.file)
        truncateSync(path, 50_000)
      }),
    ],
    [
      'damaged',
      at.bind(null, 'head.counterpart', (path) => writeFileSync(path, Buffer.from(whole.file).fill(0, 0, 16))),
    ],
  ])('%s', (what, make) => {
    const path = make()
    const session = testSession(join(path, '..'))
    expect(openArchive(session, path).ok).toBe(false)
    expect(session.trouble).toMatchObject({ path })
    const found = diagnose(session, path)
    expect(found.what).toBe(what)
    expect(found.advice.length).toBeGreaterThan(0)
  })

  it('on a network share, with what to do instead', () => {
    const path = at('a.counterpart', (p) => writeFileSync(p, whole.file))
    const mounts = `/dev/sda1 / ext4 rw 0 0\nserver:/legal ${join(path, '..')} nfs4 rw 0 0\n`
    const { deps, ...rest } = testSession(join(path, '..'))
    expect(diagnose({ ...rest, deps: { ...deps, mounts } as never }, path)).toMatchObject({
      what: 'network-share',
      canRescue: false,
    })
  })
})
