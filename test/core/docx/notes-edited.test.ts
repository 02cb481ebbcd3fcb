import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { beforeAll, expect, test } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { noteStory, notesIn } from '../../../src/core/document/note-story.ts'
import { groupChanges } from '../../../src/core/revision/changes.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { deleteTracked, insertTracked, keepOwnMark, setNoteStory } from '../../../src/core/revision/track.ts'
import { untrackedEdits } from '../../../src/core/revision/untracked-edits.ts'
import { bodyDoc, openDocument, saveDraft, type OpenDocument } from '../../../src/main/app/documents.ts'
import { checkDocument } from '../../../src/main/app/check.ts'
import { corpusBytes, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { sectionedDocument } from '../../support/sectioned.ts'
import { show } from '../../support/show.ts'
import { ME, tracker } from '../revision/track-oracle.ts'

let base: OpenDocument

function opened(bytes: Uint8Array): OpenDocument {
  const document = openDocument(bytes)
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

const written = (document: OpenDocument, doc: Node, form: 'redline' | 'clean' | 'as-is' = 'as-is'): OpenDocument => {
  const bytes = saveDraft(document, doc, form)
  if (!bytes.ok) throw new Error(bytes.error.message)
  return opened(bytes.value)
}

/** The draft with "ten days" typed over the first note's words from `from` on. */
function edited(doc: Node, from: number, to: number): Node {
  const { tr } = EditorState.create({ doc })
  const place = notesIn(doc)[0]!
  const note = EditorState.create({ doc: noteStory(place.node)! }).tr
  insertTracked(note, from, to, 'ten days', tracker())
  expect(setNoteStory(tr, place.pos, note.doc)).toBe(true)
  tr.doc.check()
  return tr.doc
}

const partOf = (document: OpenDocument, kind: string): string =>
  document.reading.parts.find((p) => p.kind === kind)!.text
const noteOf = (document: OpenDocument): string => show(noteStory(notesIn(bodyDoc(document))[0]!.node)!)
const mine = ({ author }: { author: string }): boolean => author === ME

beforeAll(async () => {
  base = opened(await sectionedDocument())
})

test('a note that is edited is written with its changes, and the text that refers to it stays byte for byte', () => {
  const draft = edited(grouped(bodyDoc(base)), 2, 4)
  const after = written(base, draft)
  expect(noteOf(after)).toContain('[-Me As][+Me ten days]')
  expect(partOf(after, 'body')).toBe(partOf(base, 'body'))
  expect(partOf(after, 'footnotes')).toMatch(/<w:del [^>]*>.*<w:delText[^>]*>As<\/w:delText>.*<w:ins [^>]*>.*ten days/)
  const findings = checkDocument(after.container.bytes)
  expect(findings.ok && findings.value.filter((f) => f.severity === 'error')).toEqual([])
})

test('rejected, the document is written as it came; accepted, the note says the new words alone', () => {
  const draft = edited(grouped(bodyDoc(base)), 2, 4)
  const rejected = decide(draft, 'reject', mine)
  expect(rejected.eq(grouped(bodyDoc(base)))).toBe(true)
  expect(written(base, rejected).container.bytes).toBe(base.container.bytes)
  const clean = written(base, draft, 'clean')
  expect(noteOf(clean)).toContain('ten days amended')
  expect(listRevisions(bodyDoc(clean))).toEqual([])
})

test('its changes are listed at the reference', () => {
  const draft = edited(grouped(bodyDoc(base)), 2, 4)
  const { pos } = notesIn(draft)[0]!
  expect(listRevisions(draft).map((r) => [r.kind, r.text, r.from])).toEqual([
    ['deletion', 'As', pos],
    ['insertion', 'ten days', pos],
  ])
})

test('edits apart from each other in one note are changes of their own, and those beside each other are one', () => {
  const draft = edited(edited(grouped(bodyDoc(base)), 2, 4), 30, 30)
  expect(groupChanges(listRevisions(draft)).map(({ kind, old, new: now }) => [kind, old, now])).toEqual([
    ['replacement', 'As', 'ten days'],
    ['insertion', '', 'ten days'],
  ])
})

test('accepted before it was sent, it is an edit that nobody can see', () => {
  const draft = decide(edited(grouped(bodyDoc(base)), 2, 4), 'accept')
  expect(untrackedEdits(bodyDoc(base), draft).map(({ old, now }) => [old, now])).toEqual([['As', 'ten days']])
})

test("a note's own number is not deleted with its words", () => {
  const state = EditorState.create({ doc: noteStory(notesIn(bodyDoc(base))[0]!.node)! })
  const { tr } = state
  deleteTracked(tr, 1, tr.doc.content.size - 1, tracker())
  expect(show(keepOwnMark(tr).doc)).toMatch(/^[^-]*⟨footnoteRef⟩/)
})

test('the last text of a note may go while its reference stays', () => {
  const doc = bodyDoc(base)
  const { tr } = EditorState.create({ doc })
  const place = notesIn(doc)[0]!
  const note = EditorState.create({ doc: noteStory(place.node)! }).tr
  deleteTracked(note, 1, note.doc.content.size - 1, tracker())
  setNoteStory(tr, place.pos, keepOwnMark(note).doc)
  const clean = written(base, tr.doc, 'clean')
  expect(noteOf(clean)).not.toContain('amended')
  const findings = checkDocument(clean.container.bytes)
  expect(findings.ok && findings.value.filter((f) => f.severity === 'error')).toEqual([])
})

test.skipIf(!hasCorpus)(
  `the notes beside an edited one stay byte for byte${hasCorpus ? '' : ` (${NO_CORPUS})`}`,
  () => {
    const many = opened(corpusBytes('compare/WC-1400/before.docx'))
    const draft = grouped(bodyDoc(many))
    const { length } = notesIn(draft)
    expect(length).toBeGreaterThan(0)
    const at = noteStory(notesIn(draft)[0]!.node)!.content.size - 1
    const after = written(many, edited(draft, at, at))
    const notes = (document: OpenDocument): string[] =>
      partOf(document, 'footnotes').match(/<w:footnote .*?<\/w:footnote>/gs)!
    const [was, now] = [notes(many), notes(after)]
    expect(now.filter((text, i) => text !== was[i])).toHaveLength(1)
    expect(partOf(after, 'body')).toBe(partOf(many, 'body'))
  },
)
