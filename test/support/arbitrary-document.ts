import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import type {
  CellRevisions,
  MarkRevisions,
  PropertyChange,
  Revision,
  Wrap,
} from '../../src/core/document/revision-attrs.ts'
import { schema } from '../../src/core/document/schema.ts'
import { anchor, attrs, block, cell, control, fmt, p, rPr, row, tab, table, wrap, type Inline } from './build.ts'

/** Authors of the revisions in generated documents. */
export const AUTHORS = ['A', 'B', 'C'] as const

interface Shape {
  /**
   * No revised mark in front of a block that is no paragraph. There the order of decisions shows: a mark that cannot go
   * becomes a plain one, although a later decision may remove what stands behind it, or empty its paragraph.
   */
  readonly joinable: boolean
}

const LOOKS = ['', '<w:b/>', '<w:i/>', '<w:sz w:val="24"/>'] as const
const look = fc.constantFrom(...LOOKS)
let lastId = 0

function revision(author: string): Revision {
  return { id: `g${++lastId}`, author, date: null, utc: null }
}

const author = fc.constantFrom(...AUTHORS)
const who = fc.option(author, { nil: undefined, freq: 3 })
const seldom = fc.option(author, { nil: undefined, freq: 6 })
const propertyChange = fc.tuple(author, look).map(([name, old]): PropertyChange => ({ ...revision(name), old }))
const seldomChange = fc.option(propertyChange, { nil: null, freq: 5 })

const atom: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'bc', 'def', ' ', 'word ') },
  { weight: 1, arbitrary: fc.constant(null).map(() => tab()) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('bookmarkStart', 'bookmarkEnd', 'commentRangeStart')
      .map((kind) => anchor(kind, String(++lastId))),
  },
)

/** A piece of a paragraph with any lawful set of revisions: ins or moveTo outside, del or moveFrom inside. */
const piece: fc.Arbitrary<Node[]> = fc
  .record({
    atom,
    look,
    outer: fc.constantFrom('ins', 'moveTo'),
    inner: fc.constantFrom('del', 'moveFrom'),
    added: who,
    taken: who,
    changed: seldomChange,
    wrapped: fc.boolean(),
  })
  .map(({ atom, look, outer, inner, added, taken, changed, wrapped }) => {
    const wraps = [{ key: 1, kind: 'hyperlink' }] satisfies Partial<Wrap>[]
    let nodes = look === '' ? p(atom).children : rPr(look, atom)
    if (changed !== null) nodes = fmt(changed, changed.old, [...nodes])
    const mark = (name: string, author: string | undefined): void => {
      if (author === undefined) return
      const made = schema.mark(name, { ...revision(author) })
      nodes = nodes.map((node) => node.mark(made.addToSet(node.marks)))
    }
    mark(inner, taken)
    mark(outer, added)
    return wrapped ? wrap(wraps[0]!.key, [...nodes]) : [...nodes]
  })

const markRevisions = fc
  .record({
    outer: fc.constantFrom('ins', 'moveTo'),
    inner: fc.constantFrom('del', 'moveFrom'),
    added: who,
    taken: who,
    fmt: seldomChange,
  })
  .map(({ outer, inner, added, taken, fmt }): MarkRevisions | null => {
    const made: Record<string, Revision> = {}
    if (added !== undefined) made[outer] = revision(added)
    if (taken !== undefined) made[inner] = revision(taken)
    if (fmt !== null) made.fmt = fmt
    return Object.keys(made).length === 0 ? null : made
  })

const paragraph = fc
  .record({
    content: fc.array(piece, { maxLength: 4 }),
    pPr: fc.constantFrom('', '<w:jc w:val="center"/>', '<w:keepNext/>'),
    pPrChange: seldomChange,
    markRPr: look,
    markRevisions,
    sectPr: fc.option(fc.constant('<w:sectPr><w:cols/></w:sectPr>'), { nil: null, freq: 9 }),
  })
  .map(({ content, ...given }) => p(attrs({ ...given, paraId: String(++lastId) }), content))

const cellRevisions = fc.record({ added: seldom, taken: seldom }).map(({ added, taken }): CellRevisions | null => {
  if (added === undefined && taken === undefined) return null
  return {
    ...(added === undefined ? {} : { ins: revision(added) }),
    ...(taken === undefined ? {} : { del: revision(taken) }),
  }
})

const { block: anyBlock } = fc.letrec<{ block: Node; table: Node; control: Node; blocks: Node[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: paragraph },
    { weight: 1, arbitrary: fc.constantFrom('bookmarkStart', 'bookmarkEnd').map((kind) => block(kind, '', true)) },
    { weight: 1, arbitrary: fc.constant(null).map(() => block('altChunk', 'text')) },
    { weight: 2, arbitrary: tie('table') },
    { weight: 1, arbitrary: tie('control') },
  ),
  blocks: fc.tuple(fc.array(tie('block'), { maxLength: 3 }), paragraph).map(([blocks, last]) => [...blocks, last]),
  control: tie('blocks').map((blocks) => control({ open: '<w:sdt><w:sdtContent>' }, ...blocks)),
  table: fc
    .record({
      tblPrChange: seldomChange,
      rows: fc.array(
        fc.record({
          revisions: cellRevisions,
          trPrChange: seldomChange,
          cells: fc.array(fc.record({ revisions: cellRevisions, tcPrChange: seldomChange, blocks: tie('blocks') }), {
            minLength: 1,
            maxLength: 3,
          }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ tblPrChange, rows }) =>
      table(
        { tblPrChange },
        ...rows.map(({ cells, ...given }) =>
          row(given, ...cells.map(({ blocks, ...given }) => cell(given, ...blocks))),
        ),
      ),
    ),
}))

interface MoveRange {
  readonly side: 'moveFrom' | 'moveTo'
  readonly name: string
  readonly from: number
  readonly to: number
}

const moveRange: fc.Arbitrary<MoveRange> = fc.record({
  side: fc.constantFrom('moveFrom', 'moveTo'),
  name: fc.constantFrom('m1', 'm2', ''),
  from: fc.nat(7),
  to: fc.nat(7),
})

/** Puts a range's edges into paragraphs of the story: `from` and `to` count them round. */
function withRange(blocks: readonly Node[], { side, name, from, to }: MoveRange): Node[] {
  const paragraphs = blocks.filter((node) => node.type.name === 'paragraph')
  const [first, last] = [from % paragraphs.length, to % paragraphs.length].sort((a, b) => a - b)
  const id = `m${++lastId}`
  return blocks.map((node) => {
    const content = [...node.children]
    if (node === paragraphs[first!]) content.unshift(anchor(`${side}RangeStart`, id, name))
    if (node === paragraphs[last!]) content.push(anchor(`${side}RangeEnd`, id))
    return content.length === node.childCount ? node : node.type.create(node.attrs, content)
  })
}

/** A flat document of paragraphs, tables, content controls and markers with revisions by three authors. */
export function arbitraryDocument(shape: Partial<Shape> = {}): fc.Arbitrary<Node> {
  return fc
    .tuple(fc.array(anyBlock, { maxLength: 7 }), paragraph, fc.array(moveRange, { maxLength: 3 }))
    .map(([blocks, last, ranges]) => schema.nodes.doc.create(null, ranges.reduce(withRange, [...blocks, last])))
    .map((doc) => (shape.joinable === true ? plainMarksAtEdges(doc) : doc))
}

function plainMarksAtEdges(node: Node): Node {
  if (node.type.name === 'paragraph' || node.isLeaf) return node
  const children = node.children.map((child, i) => {
    const following = node.children.slice(i + 1).find((next) => next.attrs.marker !== true)
    const isHeld = following !== undefined && following.type.name !== 'paragraph'
    if (child.type.name !== 'paragraph' || !isHeld) return plainMarksAtEdges(child)
    return child.type.create({ ...child.attrs, markRevisions: null }, child.content)
  })
  return node.type.create(node.attrs, children)
}
