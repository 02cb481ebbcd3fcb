import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { counterpart, scratch } from '../support/cli.ts'

const home = scratch()
const run = (...args: string[]): ReturnType<typeof counterpart> => counterpart(home, ...args)
const samples = resolve(import.meta.dirname, '../../resources/samples')
const ours = join(samples, 'master-services-agreement.docx')
const theirs = join(samples, 'master-services-agreement-counterparty.docx')

it('takes an agreement from import to the second round, one process a command', () => {
  const archive = join(home, 'team.counterpart')
  expect(run('archive', 'create', archive)).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(run('archive', 'create', archive)).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: exists: /),
  })
  expect(JSON.parse(run('archive', 'open', archive, '--json').stdout)).toMatchObject({
    path: archive,
    encrypted: false,
    readOnly: false,
    holder: null,
    agreements: 0,
  })

  const id = run(
    'import',
    archive,
    ours,
    '--title',
    'Master Services Agreement',
    '--counterparty',
    'Northwind',
    '--paper',
    'ours',
  ).stdout.trim()
  const { agreements } = JSON.parse(run('archive', 'list', archive, '--json').stdout) as { agreements: unknown[] }
  expect(agreements).toMatchObject([
    { id, title: 'Master Services Agreement', counterparty: 'Northwind', paper: 'ours', turn: 'ours' },
  ])

  const exported = join(home, 'draft.docx')
  expect(JSON.parse(run('export', archive, id, exported, '--json').stdout)).toEqual({ path: exported })

  // It is our turn: their answer cannot come before our round.
  expect(run('round', 'receive', archive, id, theirs)).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: not-their-turn: /),
  })
  const redline = join(home, 'round-1.docx')
  const clean = join(home, 'round-1-clean.docx')
  expect(run('round', 'send', archive, id, redline, '--clean', clean).code).toBe(0)
  expect(run('round', 'send', archive, id, redline)).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: no-draft: /),
  })
  expect(run('text', clean).stdout).toBe(run('text', ours).stdout)
  expect(run('round', 'receive', archive, id, redline)).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: same-as-sent: /),
  })
  expect(run('round', 'receive', archive, id, theirs).code).toBe(0)
  expect(run('round', 'send', archive, id, join(home, 'round-2.docx')).code).toBe(0)

  const { rounds } = JSON.parse(run('round', 'list', archive, id, '--json').stdout) as { rounds: unknown[] }
  expect(rounds).toMatchObject([
    { kind: 'imported', seq: 0, fileName: 'master-services-agreement.docx' },
    { kind: 'sent', seq: 1, number: 1, author: 'Ada Marlow' },
    { kind: 'received', seq: 2, number: 1 },
    { kind: 'sent', seq: 3, number: 2 },
  ])
})

it('sends a redline that turns tracking on for the other side, and keeps the text', () => {
  const archive = join(home, 'tracking.counterpart')
  run('archive', 'create', archive)
  const id = run('import', archive, ours).stdout.trim()
  const redline = join(home, 'tracking.docx')
  run('round', 'send', archive, id, redline)
  expect(run('text', redline).stdout).toBe(run('text', ours).stdout)
  expect(readFileSync(redline).equals(readFileSync(ours))).toBe(false)
})

it('names what is no archive, an agreement that is not there, and a document that is none', () => {
  const archive = join(home, 'bad.counterpart')
  run('archive', 'create', archive)
  expect(run('archive', 'list', ours)).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: not-an-archive: /),
  })
  expect(run('archive', 'list', join(home, 'none.counterpart'))).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: not-found: /),
  })
  expect(run('export', archive, 'nobody', join(home, 'x.docx'))).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: not-found: /),
  })
  expect(run('import', archive, resolve(import.meta.dirname, 'archives.test.ts'))).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: not-a-docx: /),
  })
})
