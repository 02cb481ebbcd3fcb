import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '../../../src/core/api/index.ts'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import { draftComment, draftDelete, draftDone, draftReply } from '../../../src/core/docx/comments/draft-comments.ts'
import { readComments } from '../../../src/core/docx/comments/read-comments.ts'
import { deleteTracked, firstFreeId, insertTracked, splitTracked } from '../../../src/core/revision/track.ts'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive, openArchive } from '../../../src/main/app/archives.ts'
import { addComment, changeComment, listDocumentComments, placeComment } from '../../../src/main/app/comments.ts'
import { openDocument } from '../../../src/main/app/documents.ts'
import { appendSteps } from '../../../src/main/app/drafts.ts'
import { draftProjection, projectionRest, roundProjection } from '../../../src/main/app/projections.ts'
import { receiveReturn } from '../../../src/main/app/rounds.ts'
import { exportRound, sendRound } from '../../../src/main/app/sending.ts'
import { scrubFile } from '../../../src/main/app/scrub.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { recordsOf } from '../../../src/main/archive/records.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { scratch } from '../../support/cli.ts'
import { projected } from '../../support/projected.ts'
import { testSession } from '../../support/session.ts'

const samples = resolve(import.meta.dirname, '../../../resources/samples')
const msa = join(samples, 'master-services-agreement.docx')

let folder: string
let session: Session
let agreement: string

function value<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

beforeEach(async () => {
  folder = scratch()
  session = testSession(folder)
  value(createArchive(session, join(folder, 'a.counterpart')))
  const source = { path: msa }
  agreement = value(await importAgreement(session, { source, counterparty: 'Northwind', paper: 'ours' })).id
})

type Listing = Output<'comment.list'>
const list = async (round: string | null = null): Promise<Listing> =>
  value(await listDocumentComments(session, { agreement, round }))

/** The draft as a window has it. */
async function shown(): Promise<{ doc: Node; base: string; version: number }> {
  const { doc, projection } = await projected(await draftProjection(session, agreement), (key, from) =>
    projectionRest(session, true, key, from),
  )
  return { doc, base: projection.base, version: projection.version }
}

async function edit(change: (tr: Transaction, newId: () => string) => void): Promise<void> {
  const { doc, base, version } = await shown()
  const { tr } = EditorState.create({ doc })
  let id = firstFreeId(doc)
  change(tr, () => `c${id++}`)
  if (tr.steps.length === 0) return
  const steps = tr.steps.map((step) => JSON.parse(JSON.stringify(step)) as unknown)
  value(await appendSteps(session, { agreement, base, version, steps }))
}

function placeOf(doc: Node, words: string): { from: number; to: number } {
  let found = -1
  doc.descendants((node, pos) => {
    const at = node.isText ? node.text!.indexOf(words) : -1
    if (found < 0 && at >= 0) found = pos + at
  })
  if (found < 0) throw new Error(`no "${words}"`)
  return { from: found, to: found + words.length }
}

async function internal(text: string, words: string): Promise<string> {
  const { doc, version } = await shown()
  const place = { version, ...placeOf(doc, words) }
  return value(await addComment(session, { agreement, text, on: { place } })).id
}

/** What an internal comment stands on now. */
async function quoteOf(id: string, round: string | null = null): Promise<string | null> {
  const { place } = (await list(round)).internal.find((c) => c.id === id)!
  if (place === null) return null
  const doc =
    round === null
      ? (await shown()).doc
      : (
          await projected(await roundProjection(session, agreement, round), (key, from) =>
            projectionRest(session, false, key, from),
          )
        ).doc
  return doc.textBetween(place.from, place.to, '\n')
}

const said = (text: string) => ({
  author: 'Ada Marlow',
  initials: 'AM',
  date: '2026-11-22T09:00:00Z',
  utc: '2026-11-22T09:00:00Z',
  paraId: '1BADF00D',
  durableId: '1BADF00D',
  lines: [text],
})

const threadsOf = (path: string) => readComments(value(openDocument(readFileSync(path))).reading).value

/** Every part of a package, inflated, its names among them, as text in both encodings that a part may have. */
function contentOf(path: string): string {
  const container = value(readContainer(readFileSync(path)))
  const parts = container.names().map((name) => {
    const bytes = Buffer.from(container.part(name)!)
    return `${name}\n${bytes.toString('utf8')}\n${bytes.toString('utf16le')}`
  })
  return `${readFileSync(path).toString('latin1')}\n${parts.join('\n')}`
}

describe('a shared comment', () => {
  it('is in the journal with the text, in the redline and the clean copy, and gone where it is scrubbed', async () => {
    const { look, nextId } = (await list()).package
    await edit((tr) => {
      const { from, to } = placeOf(tr.doc, 'Confidential Information')
      draftComment(tr, from, to, { id: String(nextId), look, comment: said('Too wide for us') })
      draftReply(tr, [String(nextId)], { id: String(nextId + 1), look, comment: said('And for them') })
      draftDone(tr, String(nextId), true)
    })
    closeArchive(session)
    session = testSession(folder)
    value(openArchive(session, join(folder, 'a.counterpart')))
    const [redline, clean, bare] = ['redline', 'clean', 'bare'].map((n) => join(folder, `${n}.docx`)) as [
      string,
      string,
      string,
    ]
    value(await sendRound(session, { agreement, redlinePath: redline, cleanPath: clean }))
    for (const path of [redline, clean]) {
      expect(threadsOf(path)).toMatchObject([
        {
          author: 'Ada Marlow',
          initials: 'AM',
          date: '2026-11-22T09:00:00Z',
          text: 'Too wide for us',
          done: true,
          anchor: { text: 'Confidential Information' },
          replies: [{ text: 'And for them' }],
        },
      ])
      expect(checkPackage(value(readContainer(readFileSync(path)))).filter((f) => f.severity === 'error')).toEqual([])
    }
    value(await scrubFile(redline, bare, { keepAuthors: true, keepComments: false, party: 'Us' }))
    expect(threadsOf(bare)).toEqual([])
    expect(contentOf(bare)).not.toContain('Too wide')
  })
})

describe('an internal comment', () => {
  it('stays where its text is through edits, a checkpoint, a reopened archive and a round', async () => {
    const id = await internal('our limit is 2x', 'Confidential Information')
    await edit((tr, newId) => {
      const tracker = { author: 'Ada Marlow', date: '2026-11-22T09:00:00Z', newId }
      insertTracked(tr, 3, 3, 'NEW AT THE START ', tracker)
      const { from } = placeOf(tr.doc, 'Confidential Information')
      insertTracked(tr, from + 13, from + 13, 'or Secret ', tracker)
      splitTracked(tr, from - 30, tracker)
    })
    expect(await quoteOf(id)).toBe('Confidential or Secret Information')
    closeArchive(session)
    session = testSession(folder)
    value(openArchive(session, join(folder, 'a.counterpart')))
    expect(await quoteOf(id)).toBe('Confidential or Secret Information')
    const sent = join(folder, 'sent.docx')
    const round = value(await sendRound(session, { agreement, redlinePath: sent, cleanPath: null }))
    expect(await quoteOf(id, round.id)).toBe('Confidential or Secret Information')
    // Their answer is what we sent, with all accepted: only the words themselves lead there.
    const returned = join(folder, 'returned.docx')
    value(await exportRound(session, { agreement, round: round.id, clean: true, path: returned }))
    value(await receiveReturn(session, { agreement, source: { path: returned } }))
    expect(await quoteOf(id)).toBe('Confidential or Secret Information')
  })

  it('is answered, edited, resolved, deleted and brought back, and every version of it stays in the log', async () => {
    const id = await internal('first words', 'Confidential Information')
    const reply = value(await addComment(session, { agreement, text: 'a reply', on: { thread: id } })).id
    value(changeComment(session, { agreement, comment: id, fields: { text: 'second words' } }))
    value(changeComment(session, { agreement, comment: id, fields: { resolved: true } }))
    expect((await list()).internal).toMatchObject([
      { id, thread: null, text: 'second words', resolved: true, isMine: true },
      { id: reply, thread: id, text: 'a reply', place: null },
    ])
    value(changeComment(session, { agreement, comment: id, fields: { deleted: true } }))
    expect((await list()).internal).toEqual([])
    value(changeComment(session, { agreement, comment: id, fields: { deleted: false } }))
    expect((await list()).internal).toHaveLength(2)
    expect(await quoteOf(id)).toBe('Confidential Information')
    const log = JSON.stringify(recordsOf(session.archive!.read, agreement).map((r) => r.payload))
    expect(log).toContain('first words')
  })

  it('is listed without a place when its text and its paragraph are gone, and takes another place', async () => {
    const id = await internal('note', 'Confidential Information')
    value(await sendRound(session, { agreement, redlinePath: join(folder, 's.docx'), cleanPath: null }))
    value(await receiveReturn(session, { agreement, source: { path: join(samples, 'mutual-nda.docx') } }))
    const { doc, version } = await shown()
    const before = (await list()).internal[0]!
    if (before.place !== null)
      expect(doc.textBetween(before.place.from, before.place.to)).toBe('Confidential Information')
    const place = { version, ...placeOf(doc, 'agreement') }
    value(await placeComment(session, { agreement, comment: id, place }))
    expect(await quoteOf(id)).toBe('agreement')
  })

  it('is refused on another version of the draft, where no text is, and for others than its author', async () => {
    const { doc, version } = await shown()
    const on = (from: number, to: number, v = version) => ({ place: { version: v, from, to } })
    const add = (place: ReturnType<typeof on>) => addComment(session, { agreement, text: 'x', on: place })
    expect(await add(on(3, 5, version + 1))).toMatchObject({ error: { kind: 'stale-draft' } })
    expect(await add(on(5, doc.content.size + 9))).toMatchObject({ error: { kind: 'no-text' } })
    expect(await addComment(session, { agreement, text: 'x', on: { thread: 'nobody' } })).toMatchObject({
      error: { kind: 'not-found' },
    })
    const id = await internal('mine', 'Confidential Information')
    const other = {
      ...session,
      deps: { ...session.deps, profile: () => ({ name: 'Bo', initials: 'B', organisation: '' }) },
    }
    expect(changeComment(other, { agreement, comment: id, fields: { text: 'yours' } })).toMatchObject({
      error: { kind: 'not-yours' },
    })
    expect(changeComment(other, { agreement, comment: id, fields: { resolved: true } })).toMatchObject({ ok: true })
  })
})

describe('what goes out', () => {
  it('holds nothing of an internal comment, whatever was done in the draft', async () => {
    // Words that no contract has, and no compression or encoding makes of others.
    const secret = (n: number): string => `zqxinternal${n}qzx`
    const act = fc.tuple(
      fc.constantFrom(
        'internal',
        'internal',
        'reply',
        'change',
        'delete',
        'shared',
        'drop',
        'type',
        'erase',
        'split',
        'place',
      ),
      fc.nat(5000),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
        const source = { path: msa }
        agreement = value(await importAgreement(session, { source, counterparty: 'N', paper: 'ours' })).id
        const ids: string[] = []
        const shared: string[] = []
        for (const [n, [kind, at]] of acts.entries()) {
          const { doc, version } = await shown()
          const from = 1 + (at % (doc.content.size - 60))
          const place = { version, from, to: from + (at % 50) }
          const some = ids[at % Math.max(1, ids.length)]
          if (kind === 'internal') {
            const added = await addComment(session, { agreement, text: secret(n), on: { place } })
            if (added.ok) ids.push(added.value.id)
          } else if (some !== undefined && kind === 'reply') {
            const added = await addComment(session, { agreement, text: secret(n), on: { thread: some } })
            if (added.ok) ids.push(added.value.id)
          } else if (some !== undefined && kind === 'change') {
            changeComment(session, { agreement, comment: some, fields: { text: secret(n), resolved: at % 2 === 0 } })
          } else if (some !== undefined && kind === 'delete') {
            changeComment(session, { agreement, comment: some, fields: { deleted: true } })
          } else if (some !== undefined && kind === 'place') {
            await placeComment(session, { agreement, comment: some, place })
          } else {
            const { look, nextId } = (await list()).package
            await edit((tr, newId) => {
              const tracker = { author: 'Ada Marlow', date: '2026-11-22T09:00:00Z', newId }
              if (kind === 'shared') {
                const made = { id: String(nextId), look, comment: said(`toldtothem${n}`) }
                if (draftComment(tr, place.from, place.to, made)) shared.push(made.id)
              } else if (kind === 'drop') draftDelete(tr, shared.splice(0, 1))
              else if (kind === 'type') insertTracked(tr, from, from, 'typed', tracker)
              else if (kind === 'erase') deleteTracked(tr, from, place.to, tracker)
              else if (kind === 'split') splitTracked(tr, from, tracker)
            })
          }
        }
        const paths = ['draft', 'draft-clean', 'redline', 'clean', 'sealed', 'sealed-clean'].map((n) =>
          join(folder, `${n}.docx`),
        )
        const [draft, draftClean, redline, clean, sealed, sealedClean] = paths as [
          string,
          string,
          string,
          string,
          string,
          string,
        ]
        value(await exportRound(session, { agreement, round: null, clean: false, path: draft }))
        value(await exportRound(session, { agreement, round: null, clean: true, path: draftClean }))
        const round = value(await sendRound(session, { agreement, redlinePath: redline, cleanPath: clean })).id
        value(await exportRound(session, { agreement, round, clean: false, path: sealed }))
        value(await exportRound(session, { agreement, round, clean: true, path: sealedClean }))
        for (const path of paths) {
          const content = contentOf(path)
          expect(content).not.toMatch(/zqxinternal/i)
          for (const id of ids) expect(content).not.toContain(id)
        }
        expect(threadsOf(redline)).toHaveLength(shared.length)
      }),
      { numRuns: 6, seed: 11 },
    )
  })
})
