import validate from '@ooxml-tools/validate'
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { decide, type Decision, type Pick } from '../../../src/core/revision/decide.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { bodyDoc, editedBody, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { anchor, cell, changed, doc, p, row, table } from '../../support/build.ts'
import { AUTHORS } from '../../support/arbitrary-document.ts'
import { blankDocx } from '../../support/laws-blank.ts'
import { opened } from '../../support/laws-files.ts'
import { lawfulDocument } from '../../support/laws-generated.ts'

/** Laws of reading, writing and deciding for documents that nobody wrote: with revisions by three authors, everywhere. */

const runs = (numRuns: number): { numRuns: number } => ({ numRuns: Number(process.env['RUNS'] ?? numRuns) })
const blank = opened(blankDocx())
const decision = fc.constantFrom<Decision>('accept', 'reject')
const by =
  (name: string): Pick =>
  (r) =>
    r.author === name
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]

/** All that a document says, but for ordinals and numbers that writing gives anew. */
function content(doc: Node): unknown {
  return JSON.parse(JSON.stringify(doc.toJSON()), (key, value: unknown) =>
    ['src', 'id', 'key'].includes(key) ? undefined : value,
  )
}

const written = (doc: Node): Uint8Array => saveDocument(blank, [editedBody(blank, doc)])
const reread = (document: OpenDocument, doc: Node): OpenDocument =>
  opened(saveDocument(document, [editedBody(document, doc)]))

function checkErrors(bytes: Uint8Array): string[] {
  const findings = checkDocument(bytes)
  if (!findings.ok) throw new Error(findings.error.message)
  return findings.value.filter((f) => f.severity === 'error').map((f) => `${f.rule} ${f.path}: ${f.message}`)
}

async function validatorErrors(bytes: Uint8Array): Promise<string[]> {
  const errors = await validate(new Uint8Array(bytes), 'docx')
  return errors.map(({ id, description, path }) => `${id} ${path.xpath}: ${description}`)
}

/** The document as it is, decided wholly both ways, and with one author's changes decided. */
function outputs(doc: Node, decision: Decision, author: string): Uint8Array[] {
  const docs = [doc, decide(doc, 'accept'), decide(doc, 'reject'), decide(doc, decision, by(author))]
  return docs.map(written)
}

describe('for any document of a Word file', () => {
  it('the blank one that they are written into is without fault', async () => {
    expect(checkErrors(blankDocx())).toEqual([])
    expect(await validatorErrors(blankDocx())).toEqual([])
  })

  it('what was written reads back as it was', () => {
    fc.assert(
      fc.property(lawfulDocument(blank), (doc) => {
        const read = opened(written(doc))
        expect(content(bodyDoc(read))).toEqual(content(doc))
        const again = opened(saveDocument(read, [], { rewrite: true }))
        expect(content(bodyDoc(again))).toEqual(content(doc))
      }),
      runs(200),
    )
  })

  it('two writings of one state are equal, and what was read is written as it is', () => {
    fc.assert(
      fc.property(lawfulDocument(blank), (doc) => {
        const bytes = written(doc)
        expect(Buffer.compare(written(doc), bytes)).toBe(0)
        expect(Buffer.compare(saveDocument(opened(bytes), []), bytes)).toBe(0)
      }),
      runs(100),
    )
  })

  it('authors may be decided in any order, written and read between', () => {
    const steps = fc.tuple(decision, decision, decision)
    fc.assert(
      fc.property(lawfulDocument(blank, { joinable: true }), steps, (doc, decisions) => {
        const first = opened(written(doc))
        const ends = ORDERS.map((order) =>
          order.reduce((d, i) => reread(d, decide(bodyDoc(d), decisions[i]!, by(AUTHORS[i]!))), first),
        )
        for (const end of ends) expect(content(bodyDoc(end))).toEqual(content(bodyDoc(ends[0]!)))
      }),
      runs(100),
    )
  })

  it('deciding before writing and after reading is the same', () => {
    fc.assert(
      fc.property(lawfulDocument(blank), decision, fc.constantFrom(undefined, ...AUTHORS), (doc, decision, author) => {
        const pick = author === undefined ? undefined : by(author)
        const before = opened(written(decide(doc, decision, pick)))
        const after = decide(bodyDoc(opened(written(doc))), decision, pick)
        expect(content(after)).toEqual(content(bodyDoc(before)))
      }),
      runs(200),
    )
  })

  it('our own linter finds no error in what is written', () => {
    fc.assert(
      fc.property(lawfulDocument(blank), decision, fc.constantFrom(...AUTHORS), (doc, decision, author) => {
        for (const bytes of outputs(doc, decision, author)) expect(checkErrors(bytes)).toEqual([])
      }),
      runs(150),
    )
  })

  it("the Open XML SDK's validator finds no error in what is written", async () => {
    await fc.assert(
      fc.asyncProperty(lawfulDocument(blank), decision, fc.constantFrom(...AUTHORS), async (doc, decision, author) => {
        for (const bytes of outputs(doc, decision, author)) expect(await validatorErrors(bytes)).toEqual([])
      }),
      runs(25),
    )
  })
})

/**
 * To be mended; until then the generated documents leave it out (laws-generated.ts): bookmarks there begin and end in
 * one cell, and none does between the blocks of a cell. Once mended, the test fails and goes, and so does that limit.
 */
describe('for bookmarks in rows and cells that are removed, not yet', () => {
  const start = anchor('bookmarkStart', '10', 'b10')
  const end = anchor('bookmarkEnd', '10')

  it('a bookmark across two rows, by two authors, lasts or does not by the order of their decisions', () => {
    const rows = [row(changed({ del: 'A' }), cell(p(start))), row(changed({ del: 'B' }), cell(p(end))), row(cell(p()))]
    const before = doc(table(...rows), p())
    const after = (...authors: string[]): unknown =>
      content(authors.reduce((d, author) => decide(d, 'accept', by(author)), before))
    expect(after('A', 'B')).not.toEqual(after('B', 'A'))
  })
})

it('a bookmark that begins in a paragraph of a removed cell and ends between its blocks goes whole', () => {
  const marker = bodyDoc(blank).children.find((block) => block.attrs.kind === 'bookmarkEnd')!
  const end = marker.type.create({ ...marker.attrs, id: '10' })
  const gone = cell(changed({ del: 'A' }), p(anchor('bookmarkStart', '10', 'b10')), end, p())
  const after = decide(doc(table(row(gone, cell(p()))), p()), 'accept')
  expect(checkErrors(written(after)).join()).not.toContain('bookmark')
})
