import { afterAll, describe, expect, it } from 'vitest'
import { revisionLines } from '../../../src/main/app/document-views.ts'
import { CORPUS_DIR, corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { decidedByDocxodus } from '../../support/docxodus.ts'
import { bodyParagraphs, decidedByUs, DECISIONS, normalised, opened, Scratch } from '../../support/laws-files.ts'
import { hasPandoc, NO_PANDOC, Pandoc } from '../../support/pandoc.ts'

const EXPLAINED_PANDOC: Readonly<Record<string, string>> = {}
const EXPLAINED_DOCXODUS: Readonly<Record<string, string>> = {}

/** An explained difference has to be there still: once mended, its line goes. */
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
      it(`${file}: ${decision} all agrees with docxodus`, async () => {
        const theirs = bodyParagraphs(await decidedByDocxodus(corpusBytes(file), decision))
        judge(bodyParagraphs(decidedByUs(file, decision)), theirs, EXPLAINED_DOCXODUS[`${file} ${decision}`])
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
      it(`${file}: ${decision} all agrees with pandoc`, async () => {
        const path = scratch.file(decidedByUs(file, decision))
        const theirs = await pandoc.body(`${CORPUS_DIR}/${file}`, decision)
        const ours = await pandoc.body(path, 'accept')
        // Nothing is left to be decided, so that both readings of it are one.
        expect(await pandoc.body(path, 'reject')).toEqual(ours)
        if (!('ok' in theirs) || !('ok' in ours)) throw new Error(JSON.stringify([ours, theirs]))
        judge(normalised(ours.ok), normalised(theirs.ok), EXPLAINED_PANDOC[`${file} ${decision}`])
      })
    }
  }
})

if (!hasCorpus) it.skip(`changes decided by us (${NO_CORPUS})`, () => {})
if (!hasPandoc) it.skip(`changes decided by us and by pandoc (${NO_PANDOC})`, () => {})
