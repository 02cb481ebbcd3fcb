import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { moveTracked } from '../../../src/core/revision/track.ts'
import { edgeAuthor, edgeOf } from '../../../src/core/revision/moves/edges.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { bodyDoc, editedBody, saveDocument } from '../../../src/main/app/documents.ts'
import { attrs, cell, change, doc, p, pilcrow, row, table } from '../../support/build.ts'
import { blankDocx } from '../../support/laws-blank.ts'
import { opened } from '../../support/laws-files.ts'
import { writtenContent } from '../../support/written-content.ts'
import { DEFINITIONS } from '../revision/format-oracle.ts'
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

test('what others revised in the properties of a moved paragraph has an id of its own on each side', () => {
  const bytes = blankDocx(DEFINITIONS)
  const blank = opened(bytes)
  const numbering = attrs({ pPr: '<w:numPr><w:numId w:val="2"/><w:ins w:id="9" w:author="A"/></w:numPr>' })
  const mark = pilcrow({ fmt: change('A', '<w:ins w:id="8" w:author="A"/><w:b/>') })
  for (const moved of [p(numbering, 'a'), p(mark, 'a')]) {
    const { tr } = EditorState.create({ doc: doc(moved, p('b'), p('c')) })
    expect(moveTracked(tr, 0, moved.nodeSize, moved.nodeSize + 3, tracker()).ok).toBe(true)
    const written = saveDocument(blank, [editedBody(blank, tr.doc)])
    const findings = checkDocument(written)
    expect(findings.ok && findings.value.filter(({ severity }) => severity === 'error')).toEqual([])
  }
})
