import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { counterpart, scratch } from '../support/cli.ts'

const home = scratch()
const run = (...args: string[]): ReturnType<typeof counterpart> => counterpart(home, ...args)
const nda = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')
const entry = resolve(import.meta.dirname, '../../src/main/cli/counterpart.ts')

const secret = fileWith('secret', 'plum dumplings at noon\nand this is not part of it\n')
const other = fileWith('other', 'apricot dumplings at ten')

function fileWith(name: string, text: string): string {
  writeFileSync(join(home, name), text)
  return join(home, name)
}

function failsWith(kind: string): unknown {
  return { code: 4, stdout: '', stderr: expect.stringMatching(new RegExp(`^counterpart: ${kind}: `)) }
}

it('makes an encrypted archive, works in it, gives it another passphrase and takes it away', () => {
  const archive = join(home, 'team.counterpart')
  const created = run('archive', 'create', archive, '--encrypt', '--passphrase-file', secret, '--json')
  expect(JSON.parse(created.stdout)).toEqual({ path: archive, encrypted: true })
  const id = run('import', archive, nda, '--counterparty', 'Calder', '--passphrase-file', secret).stdout.trim()
  expect(readFileSync(archive).includes('Calder')).toBe(false)

  // Without one there is nobody to ask, for a test has no terminal.
  expect(run('archive', 'list', archive)).toEqual(failsWith('needs-passphrase'))
  expect(run('archive', 'list', archive, '--passphrase-file', other)).toEqual(failsWith('wrong-passphrase'))
  expect(run('archive', 'list', archive, '--passphrase-file', join(home, 'none'))).toEqual(failsWith('no-passphrase'))
  expect(run('archive', 'list', archive, '--passphrase-file', secret, '--passphrase-fd', '0')).toEqual(
    failsWith('two-passphrases'),
  )
  expect(run('archive', 'list', archive, '--passphrase-fd', 'x').code).toBe(2)
  const short = fileWith('short', 'plum')
  expect(run('archive', 'rekey', archive, '--passphrase-file', secret, '--new-passphrase-file', short)).toEqual(
    failsWith('weak-passphrase'),
  )

  const changed = run(
    'archive',
    'rekey',
    archive,
    '--passphrase-file',
    secret,
    '--new-passphrase-file',
    other,
    '--json',
  )
  expect(JSON.parse(changed.stdout)).toEqual({ encrypted: true, readable: [] })
  expect(run('round', 'list', archive, id, '--passphrase-file', secret)).toEqual(failsWith('wrong-passphrase'))
  expect(run('round', 'list', archive, id, '--passphrase-file', other).code).toBe(0)

  expect(run('archive', 'rekey', archive, '--passphrase-file', other, '--remove')).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  })
  expect(run('archive', 'list', archive).stdout).toContain('Calder')
  expect(run('archive', 'rekey', archive, '--remove')).toEqual(failsWith('not-encrypted'))
}, 120_000)

it('takes a passphrase from a file descriptor', () => {
  const archive = join(home, 'described.counterpart')
  const fd = openSync(secret, 'r')
  const { status } = spawnSync(
    process.execPath,
    [entry, 'archive', 'create', archive, '--encrypt', '--passphrase-fd', '3'],
    { env: { ...process.env, COUNTERPART_HOME: home }, stdio: ['ignore', 'ignore', 'ignore', fd] },
  )
  closeSync(fd)
  expect(status).toBe(0)
  expect(run('archive', 'list', archive, '--passphrase-file', secret).code).toBe(0)
})

/** util-linux's, which gives a command a terminal. */
const SCRIPT = '/usr/bin/script'

it.skipIf(process.platform !== 'linux' || !existsSync(SCRIPT))(
  'asks at a terminal without showing what is typed, and again when it is wrong (skipped: no script)',
  async () => {
    const archive = join(home, 'asked.counterpart')
    run('archive', 'create', archive, '--encrypt', '--passphrase-file', secret)
    run('import', archive, nda, '--counterparty', 'Calder', '--passphrase-file', secret)
    const child = spawn(SCRIPT, ['-qec', `${process.execPath} ${entry} archive list ${archive}`, '/dev/null'], {
      env: { ...process.env, COUNTERPART_HOME: home },
    })
    // What is typed before it is asked for, the terminal itself would show.
    const answers = ['not this one\n', 'plum dumplings at noo!\bn\n']
    let shown = ''
    child.stdout.on('data', (data: Buffer) => {
      shown += data.toString()
      if (shown.endsWith('Passphrase: ')) child.stdin.write(answers.shift() ?? '')
    })
    await once(child, 'close')
    expect(shown).toMatch(/^Passphrase: \s+That passphrase does not open this archive\.\s+Passphrase: \s+.*Calder/)
    expect(shown).not.toMatch(/plum|not this one/)
  },
)

it('checks an encrypted archive, and merges one into another', () => {
  const mine = join(home, 'mine.counterpart')
  const theirs = join(home, 'theirs.counterpart')
  run('archive', 'create', mine, '--encrypt', '--passphrase-file', secret)
  run('archive', 'create', theirs, '--encrypt', '--passphrase-file', other)
  run('import', theirs, nda, '--counterparty', 'Calder', '--passphrase-file', other)
  expect(run('archive', 'verify', theirs)).toEqual(failsWith('needs-passphrase'))
  expect(run('archive', 'verify', theirs, '--passphrase-file', other).code).toBe(0)
  const merge = ['archive', 'merge', mine, theirs, '--passphrase-file', secret]
  expect(run(...merge)).toEqual(failsWith('needs-passphrase'))
  expect(run(...merge, '--other-passphrase-file', secret)).toEqual(failsWith('wrong-passphrase'))
  expect(run(...merge, '--other-passphrase-file', other).code).toBe(0)
  expect(run('archive', 'list', mine, '--passphrase-file', secret).stdout).toContain('Calder')
}, 120_000)
