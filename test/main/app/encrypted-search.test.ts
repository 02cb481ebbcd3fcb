import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { backUp } from '../../../src/main/app/backup/backups.ts'
import { rebuildArchive } from '../../../src/main/app/exchange/rebuild.ts'
import { addNote } from '../../../src/main/app/notes.ts'
import { indexPending, rebuildSearch } from '../../../src/main/app/search/indexing.ts'
import { findInArchive, findSimilar } from '../../../src/main/app/search/search.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { ArchiveKey } from '../../../src/main/archive/encryption/archive-key.ts'
import { operations } from '../../../src/core/api/index.ts'
import { valueOf } from '../../support/negotiation.ts'
import { smallContract } from '../../support/small-contract.ts'
import { testSession } from '../../support/session.ts'
import { folder } from '../archive/support.ts'

/** In a clause, in a note and in the list; as search folds them, and as they were written. */
const PLANTED = ['Zwetschgendatschi', 'Marillenknödel', 'Powidltascherl']
const FORMS = PLANTED.flatMap((word) => [word, word.toLowerCase(), word.normalize('NFD').replace(/\p{M}/gu, '')])

/** Files beside the archive, its log and index of the log among them, that hold a planted word in either encoding. */
function legible(home: string): string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return FORMS.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
    })
    .map(({ name }) => name)
}

function find(session: Session, query: string): string[] {
  const input = operations['search.find'].input.parse({ query, filters: {}, from: 0 })
  return valueOf(findInArchive(session, input)).hits.map(({ kind }) => kind)
}

async function filled(key: ArchiveKey | null): Promise<{ session: Session; home: string; path: string }> {
  const home = folder()
  const path = join(home, 'a.counterpart')
  const session = testSession(home)
  valueOf(createArchive(session, path, key))
  const source = { name: 'contract.docx', bytes: smallContract(`${PLANTED[0]} is delivered in good time`) }
  const about = { source, title: 'Supply', counterparty: PLANTED[2]!, paper: 'ours' } as const
  const { id } = valueOf(await importAgreement(session, about))
  valueOf(addNote(session, { agreement: id, text: `Ask about ${PLANTED[1]}` }))
  await indexPending(session)
  return { session, home, path }
}

test('an encrypted archive is searched as any other, and no file has a word of it, before or after rebuilding', async () => {
  const { session, home, path } = await filled(new ArchiveKey(randomBytes(48)))
  const searched = (): void => {
    expect(find(session, 'zwetschgendatschi')).toContain('clause')
    expect(find(session, 'marillenknodel')).toEqual(['note'])
    expect(find(session, 'powidl*')).not.toEqual([])
    const text = 'Zwetschgendatschi is always delivered in good time'
    expect(valueOf(findSimilar(session, { text, filters: {} })).clauses).toHaveLength(1)
    // While it is open: what was written last stands in the log alone.
    expect(existsSync(`${path}-wal`)).toBe(true)
    expect(legible(home)).toEqual([])
  }
  searched()
  valueOf(rebuildArchive(session))
  valueOf(await rebuildSearch(session))
  searched()
  valueOf(await backUp(session))
  const { key } = session.archive!
  closeArchive(session)
  expect(legible(home)).toEqual([])
  valueOf(openArchive(session, path, key))
  searched()
  closeArchive(session)
})

test('of an archive that is not encrypted the same look finds them', async () => {
  const { session, home } = await filled(null)
  expect(legible(home)).toContain('a.counterpart-wal')
  closeArchive(session)
  expect(legible(home)).toContain('a.counterpart')
  writeFileSync(join(home, 'x'), Buffer.from(PLANTED[1]!, 'utf16le'))
  expect(legible(home)).toContain('x')
})
