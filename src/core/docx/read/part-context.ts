import type { Mark, Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import type { Relationship } from '../package.ts'
import { escapeAttribute, outerXml, serialise, type XmlElement } from '../xml.ts'
import type { RevisionIds, SplitCache } from './properties.ts'

/** Where a projected block, row, cell or opaque element stands in its part's text. */
export interface Slice {
  /** Past the sibling before it: what lies between belongs to this slice, so that nothing between blocks is lost. */
  readonly lead: number
  readonly start: number
  readonly end: number
  /** Its XML with canonical prefixes where the file's own characters cannot be used. */
  readonly xml: string | null
}

/** What the readers of one part share: the text, ordinals for `src`, interned marks, and messages for the import report. */
export class PartContext {
  readonly text: string
  readonly relationships: readonly Relationship[]
  readonly ids: RevisionIds
  readonly slices: Slice[] = []
  /** The projection of every block, row and cell by its `src`. */
  readonly nodes: Node[] = []
  readonly messages = new Set<string>()
  /** Elements kept whole, for what lives inside them (text boxes). */
  readonly opaques: XmlElement[] = []
  /** Properties that were met before. */
  readonly split: SplitCache = new Map()
  #keys = 0
  #notes = { footnote: 0, endnote: 0 }
  #sets = new Map<readonly Mark[], Map<string, readonly Mark[]>>()
  #marks = new Map<string, Mark>()

  constructor(text: string, relationships: readonly Relationship[], ids: RevisionIds) {
    this.text = text
    this.relationships = relationships
    this.ids = ids
  }

  /** Registers a slice and gives its ordinal: the same for every reading of the same text. */
  slice(element: XmlElement, lead = element.start): number {
    this.slices.push({
      lead,
      start: element.start,
      end: element.end,
      xml: element.foreign ? serialise(element) : null,
    })
    return this.slices.length - 1
  }

  keep(src: number, node: Node): Node {
    this.nodes[src] = node
    return node
  }

  opaque(element: XmlElement): void {
    this.opaques.push(element)
  }

  message(text: string): void {
    this.messages.add(text)
  }

  nextKey(): number {
    return this.#keys++
  }

  /** Notes are numbered in the order of their references, by kind. */
  noteLabel(kind: 'footnote' | 'endnote'): string {
    return String(++this.#notes[kind])
  }

  /** `marks` with the rPr mark for `xml`: the same array for the same arguments, so that runs share marks. */
  runMarks(marks: readonly Mark[], xml: string): readonly Mark[] {
    let byXml = this.#sets.get(marks)
    if (byXml === undefined) this.#sets.set(marks, (byXml = new Map()))
    let set = byXml.get(xml)
    if (set === undefined) {
      let mark = this.#marks.get(xml)
      if (mark === undefined) this.#marks.set(xml, (mark = schema.marks.rPr.create({ xml })))
      byXml.set(xml, (set = mark.addToSet(marks)))
    }
    return set
  }

  /** Canonical XML from an element's start tag to where `content` (itself, or its sdtContent child) begins. */
  openXml(element: XmlElement, content: XmlElement): string {
    if (!element.foreign && !content.foreign) return this.text.slice(element.start, content.inner)
    const start = (e: XmlElement): string => {
      const attrs = Object.entries(e.attrs).filter(([n]) => n !== 'xmlns' && !n.startsWith('xmlns:'))
      return `<${e.name}${attrs.map(([n, v]) => ` ${n}="${escapeAttribute(v)}"`).join('')}>`
    }
    if (element === content) return start(element)
    const before = element.children.filter((c): c is XmlElement => typeof c !== 'string' && c !== content)
    return start(element) + before.map((c) => outerXml(c, this.text)).join('') + start(content)
  }
}
