import type { Attrs, Mark, Node } from 'prosemirror-model'
import { schema } from '../../src/core/document/schema.ts'
import { grouped } from '../../src/core/document/groups.ts'
import type {
  CellRevisions,
  MarkRevisions,
  PropertyChange,
  Revision,
  Wrap,
} from '../../src/core/document/revision-attrs.ts'

/**
 * A builder for documents in tests: `doc(p('kept ', ins('A', 'new'), pilcrow({ del: 'B' })), table(row(cell(p('x')))))`.
 * See show.ts for the notation that expectations are written in.
 *
 * Whoever made a revision is named by a string: `'A'` takes the next free id, `'A#7'` the id 7. `doc` starts the count
 * of ids anew, so that the same text builds the same document twice.
 */
export type By = string | Revision
/** What stands in a paragraph: text, nodes and lists of them. */
export type Inline = string | Node | readonly Inline[]

let lastId = 0

/** A revision by `'A'` or `'A#id'`, on a fixed day. */
export function by(who: By): Revision {
  if (typeof who !== 'string') return who
  const [author, id] = who.split('#')
  return { id: id ?? `r${++lastId}`, author: author!, date: '2024-01-02T03:04:05Z', utc: null }
}

/** A property change that remembers these old properties. */
export function change(who: By, old = ''): PropertyChange {
  return { ...by(who), old }
}

function inline(content: readonly Inline[]): Node[] {
  return content.flatMap((part): Node[] => {
    if (typeof part === 'string') return part === '' ? [] : [schema.text(part)]
    return Array.isArray(part) ? inline(part as readonly Inline[]) : [part as Node]
  })
}

function marked(mark: Mark, content: readonly Inline[]): Node[] {
  return inline(content).map((node) => node.mark(mark.addToSet(node.marks)))
}

const revisionMark =
  (name: 'ins' | 'del' | 'moveFrom' | 'moveTo') =>
  (who: By, ...content: Inline[]): Node[] =>
    marked(schema.marks[name].create({ ...by(who) }), content)

export const ins = revisionMark('ins')
export const del = revisionMark('del')
export const moveFrom = revisionMark('moveFrom')
export const moveTo = revisionMark('moveTo')

/** Text whose formatting was changed from `old` (children of w:rPr). */
export function fmt(who: By, old: string, ...content: Inline[]): Node[] {
  return marked(schema.marks.fmt.create({ ...change(who, old) }), content)
}

/** Text with run properties: `rPr('<w:b/>', 'bold')`. */
export function rPr(xml: string, ...content: Inline[]): Node[] {
  return marked(schema.marks.rPr.create({ xml }), content)
}

/** Text in a wrapper (hyperlink by default). */
export function wrap(key: number, content: Inline, kind: Wrap['kind'] = 'hyperlink'): Node[] {
  return marked(schema.marks.wrap.create({ key, kind, open: `<w:${kind}>` }), [content])
}

export const tab = (): Node => schema.nodes.tab.create()
export const br = (type = 'line'): Node => schema.nodes.break.create({ type })
export const noteRef = (id: string, story: Node | null = null): Node =>
  schema.nodes.noteRef.create({ id, label: id, story: story?.toJSON() ?? null })
export const field = (edge: 'begin' | 'separate' | 'end'): Node =>
  schema.nodes.field.create({ edge, xml: `<w:fldChar w:fldCharType="${edge}"/>` })
export const instr = (text: string): Node => schema.nodes.instr.create({ text })
export const opaque = (kind: string, text = ''): Node => schema.nodes.opaqueInline.create({ src: 0, kind, text })
/** An empty element that marks a place, as `anchor('bookmarkStart', '0', 'name')`. */
export const anchor = (kind: string, id = '0', name = ''): Node =>
  schema.nodes.anchor.create({ kind, id, name, xml: `<w:${kind} w:id="${id}"${name && ` w:name="${name}"`}/>` })

/** Revisions of the paragraph's mark and other attributes of a paragraph, given among its content. */
class ParagraphAttrs {
  readonly attrs: Attrs
  constructor(attrs: Attrs) {
    this.attrs = attrs
  }
}

/** The paragraph mark's revisions: `pilcrow({ ins: 'A', del: 'B' })`; `fmt` with the old properties of the mark. */
export function pilcrow(on: { ins?: By; del?: By; moveFrom?: By; moveTo?: By; fmt?: PropertyChange }): ParagraphAttrs {
  const revisions: Record<string, Revision> = {}
  for (const [kind, who] of Object.entries(on)) revisions[kind] = by(who)
  return new ParagraphAttrs({ markRevisions: revisions satisfies MarkRevisions })
}

/** Attributes of the paragraph it stands in: `p(attrs({ pPr: '<w:jc w:val="center"/>' }), 'text')`. */
export function attrs(attrs: Attrs): ParagraphAttrs {
  return new ParagraphAttrs(attrs)
}

/** A paragraph of text, nodes, `pilcrow` and `attrs`. */
export function p(...parts: (Inline | ParagraphAttrs)[]): Node {
  let given: Attrs = {}
  const content: Inline[] = []
  for (const part of parts) {
    if (part instanceof ParagraphAttrs) given = { ...given, ...part.attrs }
    else content.push(part)
  }
  // createChecked joins nothing: equal neighbours become one text by way of Fragment.fromArray.
  return schema.nodes.paragraph.createChecked(given, inline(content))
}

type WithAttrs = [Attrs, ...Node[]] | Node[]

function split(parts: WithAttrs): [Attrs | null, Node[]] {
  const [first, ...rest] = parts
  return first !== undefined && !('type' in first && 'content' in first)
    ? [first, rest as Node[]]
    : [null, parts as Node[]]
}

const container =
  (name: 'table' | 'row' | 'cell' | 'contentControl') =>
  (...parts: WithAttrs): Node => {
    const [given, content] = split(parts)
    return schema.nodes[name].createChecked(given, content)
  }

/** `table({ tblPr: … }, row(…), row(…))`: attributes first where there are any. */
export const table = container('table')
export const row = container('row')
export const cell = container('cell')
export const control = container('contentControl')
export const block = (kind: string, text = '', marker = false): Node =>
  schema.nodes.opaqueBlock.create({ src: 0, kind, text, marker })

/** Revisions of a row or a cell, as attributes: `row(changed({ ins: 'A' }), cell(p()))`. */
export function changed(on: { ins?: By; del?: By; merge?: PropertyChange }): { revisions: CellRevisions } {
  const revisions: { ins?: Revision; del?: Revision; merge?: PropertyChange } = {}
  if (on.ins !== undefined) revisions.ins = by(on.ins)
  if (on.del !== undefined) revisions.del = by(on.del)
  if (on.merge !== undefined) revisions.merge = on.merge
  return { revisions }
}

/** A flat document, checked against the schema. */
export function doc(...blocks: Node[]): Node {
  lastId = 0
  const built = schema.nodes.doc.createChecked(null, blocks)
  built.check()
  return built
}

/** The same as the editor holds it: in groups. */
export function groupedDoc(...blocks: Node[]): Node {
  return grouped(doc(...blocks))
}
