import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from '../../../src/core/search/query.ts'
import { ok } from '../../../src/core/result.ts'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import { type ReadDb, type WriteDb, all, inTransaction, run } from '../../../src/main/archive/handle.ts'
import { agreementInLog } from '../../../src/main/archive/projections.ts'
import { insertRecord, recordsOf } from '../../../src/main/archive/records.ts'
import { clauseText, countWords, insertClauses } from '../../../src/main/archive/search/clauses.ts'
import { forgetEntries, writeEntries } from '../../../src/main/archive/search/entries.ts'
import { findVersions } from '../../../src/main/archive/search/find.ts'
import {
  agreementNo,
  beginRound,
  countPending,
  finishRound,
  forgetPurged,
  forgetRounds,
  nextPending,
} from '../../../src/main/archive/search/rounds.ts'
import { settleAgreement } from '../../../src/main/archive/search/settle.ts'
import { readClause } from '../../../src/main/app/work/clauses.ts'
import { append, newArchive, now, opening, valueOf, type WritableArchive } from './support.ts'

/** A document that is its clauses, a line each: what is read from a .docx is tested elsewhere. */
const WORDS = ['cap', 'liability', 'notice', 'fees', 'escrow', 'Kündigung']
const clause = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const round = fc.record({
  side: fc.constantFrom('import', 'send', 'receive'),
  clauses: fc.array(clause, { maxLength: 6 }),
})
const history = fc.array(round, { minLength: 1, maxLength: 5 })
type History = readonly { readonly side: 'import' | 'send' | 'receive'; readonly clauses: readonly string[] }[]

const author = { name: 'Ann', initials: 'A', organisation: 'Us' }

function seal(archive: WritableArchive, agreement: string, at: number, { side, clauses }: History[number]): void {
  const id = `${agreement}-${at}`
  const bytes = new TextEncoder().encode(`${id}\n${clauses.join('\n')}`)
  const document = valueOf(inTransaction(archive.write, () => ok(putBlob(archive.write, bytes))))
  const common = { agreement, now: now() }
  const file = { round: id, document, fileName: `${id}.docx` }
  const place = { ...file, seq: at + 1, number: at + 1 }
  if (side === 'import')
    append(archive.write, { ...common, type: 'document.imported', payload: { ...file, author: 'Bob', messages: 0 } })
  else if (side === 'send')
    append(archive.write, {
      ...common,
      type: 'round.sealed',
      payload: { ...place, clean: null, base: document, author },
    })
  else append(archive.write, { ...common, type: 'return.received', payload: { ...place, author: 'Bob' } })
}

/** Takes what is pending in, as the app does. @param most rounds, and then as if the power had gone in the next one */
function index({ write }: WritableArchive, most = Infinity): void {
  for (let done = 0; ; done++) {
    const next = nextPending(write, new Set())
    if (next === undefined) return
    const [row] = all<{ bytes: Uint8Array }>(write, 'SELECT bytes FROM blob WHERE hash = ?', next.document)
    const lines = new TextDecoder().decode(row!.bytes).split('\n').slice(1)
    const clauses = lines
      .filter((line) => line !== '')
      .map((text, i) => readClause({ label: `${i + 1}.`, heading: text.split(' ')[0]!, text }))
    const isCut = done >= most
    valueOf(
      inTransaction(write, () => {
        const [no, counts] = [beginRound(write, next), new Map<string, number>()]
        insertClauses(
          write,
          { round: no, agreement: agreementNo(write, next.agreement) },
          0,
          isCut ? clauses.slice(0, 1) : clauses,
          counts,
        )
        countWords(write, counts)
        if (isCut) return ok(undefined)
        finishRound(write, no)
        settleAgreement(write, next.agreement)
        return ok(undefined)
      }),
    )
    if (isCut) return
  }
}

/** All that the search tables say, without the numbers that are given in the order things come in. */
function known(db: ReadDb): unknown {
  const versions = all<{ id: number; text: number }>(
    db,
    `SELECT v.id, v.text, a.agreement, h.text AS heading, f.round AS first, l.round AS last, v.written_by, v.standing
     FROM clause_version AS v JOIN search_agreement AS a ON a.no = v.agreement JOIN clause_heading AS h ON h.id = v.heading
     JOIN search_round AS f ON f.no = v.first JOIN search_round AS l ON l.no = v.last`,
  )
  const found = (match: string): string[] => {
    const query = valueOf(parseQuery(match))
    const { versions: hits } = findVersions(
      db,
      { query, filters: {}, agreements: null, before: null },
      { ranked: 1000, patience: Infinity, window: 1000 },
    )
    return hits.map(({ words, score, same }) => `${words} ${score.toFixed(6)} ${same}`).sort()
  }
  return {
    versions: versions.map(({ id: _id, text, ...rest }) => ({ ...rest, words: clauseText(db, text) })).sort(byText),
    places: all(
      db,
      `SELECT r.round, p.place, p.label, v.text IS NOT NULL AS known FROM clause_place AS p
       JOIN search_round AS r ON r.no = p.round LEFT JOIN clause_version AS v ON v.id = p.version ORDER BY 1, 2`,
    ),
    words: all(db, 'SELECT * FROM clause_word ORDER BY word'),
    entries: all(
      db,
      'SELECT a.agreement, kind, item, round, text, at, who, side, outcome FROM search_entry AS e JOIN search_agreement AS a ON a.no = e.agreement ORDER BY 1, 2, 3',
    ),
    found: ['cap', 'cap liability', '"notice fees"', 'kundig*', 'cap NOT fees', 'NEAR(cap escrow, 2)'].map(found),
  }
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

function rebuild(archive: WritableArchive): void {
  const { write } = archive
  const agreements = all<{ id: string }>(write, 'SELECT id FROM agreement ORDER BY id')
  valueOf(
    inTransaction(write, () => {
      forgetRounds(write)
      forgetEntries(write)
      for (const { id } of agreements) writeEntries(write, agreementInLog(write, id)!)
      return ok(undefined)
    }),
  )
  index(archive)
}

function isSound(write: WriteDb): void {
  valueOf(
    inTransaction(write, () => {
      for (const table of ['clause_words', 'clause_like', 'entry_words']) {
        run(write, `INSERT INTO ${table} (${table}) VALUES ('integrity-check')`)
      }
      return ok(undefined)
    }),
  )
}

test('whatever was sealed, search tables that are rebuilt equal those that were kept up to date', () => {
  const archive = newArchive()
  let runs = 0
  fc.assert(
    fc.property(history, fc.nat({ max: 4 }), (rounds, cut) => {
      const agreement = `agreement-${(runs += 1)}`
      append(archive.write, opening(agreement))
      for (const [at, sealed] of rounds.entries()) {
        seal(archive, agreement, at, sealed)
        // At times what was sealed waits, and at times taking it in is cut off.
        if (at % 2 === 0) index(archive, cut)
      }
      index(archive)
      const kept = known(archive.read)
      rebuild(archive)
      expect(known(archive.read)).toEqual(kept)
      expect(countPending(archive.read)).toBe(0)
    }),
    { numRuns: 25 },
  )
  isSound(archive.write)
})

/** What a query asks for, by the words of a text. */
const ASKED: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  cap: (words) => words.includes('cap'),
  'e*': (words) => words.includes('escrow'),
  'escrow OR notice': (words) => words.includes('escrow') || words.includes('notice'),
  'cap liability': (words) => words.includes('cap') && words.includes('liability'),
  'cap NOT fees': (words) => words.includes('cap') && !words.includes('fees'),
  '"notice fees"': (words) => ` ${words.join(' ')} `.includes(' notice fees '),
  '"fees n*': (words) => ` ${words.join(' ')} `.includes(' fees notice '),
  'NEAR(cap escrow, 1)': (words) => /\bcap (?:\S+ )?escrow\b|\bescrow (?:\S+ )?cap\b/.test(words.join(' ')),
}

test('in whatever windows hits are looked for, page by page each is found once, and no other', () => {
  const archive = newArchive()
  const clauses = fc.sample(fc.array(clause, { minLength: 5, maxLength: 30 }), { numRuns: 12, seed: 5 })
  for (const [at, some] of clauses.entries()) {
    append(archive.write, opening(`agreement-${at}`))
    seal(archive, `agreement-${at}`, 0, { side: 'import', clauses: some })
  }
  index(archive)
  const versions = all<{ id: number; agreement: number; text: number }>(archive.read, 'SELECT * FROM clause_version')
  // Few are looked for by the index, of many each hit is looked at.
  const many = Array.from({ length: 70 }, (_, i) => 1000 + i)
  const among = fc.constantFrom<ReadonlySet<number> | null>(null, new Set([2, 5]), new Set([1, 3, 4, 9, ...many]))
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(ASKED)),
      among,
      fc.record({
        ranked: fc.integer({ min: 1, max: 9 }),
        window: fc.integer({ min: 1, max: 40 }),
        patience: fc.constantFrom(0, Infinity),
      }),
      (text, agreements, limits) => {
        const query = valueOf(parseQuery(text))
        const ids: number[] = []
        for (let before: number | null = null, pages = 0; pages === 0 || before !== null; pages++) {
          const found = findVersions(archive.read, { query, filters: {}, agreements, before }, limits)
          expect(found.ranked).toBeLessThanOrEqual(limits.ranked)
          // Those with the same words are one, the newest of them.
          for (const { version, same } of found.versions) ids.push(version.id, ...Array<number>(same).fill(0))
          before = found.older
        }
        const fits = versions.filter(
          ({ agreement, text: no }) =>
            (agreements?.has(agreement) ?? true) && ASKED[text]!(clauseText(archive.read, no).split(' ')),
        )
        expect(ids).toHaveLength(fits.length)
        for (const id of ids) if (id !== 0) expect(fits.map((version) => version.id)).toContain(id)
      },
    ),
    { numRuns: 400, seed: 11 },
  )
})

test('the order in which records and documents come in makes no difference to what is found', () => {
  const [here, there] = [newArchive(), newArchive()]
  let runs = 0
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (rounds, order) => {
      const agreement = `agreement-${(runs += 1)}`
      append(here.write, opening(agreement))
      for (const [at, sealed] of rounds.entries()) seal(here, agreement, at, sealed)
      index(here)
      const records = recordsOf(here.read, agreement).map((record) => ({ record, at: Number(order.next().value) }))
      for (const { record } of records.sort((a, b) => a.at - b.at)) {
        const { document } = record.payload as { document?: string }
        const [row] = all<{ bytes: Uint8Array }>(here.read, 'SELECT bytes FROM blob WHERE hash = ?', document ?? '')
        valueOf(
          inTransaction(there.write, () => {
            if (row !== undefined) putBlob(there.write, row.bytes)
            return ok(insertRecord(there.write, record))
          }),
        )
        index(there)
      }
      expect(known(there.read)).toEqual(known(here.read))
    }),
    { numRuns: 20 },
  )
})

test('nothing of a document that was purged is found, and what others say in the same words is', () => {
  const archive = newArchive()
  for (const agreement of ['one', 'two']) append(archive.write, opening(agreement))
  seal(archive, 'one', 0, { side: 'import', clauses: ['cap liability', 'Kündigung escrow'] })
  seal(archive, 'two', 0, { side: 'import', clauses: ['cap liability'] })
  index(archive)
  const [round] = all<{ document: string }>(archive.read, "SELECT document FROM round WHERE agreement = 'one'")
  append(archive.write, {
    type: 'document.purged',
    agreement: 'one',
    now: now(),
    payload: { documents: [round!.document], reason: 'over', author },
  })
  valueOf(
    inTransaction(archive.write, () => {
      run(archive.write, 'DELETE FROM blob WHERE hash = ?', round!.document)
      forgetPurged(archive.write)
      return ok(undefined)
    }),
  )
  const count = (table: string): number => all(archive.read, `SELECT 1 FROM ${table}`).length
  expect([count('clause_version'), count('clause_text'), count('clause_place'), count('clause_word')]).toEqual([
    1, 1, 1, 2,
  ])
  const texts = all<{ packed: Uint8Array }>(archive.read, 'SELECT packed FROM clause_text')
  expect(texts.map((_, i) => clauseText(archive.read, i + 1))).toEqual(['cap liability'])
  expect(countPending(archive.read)).toBe(0)
  isSound(archive.write)
})

test('a wording that was kept beside another can be read when the other is purged', () => {
  const archive = newArchive()
  const long = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ')
  append(archive.write, opening('one'))
  seal(archive, 'one', 0, { side: 'import', clauses: [long] })
  seal(archive, 'one', 1, { side: 'send', clauses: [`${long} and more`] })
  index(archive)
  const texts = (): string[] =>
    all<{ id: number }>(archive.read, 'SELECT id FROM clause_text ORDER BY id').map(({ id }) =>
      clauseText(archive.read, id),
    )
  expect(all(archive.read, 'SELECT 1 FROM clause_text WHERE base IS NOT NULL')).toHaveLength(1)
  expect(texts()).toEqual([long, `${long} and more`])
  const [round] = all<{ document: string }>(archive.read, 'SELECT document FROM round ORDER BY place')
  const payload = { documents: [round!.document], reason: 'over', author }
  append(archive.write, { type: 'document.purged', agreement: 'one', now: now(), payload })
  valueOf(
    inTransaction(archive.write, () => {
      run(archive.write, 'DELETE FROM blob WHERE hash = ?', round!.document)
      return ok(forgetPurged(archive.write))
    }),
  )
  expect(texts()).toEqual([`${long} and more`])
})

test('any query at all gives results or a message, and never an error of the index', () => {
  const archive = newArchive()
  append(archive.write, opening('one'))
  seal(archive, 'one', 0, { side: 'import', clauses: ['cap liability notice', 'fees escrow cap', 'Kündigung'] })
  index(archive)
  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      'AND',
      'OR',
      'NOT',
      '-',
      'NEAR(',
      'NEAR/3',
      '5)',
      '*',
      'ca*',
      'cap',
      'fees',
      '\0',
      "'",
      '{a} :',
      '^cap',
      'words:',
    ),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const query = parseQuery(pieces.join(' '))
      if (!query.ok) return
      findVersions(archive.read, { query: query.value, filters: {}, agreements: null, before: null })
    }),
    { numRuns: 500 },
  )
})
