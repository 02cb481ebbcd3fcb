import { describe, expect, it } from 'vitest'
import { normaliseText } from '../../../src/core/document/text.ts'
import { textLines, type TextView } from '../../../src/main/app/document-views.ts'
import { openDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, hasCorpus, NO_CORPUS, oracles } from '../../support/corpus.ts'

/** The body's paragraphs as the oracle writes them: normalised, empty ones left out. */
function bodyText(file: string, view: TextView): string[] {
  const document = openDocument(corpusBytes(file))
  if (!document.ok) throw new Error(document.error.message)
  return textLines(document.value, view)
    .filter((line) => line.story === 'body')
    .map((line) => normaliseText(line.text))
    .filter((text) => text !== '')
}

describe.runIf(hasCorpus)('what real files say once their changes are decided', () => {
  for (const [file, { accept, reject }] of oracles()) {
    it(`${file}: final text is the oracle's`, () => {
      expect(bodyText(file, 'final')).toEqual(accept.paragraphs)
    })
    it(`${file}: original text is the oracle's`, () => {
      expect(bodyText(file, 'original')).toEqual(reject.paragraphs)
    })
  }
})

if (!hasCorpus) it.skip(`what real files say once their changes are decided (${NO_CORPUS})`, () => {})
