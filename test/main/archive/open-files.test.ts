import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { currentArchive } from '../../../src/main/app/archives.ts'
import { backUp, previewBackup } from '../../../src/main/app/backup/backups.ts'
import { threadedCopying } from '../../../src/main/app/backup/copying.ts'
import { keysFor } from '../../../src/main/app/encryption/key-ring.ts'
import { createSession } from '../../../src/main/app/session.ts'
import { headerFault, saltOf } from '../../../src/main/archive/file-header.ts'
import { testSession } from '../../support/session.ts'
import { append, newArchive, opening, renaming, valueOf } from './support.ts'

/**
 * On POSIX a process loses its locks on a file when it closes any of the ways it has into it (fcntl(2)). Without them another
 * process that closes the archive took itself for the last one, and removed the log that is being written to here; SQLite
 * withstands that since 3.51, and this says so should another one come.
 */
function visit(path: string): unknown {
  const script = join(import.meta.dirname, 'visiting-child.ts')
  return JSON.parse(spawnSync(process.execPath, [script, path], { encoding: 'utf8' }).stdout)
}

test('what is looked at of an open archive does not take its locks away', async () => {
  const archive = newArchive()
  const { path } = archive
  append(archive.write, opening('msa'))
  const log = statSync(`${path}-wal`).ino

  const home = join(path, '..')
  const { deps } = testSession(home)
  const copying = threadedCopying(new URL('../../../src/main/app/backup/worker.ts', import.meta.url))
  const session = { ...createSession({ ...deps, copying, recent: () => [path] }), archive }
  expect(currentArchive(session).recent).toMatchObject([{ path }])
  expect(headerFault(path)).toBeUndefined()
  expect(saltOf(path)).toBeUndefined()
  expect(keysFor(session, path)).toEqual([])
  const backup = valueOf(await backUp(session))
  valueOf(await previewBackup(session, backup.path, path))

  expect(visit(path)).toEqual({ readOnly: true, records: 2 })
  expect(statSync(`${path}-wal`).ino).toBe(log)
  append(archive.write, renaming('msa', 'Later'))
  expect(visit(path)).toEqual({ readOnly: true, records: 3 })
})
