import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { EditorState } from 'prosemirror-state'
import { beforeEach, describe, expect, it } from 'vitest'
import { firstOf, type Projection } from '../../../src/core/api/projection.ts'
import { schema } from '../../../src/core/document/schema.ts'
import {
  firstFreeId,
  insertTracked,
  deleteTracked,
  splitTracked,
  type Tracker,
} from '../../../src/core/revision/track.ts'
import { getAgreement, importAgreement, listAgreements } from '../../../src/main/app/agreements.ts'
import { closeArchive, createArchive, openArchive, openSample } from '../../../src/main/app/archives.ts'
import { revisionLines, textLines, type TextView } from '../../../src/main/app/document-views.ts'
import { openDocument } from '../../../src/main/app/documents.ts'
import { appendSteps } from '../../../src/main/app/drafts.ts'
import { draftProjection, roundProjection } from '../../../src/main/app/projections.ts'
import { receiveReturn } from '../../../src/main/app/rounds.ts'
import { exportRound, sendRound } from '../../../src/main/app/sending.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { scratch } from '../../support/cli.ts'
import { testSession } from '../../support/session.ts'
import { corpusFiles, CORPUS_DIR, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'

const samples = resolve(import.meta.dirname, '../../../resources/samples')
const msa = join(samples, 'master-services-agreement.docx')

let folder: string
let session: Session

function value<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function imported(path: string): Promise<string> {
  return value(await importAgreement(session, { source: { path }, counterparty: 'Northwind', paper: 'ours' })).id
}

/** The draft as the window gets it. */
async function shown(agreement: string): Promise<Projection> {
  return JSON.parse(new TextDecoder().decode(value(await draftProjection(session, agreement)))) as Projection
}

/** Edits the draft as the window does: tracked transactions on the projection, their steps to the journal. */
async function edit(agreement: string): Promise<void> {
  const projection = await shown(agreement)
  const doc = firstOf(projection)
  let state = EditorState.create({ doc })
  let id = firstFreeId(doc)
  const tracker: Tracker = { author: 'Ada Marlow', date: '2026-11-22T09:00:00Z', newId: () => `c${id++}` }
  const places: number[] = []
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.paragraph && node.textContent.length > 40) places.push(pos + 1)
    return node.type !== schema.nodes.paragraph
  })
  const steps: unknown[] = []
  // From the end, so that earlier places stay where they are.
  for (const [i, at] of places
    .filter((_, n) => n % 5 === 0)
    .reverse()
    .entries()) {
    const tr = state.tr
    if (i % 3 === 0) insertTracked(tr, at + 3, at + 10, 'REPLACED', tracker)
    else if (i % 3 === 1) deleteTracked(tr, at + 5, at + 20, tracker)
    else splitTracked(tr, at + 12, tracker)
    steps.push(...tr.steps.map((s) => JSON.parse(JSON.stringify(s)) as unknown))
    state = state.apply(tr)
  }
  value(await appendSteps(session, { agreement, base: projection.base, version: projection.version, steps }))
}

function text(path: string, view: TextView): string[] {
  const document = value(openDocument(readFileSync(path)))
  return textLines(document, view).map((l) => `${l.story}|${l.number}|${l.text}`)
}

beforeEach(() => {
  folder = scratch()
  session = testSession(folder)
  value(createArchive(session, join(folder, 'a.counterpart')))
})

describe('a round from import to return', () => {
  it('sends a redline whose rejected text is the imported one and whose accepted text is the edited one', async () => {
    const agreement = await imported(msa)
    await edit(agreement)
    const redlinePath = join(folder, 'redline.docx')
    const cleanPath = join(folder, 'clean.docx')
    const round = value(await sendRound(session, { agreement, redlinePath, cleanPath }))
    expect(round).toMatchObject({
      kind: 'sent',
      side: 'ours',
      number: 1,
      author: 'Ada Marlow',
      fileName: 'redline.docx',
    })
    expect(text(redlinePath, 'original')).toEqual(text(msa, 'original'))
    expect(text(redlinePath, 'final')).toEqual(text(cleanPath, 'markup'))
    expect(text(redlinePath, 'final').join()).toContain('REPLACED')
    const revisions = revisionLines(value(openDocument(readFileSync(redlinePath))))
    expect(revisions.length).toBeGreaterThan(20)
    expect(new Set(revisions.map((r) => r.author))).toEqual(new Set(['Ada Marlow']))
    expect(new Set(revisions.map((r) => r.id)).size).toBe(revisions.length)
  })

  it('takes the return as their round, opens our next draft on it, and keeps every sealed round as it was', async () => {
    const agreement = await imported(msa)
    await edit(agreement)
    const sent = join(folder, 'sent.docx')
    value(await sendRound(session, { agreement, redlinePath: sent, cleanPath: null }))
    expect(value(getAgreement(session, agreement))).toMatchObject({ hasDraft: false, turn: 'theirs', nextNumber: 1 })
    const theirs = join(samples, 'master-services-agreement-counterparty.docx')
    value(await receiveReturn(session, { agreement, source: { path: theirs } }))
    const detail = value(getAgreement(session, agreement))
    expect(detail).toMatchObject({ hasDraft: true, turn: 'ours', lastRound: 'Their round 1', nextNumber: 2 })
    expect(detail.openRevisions).toBeGreaterThan(20)
    expect((await shown(agreement)).ourAuthors).toEqual(['Ada Marlow'])
    for (const [i, file] of [msa, sent, theirs].entries()) {
      const out = join(folder, `round-${i}.docx`)
      value(await exportRound(session, { agreement, round: detail.rounds[i]!.id, clean: false, path: out }))
      expect(readFileSync(out).equals(readFileSync(file))).toBe(true)
      value(await roundProjection(session, agreement, detail.rounds[i]!.id))
    }
  })

  it('gives the same bytes for the same state twice', async () => {
    const agreement = await imported(msa)
    await edit(agreement)
    for (const name of ['1.docx', '2.docx']) {
      value(await exportRound(session, { agreement, round: null, clean: false, path: join(folder, name) }))
    }
    expect(readFileSync(join(folder, '1.docx')).equals(readFileSync(join(folder, '2.docx')))).toBe(true)
  })

  it('seals nothing when a file cannot be written', async () => {
    const agreement = await imported(msa)
    const refused = await sendRound(session, {
      agreement,
      redlinePath: join(folder, 'no/such/redline.docx'),
      cleanPath: null,
    })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'not-writable' } })
    expect(value(getAgreement(session, agreement))).toMatchObject({ hasDraft: true, turn: 'ours' })
  })
})

describe('the sample archive', () => {
  it('is made once, with a negotiation under way, and opened as it was left afterwards', async () => {
    const made = value(await openSample(session))
    const agreements = value(listAgreements(session))
    expect(agreements.map((a) => [a.title, a.lastRound, a.turn])).toEqual(
      expect.arrayContaining([
        ['Mutual Non-Disclosure Agreement', 'Imported document', 'ours'],
        ['Master Services Agreement', 'Their round 1', 'ours'],
      ]),
    )
    closeArchive(session)
    expect(value(await openSample(session))).toEqual(made)
    expect(value(listAgreements(session))).toEqual(agreements)
  })
})

describe('a draft in the journal', () => {
  it('is there after the archive is closed and opened again', async () => {
    const agreement = await imported(msa)
    await edit(agreement)
    const before = await shown(agreement)
    closeArchive(session)
    session = testSession(folder)
    value(openArchive(session, join(folder, 'a.counterpart')))
    expect((await shown(agreement)).first).toEqual(before.first)
  })

  it('refuses steps that follow another version, and steps that do not fit, and stays as it was', async () => {
    const agreement = await imported(msa)
    const before = await shown(agreement)
    const step = { stepType: 'replace', from: 2, to: 2, slice: { content: [{ type: 'text', text: 'x' }] } }
    expect(await appendSteps(session, { agreement, base: before.base, version: 7, steps: [step] })).toMatchObject({
      error: { kind: 'stale-draft' },
    })
    // A window that still shows the draft of another round must not write to this one.
    expect(await appendSteps(session, { agreement, base: 'another', version: 0, steps: [step] })).toMatchObject({
      error: { kind: 'stale-draft' },
    })
    for (const bad of [{ ...step, from: 9_999_999, to: 9_999_999 }, { stepType: 'nonsense' }, null, 'text']) {
      expect(await appendSteps(session, { agreement, base: before.base, version: 0, steps: [bad] })).toMatchObject({
        error: { kind: 'bad-step' },
      })
    }
    expect({ ...(await shown(agreement)), rest: before.rest }).toEqual(before)
  })
})

describe.runIf(hasCorpus)('every real contract', () => {
  for (const file of corpusFiles('contracts')) {
    it(`${file} can be redlined and sent: rejected it is the import, accepted the clean copy`, async () => {
      const path = join(CORPUS_DIR, file)
      const agreement = await imported(path)
      await edit(agreement)
      const redlinePath = join(folder, 'redline.docx')
      const cleanPath = join(folder, 'clean.docx')
      value(await sendRound(session, { agreement, redlinePath, cleanPath }))
      expect(text(redlinePath, 'original')).toEqual(text(path, 'original'))
      expect(text(redlinePath, 'final')).toEqual(text(cleanPath, 'markup'))
    })
  }
})

if (!hasCorpus) it.skip(`every real contract (${NO_CORPUS})`, () => {})
