import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SaxesParser } from 'saxes'
import { schema } from '../../src/core/document/schema.ts'
import { readContainer } from '../../src/main/engine/container/read-container.ts'
import { bodyDoc, editedBody, openDocument, saveDocument, type OpenDocument } from '../../src/main/app/documents.ts'
import { largeContract } from './large-contract.ts'

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

function median(run: () => unknown, times = 5): number {
  const took = Array.from({ length: times }, () => {
    const from = performance.now()
    run()
    return performance.now() - from
  }).sort((a, b) => a - b)
  return took[took.length >> 1]!
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
for (const copies of [2, 19, 57]) {
  const bytes = largeContract(base(), { copies, trackEvery: 4 })
  const document = opened(bytes)
  const size = document.container.part('word/document.xml')!.length
  const times = copies > 30 ? 3 : 5
  const tokens = median(() => floor(bytes), times)
  const read = median(() => opened(bytes), times)
  const rewrite = median(() => saveDocument(opened(bytes), [], { rewrite: true }), times) - read
  const splice = median(() => spliced(opened(bytes)), times) - read
  rows.push({
    'document.xml MB': (size / 1e6).toFixed(1),
    'floor ms': Math.round(tokens),
    'read ms': Math.round(read),
    'read / floor': (read / tokens).toFixed(2),
    'rewrite / read': (rewrite / read).toFixed(2),
    'splice / read': (splice / read).toFixed(2),
    'read ms per MB': (read / (size / 1e6)).toFixed(1),
  })
}
// oxlint-disable-next-line no-console
console.table(rows)
