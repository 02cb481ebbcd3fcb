import { afterAll, describe, expect, it } from 'vitest'
import { revisionLines } from '../../../src/main/app/document-views.ts'
import type { OpenDocument } from '../../../src/main/app/documents.ts'
import { CORPUS_DIR, corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { comments, commentThreadParts } from '../../support/laws-comments.ts'
import { DECISIONS, opened, Scratch, withoutComments, writtenAfresh } from '../../support/laws-files.ts'
import { hasLibreOffice, LibreOffice, NO_LIBREOFFICE } from '../../support/libreoffice.ts'
import { hasPandoc, NO_PANDOC, Pandoc } from '../../support/pandoc.ts'

/**
 * Every block of every real file serialised afresh: readers that know nothing of ours must not see that it was. What
 * one of them cannot read as it came, it must refuse in the same words when it is written by us.
 */

/** Where pandoc sees a difference that is none to Word: each with the reason. */
const SPACES =
  'blanks at the edge of a w:t without xml:space, which Word and LibreOffice leave out and so do we; pandoc keeps them'
const EXPLAINED_PANDOC: Readonly<Record<string, string>> = {
  'compare/safe-docx-split-run/before.docx': SPACES,
  'compare/safe-docx-split-run/after.docx': SPACES,
}

const files = corpusFiles('contracts', 'tracked', 'compare')
const scratch = new Scratch()
afterAll(() => scratch.remove())

const original = (file: string): string => `${CORPUS_DIR}/${file}`

describe.runIf(hasCorpus)('files written afresh hold the same revisions and comments', () => {
  const withoutIds = (d: OpenDocument): unknown[] => revisionLines(d).map((line) => ({ ...line, id: null }))
  for (const file of files) {
    it(`${file}: number, kind, author, date and text`, () => {
      const bytes = corpusBytes(file)
      const before = opened(bytes)
      const after = opened(writtenAfresh(file))
      expect(withoutIds(after)).toEqual(withoutIds(before))
      expect(comments(after)).toEqual(comments(before))
      expect(commentThreadParts(after)).toEqual(commentThreadParts(before))
    })
  }
})

describe.runIf(hasCorpus && hasPandoc)('files written afresh, read by pandoc', () => {
  const pandoc = new Pandoc()
  afterAll(() => pandoc.stop())
  for (const file of files) {
    const reason = EXPLAINED_PANDOC[file]
    it(`${file} says ${reason === undefined ? 'the same' : 'otherwise, as explained,'} accepted and rejected`, async () => {
      const path = scratch.file(writtenAfresh(file))
      for (const decision of DECISIONS) {
        const ours = await pandoc.plain(path, decision)
        const theirs = await pandoc.plain(original(file), decision)
        if (reason === undefined) expect(ours).toEqual(theirs)
        else expect(ours, reason).not.toEqual(theirs)
      }
    })
  }
})

// A crash costs a second start.
describe.runIf(hasCorpus && hasLibreOffice)('files written afresh, read by LibreOffice', { timeout: 180_000 }, () => {
  const office = new LibreOffice()
  afterAll(() => office.stop())
  for (const file of files) {
    it(`${file} says the same accepted and rejected, and holds the same changes`, async () => {
      const before = scratch.file(withoutComments(corpusBytes(file)))
      const after = scratch.file(withoutComments(writtenAfresh(file)))
      for (const decision of DECISIONS) {
        const was = await office.decided(before, decision)
        expect(await office.decided(after, decision)).toEqual(was)
        if ('ok' in was && was.ok.redlines.length === 0) break
      }
    })
  }
})

if (!hasCorpus) it.skip(`files written afresh (${NO_CORPUS})`, () => {})
if (!hasPandoc) it.skip(`files written afresh, read by pandoc (${NO_PANDOC})`, () => {})
if (!hasLibreOffice) it.skip(`files written afresh, read by LibreOffice (${NO_LIBREOFFICE})`, () => {})
