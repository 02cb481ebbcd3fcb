import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { behindItsBack } from '../main/archive/support.ts'
import { counterpart, scratch } from '../support/cli.ts'

const home = scratch()
const run = (...args: string[]): ReturnType<typeof counterpart> => counterpart(home, ...args)
const nda = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')
const json = (ran: { stdout: string }): unknown => JSON.parse(ran.stdout)

it('a history goes from one archive to another, and everything verifies until somebody alters it', () => {
  const [ours, theirs, file] = [
    join(home, 'a.counterpart'),
    join(home, 'b.counterpart'),
    join(home, 'h.counterpart-history'),
  ]
  run('archive', 'create', ours)
  run('archive', 'create', theirs)
  const id = run('import', ours, nda).stdout.trim()
  expect(json(run('archive', 'export', ours, file, '--agreement', id, '--json'))).toMatchObject({ documents: 1 })
  expect(json(run('archive', 'import-history', theirs, file, '--json'))).toMatchObject({ documents: 1, forks: [] })
  expect(json(run('archive', 'merge', theirs, ours, '--json'))).toMatchObject({ records: 0 })
  expect(run('archive', 'verify', file)).toMatchObject({ code: 0 })
  expect(json(run('archive', 'rebuild', theirs, '--json'))).toMatchObject({ changed: false })

  behindItsBack(theirs, (database) => {
    database.exec('DROP TRIGGER record_never_updated')
    database.exec("UPDATE record SET signature = zeroblob(64) WHERE type = 'document.imported'")
  })
  const verified = run('archive', 'verify', theirs, '--json')
  expect(verified.code).toBe(3)
  expect(json(verified)).toMatchObject({ bad: [{ agreement: id, type: 'document.imported', fault: 'signature' }] })
  expect(run('archive', 'merge', ours, theirs)).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/: bad-history: /),
  })
  expect(run('archive', 'purge', ours, id, '--reason', 'over')).toMatchObject({ code: 4 })
}, 120_000)
