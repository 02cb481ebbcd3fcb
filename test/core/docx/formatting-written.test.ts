import validate from '@ooxml-tools/validate'
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { contextFor } from '../../../src/core/document/added-lists.ts'
import { flatten } from '../../../src/core/document/groups.ts'
import { labelDocument } from '../../../src/core/document/numbering-labels.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { bodyDoc, editedBody, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { createContainer } from '../../../src/main/engine/container/write-container.ts'
import { corpusBytes, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { doc, p } from '../../support/build.ts'
import { blankDocx } from '../../support/laws-blank.ts'
import { opened } from '../../support/laws-files.ts'
import { lawfulDocument } from '../../support/laws-generated.ts'
import { formatCommand } from '../revision/arbitrary-format.ts'
import { opened as selecting, run, type FormatCommand } from '../revision/format-oracle.ts'
import { acceptMine, rejectMine, tracker } from '../revision/track-oracle.ts'

/** What formatting and numbering commands make is written to a file that is without fault and reads back as it was. */

const runs = (numRuns: number): { numRuns: number } => ({ numRuns: Number(process.env['RUNS'] ?? numRuns) })
const blank = opened(blankDocx())
const numbers: FormatCommand = { is: 'list', kind: 'numbers' }
const bullets: FormatCommand = { is: 'list', kind: 'bullets' }

/**
 * All that a document says, but for what writing numbers anew and for times of a kind that the file has no room for; its
 * added lists are the file's own once they are written.
 */
function content(doc: Node): unknown {
  return JSON.parse(JSON.stringify(doc.toJSON()), (key, value: unknown) =>
    ['src', 'id', 'key', 'lists', 'utc'].includes(key) ? undefined : value,
  )
}

const labels = (doc: Node, document: OpenDocument): string[] =>
  [...labelDocument(doc, contextFor(doc, document.context)).values()].map((l) => `${l.text} ${l.level} ${l.rPr}`)

const written = (document: OpenDocument, doc: Node): Uint8Array => saveDocument(document, [editedBody(document, doc)])

function checkErrors(bytes: Uint8Array): string[] {
  const findings = checkDocument(bytes)
  if (!findings.ok) throw new Error(findings.error.message)
  return findings.value.filter((f) => f.severity === 'error').map((f) => `${f.rule} ${f.message}`)
}

async function validatorErrors(bytes: Uint8Array): Promise<string[]> {
  const errors = await validate(new Uint8Array(bytes), 'docx')
  return errors.map(({ id, description, path }) => `${id} ${path.xpath}: ${description}`)
}

/** The document after a command over a range; itself where the command means nothing there or is refused. */
function after(doc: Node, from: number, to: number, command: FormatCommand, document: OpenDocument): Node {
  const made = run(selecting(doc, from, to), command, tracker(), document.context)
  return made === null || typeof made === 'string' ? doc : made.doc
}

function expectSame(document: OpenDocument, doc: Node): Uint8Array {
  const bytes = written(document, doc)
  const read = opened(bytes)
  expect(content(bodyDoc(read))).toEqual(content(flatten(doc)))
  expect(labels(bodyDoc(read), read)).toEqual(labels(flatten(doc), document))
  return bytes
}

/** The blank file without its list definitions, and without anything that names them. */
function withoutNumbering(): OpenDocument {
  const container = readContainer(blankDocx())
  if (!container.ok) throw new Error(container.error.message)
  const { value } = container
  const text = (name: string): string => new TextDecoder().decode(value.part(name))
  const parts = new Map(value.names().map((name) => [name, value.part(name)!]))
  parts.delete('word/numbering.xml')
  for (const name of ['[Content_Types].xml', 'word/_rels/document.xml.rels']) {
    parts.set(name, Buffer.from(text(name).replace(/<(Override|Relationship)\b[^>]*numbering\.xml[^>]*\/>/, '')))
  }
  return opened(createContainer(parts))
}

describe('lists made in the editor', () => {
  const lines = doc(p('a'), p('b'), p('c'), p('d'))
  const made = (document: OpenDocument): Node => {
    const numbered = after(lines, 1, 5, numbers, document)
    const both = after(numbered, 7, 8, bullets, document)
    return after(both, 4, 4, { is: 'restart' }, document)
  }
  it('stand in the numbering part beside the file’s own', async () => {
    const now = made(blank)
    expect(labels(now, blank).map((l) => l.slice(0, 2))).toEqual(['1.', '1.', '• '])
    const bytes = expectSame(blank, now)
    expect(checkErrors(bytes)).toEqual([])
    expect(await validatorErrors(bytes)).toEqual([])
    const xml = new TextDecoder().decode(opened(bytes).container.part('word/numbering.xml'))
    expect(xml.match(/<w:(abstractNum|num) /g)).toEqual([
      '<w:abstractNum ',
      '<w:abstractNum ',
      ...Array<string>(4).fill('<w:num '),
    ])
  })
  it('bring the part where the file has none', async () => {
    const none = withoutNumbering()
    const bytes = expectSame(none, made(none))
    expect(checkErrors(bytes)).toEqual([])
    expect(await validatorErrors(bytes)).toEqual([])
  })
  it('are written as long as something names them', () => {
    const now = made(blank)
    expectSame(blank, acceptMine(now))
    expect(Buffer.compare(written(blank, bodyDoc(blank)), blank.container.bytes)).toBe(0)
    const numberingOf = (doc: Node): Uint8Array => opened(written(blank, doc)).container.part('word/numbering.xml')!
    expect(Buffer.compare(numberingOf(rejectMine(now)), blank.container.part('word/numbering.xml')!)).toBe(0)
  })
})

describe('any document after any commands', () => {
  const act = fc.record({ at: fc.nat(1000), length: fc.nat(40), command: formatCommand })
  const acted = fc.tuple(lawfulDocument(blank), fc.array(act, { minLength: 1, maxLength: 6 })).map(([doc, acts]) =>
    acts.reduce((now, { at, length, command }) => {
      const places: number[] = []
      now.descendants((node, pos) => {
        if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) places.push(pos + 1 + i)
        return !node.isTextblock
      })
      const index = Math.floor((at / 1001) * places.length)
      return after(now, places[index]!, places[Math.min(places.length - 1, index + length)]!, command, blank)
    }, doc),
  )
  it('reads back as it was written, without fault', () => {
    fc.assert(
      fc.property(acted, (doc) => {
        expect(checkErrors(expectSame(blank, doc))).toEqual([])
      }),
      runs(60),
    )
  })
  it('is valid to the Open XML SDK', async () => {
    await fc.assert(
      fc.asyncProperty(acted, async (doc) => {
        expect(await validatorErrors(written(blank, doc))).toEqual([])
      }),
      runs(15),
    )
  })
})

const CONTRACTS = [
  'bonterms-mutual-nda',
  'cp-csa-with-sla',
  'ms-eula-multilevel',
  'docxodus-legal-contract-toc-xref',
].map((name) => `contracts/${name}.docx`)

describe('real contracts', () => {
  if (!hasCorpus) it.skip(`formatting real contracts (${NO_CORPUS})`, () => {})
  for (const file of hasCorpus ? CONTRACTS : []) {
    it(`${file} reads back as it was formatted, and rejected as it came`, () => {
      const document = opened(corpusBytes(file))
      const before = bodyDoc(document)
      const commands = fc.sample(formatCommand, { numRuns: 40, seed: 7 })
      const spot = (i: number): number => Math.floor(((i + 0.5) / commands.length) * before.content.size)
      const now = commands.reduce((doc, command, i) => {
        const $spot = doc.resolve(Math.min(spot(i), doc.content.size))
        if (!$spot.parent.isTextblock) return doc
        return after(doc, $spot.pos, Math.max($spot.pos, Math.min($spot.end(), $spot.pos + 30)), command, document)
      }, before)
      expect(now).not.toBe(before)
      const bytes = expectSame(document, now)
      expect(checkErrors(bytes)).toEqual(checkErrors(document.container.bytes))
      expect(content(rejectMine(now))).toEqual(content(before))
    })
  }
})
