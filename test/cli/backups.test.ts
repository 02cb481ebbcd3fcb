import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { counterpart, scratch } from '../support/cli.ts'

const home = scratch()
const run = (...args: string[]): ReturnType<typeof counterpart> => counterpart(home, ...args)
const json = (...args: string[]): unknown => JSON.parse(run(...args, '--json').stdout)
const archive = join(home, 'team.counterpart')
// Written by an earlier version: what is copied, restored and rescued is of today's all the same.
copyFileSync(resolve(import.meta.dirname, '../fixtures/archives/version-20.counterpart'), archive)

it('a backup is made, looked into, and restored beside the archive and in its place', () => {
  const { path } = json('archive', 'backup', archive) as { path: string }
  expect(path.startsWith(join(home, 'Backups', 'team '))).toBe(true)
  expect(run('archive', 'backup', archive, '--to', join(home, 'copy.counterpart'))).toMatchObject({
    code: 0,
    stdout: `${join(home, 'copy.counterpart')}\n`,
  })
  expect(json('archive', 'restore', path, '--against', archive)).toMatchObject({
    agreements: [{ title: 'Renamed' }, { title: 'Mutual nda', lastRound: 'Their round 1' }],
    newer: [],
  })
  const to = join(home, 'restored.counterpart')
  expect(run('archive', 'restore', path, '--to', to)).toMatchObject({ code: 0, stdout: `${to}\n` })
  expect(run('archive', 'list', to).stdout).toBe(run('archive', 'list', archive).stdout)
  expect(run('archive', 'restore', path, '--to', archive)).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^counterpart: exists: /),
  })
  const { aside } = json('archive', 'restore', path, '--to', archive, '--put-aside') as { aside: string }
  expect(existsSync(aside)).toBe(true)
  expect(run('archive', 'verify', archive).code).toBe(0)
})

it('what is whole in a damaged archive is rescued, and what is not is named', () => {
  const bytes = readFileSync(archive)
  // In the last one: the first may stand in a place that is free by now.
  const document = bytes.lastIndexOf('PK\u0003\u0004')
  bytes.fill(0xa5, document, document + 30)
  const broken = join(home, 'broken.counterpart')
  writeFileSync(broken, bytes)
  const rescued = run('archive', 'rescue', broken, '--to', join(home, 'rescued.counterpart'))
  expect(rescued.code).toBe(3)
  expect(rescued.stdout).toMatch(/^11 records, 2 documents, 2 agreements/)
  expect(rescued.stdout).toMatch(/^lost document\t.*\taltered$/m)
  expect(readFileSync(broken).equals(bytes)).toBe(true)
})
