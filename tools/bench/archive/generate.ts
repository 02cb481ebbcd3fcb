import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ok } from '../../../src/core/result.ts'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import { createArchive } from '../../../src/main/archive/create-archive.ts'
import { openArchive } from '../../../src/main/archive/database.ts'
import { createDeviceKey, signerFrom, type Signer } from '../../../src/main/archive/device-key.ts'
import { inTransaction, type WriteDb } from '../../../src/main/archive/handle.ts'
import { copiesBefore } from '../../../src/main/archive/migrate.ts'
import { SCHEMA_VERSION } from '../../../src/main/archive/migrations/index.ts'
import { appendRecord } from '../../../src/main/archive/records.ts'
import type { ReadClause } from '../../../src/main/archive/search/clause.ts'
import { countWords, insertClauses } from '../../../src/main/archive/search/clauses.ts'
import { agreementNo, beginRound, finishRound } from '../../../src/main/archive/search/rounds.ts'
import { settleAgreement } from '../../../src/main/archive/search/settle.ts'
import { readClause } from '../../../src/main/app/work/clauses.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { writeContainer } from '../../../src/main/engine/container/write-container.ts'
import { below, createWriter, oneOf, random, type Random, type Writer } from './words.ts'

/** How large an archive is made. Each agreement has five rounds and some two hundred wordings of a hundred clauses. */
export interface Scale {
  readonly name: string
  readonly agreements: number
}
export const FULL: Scale = { name: 'full', agreements: 5000 }
export const TENTH: Scale = { name: 'a tenth', agreements: 500 }

/** Goes up when other rows are made. */
const RECIPE = 3
const ROUNDS = 5
const CLAUSES = 100
/** How many clauses the next round words anew. */
const REWORDED = 25
/** Of the clauses of a new agreement these come from forms that many agreements share. */
const FROM_FORMS = 20
const FORMS = 400
const COUNTERPARTIES = 800
const HEADINGS = 3000
const AT_ONCE = 25

interface Clause {
  readonly label: string
  readonly heading: string
  readonly text: string
}

/**
 * The path of a generated archive: the same agreements, records, documents and clauses at each call, made by the app's own
 * functions from sentences of our samples, and kept in the folder for temporary files; when the schema changes, it is migrated.
 */
export function generatedArchive({ name, agreements }: Scale): string {
  const stem = `counterpart-bench-${agreements}-schema${SCHEMA_VERSION}-${RECIPE}.counterpart`
  const path = join(tmpdir(), stem)
  if (existsSync(path)) return path
  const began = performance.now()
  const partial = `${path}.partial`
  for (const suffix of ['', '-wal', '-shm']) rmSync(partial + suffix, { force: true })
  if (fromOlder(partial, agreements)) {
    renameSync(partial, path)
    return path
  }
  const signer = signerFrom(createDeviceKey())
  const made = createArchive(partial, { now: () => dayAt(0), owner: 'the bench', signer, id: 'bench' })
  if (!made.ok) throw new Error(made.error.message)
  if (made.value.readOnly) throw new Error('a new archive is read-only')
  const make = createMaker(signer)
  for (let from = 0; from < agreements; from += AT_ONCE) {
    const { write } = made.value
    const done = inTransaction(write, () => {
      const counts = new Map<string, number>()
      for (let at = from; at < Math.min(agreements, from + AT_ONCE); at++) make(write, at, counts)
      countWords(write, counts)
      return ok(undefined)
    })
    if (!done.ok) throw new Error(done.error.message)
  }
  made.value.close()
  renameSync(partial, path)
  process.stderr.write(
    `made an archive of ${name} size in ${Math.round((performance.now() - began) / 1000)} s: ${path}\n`,
  )
  return path
}

/** Takes over the same archive as it was made before the schema changed, brought up to date as the app does. */
function fromOlder(path: string, agreements: number): boolean {
  const stem = new RegExp(`^counterpart-bench-${agreements}-schema\\d+-${RECIPE}\\.counterpart$`)
  const older = readdirSync(tmpdir()).find((name) => stem.test(name))
  if (older === undefined) return false
  copyFileSync(join(tmpdir(), older), path)
  const opened = openArchive(path, { now: () => dayAt(0), owner: 'the bench' })
  if (opened.ok) opened.value.close()
  for (const copy of copiesBefore(path)) rmSync(copy)
  return opened.ok
}

/** Days from the first agreement on; five rounds of an agreement are ten days apart each. */
function dayAt(day: number): string {
  return new Date(Date.UTC(2016, 0, 4, 9) + day * 86_400_000).toISOString()
}

function createMaker(signer: Signer): (db: WriteDb, at: number, counts: Map<string, number>) => void {
  const writer = createWriter()
  const next = random(20260101)
  const headings = Array.from({ length: HEADINGS }, () => capital(`${writer.rareWord(next)} ${writer.rareWord(next)}`))
  const forms = Array.from({ length: FORMS }, () => newClause(writer, next, headings))
  const names = Array.from({ length: COUNTERPARTIES }, () =>
    capital(`${writer.rareWord(next)} ${oneOf(next, ['Ltd', 'plc', 'GmbH', 'Inc', 'SA'])}`),
  )
  const pack = createPacker()
  return (db, at, counts) => {
    const read = new Map<string, ReadClause>()
    const agreement = `agreement-${String(at).padStart(5, '0')}`
    const day = Math.floor(at * 0.7)
    const now = dayAt(day)
    const title = capital(
      `${writer.rareWord(next)} ${oneOf(next, ['services agreement', 'supply agreement', 'NDA', 'licence'])}`,
    )
    const paper = next() < 0.5 ? 'ours' : 'theirs'
    const opened = { title, counterparty: oneOf(next, names), paper } as const
    appendRecord(db, signer, { type: 'agreement.opened', agreement, now, payload: opened })
    let clauses = Array.from({ length: CLAUSES }, (_, i) => ({
      ...(i < FROM_FORMS ? oneOf(next, forms) : newClause(writer, next, headings)),
      label: `${1 + Math.floor(i / 6)}.${1 + (i % 6)}`,
    }))
    for (let seq = 0; seq < ROUNDS; seq++) {
      if (seq > 0) clauses = reworded(writer, next, clauses)
      const round = `${agreement}-${seq}`
      const document = putBlob(db, pack(clauses))
      sealRound(db, signer, { agreement, round, seq, document, title, now: dayAt(day + seq * 10) })
      const no = beginRound(db, { agreement, round, document })
      insertClauses(
        db,
        { round: no, agreement: agreementNo(db, agreement) },
        0,
        clauses.map((clause) => known(read, clause)),
        counts,
      )
      finishRound(db, no)
    }
    settleAgreement(db, agreement)
  }
}

/** What did not change since the round before is not read again. */
function known(read: Map<string, ReadClause>, clause: Clause): ReadClause {
  const key = `${clause.label} ${clause.heading} ${clause.text}`
  const found = read.get(key) ?? readClause(clause)
  read.set(key, found)
  return found
}

interface Sealing {
  readonly agreement: string
  readonly round: string
  readonly seq: number
  readonly document: string
  readonly title: string
  readonly now: string
}

function sealRound(db: WriteDb, signer: Signer, { agreement, round, seq, document, title, now }: Sealing): void {
  const file = { round, document, fileName: `${title} v${seq + 1}.docx` }
  const number = Math.ceil(seq / 2)
  if (seq === 0) {
    const payload = { ...file, author: 'Dana Okafor', messages: 0 }
    appendRecord(db, signer, { type: 'document.imported', agreement, now, payload })
  } else if (seq % 2 === 1) {
    const author = { name: 'Ada Marlow', initials: 'AM', organisation: '' }
    const payload = { ...file, seq, number, clean: null, base: document, author }
    appendRecord(db, signer, { type: 'round.sealed', agreement, now, payload })
  } else {
    const payload = { ...file, seq, number, author: 'Dana Okafor' }
    appendRecord(db, signer, { type: 'return.received', agreement, now, payload })
  }
}

function newClause(writer: Writer, next: Random, headings: readonly string[]): Clause {
  const heading = oneOf(next, headings)
  const sentences = Array.from({ length: 1 + below(next, 3) }, () => writer.sentence(next, 12 + below(next, 40)))
  return { label: '', heading, text: sentences.join(' ') }
}

/** Some clauses with a few words changed, or a sentence more. */
function reworded(writer: Writer, next: Random, clauses: readonly Clause[]): Clause[] {
  const out = [...clauses]
  for (let i = 0; i < REWORDED; i++) {
    const at = below(next, out.length)
    const clause = out[at]!
    const words = clause.text.split(' ')
    if (below(next, 3) === 0) words.push(writer.sentence(next, 10))
    else words.splice(below(next, words.length), 2, writer.rareWord(next), writer.rareWord(next))
    out[at] = { ...clause, text: words.join(' ') }
  }
  return out
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Documents that hold the clauses, in the package of one of our samples. */
function createPacker(): (clauses: readonly Clause[]) => Uint8Array {
  const sample = readFileSync(resolve(import.meta.dirname, '../../../resources/samples/mutual-nda.docx'))
  const container = readContainer(sample)
  if (!container.ok) throw new Error(container.error.message)
  const xml = new TextDecoder().decode(container.value.part('word/document.xml'))
  const from = xml.indexOf('>', xml.indexOf('<w:body')) + 1
  const to = xml.lastIndexOf('<w:sectPr')
  return (clauses) => {
    const body = clauses.map(
      ({ label, heading, text }) =>
        `<w:p ${ids(heading)}><w:r><w:t>${label} ${heading}</w:t></w:r></w:p>` +
        `<w:p ${ids(text)}><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`,
    )
    const document = new TextEncoder().encode(xml.slice(0, from) + body.join('') + xml.slice(to))
    return writeContainer(container.value, new Map([['word/document.xml', document]]))
  }
}

/** As Word writes: the same as long as the paragraph is. */
function ids(text: string): string {
  const hash = createHash('sha1').update(text).digest('hex').toUpperCase()
  return `w14:paraId="${hash.slice(0, 8)}" w14:textId="${hash.slice(8, 16)}" w:rsidR="00${hash.slice(16, 22)}"`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
