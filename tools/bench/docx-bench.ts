import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SaxesParser } from 'saxes'
import { schema } from '../../src/core/document/schema.ts'
import { readContainer } from '../../src/main/engine/container/read-container.ts'
import { bodyDoc, editedBody, openDocument, saveDocument, type OpenDocument } from '../../src/main/app/documents.ts'
import { largeContract } from './large-contract.ts'
import { measureOthers } from './others.ts'
import { measureImport } from './responsiveness.ts'

/**
 * How reading and writing cost beside the floor (inflating and tokenising alone), and how they grow with the document. All
 * figures of one line come from one run: quote the ratios, not the milliseconds.
 */

const root = resolve(import.meta.dirname, '../..')
const corpus = process.env['CORPUS_DIR'] ?? join(root, '../shared/corpus')

function base(): Uint8Array {
  try {
    return readFileSync(join(corpus, 'contracts/derived-cp-csa-xref-toc.docx'))
  } catch {
    return readFileSync(join(root, 'resources/samples/master-services-agreement.docx'))
  }
}

function timed(run: () => unknown): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function floor(bytes: Uint8Array): void {
  const container = readContainer(bytes)
  if (!container.ok) throw new Error(container.error.message)
  const parser = new SaxesParser({ position: false })
  let events = 0
  const count = (): void => void events++
  parser.on('opentag', count)
  parser.on('closetag', count)
  parser.on('text', count)
  parser.write(new TextDecoder().decode(container.value.part('word/document.xml'))).close()
}

function opened(bytes: Uint8Array): OpenDocument {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

/** The document with one word put into a paragraph in its middle. */
function spliced(document: OpenDocument): void {
  const doc = bodyDoc(document)
  const blocks = [...doc.children]
  const at = blocks.findIndex((b, i) => i > blocks.length / 2 && b.type === schema.nodes.paragraph && b.childCount > 0)
  const paragraph = blocks[at]!
  blocks[at] = paragraph.copy(paragraph.content.addToStart(schema.text('Edited ')))
  saveDocument(document, [editedBody(document, schema.nodes.doc.create(doc.attrs, blocks))])
}

const rows: Record<string, string | number>[] = []
const beside: Record<string, string | number>[] = []
const shown = (value: number | null): string => (value === null ? 'not here' : value.toFixed(1))
for (const copies of [2, 19, 57]) {
  const bytes = largeContract(base(), { copies, trackEvery: 4 })
  const size = opened(bytes).container.part('word/document.xml')!.length
  const document = opened(bytes)
  // One of each in turn, and the ratios pair by pair: the machine's speed may change between two minutes, not within a second.
  const pairs = Array.from({ length: copies > 30 ? 5 : 9 }, () => ({
    floor: timed(() => floor(bytes)),
    read: timed(() => opened(bytes)),
    rewrite: timed(() => saveDocument(document, [], { rewrite: true })),
    splice: timed(() => spliced(document)),
  }))
  const read = middle(pairs.map((p) => p.read))
  rows.push({
    'document.xml MB': (size / 1e6).toFixed(1),
    'floor ms': Math.round(middle(pairs.map((p) => p.floor))),
    'read ms': Math.round(read),
    'read / floor': middle(pairs.map((p) => p.read / p.floor)).toFixed(2),
    'rewrite / read': middle(pairs.map((p) => p.rewrite / p.read)).toFixed(2),
    'splice / read': middle(pairs.map((p) => p.splice / p.read)).toFixed(2),
    'read ms per MB': (read / (size / 1e6)).toFixed(1),
  })
  // One length is enough to compare by: the others take minutes for the longest.
  if (copies !== 19) continue
  const others = await measureOthers(bytes)
  beside.push({
    'document.xml MB': (size / 1e6).toFixed(1),
    'ours, read s': (read / 1000).toFixed(2),
    'mammoth to HTML s': others.mammoth.toFixed(1),
    'LibreOffice to text s': shown(others.libreOffice),
    'pandoc to JSON s': shown(others.pandoc),
    'our peak memory MB': Math.round(others.peakBytes / 1e6),
    'peak / document.xml': (others.peakBytes / size).toFixed(1),
  })
}
const free = await measureImport(largeContract(base(), { copies: 19, trackEvery: 4 }))
/* oxlint-disable no-console */
console.table(rows)
console.table(beside)
console.log('The main thread while the 13 MB contract is imported and shown:')
console.table([
  {
    'import and show s': free.seconds.toFixed(1),
    'loop delay p50 ms': free.p50.toFixed(1),
    'p99 ms': free.p99.toFixed(1),
    'max ms': free.max.toFixed(0),
  },
])
