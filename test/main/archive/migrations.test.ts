import { expect, test } from 'vitest'
import { migrations } from '../../../src/main/archive/migrations/index.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { imported, others, received, sealed } from './histories.ts'
import { asOfVersion } from './older.ts'
import { append, newArchive, opening, projections, reopened } from './support.ts'

const older = migrations.slice(0, -1).map(({ version }) => version)

test.each(older)('an archive of version %i is brought up to date with everything that its records say', (version) => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  append(archive.write, imported('msa', 'r0'))
  append(archive.write, sealed('msa', 'r1', 1))
  append(archive.write, received('msa', 'r2', 2))
  for (const type of ['owner', 'value', 'note', 'tag', 'hold', 'decide', 'purge', 'close'] as const) {
    append(archive.write, others[type]('msa', 'x1'))
  }
  const path = asOfVersion(archive, version)
  const { read } = reopened(path)
  expect(projections(read)).toEqual(projections(archive.read))
  expect(verifyRecords(read)).toMatchObject({ bad: [], missing: 0 })
})
