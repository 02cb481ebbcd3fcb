import { afterAll, describe, expect, it } from 'vitest'
import { revisionLines } from '../../../src/main/app/document-views.ts'
import { CORPUS_DIR, corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { decidedByDocxodus } from '../../support/docxodus.ts'
import { bodyParagraphs, decidedByUs, DECISIONS, normalised, opened, Scratch } from '../../support/laws-files.ts'
import { hasPandoc, NO_PANDOC, Pandoc } from '../../support/pandoc.ts'

/**
 * Where an independent reader decides otherwise, and why: by file and decision. Each is asserted to differ still, so
 * that a mended one is noticed. Our own texts are the oracles' in all of these (corpus-text.test.ts).
 */
const DELETED_IN_MOVED =
  'it drops what was deleted inside a move (w:del in w:moveFrom) where rejecting both brings it back; and keeps a "2" of ' +
  'no revision that stands in a row marked inserted, which goes with the row'
const JOINED = 'it puts a space where a paragraph whose mark is deleted joins the next; Word puts nothing'

const EXPLAINED_PANDOC: Readonly<Record<string, string>> = {
  'tracked/RP001-Tracked-Revisions-01.docx reject': DELETED_IN_MOVED,
  'tracked/RP005-Deleted-Paragraph-Mark.docx accept': JOINED,
  'tracked/pandoc-paragraph_insertion_deletion.docx accept': JOINED,
}

/** What pandoc cannot read at all. */
const UNREADABLE_BY_PANDOC: Readonly<Record<string, string>> = {
  'tracked/sdk-Strict01.docx': 'pandoc has no reader for the strict namespaces',
}

const STRICT = 'it knows no changes in the strict namespaces and leaves them all in'
const EXPLAINED_DOCXODUS: Readonly<Record<string, string>> = {
  'tracked/RP001-Tracked-Revisions-01.docx reject': DELETED_IN_MOVED,
  'tracked/sdk-Strict01.docx accept': STRICT,
  'tracked/sdk-Strict01.docx reject': STRICT,
}

/** Says in a test's name that what it asserts is a difference. */
const verb = (reason: string | undefined): string =>
  reason === undefined ? 'agrees with' : 'differs, as explained, from'

function judge(ours: readonly string[], theirs: readonly string[], reason: string | undefined): void {
  if (reason === undefined) expect(ours).toEqual(theirs)
  else expect(ours, reason).not.toEqual(theirs)
}

describe.runIf(hasCorpus)('changes decided by us', () => {
  for (const file of corpusFiles('tracked')) {
    for (const decision of DECISIONS) {
      it(`${file}: ${decision} all leaves no change in any story`, () => {
        expect(revisionLines(opened(decidedByUs(file, decision)))).toEqual([])
      })
      const reason = EXPLAINED_DOCXODUS[`${file} ${decision}`]
      it(`${file}: ${decision} all ${verb(reason)} docxodus`, async () => {
        const theirs = bodyParagraphs(await decidedByDocxodus(corpusBytes(file), decision))
        judge(bodyParagraphs(decidedByUs(file, decision)), theirs, reason)
      })
    }
  }
})

describe.runIf(hasCorpus && hasPandoc)('changes decided by us and by pandoc', () => {
  const scratch = new Scratch()
  const pandoc = new Pandoc()
  afterAll(() => {
    pandoc.stop()
    scratch.remove()
  })
  for (const file of corpusFiles('tracked')) {
    for (const decision of DECISIONS) {
      const reason = EXPLAINED_PANDOC[`${file} ${decision}`]
      it(`${file}: ${decision} all ${verb(UNREADABLE_BY_PANDOC[file] ?? reason)} pandoc`, async () => {
        const path = scratch.file(decidedByUs(file, decision))
        const theirs = await pandoc.body(`${CORPUS_DIR}/${file}`, decision)
        const ours = await pandoc.body(path, 'accept')
        if (UNREADABLE_BY_PANDOC[file] !== undefined) {
          expect(theirs, UNREADABLE_BY_PANDOC[file]).toHaveProperty('error')
          return
        }
        // Nothing is left to be decided, so that both readings of it are one.
        expect(await pandoc.body(path, 'reject')).toEqual(ours)
        if (!('ok' in theirs) || !('ok' in ours)) throw new Error(JSON.stringify([ours, theirs]))
        judge(normalised(ours.ok), normalised(theirs.ok), reason)
      })
    }
  }
})

if (!hasCorpus) it.skip(`changes decided by us (${NO_CORPUS})`, () => {})
if (!hasPandoc) it.skip(`changes decided by us and by pandoc (${NO_PANDOC})`, () => {})
