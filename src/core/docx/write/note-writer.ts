import { Fragment, type Node } from 'prosemirror-model'
import type { Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { namespaceOf } from '../namespaces.ts'
import { findPart, type DocxPackage } from '../package.ts'
import { addPart } from '../parts/add-part.ts'
import { withParts } from '../parts/overlay.ts'
import { XmlPart } from '../parts/xml-part.ts'
import { relatedParts } from '../read/part-reader.ts'
import { readContext } from '../read/styles/context-reader.ts'
import { escapeAttribute, escapeText } from '../xml.ts'
import type { IdAllocator } from './ids.ts'

/*
 * Footnotes made in the editor. The body holds the reference and, in its attribute `text`, what the note says; on writing,
 * the reference takes a free id and the note goes to the footnotes part, which is made where a document has none.
 */

/** A note to be put into the package. */
export interface NewNote {
  readonly id: string
  readonly lines: readonly string[]
  /** The insertion of its reference, which its text shares; null when that is accepted. */
  readonly insertion: Revision | null
}

/** The story with its new notes' references as they are written; the story itself where it has none. @param taken ids of the package's notes. */
export function referencesWritten(doc: Node, taken: ReadonlySet<string>): { doc: Node; notes: readonly NewNote[] } {
  const notes: NewNote[] = []
  const used = new Set(taken)
  const freeId = (wanted: string): string => {
    let id = Number(wanted)
    if (!Number.isInteger(id) || id < 1) id = 1
    while (used.has(String(id))) id++
    used.add(String(id))
    return String(id)
  }
  const written = (node: Node): Node => {
    if (node.type === schema.nodes.noteRef) {
      const lines = node.attrs.text as readonly string[] | null
      if (lines === null) return node
      const id = freeId(node.attrs.id as string)
      const mark = schema.marks.ins.isInSet(node.marks)
      notes.push({ id, lines, insertion: mark === undefined ? null : (mark.attrs as unknown as Revision) })
      return node.type.create({ ...node.attrs, id, text: null }, null, node.marks)
    }
    if (node.isLeaf) return node
    let changed = false
    const children = node.children.map((child) => {
      const made = written(child)
      changed ||= made !== child
      return made
    })
    return changed ? node.copy(Fragment.fromArray(children)) : node
  }
  return { doc: written(doc), notes }
}

const PART_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml'
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes'

/** Puts notes into the package as `changes` leaves it. A package that cannot be read is a bug: it was read before. */
export function addNotes(
  pkg: DocxPackage,
  notes: readonly NewNote[],
  ids: IdAllocator,
  changes: Map<string, Uint8Array>,
): void {
  const { styles } = readContext(pkg).value.styles
  const styleId = (name: string): string | undefined => styles.find((s) => s.name.toLowerCase() === name)?.id
  const look = { text: styleId('footnote text'), mark: styleId('footnote reference') }
  const xml = notes.map((note) => noteXml(note, look, ids)).join('')
  const source = withParts(pkg.source, changes)
  const [name] = relatedParts(pkg, 'footnotes')
  const part = name === undefined ? undefined : findPart(source, name)
  if (part === undefined) {
    const folder = pkg.mainPart.slice(0, pkg.mainPart.lastIndexOf('/') + 1)
    const bytes = new TextEncoder().encode(emptyPart(xml))
    const added = addPart(source, pkg.mainPart, {
      name: `${folder}footnotes.xml`,
      contentType: PART_TYPE,
      relationshipType: RELATIONSHIP,
      bytes,
    })
    if (!added.ok) throw new Error(added.error.message)
    for (const [changed, content] of added.value.changes) changes.set(changed, content)
    return
  }
  const read = XmlPart.read(source, part)
  if (!read.ok) throw new Error(read.error.message)
  const { part: bound, local } = read.value.bind('w', read.value.namespace)
  changes.set(part, bound.append(xml.replaceAll('<w:footnote ', `<w:footnote${local} `)).bytes())
}

/** With the two separators that Word expects to be there (ECMA-376 part 1, 17.11.23 and 17.11.1). */
function emptyPart(xml: string): string {
  const line = (type: string, id: number, element: string): string =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${element}/></w:r></w:p></w:footnote>`
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="${namespaceOf('w')!}">` +
    `${line('separator', -1, 'separator')}${line('continuationSeparator', 0, 'continuationSeparator')}${xml}</w:footnotes>`
  )
}

interface NoteLook {
  readonly text: string | undefined
  readonly mark: string | undefined
}

function noteXml({ id, lines, insertion }: NewNote, look: NoteLook, ids: IdAllocator): string {
  const pPr = look.text === undefined ? '' : `<w:pPr><w:pStyle w:val="${escapeAttribute(look.text)}"/></w:pPr>`
  const rPr =
    look.mark === undefined ? '<w:vertAlign w:val="superscript"/>' : `<w:rStyle w:val="${escapeAttribute(look.mark)}"/>`
  const mark = `<w:r><w:rPr>${rPr}</w:rPr><w:footnoteRef/></w:r>`
  const paragraphs = (lines.length === 0 ? [''] : lines).map((line, i) => {
    const said = i === 0 ? ` ${line}` : line
    const runs = `${i === 0 ? mark : ''}<w:r><w:t xml:space="preserve">${escapeText(said)}</w:t></w:r>`
    return `<w:p>${pPr}${insertion === null ? runs : inserted(runs, insertion, ids)}</w:p>`
  })
  return `<w:footnote w:id="${id}">${paragraphs.join('')}</w:footnote>`
}

function inserted(runs: string, { author, date }: Revision, ids: IdAllocator): string {
  const when = date === null ? '' : ` w:date="${escapeAttribute(date)}"`
  return `<w:ins w:id="${ids.fresh()}" w:author="${escapeAttribute(author)}"${when}>${runs}</w:ins>`
}
