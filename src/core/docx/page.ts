import type { Node } from 'prosemirror-model'
import type { FurnitureStory, NoteStory } from '../api/projection.ts'
import { FURNITURE_KINDS, readSection, type PageBox } from '../document/sections.ts'
import { schema } from '../document/schema.ts'
import { findPart } from './package.ts'
import type { DocxReading, Story } from './read/read-docx.ts'

/** The page as the document's first section sets it, what stands around the text of its pages, and its notes. */
export interface PageSetup {
  readonly page: PageBox
  readonly furniture: readonly FurnitureStory[]
  readonly notes: readonly NoteStory[]
}

export function readPageSetup(reading: DocxReading): PageSetup {
  return { page: firstPage(reading.stories[0]!.doc), furniture: readFurniture(reading), notes: readNotes(reading) }
}

/** The first section's properties stand in the paragraph that ends it, the last section's in the body (17.6.17, 17.6.18). */
function firstPage(body: Node): PageBox {
  let xml: string | null = null
  body.descendants((node) => {
    if (xml === null && node.type === schema.nodes.paragraph) xml = node.attrs.sectPr as string | null
    return xml === null
  })
  return readSection(xml ?? (body.attrs.sectPr as string | null)).page
}

/** Headers and footers by the relationship that sections name them by. */
function readFurniture(reading: DocxReading): FurnitureStory[] {
  return reading.package.relationships.flatMap((relationship): FurnitureStory[] => {
    const kind = FURNITURE_KINDS.find((k) => k === relationship.type)
    if (kind === undefined || relationship.external) return []
    const part = findPart(reading.package.source, relationship.target)
    const story = reading.stories.find((s) => s.part === part && s.id === null)
    return story === undefined ? [] : [{ id: relationship.id, kind, doc: story.doc.toJSON() }]
  })
}

const NOTE_KINDS = ['footnote', 'endnote'] as const

/** Notes in the order of their references; separators and what nothing refers to are left out. */
function readNotes(reading: DocxReading): NoteStory[] {
  const stories = new Map<string, Story>()
  for (const kind of NOTE_KINDS) {
    for (const story of reading.stories) if (story.name === kind) stories.set(`${kind} ${story.id}`, story)
  }
  if (stories.size === 0) return []
  const notes: NoteStory[] = []
  reading.stories[0]!.doc.descendants((node) => {
    if (node.type !== schema.nodes.noteRef) return
    const kind = node.attrs.kind as NoteStory['kind']
    const id = node.attrs.id as string
    const story = stories.get(`${kind} ${id}`)
    if (story === undefined) return
    stories.delete(`${kind} ${id}`)
    notes.push({ kind, id, label: node.attrs.label as string, doc: story.doc.toJSON() })
  })
  return notes
}
