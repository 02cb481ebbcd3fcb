import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { bundled } from '../support/bundled.ts'
import { ranAs, scratch, type Ran } from '../support/cli.ts'

const home = scratch()
const program = await bundled('src/main/cli/counterpart.ts')
const run = (...args: string[]): Ran => ranAs(program, home, args)
const nda = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

it('writes nothing over an archive, its own or another, nor under the name of its log', () => {
  const [archive, other] = [join(home, 'team.counterpart'), join(home, 'other.counterpart')]
  run('archive', 'create', archive)
  run('archive', 'create', other)
  const id = run('import', archive, nda).stdout.trim()
  const before = readFileSync(other)
  const refused = { code: 4, stdout: '', stderr: expect.stringMatching(/^counterpart: not-writable: /) }

  expect(run('archive', 'export', archive, archive)).toMatchObject(refused)
  expect(run('archive', 'export', archive, `${archive}-wal`)).toMatchObject(refused)
  expect(run('archive', 'export', archive, other)).toMatchObject(refused)
  expect(run('export', archive, id, archive)).toMatchObject(refused)
  expect(run('round', 'send', archive, id, archive)).toMatchObject(refused)
  expect(run('round', 'send', archive, id, join(home, 'redline.docx'), '--clean', other)).toMatchObject(refused)
  expect(run('accept', nda, other)).toMatchObject(refused)

  expect(readFileSync(other)).toEqual(before)
  expect(run('archive', 'verify', archive)).toMatchObject({ code: 0 })
  // Refused before it was sealed.
  expect(run('round', 'list', archive, id).stdout.trim().split('\n')).toHaveLength(1)
}, 120_000)

it('a redline and its clean copy are two files, however their name is spelled', () => {
  const archive = join(home, 'two.counterpart')
  run('archive', 'create', archive)
  const id = run('import', archive, nda).stdout.trim()
  const [file, same] = [join(home, 'sent.docx'), `${home}/./sent.docx`]
  expect(run('round', 'send', archive, id, file, '--clean', same)).toMatchObject({ code: 4 })
}, 60_000)

it.skipIf(process.platform === 'win32')(
  'a pipe is refused at once, to read from and to write to',
  () => {
    const [archive, pipe] = [join(home, 'piped.counterpart'), join(home, 'pipe')]
    run('archive', 'create', archive)
    execFileSync('mkfifo', [pipe])
    const id = run('import', archive, nda).stdout.trim()
    const verifier = resolve(import.meta.dirname, '../../resources/verify/verify.mjs')
    for (const args of [
      ['archive', 'open', pipe],
      ['archive', 'verify', pipe],
      ['archive', 'restore', pipe],
      ['archive', 'rescue', pipe, '--to', join(home, 'rescued.counterpart')],
      ['archive', 'import-history', archive, pipe],
      ['archive', 'merge', archive, pipe],
      ['archive', 'export', archive, pipe],
      ['export', archive, id, pipe],
    ]) {
      expect(run(...args), args.join(' ')).toMatchObject({ code: 4 })
    }
    expect(() => execFileSync(process.execPath, [verifier, pipe], { timeout: 10_000, stdio: 'pipe' })).toThrow(/a pipe/)
    // Still a pipe, and not a file that took its place.
    expect(() => writeFileSync(pipe, '', { flag: 'wx' })).toThrow('EEXIST')
  },
  120_000,
)
