import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../src/core/agreement/canonical-json.ts'
import { ok } from '../../../../src/core/result.ts'
import { changeAgreement, deleteAgreements } from '../../../../src/main/app/agreement-life.ts'
import { getAgreement, importAgreement, listAgreements } from '../../../../src/main/app/agreements.ts'
import { agreementDetails } from '../../../../src/main/app/agreement-details.ts'
import { settleFork } from '../../../../src/main/app/settling.ts'
import { textLines } from '../../../../src/main/app/document-views.ts'
import { openDocument } from '../../../../src/main/app/documents.ts'
import { liveDraft } from '../../../../src/main/app/drafts.ts'
import {
  exportHistory,
  historyContents,
  importHistory,
  inspectHistory,
  mergeArchive,
} from '../../../../src/main/app/exchange/exchange.ts'
import { cancelJob } from '../../../../src/main/app/exchange/jobs.ts'
import { verifyArchive } from '../../../../src/main/app/exchange/verify-archive.ts'
import { purgeAgreements } from '../../../../src/main/app/purge.ts'
import { sendRound } from '../../../../src/main/app/sending.ts'
import { reading, writing, type Session } from '../../../../src/main/app/session.ts'
import { hasBlob } from '../../../../src/main/archive/blobs.ts'
import { inTransaction } from '../../../../src/main/archive/handle.ts'
import { insertRecord, recordHash, recordsOf } from '../../../../src/main/archive/records.ts'
import { scratch } from '../../../support/cli.ts'
import { device, forger, verifiedByScript } from '../../../support/history.ts'
import { Drafting, NDA, negotiate, valueOf } from '../../../support/negotiation.ts'
import { behindItsBack, projections } from '../../archive/support.ts'

let folder: string
let ada: Session
let bea: Session
let file: string

beforeEach(() => {
  folder = scratch()
  ada = device(folder, 'ada')
  bea = device(folder, 'bea')
  file = join(folder, 'history.counterpart-history')
})

const tables = (session: Session): unknown => {
  const { profile: _profile, ...rest } = projections(valueOf(reading(session))) as Record<string, unknown>
  return rest
}
const give = async (from: Session, to: Session, agreements: string[] | null = null) => {
  valueOf(await exportHistory(from, { agreements, path: file }))
  return valueOf(await importHistory(to, { input: { path: file } }))
}
const send = async (session: Session, agreement: string, name: string) =>
  valueOf(await sendRound(session, { agreement, redlinePath: join(folder, name), cleanPath: null }))

describe('an agreement handed on with its history', () => {
  it('is all there at the other end, and a second time changes nothing', async () => {
    const { nda } = await negotiate(ada)
    const contents = valueOf(historyContents(ada, [nda]))
    expect(contents).toMatchObject({ agreements: [{ id: nda }], rounds: 3, documents: 3, comments: 2, notes: 0 })

    const first = await give(ada, bea, [nda])
    expect(first).toMatchObject({ known: 0, documents: 3, forks: [], drafts: [] })
    expect(first.agreements).toEqual([expect.objectContaining({ id: nda, isNew: true })])
    expect(valueOf(getAgreement(bea, nda)).rounds).toEqual(valueOf(getAgreement(ada, nda)).rounds)
    expect(valueOf(listAgreements(bea)).map(({ id }) => id)).toEqual([nda])

    const before = tables(bea)
    const second = await give(ada, bea, [nda])
    expect(second).toMatchObject({ records: 0, known: first.records, documents: 0 })
    expect(tables(bea)).toEqual(before)
    expect(valueOf(await verifyArchive(bea)).lines).toEqual([])
  })

  it('can be gone on with: a draft on the last round is there, and goes back the same way', async () => {
    const { nda } = await negotiate(ada)
    await give(ada, bea, [nda])
    expect(valueOf(getAgreement(bea, nda))).toMatchObject({ hasDraft: true, turn: 'ours' })
    await send(bea, nda, 'by-bea.docx')
    const back = await give(bea, ada, [nda])
    expect(back.records).toBeGreaterThan(0)
    expect(valueOf(getAgreement(ada, nda)).rounds.at(-1)).toMatchObject({ kind: 'sent', author: 'bea' })
  })

  it('says before it is taken in what it would bring', async () => {
    const { nda, other } = await negotiate(ada)
    await give(ada, bea, [nda])
    valueOf(await exportHistory(ada, { agreements: null, path: file }))
    const { agreements, fresh, records } = valueOf(await inspectHistory(bea, { input: { path: file } }))
    expect(agreements).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: nda, fresh: 0, isNew: false }),
        expect.objectContaining({ id: other, title: 'Renamed', isNew: true }),
      ]),
    )
    expect(fresh).toBeLessThan(records)
  })

  it('comes as bytes too, where it was dropped on the window', async () => {
    const { nda } = await negotiate(ada)
    valueOf(await exportHistory(ada, { agreements: [nda], path: file }))
    const input = { name: 'dropped', bytes: new Uint8Array(readFileSync(file)) }
    expect(valueOf(await importHistory(bea, { input })).agreements).toHaveLength(1)
  })
})

describe('records of a newer version', () => {
  it('are kept, verified and handed on', async () => {
    const { nda } = await negotiate(ada)
    const [first] = recordsOf(valueOf(reading(ada)), nda)
    const content = {
      type: 'clause.promised',
      agreement: nda,
      parents: [first!.hash],
      device: forger.publicKey,
      time: `2026-11-22T23:00:00.000Z-0000-${forger.publicKey.slice(0, 8)}`,
      payload: { what: 'unheard of' },
    }
    const hash = recordHash(content)
    const record = { ...content, hash, signature: forger.sign(Buffer.from(hash, 'hex')) }
    const db = valueOf(writing(ada))
    valueOf(inTransaction(db, () => ok(insertRecord(db, record))))

    await give(ada, bea)
    const carla = device(folder, 'carla')
    await give(bea, carla)
    const types = recordsOf(valueOf(reading(carla)), nda).map(({ type }) => type)
    expect(types).toContain('clause.promised')
    expect(verifiedByScript(file, folder)).toMatchObject({ code: 0, faults: [] })
  })
})

describe('rounds sealed at once', () => {
  async function forked(): Promise<string> {
    const { id } = valueOf(await importAgreement(ada, { source: { path: NDA }, counterparty: 'C', paper: 'ours' }))
    await give(ada, bea)
    await (await Drafting.onFile(ada, id, NDA)).edit(6, 'ADA')
    await (await Drafting.onFile(bea, id, NDA)).edit(7, 'BEA')
    await send(ada, id, 'ada.docx')
    await send(bea, id, 'bea.docx')
    return id
  }

  it('are a fork that is shown and not resolved, the same on both sides', async () => {
    const id = await forked()
    const report = await give(ada, bea)
    expect(report.forks).toMatchObject([{ id, title: 'Mutual nda' }])
    const rounds = report.forks[0]!.rounds.toSorted()
    expect(rounds).toEqual([expect.stringMatching(/^Our round 1, ada/), expect.stringMatching(/^Our round 1, bea/)])
    expect(verifiedByScript(file, folder).forks).toEqual([])
    await give(bea, ada)
    expect(verifiedByScript(file, folder).forks).toEqual([`round 1 of ${id}: 2 at once`])
    expect(tables(ada)).toEqual(tables(bea))
    expect(valueOf(getAgreement(ada, id)).rounds).toHaveLength(3)
  })

  it('are settled by saying which counts, and why: a record like any other, and both stay', async () => {
    const id = await forked()
    await give(ada, bea)
    const [, first, second] = valueOf(getAgreement(bea, id)).rounds
    expect(await settleFork(bea, { agreement: id, round: 'nobody', reason: 'x' })).toMatchObject({ ok: false })
    const notOne = await settleFork(bea, {
      agreement: id,
      round: valueOf(getAgreement(bea, id)).rounds[0]!.id,
      reason: 'x',
    })
    expect(notOne).toMatchObject({ error: { kind: 'not-a-fork' } })
    valueOf(await settleFork(bea, { agreement: id, round: first!.id, reason: 'it is the one they got' }))
    expect(valueOf(getAgreement(bea, id))).toMatchObject({
      forked: false,
      turn: 'theirs',
      rounds: [{}, { id: second!.id }, { id: first!.id }],
      settlements: [{ round: first!.id, over: [second!.id], reason: 'it is the one they got', author: 'bea' }],
    })
    const report = await give(bea, ada)
    expect(report.forks).toEqual([])
    expect(tables(ada)).toEqual(tables(bea))
    const { history } = valueOf(agreementDetails(ada, id))
    expect(history[0]).toMatchObject({
      kind: 'settled',
      who: 'bea',
      round: expect.stringMatching(/^Our round 1 by /) as unknown,
    })
    // Said anew, the other one counts.
    valueOf(await settleFork(ada, { agreement: id, round: second!.id, reason: 'after all' }))
    expect(valueOf(getAgreement(ada, id)).rounds.at(-1)).toMatchObject({ id: second!.id })
    expect(valueOf(await verifyArchive(ada)).lines).toEqual([])
  })

  it('leave a draft that was begun on an older round behind, in a file', async () => {
    const { id } = valueOf(await importAgreement(ada, { source: { path: NDA }, counterparty: 'C', paper: 'ours' }))
    await give(ada, bea)
    await (await Drafting.onFile(ada, id, NDA)).edit(6, 'ADA')
    await send(ada, id, 'ada.docx')
    await (await Drafting.onFile(bea, id, NDA)).edit(7, 'BEA')

    const { drafts } = await give(ada, bea)
    expect(drafts).toEqual([{ id, title: 'Mutual nda', path: expect.stringContaining('Mutual nda') }])
    const text = textLines(valueOf(openDocument(readFileSync(drafts[0]!.path!))), 'final').map((line) => line.text)
    expect(text.join()).toContain('BEA')
    expect(valueOf(getAgreement(bea, id))).toMatchObject({ hasDraft: false, turn: 'theirs' })
  })

  it('do nothing to a draft that nobody worked on', async () => {
    const { id } = valueOf(await importAgreement(ada, { source: { path: NDA }, counterparty: 'C', paper: 'ours' }))
    await give(ada, bea)
    valueOf(await liveDraft(bea, id))
    await send(ada, id, 'ada.docx')
    expect(await give(ada, bea)).toMatchObject({ drafts: [] })
    expect(valueOf(getAgreement(bea, id)).hasDraft).toBe(false)
  })
})

describe('what was purged', () => {
  it('does not come back, and is not missed', async () => {
    const { nda, other } = await negotiate(ada)
    await give(ada, bea)
    valueOf(deleteAgreements(ada, { ids: [nda], reason: 'over' }))
    valueOf(await purgeAgreements(ada, { ids: [nda], reason: 'over' }))
    const [imported, sent] = valueOf(getAgreement(ada, nda)).rounds

    // The other agreement began with the same file, which therefore stays.
    const contents = valueOf(historyContents(ada, [nda, other]))
    expect(contents.documents).toBe(1)
    await give(ada, bea)
    expect(verifiedByScript(file, folder)).toMatchObject({ code: 0, faults: [] })
    // Nothing is deleted by what came in.
    const [there, here] = [valueOf(reading(bea)), valueOf(reading(ada))]
    expect(hasBlob(there, sent!.document)).toBe(true)
    await give(bea, ada)
    expect([hasBlob(here, imported!.document), hasBlob(here, sent!.document)]).toEqual([true, false])
    expect(valueOf(await verifyArchive(ada)).lines).toEqual([])
  })
})

describe('two archives', () => {
  it('are merged into the union of both, with their documents; the other is only read', async () => {
    await negotiate(ada)
    await negotiate(bea)
    const other = bea.archive!.path
    bea.archive!.close()
    const before = readFileSync(other)
    const report = valueOf(await mergeArchive(ada, other))
    expect(report.agreements.filter(({ isNew }) => isNew)).toHaveLength(2)
    expect(valueOf(listAgreements(ada))).toHaveLength(4)
    expect(valueOf(await verifyArchive(ada)).lines).toEqual([])
    expect(readFileSync(other).equals(before)).toBe(true)
    expect(valueOf(await mergeArchive(ada, other)).records).toBe(0)
  })

  it('are not merged when the other does not verify', async () => {
    const { nda } = await negotiate(bea)
    const other = bea.archive!.path
    bea.archive!.close()
    behindItsBack(other, (database) => {
      database.exec('DROP TRIGGER record_never_updated')
      database.exec(`UPDATE record SET payload = '{"fields":{"title":"Gift"}}' WHERE type = 'agreement.changed'`)
    })
    const merged = await mergeArchive(ada, other)
    expect(merged.ok ? '' : merged.error.message).toContain('it says something else than was signed')
    expect(getAgreement(ada, nda).ok).toBe(false)
  })
})

describe('the archive that is open', () => {
  it('names a document that was altered or is missing, with its agreement and round', async () => {
    const { nda } = await negotiate(ada)
    const [imported, sent] = valueOf(getAgreement(ada, nda)).rounds
    behindItsBack(ada.archive!.path, (database) => {
      database.exec('DROP TRIGGER blob_never_updated; DROP TRIGGER blob_never_deleted; PRAGMA foreign_keys = OFF')
      database.prepare('UPDATE blob SET bytes = ? WHERE hash = ?').run(Buffer.from('other'), sent!.document)
      database.prepare('DELETE FROM blob WHERE hash = ?').run(imported!.document)
    })
    const { badDocuments, lines } = valueOf(await verifyArchive(ada))
    // Another agreement began with the same file.
    expect(badDocuments.filter(({ agreement }) => agreement === nda)).toEqual([
      expect.objectContaining({ fault: 'missing', round: 'Imported document' }),
      expect.objectContaining({ fault: 'altered', title: 'Mutual nda', round: 'Our round 1' }),
    ])
    expect(lines.toSorted()).toEqual([
      '“Mutual nda”, the document of “Imported document”: its bytes are missing',
      '“Mutual nda”, the document of “Our round 1”: it is not the one that was sealed',
      '“Renamed”, the document of “Imported document”: its bytes are missing',
    ])
    const exported = await exportHistory(ada, { agreements: null, path: file })
    expect(exported.ok ? '' : exported.error.kind).toBe('damaged')
    expect(existsSync(file)).toBe(false)
  })

  it('is verified, exported and taken in a little at a time, and can be given up', async () => {
    await negotiate(ada)
    const told: (number | null)[] = []
    const watched: Session = {
      ...ada,
      deps: {
        ...ada.deps,
        emit: (event, payload) => {
          if (event === 'work-progress' && 'done' in payload) told.push(payload.done)
          cancelJob('given up')
        },
      },
    }
    expect(valueOf(await verifyArchive(watched, 'to the end')).lines).toEqual([])
    expect(told.at(-1)).toBe(1)
    const given = await verifyArchive(watched, 'given up')
    expect(given.ok ? '' : given.error.kind).toBe('cancelled')
    const exported = await exportHistory(watched, { agreements: null, path: file, job: 'given up' })
    expect(exported.ok ? '' : exported.error.kind).toBe('cancelled')
    expect(existsSync(file)).toBe(false)
  })

  it('hands on the same bytes of records whichever archive they come from', async () => {
    const { nda } = await negotiate(ada)
    valueOf(changeAgreement(ada, { id: nda, fields: { title: 'Other', counterparty: '', paper: 'ours' } }))
    await give(ada, bea, [nda])
    const lines = (session: Session) =>
      recordsOf(valueOf(reading(session)), nda)
        .map((record) => canonicalJson({ ...record, signature: Buffer.from(record.signature).toString('hex') }))
        .sort()
    expect(lines(bea)).toEqual(lines(ada))
  })
})
