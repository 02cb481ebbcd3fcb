import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../src/core/agreement/canonical-json.ts'
import { exportHistory, importHistory } from '../../../../src/main/app/exchange/exchange.ts'
import { verifyFile } from '../../../../src/main/app/exchange/verify-file.ts'
import type { Session } from '../../../../src/main/app/session.ts'
import { getAgreement } from '../../../../src/main/app/agreements.ts'
import { scratch } from '../../../support/cli.ts'
import { type Entries, device, forger, onLines, rewritten, verifiedByScript } from '../../../support/history.ts'
import { negotiate, valueOf } from '../../../support/negotiation.ts'

let folder: string
let file: string
let there: Session
let here: Session
let nda: string

beforeAll(async () => {
  folder = scratch()
  there = device(folder, 'there')
  here = device(folder, 'here')
  nda = (await negotiate(there)).nda
  file = join(folder, 'sound.counterpart-history')
  valueOf(await exportHistory(there, { agreements: null, path: file }))
}, 30_000)

/** Alters one member of the nth record of the agreement, hashing and signing anew where asked. */
const altering = (change: (record: Record<string, unknown>) => void, how: 'as it was' | 'hashed' | 'forged') =>
  onLines((lines) =>
    lines.map((line) => {
      const record = JSON.parse(line) as Record<string, unknown>
      if (record['type'] !== 'round.sealed') return line
      change(record)
      if (how === 'as it was') return canonicalJson(record)
      if (how === 'forged') record['device'] = forger.publicKey
      const { hash: _hash, signature, ...content } = record
      const hash = createHash('sha256').update(canonicalJson(content)).digest('hex')
      const signed = Buffer.from(forger.sign(Buffer.from(hash, 'hex'))).toString('hex')
      return canonicalJson({ ...content, hash, signature: how === 'forged' ? signed : signature })
    }),
  )
const payload = (record: Record<string, unknown>): Record<string, unknown> =>
  record['payload'] as Record<string, unknown>
const without = (type: string) => onLines((lines) => lines.filter((line) => !line.includes(`"type":"${type}"`)))
const oneDocument = (entries: Entries): string => [...entries.keys()].find((name) => name.startsWith('documents/'))!

describe('a history that nobody touched', () => {
  it('fits, by the script alone and by the app', async () => {
    expect(verifiedByScript(file, folder)).toEqual({ code: 0, faults: [], forks: [], stderr: '' })
    expect(valueOf(await verifyFile(here, file))).toMatchObject({ bad: [], badDocuments: [], lines: [] })
  })

  it('is a zip that any program opens, with the originals in it', async () => {
    const { rounds } = valueOf(getAgreement(there, nda))
    const text = readFileSync(file).toString('latin1')
    for (const { document } of rounds) expect(text).toContain(`documents/${document}`)
  })
})

/** What somebody did to it, whether they signed the table of contents anew, and what the script and the app call it. */
const FAULTS: readonly [string, (entries: Entries) => void, boolean, string, string][] = [
  ['a record that says something else', altering((r) => (payload(r)['number'] = 7), 'as it was'), true, 'hash', 'hash'],
  ['a record hashed anew', altering((r) => (payload(r)['number'] = 7), 'hashed'), true, 'signature', 'signature'],
  ['a record signed by another', altering((r) => (payload(r)['number'] = 7), 'forged'), true, 'parent', 'parent'],
  [
    'a record dated back',
    altering((r) => (r['time'] = '2001-01-01T00:00:00.000Z-0000-00000000'), 'forged'),
    true,
    'time',
    'time',
  ],
  [
    'a record in another form',
    onLines((lines) => lines.map((l) => l.replace('{"agreement":', '{ "agreement":'))),
    true,
    'form',
    'form',
  ],
  ['a line that is no record', onLines((lines) => [...lines, 'nothing']), true, 'form', 'bad-history'],
  ['a record taken out', without('round.sealed'), true, 'parent', 'parent'],
  ['the newest records cut off', onLines((lines) => lines.slice(0, -1)), false, 'altered', 'bad-history'],
  [
    'a table of contents that says something else',
    (e) =>
      e.set(
        'manifest.json',
        Buffer.from(
          e
            .get('manifest.json')!
            .toString()
            .replace(/"records": \d+/, '"records": 1'),
        ),
      ),
    false,
    'signature',
    'bad-history',
  ],
  ['an altered document', (e) => e.set(oneDocument(e), randomBytes(500)), true, 'altered', 'altered'],
  ['a document taken out', (e) => e.delete(oneDocument(e)), true, 'missing', 'missing'],
  ['a document put in', (e) => e.set(`documents/${'0'.repeat(64)}`, Buffer.alloc(1)), false, 'stray', 'bad-history'],
  ['a file put in', (e) => e.set('run-me.exe', Buffer.alloc(1)), false, 'stray', 'bad-history'],
]

describe.each(FAULTS)('%s', (_what, change, signed, byScript, byApp) => {
  it('is found by the script, and refused whole by the app', async () => {
    const altered = rewritten(file, change, signed)
    const said = verifiedByScript(altered, folder)
    expect(said.code).toBe(3)
    expect(said.faults).toContain(byScript)

    const verified = await verifyFile(here, altered)
    const faults = verified.ok
      ? [...verified.value.bad, ...verified.value.badDocuments].map(({ fault }) => fault)
      : [verified.error.kind]
    expect(faults).toContain(byApp)
    const taken = await importHistory(here, { input: { path: altered } })
    expect(taken.ok ? 'taken in' : taken.error.kind).toBe('bad-history')
    expect(getAgreement(here, nda).ok).toBe(false)
  })
})

describe('what is no history at all', () => {
  const NONE: readonly [string, (path: string) => void][] = [
    ['another file', (path) => writeFileSync(path, 'a letter')],
    ['an empty file', (path) => writeFileSync(path, '')],
    [
      'a Word document',
      (path) =>
        writeFileSync(
          path,
          readFileSync(resolve(import.meta.dirname, '../../../../resources/samples/mutual-nda.docx')),
        ),
    ],
    ['a file that was cut off', (path) => truncateSync(path, 1000)],
  ]
  it.each(NONE)('%s is named as such', async (_what, make) => {
    const path = join(folder, 'none.counterpart-history')
    writeFileSync(path, readFileSync(file))
    make(path)
    const { code, stderr } = verifiedByScript(path, folder)
    expect([code, stderr]).toEqual([4, expect.stringContaining('cannot be read as a history')])
    const taken = await importHistory(here, { input: { path } })
    expect(taken.ok ? 'taken in' : taken.error.kind).toBe('not-a-history')
  })

  it('a history that is dated in the future is refused, for it would put all that follows there too', async () => {
    const ahead = device(folder, 'ahead')
    const late: Session = { ...ahead, deps: { ...ahead.deps, now: () => '2099-01-01T00:00:00.000Z' } }
    await negotiate(late)
    const path = join(folder, 'late.counterpart-history')
    valueOf(await exportHistory(late, { agreements: null, path }))
    const taken = await importHistory(here, { input: { path } })
    expect(taken.ok ? '' : taken.error.message).toContain('dated 2099')
  })
})
