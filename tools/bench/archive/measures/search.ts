import { operations } from '../../../../src/core/api/index.ts'
import type { SearchFilters } from '../../../../src/core/api/search.ts'
import { all, type ReadDb } from '../../../../src/main/archive/handle.ts'
import { unpackText } from '../../../../src/main/archive/search/packing.ts'
import { findInArchive, findSimilar } from '../../../../src/main/app/search/search.ts'
import type { Session } from '../../../../src/main/app/session.ts'
import { percentile, timesOf, type Figure, type Measure, type Subject } from '../measure.ts'
import { below, oneOf, random } from '../words.ts'

const RARE = 40

/** The first fifty results for queries of every kind, and clauses like another. */
export const search: Measure = ({ path, reading }) => reading((db) => searching(path, db))

function searching(path: string, db: ReadDb): Figure[] {
  const session = { archive: { path, read: db } } as unknown as Session
  const words = all<{ word: string; clauses: number }>(
    db,
    'SELECT word, clauses FROM clause_word ORDER BY clauses DESC',
  )
  const next = random(11)
  const common = words.slice(0, 12).map(({ word }) => word)
  const frequent = words.slice(12, 300).map(({ word }) => word)
  const rare = words.filter(({ clauses }) => clauses <= 20).map(({ word }) => word)
  const many = (make: () => string, count = 60): string[] => Array.from({ length: count }, make)
  const find =
    (query: string, filters: SearchFilters = {}, isTyping = false) =>
    (): void => {
      const found = findInArchive(session, operations['search.find'].input.parse({ query, filters, isTyping }))
      if (!found.ok) throw new Error(found.error.message)
    }
  const kinds: [string, (() => void)[]][] = [
    ['a common word', common.map((word) => find(word))],
    ['two frequent words', many(() => `${oneOf(next, frequent)} ${oneOf(next, frequent)}`).map((q) => find(q))],
    [
      'either of three',
      many(() => `${oneOf(next, common)} OR ${oneOf(next, frequent)} OR ${oneOf(next, frequent)}`).map((q) => find(q)),
    ],
    ['a phrase of common words', many(() => `"${oneOf(next, common)} ${oneOf(next, common)}"`).map((q) => find(q))],
    [
      'a phrase being typed',
      many(() => `"${oneOf(next, common)} ${oneOf(next, frequent).slice(0, 1 + below(next, 3))}`).map((q) =>
        find(q, {}, true),
      ),
    ],
    [
      'a phrase, paper and status',
      many(() => `"${oneOf(next, common)} ${oneOf(next, common)}"`).map((q) =>
        find(q, { paper: 'ours', status: 'open' }),
      ),
    ],
    [
      'a phrase of one counterparty',
      many(() => oneOf(next, counterparties(db)), 40).map((name) =>
        find(`"${oneOf(next, common)} ${oneOf(next, frequent)}"`, { counterparties: [name] }),
      ),
    ],
    ['near each other', many(() => `NEAR(${oneOf(next, common)} ${oneOf(next, frequent)}, 3)`).map((q) => find(q))],
    ['one without another', many(() => `${oneOf(next, common)} NOT ${oneOf(next, frequent)}`).map((q) => find(q))],
    [
      'a beginning being typed',
      many(() => oneOf(next, frequent).slice(0, 1 + below(next, 4))).map((q) => find(q, {}, true)),
    ],
    [
      'a common word of one counterparty',
      many(() => oneOf(next, counterparties(db)), 40).map((name) =>
        find(oneOf(next, common), { counterparties: [name] }),
      ),
    ],
    ['a common word, rejected', common.map((word) => find(word, { outcome: 'rejected', writtenBy: 'theirs' }))],
    ['a common word of an early year', common.map((word) => find(word, { from: '2016-01-01', to: '2016-12-31' }))],
    ['a common word, paper and status', common.map((word) => find(word, { paper: 'ours', status: 'open' }))],
  ]
  // Whoever searches has the app open for a while.
  for (const [, runs] of kinds) for (const run of runs) run()
  const times = kinds.map(([what, runs]) => [what, timesOf(runs)] as const)
  const ratios = many(() => oneOf(next, rare), RARE).map((word) => {
    const [ours, bare] = timesOf([find(word), () => bareQuery(db, word)])
    return ours! / bare!
  })
  return [
    ...times.map(([what, t]): Figure => ({ what: `search, ${what}: p95 ms`, value: percentile(t, 0.95), limit: 50 })),
    {
      what: 'search, all of these: p95 ms',
      value: percentile(
        times.flatMap(([, t]) => t),
        0.95,
      ),
      limit: 50,
    },
    { what: 'search, a rare word beside the bare query: p50 ×', value: percentile(ratios, 0.5), limit: 1.5 },
    ...like(session, db, next),
  ]
}

/**
 * What any program would do with these tables for the same result: rank the clauses that fit in FTS5, join what is shown
 * of them and unpack their texts, for a hit that shows no text is none; and ask the other index, of names, notes and
 * decisions. Not in it: reading the query, ranking by our own rules, what became of a clause, marks and pieces of text.
 */
function bareQuery(db: ReadDb, word: string): void {
  const rows = all<{ packed: Uint8Array; base: Uint8Array | null }>(
    db,
    `SELECT t.packed, b.packed AS base, a.title, a.counterparty, h.text AS heading, r.side, r.number, p.label
     FROM clause_words AS f JOIN clause_version AS v ON v.id = f.rowid JOIN clause_text AS t ON t.id = v.text
     LEFT JOIN clause_text AS b ON b.id = t.base JOIN clause_heading AS h ON h.id = v.heading
     JOIN search_round AS s ON s.no = v.last JOIN search_agreement AS n ON n.no = v.agreement
     JOIN agreement AS a ON a.id = n.agreement JOIN round AS r ON r.agreement = a.id AND r.id = s.round
     JOIN clause_place AS p ON p.round = s.no AND p.version = v.id
     WHERE f.clause_words MATCH ? ORDER BY f.rank LIMIT 50`,
    `"${word}"`,
  )
  for (const { packed, base } of rows) unpackText(packed, base === null ? undefined : unpackText(base))
  all(
    db,
    `SELECT e.* FROM entry_words AS f JOIN search_entry AS e ON e.id = f.rowid
     WHERE f.entry_words MATCH ? ORDER BY f.rank LIMIT 50`,
    `words : "${word}"`,
  )
}

function counterparties(db: ReadDb): string[] {
  return all<{ counterparty: string }>(db, 'SELECT DISTINCT counterparty FROM agreement ORDER BY 1').map(
    (row) => row.counterparty,
  )
}

function like(session: Session, db: ReadDb, next: () => number): Figure[] {
  const newest = all<{ id: number }>(db, 'SELECT max(id) AS id FROM clause_text')[0]!.id
  const texts = Array.from({ length: 60 }, () => {
    const [row] = all<{ packed: Uint8Array }>(
      db,
      'SELECT packed FROM clause_text WHERE id <= ? AND base IS NULL ORDER BY id DESC LIMIT 1',
      1 + below(next, newest),
    )
    return unpackText(row!.packed)
  })
  const times = timesOf(
    texts.map((text) => () => {
      const found = findSimilar(session, { text, filters: {} })
      if (!found.ok || found.value.clauses[0]!.likeness < 0.9)
        throw new Error('a clause was not found by its own words')
    }),
  )
  return [{ what: 'find like this: p95 ms', value: percentile(times, 0.95), limit: 150 }]
}

/** What search costs in the file: all of it beside the documents and what FTS5 keeps. */
export const size: Measure = ({ reading }: Subject) => reading(sizes)

function sizes(db: ReadDb): Figure[] {
  const tables = all<{ name: string; bytes: number }>(db, 'SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name')
  const of = (pattern: RegExp): number =>
    tables.filter(({ name }) => pattern.test(name)).reduce((sum, { bytes }) => sum + bytes, 0)
  const base = of(/^blob$/) + of(/^(?:clause_words|clause_like|entry_words)_/)
  const versions = all<{ count: number }>(db, 'SELECT count(*) AS count FROM clause_version')[0]!.count
  return [
    { what: 'clause versions', value: versions },
    { what: 'file, MB', value: of(/./) / 1e6 },
    { what: 'file beside documents and index: ×', value: of(/./) / base, limit: 1.3 },
  ]
}
