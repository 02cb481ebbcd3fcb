import { describe, expect, it } from 'vitest'
import { checkDocument, hasErrors } from '../../../src/main/app/check.ts'
import { openDocument, saveDocument } from '../../../src/main/app/documents.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { counts } from './check-fixture.ts'

/**
 * Real files hold what their producers wrote. These are the ones in which the linter finds something, each looked at by
 * hand; in every other file it finds nothing at all. Only what is marked as such is an error: the rest opens in Word.
 */
const FOUND: Readonly<Record<string, Record<string, number>>> = {
  // Two drafts by tools that do not write xml:space, or not everywhere.
  'contracts/bonterms-mutual-nda.docx': { 'space-not-preserved': 2, 'run-property-order': 2 },
  'compare/safe-docx-split-run/before.docx': { 'space-not-preserved': 1 },
  'compare/safe-docx-split-run/after.docx': { 'space-not-preserved': 2 },
  // Google Docs gives every w:tblGridChange the id 0.
  'contracts/cp-independent-contractor.docx': { 'revision-id-duplicate': 2 },
  // Error: w:spacing after w:jc.
  'contracts/docxodus-legal-contract-toc-xref.docx': { 'element-order': 3 },
  // Word with "remove personal information": no dates; and a row whose mark is inserted while a "2" in it is not.
  'tracked/RP001-Tracked-Revisions-01.docx': { 'date-missing': 287, 'row-mark-without-runs': 1 },
  'tracked/RP038-Inserted-Paras-at-End.docx': { 'note-unreferenced': 1 },
  'tracked/RP050-Deleted-Footnote.docx': { 'last-mark-deleted': 1 },
  'tracked/adeu-comments_threads.docx': { 'style-missing': 3 },
  // Error: two insertions of one id.
  'tracked/adeu-multi_author.docx': { 'revision-id-duplicate': 1 },
  // Error: a footnote that refers to another.
  'tracked/docxodus-DD001-xref-footnotes.docx': { 'note-in-note': 1 },
  // Error: wp14 named and not declared, in two parts.
  'tracked/docxreview-review_rich.docx': { 'ignorable-undeclared': 2, 'date-missing': 1, 'style-missing': 1 },
  'tracked/eigenpal-editor-demo.docx': { 'style-missing': 2 },
  'tracked/sdk-Comment020-threads-rows-nested.docx': { 'comment-person-missing': 2 },
  // A move without its ranges, which Word reads as a deletion and an insertion.
  'tracked/tika-testWORD_features.docx': { 'move-outside-range': 2, 'run-property-order': 1 },
  // Error: numbered by a list that is not there.
  'compare/python-redlines/expected_redline.docx': { 'numbering-missing': 1 },
}

const WITH_ERRORS: ReadonlySet<string> = new Set([
  'contracts/docxodus-legal-contract-toc-xref.docx',
  'tracked/adeu-multi_author.docx',
  'tracked/docxodus-DD001-xref-footnotes.docx',
  'tracked/docxreview-review_rich.docx',
  'compare/python-redlines/expected_redline.docx',
])

function findings(bytes: Uint8Array): ReturnType<typeof counts> {
  const checked = checkDocument(bytes)
  if (!checked.ok) throw new Error(checked.error.message)
  return counts(checked.value)
}

function writtenAfresh(bytes: Uint8Array): Uint8Array {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return saveDocument(document.value, [], { rewrite: true })
}

/** Findings of a rule that the other file has fewer of. */
function moreThan(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).filter(([rule, count]) => count > (before[rule] ?? 0)))
}

describe.runIf(hasCorpus)('the linter on real files', () => {
  for (const file of corpusFiles('contracts', 'tracked', 'compare')) {
    it(`${file} has the findings we know, written afresh no more of any`, () => {
      const bytes = corpusBytes(file)
      const before = findings(bytes)
      expect(before).toEqual(FOUND[file] ?? {})
      const checked = checkDocument(bytes)
      expect(checked.ok && hasErrors(checked.value)).toBe(WITH_ERRORS.has(file))
      expect(moreThan(before, findings(writtenAfresh(bytes)))).toEqual({})
    })
  }
})

describe.runIf(hasCorpus)('the linter on hostile files', () => {
  it('names every fault of malformed revisions, and not the deletion inside an insertion', () => {
    const bytes = corpusBytes('hostile/revisions-malformed.docx')
    const before = findings(bytes)
    expect(before).toEqual({
      'revision-id-duplicate': 1,
      'annotation-id': 1,
      'author-missing': 2,
      'date-missing': 6,
      'date-bad': 1,
      'w-t-in-del': 1,
      'move-range-unclosed': 1,
      'move-unpaired': 1,
      'comment-missing': 1,
      'bookmark-unclosed': 1,
      'field-unclosed': 1,
      'space-not-preserved': 1,
    })
    expect(moreThan(before, findings(writtenAfresh(bytes)))).toEqual({})
  })
  for (const file of ['xml-billion-laughs', 'xml-control-char', 'xml-deep-nesting-sdt', 'xml-xxe-file']) {
    it(`says that a part of ${file} cannot be read`, () => {
      expect(findings(corpusBytes(`hostile/${file}.docx`))).toEqual({ 'part-unreadable': 1 })
    })
  }
  it('finds nothing wrong with a package whose parts are named unusually', () => {
    expect(findings(corpusBytes('hostile/pkg-renamed-main-part.docx'))).toEqual({})
  })
})

if (!hasCorpus) it.skip(`the linter on real files (${NO_CORPUS})`, () => {})
