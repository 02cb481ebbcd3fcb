import { Fragment, type Node } from 'prosemirror-model'
import { contextFor } from '../../src/core/document/added-lists.ts'
import { noteStory } from '../../src/core/document/note-story.ts'
import { schema } from '../../src/core/document/schema.ts'
import { paragraphTexts } from '../../src/core/document/text.ts'
import type { OpenDocument } from '../../src/main/app/documents.ts'

/*
 * All that a document says, as data, to compare as it was edited with as it was read back: without the ordinals and
 * numbers that writing gives anew, and with the text of notes and the definitions of lists, wherever those are kept.
 */

/** Numbers of slices, revisions, comments and wrappers; times of a kind that not every file has room for. */
const GIVEN_ANEW = new Set(['src', 'id', 'key', 'utc'])

/** @param flat the body, as the document has it or as it was edited since */
export function writtenContent(flat: Node, document: OpenDocument): unknown {
  const body = JSON.parse(JSON.stringify(withNotes(flat, document).toJSON()), (key, value: unknown) => {
    if (GIVEN_ANEW.has(key)) return undefined
    if (typeof value === 'string') return value.replaceAll(/ w:id="\w+"/g, '')
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isRecord ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value
  }) as unknown
  return { body, lists: listsNamed(flat, document) }
}

/** Without lists of its own, which writing makes the file's; each note with what it says, be it here or in the notes part. */
function withNotes(flat: Node, document: OpenDocument): Node {
  const lines = (kind: string, id: string): string[] => {
    const story = document.reading.stories.find((s) => s.name === kind && s.id === id)
    if (story === undefined) throw new Error(`no ${kind} ${id}`)
    return paragraphTexts(story.doc).map(({ text }) => text)
  }
  const held = (reference: Node): string[] | null =>
    noteStory(reference) === null ? null : paragraphTexts(noteStory(reference)!).map(({ text }) => text)
  const visit = (node: Node): Node => {
    if (node.type === schema.nodes.noteRef) {
      const { kind, id, text, custom } = node.attrs as {
        kind: string
        id: string
        text: string[] | null
        custom: boolean
      }
      const [first = '', ...rest] = text ?? held(node) ?? lines(kind, id)
      // A blank parts the number from the text.
      return node.type.create({ kind, custom, text: [first.trimStart(), ...rest] }, null, node.marks)
    }
    return node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.map(visit)))
  }
  return schema.nodes.doc.create({ ...flat.attrs, lists: null }, visit(flat).content)
}

/** The definition of each list that a paragraph names, by its number. */
function listsNamed(flat: Node, { context }: OpenDocument): Record<string, unknown> {
  const { abstracts, instances } = contextFor(flat, context).numbering
  const named = new Set<string>()
  flat.descendants((node) => {
    const { pPr, pPrChange } = node.attrs as { pPr?: string; pPrChange?: { old: string } | null }
    for (const xml of [pPr ?? '', pPrChange?.old ?? '']) {
      for (const [, id] of xml.matchAll(/<w:numId [^>]*w:val="(\d+)"/g)) named.add(id!)
    }
  })
  const definition = (id: string): unknown => {
    const instance = instances.find((i) => String(i.id) === id)
    const abstract = abstracts.find((a) => a.id === instance?.abstractId)
    return { overrides: instance?.overrides, levels: abstract?.levels }
  }
  return Object.fromEntries([...named].toSorted().map((id) => [id, definition(id)]))
}
