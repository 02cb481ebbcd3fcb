import { describe, expect, it } from 'vitest'
import { normaliseText } from '../../../src/core/document/text.ts'
import { textLines, type TextView } from '../../../src/main/app/document-views.ts'
import { openDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, hasCorpus, NO_CORPUS, oracles } from '../../support/corpus.ts'

/** Where we differ from the oracle and are right, or the oracle itself is unsure: each with the reason. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'compare/WC-1230/after.docx original':
    'a w:ins inside an equation (m:r): equations are kept whole, so what is revised in them is shown as it stands',
}

/** The body's paragraphs as the oracle writes them: normalised, empty ones left out. */
function bodyText(file: string, view: TextView): string[] {
  const document = openDocument(corpusBytes(file))
  if (!document.ok) throw new Error(document.error.message)
  return textLines(document.value, view)
    .filter((line) => line.story === 'body')
    .map((line) => normaliseText(line.text))
    .filter((text) => text !== '')
}

/** An explained difference has to be there still: once mended, its line goes. */
function judge(what: string, text: readonly string[], oracle: readonly string[]): void {
  if (EXPLAINED[what] === undefined) expect(text).toEqual(oracle)
  else expect(text, EXPLAINED[what]).not.toEqual(oracle)
}

describe.runIf(hasCorpus)('what real files say once their changes are decided', () => {
  for (const [file, { accept, reject }] of oracles()) {
    it(`${file}: final text is the oracle's`, () => {
      judge(`${file} final`, bodyText(file, 'final'), accept.paragraphs)
    })
    it(`${file}: original text is the oracle's`, () => {
      judge(`${file} original`, bodyText(file, 'original'), reject.paragraphs)
    })
  }
})

if (!hasCorpus) it.skip(`what real files say once their changes are decided (${NO_CORPUS})`, () => {})
