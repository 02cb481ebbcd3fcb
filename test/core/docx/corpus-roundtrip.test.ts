import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { openDocument, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { revisionLines } from '../../../src/main/app/document-views.ts'
import { corpusBytes, corpusFiles, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'

/**
 * Two laws for every real file: unedited, it is written as it was, to the byte; written wholly afresh, it reads back as
 * the same document with the same revisions.
 */

function open(bytes: Uint8Array): OpenDocument {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

/** All that a document says, but for ordinals and numbers that a fresh writing may give anew. */
function content(doc: Node): unknown {
  return JSON.parse(JSON.stringify(doc.toJSON()), (key, value: unknown) =>
    ['src', 'id', 'key'].includes(key) ? undefined : value,
  )
}

describe.runIf(hasCorpus)('real files through the projection', () => {
  for (const file of corpusFiles('contracts', 'tracked', 'compare')) {
    it(`${file} unedited is written byte for byte`, () => {
      const bytes = corpusBytes(file)
      expect(Buffer.compare(saveDocument(open(bytes), []), bytes)).toBe(0)
    })
    it(`${file} written afresh reads back the same`, () => {
      const before = open(corpusBytes(file))
      const after = open(saveDocument(before, [], { rewrite: true }))
      for (const [i, story] of before.reading.stories.entries()) {
        story.doc.check()
        expect(content(after.reading.stories[i]!.doc)).toEqual(content(story.doc))
      }
      const revisions = (d: OpenDocument): unknown[] => revisionLines(d).map((r) => ({ ...r, id: '' }))
      expect(revisions(after)).toEqual(revisions(before))
    })
  }
})

if (!hasCorpus) it.skip(`real files through the projection (${NO_CORPUS})`, () => {})
