import type * as fc from 'fast-check'
import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { CellRevisions, MarkRevisions, PropertyChange } from '../../src/core/document/revision-attrs.ts'
import { schema } from '../../src/core/document/schema.ts'
import type { OpenDocument } from '../../src/main/app/documents.ts'
import { bodyDoc } from '../../src/main/app/documents.ts'
import { arbitraryDocument } from './arbitrary-document.ts'
import { anchor } from './build.ts'
import { BOOKMARKS, COMMENT, RANGE_IDS } from './laws-blank.ts'

/**
 * Generated documents made into such as a Word file can hold: what the format forbids is left out or put right, and
 * what the writer takes from the file (blocks it does not model, ids of bookmarks) is taken from the blank one.
 */

const { nodes: N, marks: M } = schema
const DATE = '2024-01-02T03:04:05Z'

/** Old properties that the element allows, for the generator knows run properties alone. */
const OLD: Readonly<Record<string, string>> = {
  pPrChange: '<w:jc w:val="right"/>',
  tblPrChange: '<w:tblW w:w="0" w:type="auto"/>',
  trPrChange: '<w:cantSplit/>',
  tcPrChange: '<w:tcW w:w="900" w:type="dxa"/>',
}

export function lawfulDocument(blank: OpenDocument, shape: { joinable?: boolean } = {}): fc.Arbitrary<Node> {
  return arbitraryDocument(shape).map((doc) => new Lawful(doc, blank).document())
}

class Lawful {
  readonly #doc: Node
  /** Bookmarks between blocks and chunks of HTML, as the blank file holds them. */
  readonly #starts = new Map<string, Node>()
  readonly #ends = new Map<string, Node>()
  readonly #chunks: Node[] = []
  readonly #free = [...BOOKMARKS]
  /** Bookmarks that are open, the last one first to close. One that begins in a cell ends in it. */
  #open: number[] = []
  readonly #ranges: Map<string, Node>
  #paraId = 0
  #key = 0

  constructor(doc: Node, blank: OpenDocument) {
    this.#doc = doc
    let count = 0
    for (const block of bodyDoc(blank).children) {
      if (block.attrs.kind === 'bookmarkStart') this.#starts.set(String(BOOKMARKS[count] ?? ''), block)
      if (block.attrs.kind === 'bookmarkEnd') this.#ends.set(String(BOOKMARKS[count++] ?? ''), block)
      if (block.attrs.kind === 'altChunk') this.#chunks.push(block)
    }
    this.#ranges = lawfulRanges(doc)
  }

  document(): Node {
    const blocks = this.#closed(() => this.#blocks(this.#doc, false))
    const first = blocks.findIndex((block) => block.type === N.paragraph)
    blocks[first] = commented(blocks[first]!)
    const doc = schema.nodes.doc.create(null, blocks)
    doc.check()
    return doc
  }

  /** Blocks in which every bookmark that begins ends, in the last paragraph if nowhere else. */
  #closed(make: () => Node[]): Node[] {
    const outer = this.#open
    this.#open = []
    const blocks = make()
    const last = blocks.at(-1)!
    blocks[blocks.length - 1] = last.copy(last.content.append(Fragment.fromArray(this.#open.map(bookmarkEnd))))
    this.#open = outer
    return blocks
  }

  #blocks(parent: Node, inCell: boolean): Node[] {
    return parent.children.flatMap((block) => this.#block(block, inCell) ?? [])
  }

  #block(node: Node, inCell: boolean): Node | null {
    if (node.type === N.paragraph) return this.#paragraph(node, inCell)
    if (node.type === N.opaqueBlock) return this.#opaque(node, inCell)
    if (node.type === N.contentControl) {
      // A control holds no chunks (EG_ContentBlockContent, ECMA-376 part 1, A.1).
      const allowed = node.children.filter((block) => block.type !== N.opaqueBlock || block.attrs.marker === true)
      return node.copy(Fragment.fromArray(this.#blocks(node.copy(Fragment.fromArray(allowed)), inCell)))
    }
    const rows = node.children.map((row) => {
      const cells = row.children.map((cell) => {
        const blocks = this.#closed(() => this.#blocks(cell, true))
        return cell.type.create({ ...changed(cell.attrs), revisions: oneOf(cell.attrs.revisions) }, blocks)
      })
      return row.type.create(changed(row.attrs), cells)
    })
    const grid = '<w:gridCol w:w="900"/>'.repeat(Math.max(...rows.map((row) => row.childCount)))
    return node.type.create({ ...changed(node.attrs), tblGrid: grid }, rows)
  }

  /** Bookmark edges between blocks stand there as the blank file has them; what else is not modelled is a chunk of HTML. */
  #opaque(node: Node, inCell: boolean): Node | null {
    if (node.attrs.marker !== true) return this.#chunks.pop() ?? null
    if (inCell) return null
    if (node.attrs.kind === 'bookmarkStart') {
      const id = this.#free.shift()
      if (id !== undefined) this.#open.push(id)
      return this.#starts.get(String(id)) ?? null
    }
    return this.#ends.get(String(this.#open.pop())) ?? null
  }

  #paragraph(node: Node, inCell: boolean): Node {
    const { markRevisions, sectPr } = node.attrs as { markRevisions: MarkRevisions | null; sectPr: string | null }
    const attrs = {
      ...changed(node.attrs),
      paraId: (++this.#paraId).toString(16).toUpperCase().padStart(8, '0'),
      markRevisions: dated(markRevisions),
      // A section ends between the blocks of the body alone (ECMA-376 part 1, 17.6.17).
      sectPr: inCell ? null : sectPr,
    }
    let wrapped = false
    const content = node.children.flatMap((child) => {
      const inline = this.#inline(child)
      if (inline === null) return []
      const wrap = M.wrap.isInSet(inline.marks)
      if (wrap !== undefined && !wrapped) this.#key++
      wrapped = wrap !== undefined
      return wrap === undefined ? inline : inline.mark(rekeyed(inline.marks, wrap, this.#key))
    })
    return N.paragraph.create(attrs, Fragment.fromArray(content))
  }

  #inline(node: Node): Node | null {
    if (node.type !== N.anchor) return node
    // Beside runs there are no run properties.
    const marks = node.marks.filter((mark) => mark.type !== M.rPr && mark.type !== M.fmt)
    const kind = node.attrs.kind as string
    if (kind.startsWith('move')) return this.#ranges.get(`${kind} ${node.attrs.id as string}`)?.mark(marks) ?? null
    if (kind === 'bookmarkEnd') {
      const id = this.#open.pop()
      return id === undefined ? null : bookmarkEnd(id).mark(marks)
    }
    const id = this.#free.shift()
    if (id === undefined) return null
    this.#open.push(id)
    return anchor('bookmarkStart', String(id), `b${id}`).mark(marks)
  }
}

const bookmarkEnd = (id: number): Node => anchor('bookmarkEnd', String(id))

function commented(paragraph: Node): Node {
  const reference = N.commentRef.create({ id: COMMENT })
  const content = [anchor('commentRangeStart', COMMENT), ...paragraph.children, anchor('commentRangeEnd', COMMENT)]
  return paragraph.copy(Fragment.fromArray([...content, reference]))
}

function rekeyed(marks: readonly Mark[], wrap: Mark, key: number): readonly Mark[] {
  return marks.map((mark) => (mark === wrap ? M.wrap.create({ ...wrap.attrs, key }) : mark))
}

/** A cell is inserted or deleted, not both: the schema has a choice of one (EG_CellMarkupElements). */
function oneOf(revisions: CellRevisions | null): CellRevisions | null {
  return revisions?.ins !== undefined && revisions.del !== undefined ? { ins: revisions.ins } : revisions
}

function changed(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out = { ...attrs }
  for (const [name, old] of Object.entries(OLD)) {
    const change = out[name] as PropertyChange | null | undefined
    if (change != null) out[name] = { ...change, date: DATE, old: change.old === '' ? '' : old }
  }
  return out
}

/** Some revisions say when they were made, so that both kinds are written and read. */
function dated(revisions: MarkRevisions | null): MarkRevisions | null {
  if (revisions?.ins === undefined) return revisions
  return { ...revisions, ins: { ...revisions.ins, date: DATE } }
}

/**
 * Of the ranges of moves those that make pairs, of each name one: its edges by kind and generated id. An unpaired one
 * is no move, and the generator names them at random.
 */
function lawfulRanges(doc: Node): Map<string, Node> {
  const found = new Map<string, string>()
  doc.descendants((node) => {
    const key = `${node.attrs.kind as string} ${node.attrs.name as string}`
    const isStart = node.type === N.anchor && /^move.*Start$/.test(node.attrs.kind as string) && node.attrs.name !== ''
    if (isStart && !found.has(key)) found.set(key, node.attrs.id as string)
  })
  const edges = new Map<string, Node>()
  const ids = [...RANGE_IDS]
  for (const name of ['m1', 'm2']) {
    const sides = ['moveFrom', 'moveTo'].map((side) => [side, found.get(`${side}RangeStart ${name}`)] as const)
    if (sides.some(([, id]) => id === undefined)) continue
    for (const [side, id] of sides) {
      const fresh = String(ids.shift())
      const xml = `<w:${side}RangeStart w:id="${fresh}" w:author="A" w:date="${DATE}" w:name="${name}"/>`
      edges.set(`${side}RangeStart ${id!}`, N.anchor.create({ kind: `${side}RangeStart`, id: fresh, name, xml }))
      edges.set(`${side}RangeEnd ${id!}`, anchor(`${side}RangeEnd`, fresh))
    }
  }
  return edges
}
