import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { wordsOf } from '../../../src/core/search/words.ts'
import { bodyDoc, openDocument } from '../../../src/main/app/documents.ts'
import { largeContract } from '../large-contract.ts'

const root = resolve(import.meta.dirname, '../../..')
const corpus = process.env['CORPUS_DIR'] ?? join(root, '../shared/corpus')

/** A contract of our corpus, or of our samples where that is not there. */
export function baseContract(): Uint8Array {
  try {
    return readFileSync(join(corpus, 'contracts/derived-cp-csa-xref-toc.docx'))
  } catch {
    return readFileSync(join(root, 'resources/samples/master-services-agreement.docx'))
  }
}

/** The paths of so many contracts: those of our corpus that are whole, and of our samples. */
export function contractFiles(most: number): string[] {
  const folders = ['contracts', 'compare', 'tracked'].map((name) => join(corpus, name))
  const files = [...folders, join(root, 'resources/samples')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  return files
    .filter((path) => path.endsWith('.docx'))
    .sort()
    .slice(0, most)
}

/** One of at least so many words, every eighth paragraph revised. */
export function contractOf(words: number): Uint8Array {
  const base = baseContract()
  const one = openDocument(base)
  if (!one.ok) throw new Error(one.error.message)
  const doc = bodyDoc(one.value)
  const inOne = wordsOf(doc.textBetween(0, doc.content.size, ' ')).length
  return largeContract(base, { copies: Math.ceil(words / inOne), trackEvery: 8 })
}
