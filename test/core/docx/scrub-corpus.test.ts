import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import { revisionLines, textLines } from '../../../src/main/app/document-views.ts'
import { openDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { scrubDocument, type ScrubbedFile } from '../../../src/main/app/scrub.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { DEFAULTS } from './scrub-fixture.ts'

/** Every real file, scrubbed: it says what it said, holds no author, has no new fault, and there is nothing left to scrub. */

function open(bytes: Uint8Array): OpenDocument {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

function scrub(bytes: Uint8Array, options = {}): ScrubbedFile {
  const result = scrubDocument(bytes, { ...DEFAULTS, ...options })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function faults({ container }: OpenDocument): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { rule, part } of checkPackage(container))
    counts.set(`${rule} ${part}`, (counts.get(`${rule} ${part}`) ?? 0) + 1)
  return counts
}

/** Files with hidden text, which is taken out of their text and their revisions. */
const HIDING = new Set(['tracked/adeu-dirty_sample-resolved.docx', 'tracked/tika-testWORD_features.docx'])

describe.runIf(hasCorpus)('real files scrubbed', () => {
  for (const file of corpusFiles('contracts', 'tracked')) {
    it(`${file} says the same, in the party's name alone`, () => {
      const bytes = corpusBytes(file)
      const copy = Uint8Array.from(bytes)
      const { bytes: out, receipt } = scrub(bytes)
      expect(Buffer.compare(bytes, copy)).toBe(0)
      const before = open(bytes)
      const after = open(out)
      if (!HIDING.has(file)) {
        for (const view of ['final', 'original', 'markup'] as const) {
          const lines = (d: OpenDocument): string[] =>
            textLines(d, view)
              .filter((l) => l.story !== 'comment')
              .map((l) => `${l.number} ${l.text}`)
          expect(lines(after)).toEqual(lines(before))
        }
        const revisions = (d: OpenDocument): string[] =>
          revisionLines(d)
            .filter((l) => l.story !== 'comment')
            .map((l) => `${l.kind} ${l.text}`)
        expect(revisions(after)).toEqual(revisions(before))
      }
      expect(new Set(revisionLines(after).map((l) => l.author))).toEqual(
        new Set(revisionLines(after).length === 0 ? [] : [DEFAULTS.party]),
      )
      for (const name of after.container.names()) {
        const text = Buffer.from(after.container.part(name)!).toString('latin1')
        for (const [, author] of text.matchAll(/\bw\d*:author="([^"]*)"/g)) expect(author).toBe(DEFAULTS.party)
        expect(text).not.toMatch(/\bw:rsid|w16du:dateUtc="|<w:comment[ >]/)
      }
      expect(
        after.container.names().filter((name) => /comments|people|customXml|custom\.xml|thumbnail/.test(name)),
      ).toEqual([])
      const known = faults(before)
      for (const [fault, count] of faults(after)) expect(count, fault).toBeLessThanOrEqual(known.get(fault) ?? 0)
      expect(
        receipt.parts.every((part) => (part.change === 'unchanged') === (part.sha256Before === part.sha256After)),
      ).toBe(true)
    })

    it(`${file} scrubbed twice is the same file, byte for byte`, () => {
      const bytes = corpusBytes(file)
      for (const options of [{}, { keepAuthors: true, keepComments: true }, { keepComments: true }]) {
        const first = scrub(bytes, options).bytes
        expect(Buffer.compare(scrub(bytes, options).bytes, first)).toBe(0)
        expect(Buffer.compare(scrub(first, options).bytes, first)).toBe(0)
      }
    })
  }
})

if (!hasCorpus) it.skip(`real files scrubbed (${NO_CORPUS})`, () => {})
