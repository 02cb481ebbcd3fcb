import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeArchive, openArchive } from '../../../src/main/app/archives.ts'
import { liveDraft } from '../../../src/main/app/drafts.ts'
import { sendRound } from '../../../src/main/app/sending.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { rebuildProjections } from '../../../src/main/archive/projections.ts'
import { all, inTransaction, type ReadDb } from '../../../src/main/archive/handle.ts'
import { SCHEMA_VERSION } from '../../../src/main/archive/migrations/index.ts'
import { ok } from '../../../src/core/result.ts'
import { contentOf } from '../../support/archive-content.ts'
import { valueOf } from '../../support/negotiation.ts'
import { testSession } from '../../support/session.ts'
import { folder, newArchive, projections, writable } from './support.ts'

// What versions that were shipped wrote, each made by its own code (test/fixtures/archives/make.ts).
const fixtures = resolve(import.meta.dirname, '../../fixtures/archives')
const versions = readdirSync(fixtures)
  .filter((name) => name.endsWith('.counterpart'))
  .map((name) => Number(/\d+/.exec(name)?.[0]))

it('every shipped version has its archive', () => {
  expect(versions).toEqual(expect.arrayContaining([10, 20, 30, 40]))
})

describe.each(versions)('an archive that version %i wrote', (version) => {
  function opened(): { session: Session; path: string } {
    const home = folder()
    const path = join(home, 'old.counterpart')
    copyFileSync(join(fixtures, `version-${version}.counterpart`), path)
    const session = testSession(home)
    valueOf(openArchive(session, path))
    return { session, path }
  }
  const said = (): unknown => JSON.parse(readFileSync(join(fixtures, `version-${version}.json`), 'utf8'))

  it('holds today what its own version found in it', async () => {
    const { session, path } = opened()
    expect(await contentOf(session)).toEqual(said())
    closeArchive(session)
    // And once more, now that it is of today's version.
    valueOf(openArchive(session, path))
    expect(await contentOf(session)).toEqual(said())
    closeArchive(session)
  })

  it('has the tables that a new archive has, and lists that equal those derived from its records', () => {
    const { session } = opened()
    const archive = writable(session.archive!)
    expect(tables(archive.read)).toEqual(tables(newArchive().read))
    const before = projections(archive.read)
    const done = inTransaction(archive.write, () => ok(rebuildProjections(archive.write)))
    expect(done.ok).toBe(true)
    expect(projections(archive.read)).toEqual(before)
    closeArchive(session)
  })

  it('goes on: its draft is sealed and sent', async () => {
    const { session, path } = opened()
    const agreement = (said() as { agreements: { id: string }[] }).agreements[0]!.id
    valueOf(await liveDraft(session, agreement))
    const redlinePath = join(path, '..', 'redline.docx')
    expect(valueOf(await sendRound(session, { agreement, redlinePath, cleanPath: null })).number).toBe(2)
    closeArchive(session)
  })

  if (version === SCHEMA_VERSION) return

  it('is kept beside itself as it was', async () => {
    const { session, path } = opened()
    closeArchive(session)
    const backup = `${path}.version-${version}.backup`
    expect(existsSync(backup)).toBe(true)
    valueOf(openArchive(session, backup))
    expect(await contentOf(session)).toEqual(said())
    closeArchive(session)
  })
})

/** By name, with blanks as one: where a text was broken into lines says nothing. */
function tables(db: ReadDb): unknown {
  return all<{ name: string; sql: string | null }>(db, 'SELECT type, name, sql FROM sqlite_schema ORDER BY name').map(
    ({ sql, ...row }) => ({ ...row, sql: sql?.replace(/\s+/g, ' ') }),
  )
}
