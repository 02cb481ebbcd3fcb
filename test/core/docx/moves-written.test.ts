import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { moveTracked } from '../../../src/core/revision/track.ts'
import { edgeAuthor, edgeOf } from '../../../src/core/revision/moves/edges.ts'
import { bodyDoc, editedBody, saveDocument } from '../../../src/main/app/documents.ts'
import { cell, doc, p, row, table } from '../../support/build.ts'
import { blankDocx } from '../../support/laws-blank.ts'
import { opened } from '../../support/laws-files.ts'
import { writtenContent } from '../../support/written-content.ts'
import { ME, tracker } from '../revision/track-oracle.ts'

test('a move whose edges stand between blocks reads back as it was written, with who made it', () => {
  const blank = opened(blankDocx())
  const before = doc(p('a'), table({ tblGrid: '<w:gridCol w:w="900"/>' }, row(cell(p('x')))), p('b'), p('c'))
  const [first, last] = [before.child(0).nodeSize, before.content.size - before.child(3).nodeSize]
  const { tr } = EditorState.create({ doc: before })
  expect(moveTracked(tr, first, last, 0, tracker()).ok).toBe(true)
  const read = opened(saveDocument(blank, [editedBody(blank, tr.doc)]))
  expect(writtenContent(bodyDoc(read), read)).toEqual(writtenContent(tr.doc, blank))
  const starts = bodyDoc(read).children.filter((block) => edgeOf(block)?.start === true)
  expect(starts.map(edgeAuthor)).toEqual([ME, ME])
})
