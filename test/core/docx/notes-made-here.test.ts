import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import { readDocx } from '../../../src/core/docx/read/read-docx.ts'
import { grouped } from '../../../src/core/document/groups.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { insertFootnote, setFootnoteText } from '../../../src/core/revision/track.ts'
import { bodyDoc, editedBody, openDocument, saveDocument, type OpenDocument } from '../../../src/main/app/documents.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { corpusBytes, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { show } from '../../support/show.ts'
import { ME, tracker } from '../revision/track-oracle.ts'

const NDA = readFileSync(resolve(import.meta.dirname, '../../../resources/samples/mutual-nda.docx'))

function opened(bytes: Uint8Array): OpenDocument {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

function noted(document: OpenDocument, lines: readonly string[]): Node {
  const { tr } = EditorState.create({ doc: grouped(bodyDoc(document)) })
  let at = 0
  tr.doc.descendants((node, pos) => {
    if (at === 0 && node.isTextblock && node.content.size > 20) at = pos + 8
  })
  expect(insertFootnote(tr, at, lines, { styleId: null }, tracker())).toBe(at)
  tr.doc.check()
  return tr.doc
}

const notesOf = (document: OpenDocument): string[] =>
  document.reading.stories.filter((s) => s.name === 'footnote').map((s) => `${s.id} ${show(s.doc)}`)

test('a footnote goes to a part of its own, tracked with its reference, in a package that passes the linter', () => {
  const before = opened(NDA)
  const bytes = saveDocument(before, [editedBody(before, noted(before, ['First line', 'Second & last']))])
  const after = opened(bytes)
  expect(notesOf(after).slice(2)).toEqual([
    '1 «pStyle=FootnoteText»[+Me {rStyle=FootnoteReference ⟨footnoteRef⟩}][+Me  First line]¶«pStyle=FootnoteText»[+Me Second & last]¶',
  ])
  expect(show(bodyDoc(after))).toContain('[+Me {vertAlign=superscript ⟨footnote 1⟩(note ')
  const container = readContainer(bytes)
  if (!container.ok) throw new Error(container.error.message)
  const findings = checkPackage(container.value)
  expect(findings.filter((f) => f.severity === 'error')).toEqual([])
})

test.skipIf(!hasCorpus)(`a document without notes gets the part for them${hasCorpus ? '' : ` (${NO_CORPUS})`}`, () => {
  const before = opened(corpusBytes('contracts/ms-eula-multilevel.docx'))
  expect(notesOf(before)).toEqual([])
  const bytes = saveDocument(before, [editedBody(before, noted(before, ['Text']))])
  expect(notesOf(opened(bytes))).toHaveLength(3)
  const container = readContainer(bytes)
  expect(container.ok && checkPackage(container.value).filter((f) => f.severity === 'error')).toEqual([])
})

test('accepted, the note stands without a trace; rejected, the document is as before', () => {
  const before = opened(NDA)
  const doc = noted(before, ['Text'])
  const clean = opened(saveDocument(before, [editedBody(before, decide(doc, 'accept'))]))
  expect(notesOf(clean).slice(2)).toEqual(['1 «pStyle=FootnoteText»{rStyle=FootnoteReference ⟨footnoteRef⟩} Text¶'])
  const rejected = decide(doc, 'reject', (r) => r.author === ME)
  expect(saveDocument(before, [editedBody(before, rejected)])).toBe(before.container.bytes)
})

test('the text of a note that I made can be changed, that of any other cannot', () => {
  const { tr } = EditorState.create({ doc: noted(opened(NDA), ['Text']) })
  let at = -1
  tr.doc.descendants((node, pos) => {
    if (node.type.name === 'noteRef') at = pos
  })
  expect(setFootnoteText(tr, at, ['Other'], { ...tracker(), author: 'Somebody' })).toBe(false)
  expect(setFootnoteText(tr, at, ['Other'], tracker())).toBe(true)
  expect(tr.doc.nodeAt(at)!.attrs.text).toEqual(['Other'])
})

test.skipIf(!hasCorpus)(
  `beside the notes of a file a new one takes an id of its own${hasCorpus ? '' : ` (${NO_CORPUS})`}`,
  () => {
    const before = opened(corpusBytes('compare/WC-1400/before.docx'))
    const had = notesOf(before)
    const bytes = saveDocument(before, [editedBody(before, noted(before, ['New']))])
    const after = opened(bytes)
    expect(notesOf(after).slice(0, had.length)).toEqual(had)
    expect(notesOf(after)).toHaveLength(had.length + 1)
    const source = readContainer(bytes)
    expect(source.ok && readDocx(source.value).ok).toBe(true)
  },
)
