import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { operations } from '../../../src/core/api/index.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { liveDraft } from '../../../src/main/app/drafts.ts'
import { rebuildArchive } from '../../../src/main/app/exchange/rebuild.ts'
import { verifyArchive } from '../../../src/main/app/exchange/verify-archive.ts'
import { indexPending, rebuildSearch } from '../../../src/main/app/search/indexing.ts'
import { findInArchive } from '../../../src/main/app/search/search.ts'
import { reading, type Session } from '../../../src/main/app/session.ts'
import { all } from '../../../src/main/archive/handle.ts'
import { Random } from '../../../tools/fuzz/random.ts'
import { negotiate, valueOf } from '../../support/negotiation.ts'
import { scratch } from '../../support/cli.ts'
import { testSession } from '../../support/session.ts'
import { behindItsBack } from '../archive/support.ts'

/** Damage that leaves a sound database which says something else: nobody may read that as if it had been agreed. */

let whole: Buffer

beforeAll(async () => {
  const home = scratch()
  const path = join(home, 'a.counterpart')
  const session = testSession(home)
  valueOf(createArchive(session, path))
  await negotiate(session)
  await indexPending(session)
  closeArchive(session)
  whole = readFileSync(path)
})

function copyOf(bytes: Uint8Array, alter?: Parameters<typeof behindItsBack>[1]): { session: Session; path: string } {
  const home = scratch()
  const path = join(home, 'b.counterpart')
  writeFileSync(path, bytes)
  if (alter !== undefined) behindItsBack(path, alter)
  return { session: testSession(home), path }
}

const find = (session: Session, query: string): ReturnType<typeof findInArchive> =>
  findInArchive(session, operations['search.find'].input.parse({ query, filters: {}, from: 0 }))

it('a clause that says something else than was sealed is not shown, and is made anew', async () => {
  const { session, path } = copyOf(whole, (database) => {
    const [first, second] = database.prepare('SELECT id, packed FROM clause_text WHERE base IS NULL').all() as {
      id: number
      packed: Buffer
    }[]
    // One says what another says, and one is no text at all.
    database.prepare('UPDATE clause_text SET packed = ? WHERE id = ?').run(second!.packed, first!.id)
    database.prepare('UPDATE clause_text SET packed = ? WHERE id = ?').run(Buffer.from([0xff, 0x00]), second!.id)
  })
  valueOf(openArchive(session, path))
  const every = operations['search.find'].input.parse({ query: '', filters: { kinds: ['clause'] }, from: 0 })
  expect(findInArchive(session, every)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
  valueOf(await rebuildSearch(session))
  expect(valueOf(findInArchive(session, every)).hits.length).toBeGreaterThan(0)
  closeArchive(session)
})

it('lists that do not say what the records say are named when the archive is verified, until they are rebuilt', async () => {
  const { session, path } = copyOf(whole, (database) => {
    database.exec("UPDATE agreement SET title = 'Mutuel NDA' WHERE id = (SELECT min(id) FROM agreement)")
    database.exec("UPDATE comment SET text = text || '!' WHERE agreement = (SELECT max(id) FROM agreement)")
  })
  valueOf(openArchive(session, path))
  const said = (): Promise<readonly string[]> => verifyArchive(session).then((found) => valueOf(found).lines)
  expect((await said()).filter((line) => line.includes('the lists do not say'))).not.toEqual([])
  expect(valueOf(rebuildArchive(session)).changed).toBe(true)
  expect(await said()).toEqual([])
  closeArchive(session)
})

it('a step of a draft that is filed under another name is missed', () => {
  const { session, path } = copyOf(whole, (database) => {
    database.pragma('foreign_keys = OFF')
    database.exec(
      "UPDATE draft_step SET agreement = 'x' || agreement WHERE version = (SELECT max(version) FROM draft_step)",
    )
  })
  expect(openArchive(session, path)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
})

it('a bit in the text of the schema is damage, and no crash', () => {
  const file = Buffer.from(whole)
  const at = file.indexOf('contentless_delete = 1')
  expect(at).toBeGreaterThan(0)
  file.write('$', at + 'contentless_delete'.length)
  const { session, path } = copyOf(file)
  expect(openArchive(session, path)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
})

it('of 100 copies with a page of noise each opens and reads what was written, or says that it is damaged', async () => {
  const random = new Random(20_261_122, 0)
  const searched = ['confidential', 'liab*', '"this agreement"']
  const { session, path } = copyOf(whole)
  valueOf(openArchive(session, path))
  const right = searched.map((query) =>
    JSON.stringify(valueOf(find(session, query)).hits.map(({ snippet }) => snippet)),
  )
  closeArchive(session)
  for (let trial = 0; trial < 100; trial += 1) {
    const file = Buffer.from(whole)
    const page = random.below(file.length / 512) * 512
    for (let at = page; at < page + 512; at += 1) file[at] = random.below(256)
    const copy = copyOf(file)
    const opened = openArchive(copy.session, copy.path)
    if (!opened.ok) {
      expect(['damaged', 'not-an-archive', 'newer-archive']).toContain(opened.error.kind)
      continue
    }
    for (const [i, query] of searched.entries()) {
      const found = find(copy.session, query)
      const hits = found.ok ? JSON.stringify(found.value.hits.map(({ snippet }) => snippet)) : right[i]
      expect(found.ok || found.error.kind, `trial ${trial}, at ${page}`).toBe(found.ok || 'damaged')
      expect(hits, `trial ${trial}, at ${page}`).toBe(right[i])
    }
    const db = valueOf(reading(copy.session))
    for (const { agreement } of all<{ agreement: string }>(db, 'SELECT agreement FROM draft')) {
      const draft = await liveDraft(copy.session, agreement)
      expect(draft.ok || draft.error.kind).toSatisfy((kind) => kind === true || /damaged/.test(String(kind)))
    }
    closeArchive(copy.session)
  }
}, 120_000)
