import { describe, expect, it } from 'vitest'
import { normaliseText } from '../../../src/core/document/text.ts'
import type { Decision, Pick } from '../../../src/core/revision/decide.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { revisionLines, textLines } from '../../../src/main/app/document-views.ts'
import { decideStories, openDocument, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS, oracles } from '../../support/corpus.ts'
import { counts } from './check-fixture.ts'

/** Whole packages decided, written and read again: what is left is well-formed, says what it should, and holds no revision. */

function open(bytes: Uint8Array): OpenDocument {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

function decided(document: OpenDocument, decision: Decision, pick?: Pick): OpenDocument {
  return open(saveDocument(document, decideStories(document, decision, pick)))
}

function findings(bytes: Uint8Array): Record<string, number> {
  const checked = checkDocument(bytes)
  if (!checked.ok) throw new Error(checked.error.message)
  return counts(checked.value)
}

/** Every element and attribute by which a story says that something was tracked. */
const TRACES =
  /<w:(ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|\w+Change|move(From|To)Range\w+|delText|delInstrText)\b[^>]*>/g

function traces(document: OpenDocument): string[] {
  return document.reading.parts.flatMap(({ text }) => text.match(TRACES) ?? [])
}

function bodyText(document: OpenDocument): string[] {
  return textLines(document, 'markup')
    .filter((line) => line.story === 'body')
    .map((line) => normaliseText(line.text))
    .filter((text) => text !== '')
}

/** All that a document says, but for ordinals and numbers that a fresh writing may give anew. */
function content(document: OpenDocument): unknown[] {
  return document.reading.stories.map(({ name, id, doc }) => [
    name,
    id,
    JSON.parse(
      JSON.stringify(doc.toJSON(), (key, value: unknown) => (['src', 'id', 'key'].includes(key) ? undefined : value)),
    ),
  ])
}

const files = corpusFiles('contracts', 'tracked', 'compare')

describe.runIf(hasCorpus)('everything decided in a real file', () => {
  const known = oracles()
  for (const file of files) {
    for (const decision of ['accept', 'reject'] as const) {
      it(`${file}: ${decision} all leaves no revision and nothing malformed`, () => {
        const before = open(corpusBytes(file))
        const bytes = saveDocument(before, decideStories(before, decision))
        const after = open(bytes)
        expect(revisionLines(after)).toEqual([])
        expect(traces(after)).toEqual([])
        const found = findings(corpusBytes(file))
        expect(Object.entries(findings(bytes)).filter(([rule, count]) => count > (found[rule] ?? 0))).toEqual([])
        const oracle = known.get(file)?.[decision]
        if (oracle !== undefined) expect(bodyText(after)).toEqual(oracle.paragraphs)
      })
    }
  }
})

describe.runIf(hasCorpus)('decided by author in a real file', () => {
  for (const file of files) {
    const authors = new Set(revisionLines(open(corpusBytes(file))).map((r) => r.author))
    for (const author of authors) {
      it(`${file}: accepting ${author || 'nobody'} and rejecting the rest is the same in either order`, () => {
        const document = open(corpusBytes(file))
        const theirs: Pick = (revision) => revision.author === author
        const others: Pick = (revision) => revision.author !== author
        const one = decided(decided(document, 'accept', theirs), 'reject', others)
        const other = decided(decided(document, 'reject', others), 'accept', theirs)
        expect(revisionLines(one)).toEqual([])
        expect(content(one)).toEqual(content(other))
      })
    }
  }
})

if (!hasCorpus) it.skip(`everything decided in a real file (${NO_CORPUS})`, () => {})
