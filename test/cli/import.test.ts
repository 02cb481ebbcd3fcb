import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { counterpart, scratch } from '../support/cli.ts'
import { smallContract } from '../support/small-contract.ts'

const home = scratch()
const run = (...args: string[]): ReturnType<typeof counterpart> => counterpart(home, ...args)

it('a folder is imported in one go, the bad ones named; a second time there is nothing left to do', () => {
  const archive = join(home, 'team.counterpart')
  const folder = join(home, 'contracts')
  mkdirSync(join(folder, '2019'), { recursive: true })
  writeFileSync(join(folder, '2019', 'lease.docx'), smallContract('Lease'))
  writeFileSync(join(folder, 'supply.docx'), smallContract('Supply'))
  writeFileSync(join(folder, 'broken.docx'), 'not a document')
  writeFileSync(join(folder, 'list.txt'), 'a list')
  run('archive', 'create', archive)

  const first = run('archive', 'import', archive, folder, '--json')
  expect(first.code).toBe(3)
  expect(JSON.parse(first.stdout)).toMatchObject({
    imported: [
      { title: 'Lease', file: '2019/lease.docx' },
      { title: 'Supply', file: 'supply.docx' },
    ],
    skipped: [{ name: 'list.txt', why: 'is not a .docx' }],
    failed: [{ name: 'broken.docx' }],
  })

  const again = run('import', archive, folder)
  expect(again.stderr).toContain('skipped supply.docx: is in the archive already, as “Supply”')
  expect(again.stderr).toContain('0 imported, 3 skipped, 1 failed')
  const { agreements } = JSON.parse(run('archive', 'list', archive, '--json').stdout) as { agreements: unknown[] }
  expect(agreements).toHaveLength(2)
  expect(run('import', archive, folder, '--title', 'X')).toMatchObject({ code: 4 })
}, 120_000)
