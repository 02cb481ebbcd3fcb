import { createHash } from 'node:crypto'
import { clauseTexts, clauseWords } from '../../../core/search/clause-texts.ts'
import { bandsOf, shinglesOf } from '../../../core/search/likeness.ts'
import { wordText } from '../../../core/search/words.ts'
import type { ReadClause } from '../../archive/search/clause.ts'
import { packText } from '../../archive/search/packing.ts'
import { bodyDoc, type OpenDocument } from '../documents.ts'

/** The clauses of a document, ready for the search tables: what is costly about them is done here, beside the main thread. */
export function readClauses(document: OpenDocument): ReadClause[] {
  return clauseTexts(bodyDoc(document), document.context).map(readClause)
}

export function readClause({ label, heading, text }: { label: string; heading: string; text: string }): ReadClause {
  const words = clauseWords(text)
  return {
    label,
    heading,
    headingWords: wordText(heading),
    words,
    hash: new Uint8Array(createHash('sha256').update(text).digest().subarray(0, 16)),
    packed: packText(text),
    bands: bandsOf(shinglesOf(words)).join(' '),
  }
}
