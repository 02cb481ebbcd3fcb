import { Fragment, type Mark, type Node, type Slice } from 'prosemirror-model'
import type { CellRevisions, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { newParagraphAttrs } from './paragraphs.ts'
import { isPlaceMarker, markRevisions, rowRevisions } from './tracker.ts'
import { isGone } from '../../document/text.ts'

/*
 * Content that comes into the document, made fit to be an insertion of mine: without the revisions, wrappers and places
 * it brought along, and without what lives by reference to a slice of some part that this document may not have.
 */

/** A slice made ready to insert. Content that is open on a side joins the paragraph there. */
export interface Pasted {
  /** Joins what stands left of the place. Where `blocks` is empty, it is everything. */
  readonly start: Fragment | null
  readonly blocks: readonly Node[]
  /** Joins what stands right of the place. */
  readonly end: Fragment | null
  /** The kinds of what could not be inserted. */
  readonly dropped: readonly string[]
}

type Block = { readonly node: Node; readonly joinsNext: boolean }

export function pasted(slice: Slice, insertion: Revision): Pasted {
  const dropped: string[] = []
  const blocks: Node[] = []
  let { openStart, openEnd, content } = slice
  while (content.childCount > 0 && isShell(content.firstChild!) && content.childCount === 1) {
    content = content.firstChild!.content
    openStart = Math.max(0, openStart - 1)
    openEnd = Math.max(0, openEnd - 1)
  }
  if (content.firstChild?.isInline ?? true) {
    return { start: inserted(content, insertion, dropped), blocks: [], end: null, dropped }
  }
  const opens = openStart > 0 && startsWithParagraph(content.firstChild!)
  const closes = openEnd > 0 && endsWithParagraph(content.lastChild!)
  for (const { node } of joined(flatBlocks(content))) blocks.push(block(node, insertion, dropped))
  const first = opens ? blocks.shift() : undefined
  if (first && blocks.length === 0 && closes) return { start: first.content, blocks, end: null, dropped }
  const last = closes ? blocks.pop() : undefined
  return { start: first?.content ?? null, blocks, end: last?.content ?? (first ? Fragment.empty : null), dropped }
}

/** Groups and content controls only hold blocks; their blocks are pasted without them. */
function isShell(node: Node): boolean {
  return node.type === schema.nodes.group || node.type === schema.nodes.contentControl
}

function startsWithParagraph(node: Node): boolean {
  return isShell(node) ? startsWithParagraph(node.firstChild!) : node.type === schema.nodes.paragraph
}

function endsWithParagraph(node: Node): boolean {
  return isShell(node) ? endsWithParagraph(node.lastChild!) : node.type === schema.nodes.paragraph
}

function flatBlocks(content: Fragment): Node[] {
  const blocks: Node[] = []
  content.forEach((node) => {
    if (isShell(node)) blocks.push(...flatBlocks(node.content))
    else if (node.type === schema.nodes.table && !isWhole(node)) blocks.push(...paragraphsIn(node))
    else if (node.type === schema.nodes.row || node.type === schema.nodes.cell) blocks.push(...paragraphsIn(node))
    else blocks.push(node)
  })
  return blocks
}

/** A table cut open by a selection may lack cells; then its text alone is pasted. */
function isWhole(table: Node): boolean {
  try {
    table.check()
    return true
  } catch {
    return false
  }
}

function paragraphsIn(node: Node): Node[] {
  const found: Node[] = []
  node.descendants((inner) => {
    if (inner.type === schema.nodes.paragraph) found.push(inner)
    return true
  })
  return found
}

/** Paragraphs whose mark is deleted are pasted as the one paragraph that they are about to be. */
function joined(blocks: readonly Node[]): Block[] {
  const result: Block[] = []
  for (const node of blocks) {
    const { del, moveFrom } = node.type === schema.nodes.paragraph ? markRevisions(node) : {}
    const last = result.at(-1)
    const joinsNext = del !== undefined || moveFrom !== undefined
    if (last?.joinsNext === true && node.type === schema.nodes.paragraph) {
      result.pop()
      result.push({ node: node.copy(last.node.content.append(node.content)), joinsNext })
    } else {
      result.push({ node, joinsNext })
    }
  }
  return result
}

function block(node: Node, insertion: Revision, dropped: string[]): Node {
  if (node.type === schema.nodes.paragraph) {
    return node.type.create(newParagraphAttrs(node, insertion), inserted(node.content, insertion, dropped))
  }
  if (node.type === schema.nodes.table) return table(node, insertion, dropped)
  // An opaque block has no carrier for a revision, and its XML is not here: its text is kept as a paragraph.
  dropped.push(node.attrs.kind as string)
  const text = inserted(textNodes(node.attrs.text as string, []), insertion, dropped)
  return schema.nodes.paragraph.create({ markRevisions: { ins: insertion } }, text)
}

function table(node: Node, insertion: Revision, dropped: string[]): Node {
  const rows: Node[] = []
  node.forEach((row) => {
    if (rowRevisions(row).del === undefined) rows.push(insertedRow(row, insertion, dropped))
  })
  if (rows.length === 0) return schema.nodes.paragraph.create({ markRevisions: { ins: insertion } })
  const { tblPr, tblGrid } = node.attrs
  return schema.nodes.table.create({ tblPr: tblPr as string, tblGrid: tblGrid as string }, rows)
}

/** A row as an insertion: its own mark and that of everything in it but each cell's last paragraph mark. */
export function insertedRow(row: Node, insertion: Revision, dropped: string[]): Node {
  const cells = row.children.map((cell) => {
    const blocks = joined(flatBlocks(cell.content)).map(({ node }) => block(node, insertion, dropped))
    const last = blocks.at(-1)
    if (last?.type === schema.nodes.paragraph) blocks.splice(-1, 1, asLast(last))
    else blocks.push(schema.nodes.paragraph.create())
    return schema.nodes.cell.create({ tcPr: cell.attrs.tcPr as string }, blocks)
  })
  const revisions: CellRevisions = { ins: insertion }
  const { trPr, tblPrEx } = row.attrs
  return schema.nodes.row.create({ trPr: trPr as string, tblPrEx: tblPrEx as string | null, revisions }, cells)
}

function asLast(paragraph: Node): Node {
  return paragraph.type.create({ ...paragraph.attrs, markRevisions: null }, paragraph.content)
}

/** Text as it can stand in w:t: tabs and line breaks become nodes, other control characters go (XML 1.0, 2.2). */
export function textNodes(text: string, marks: readonly Mark[]): Fragment {
  // oxlint-disable-next-line no-control-regex
  if (!/[\u0000-\u001f\ufffe\uffff]/.test(text))
    return text === '' ? Fragment.empty : Fragment.from(schema.text(text, marks))
  const nodes: Node[] = []
  for (const part of text.split(/(\t|\r\n|\r|\n)/)) {
    // oxlint-disable-next-line no-control-regex
    const clean = part.replaceAll(/[\u0000-\u001f\ufffe\uffff]/g, '')
    if (part === '\t') nodes.push(schema.nodes.tab.create(null, null, marks))
    else if (/^[\r\n]/.test(part)) nodes.push(schema.nodes.break.create(null, null, marks))
    else if (clean !== '') nodes.push(schema.text(clean, marks))
  }
  return Fragment.fromArray(nodes)
}

const LIVES_ELSEWHERE = new Set(['noteRef', 'commentRef', 'anchor'])

function inserted(content: Fragment, insertion: Revision, dropped: string[]): Fragment {
  const mark = schema.marks.ins.create({ ...insertion })
  const kept: Node[] = []
  content.forEach((node) => {
    if (isGone(node)) return
    if (LIVES_ELSEWHERE.has(node.type.name) || (node.type === schema.nodes.opaqueInline && node.attrs.src === null)) {
      if (!isPlaceMarker(node)) dropped.push((node.attrs.kind as string) || node.type.name)
      return
    }
    const look = schema.marks.rPr.isInSet(node.marks)
    const marks = look ? [mark, look] : [mark]
    if (node.isText) textNodes(node.text!, marks).forEach((text) => kept.push(text))
    else kept.push(node.mark(marks))
  })
  return Fragment.fromArray(balanced(kept))
}

/** Only fields that are there from begin to end; of a cut one the result's text stays. */
function balanced(nodes: readonly Node[]): Node[] {
  const open: number[] = []
  const whole = new Set<number>()
  const codes = new Map<number, number[]>()
  nodes.forEach((node, i) => {
    if (node.type === schema.nodes.instr) codes.get(open.at(-1) ?? -1)?.push(i)
    if (node.type !== schema.nodes.field) return
    if (node.attrs.edge === 'begin') {
      open.push(i)
      codes.set(i, [])
    } else if (node.attrs.edge === 'separate') {
      codes.get(open.at(-1) ?? -1)?.push(i)
    } else {
      const begin = open.pop()
      if (begin !== undefined) for (const part of [begin, i, ...codes.get(begin)!]) whole.add(part)
    }
  })
  const isPart = (node: Node): boolean => node.type === schema.nodes.field || node.type === schema.nodes.instr
  return nodes.filter((node, i) => !isPart(node) || whole.has(i))
}
