import * as fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../../src/core/document/schema.ts'
import * as b from './build.ts'
import { show } from './show.ts'

/*
 * Documents that edit sessions begin with: revisions by A and B, fields, notes, tables, markers, controls; flat, or in
 * groups of one or two blocks, so that an edit often meets a group's edge.
 */

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 4 })

/** What a note of the file says, with revisions of its own. */
const NOTE = b.doc(b.p('a ', b.ins('A', 'b'), b.del('B', 'c')), b.p(b.pilcrow({ ins: 'A' }), 'd'), b.p('e'))

const inline: fc.Arbitrary<b.Inline> = fc.oneof(
  { weight: 6, arbitrary: letters },
  letters.map((text) => b.ins('A', text)),
  letters.map((text) => b.del('A', text)),
  letters.map((text) => b.ins('A', b.del('B', text))),
  letters.map((text) => b.moveFrom('B', text)),
  letters.map((text) => b.moveTo('B', text)),
  letters.map((text) => b.fmt('B', '<w:i/>', b.rPr('<w:b/>', text))),
  letters.map((text) => b.rPr('<w:b/>', text)),
  letters.map((text) => b.wrap(1, text)),
  fc.constantFrom(b.tab(), b.br(), b.noteRef('1', NOTE), b.opaque('drawing')),
  fc.constantFrom(b.anchor('bookmarkStart', '1'), b.anchor('bookmarkEnd', '1')),
  letters.map((text) => [b.field('begin'), b.instr('REF'), b.field('separate'), text, b.field('end')]),
  letters.map((text) => b.del('B', b.field('begin'), b.instr('REF'), b.field('separate'), text, b.field('end'))),
)

const mark = fc.constantFrom(null, null, null, { ins: 'A' }, { del: 'B' }, { ins: 'A', del: 'B' }, { moveTo: 'B' })
const look = fc.constantFrom('', '<w:jc w:val="center"/>')

const paragraph = fc
  .tuple(fc.array(inline, { maxLength: 4 }), mark, look)
  .map(([content, revisions, pPr]) => b.p(b.attrs({ pPr }), ...(revisions ? [b.pilcrow(revisions)] : []), ...content))
const plain = fc.array(inline, { maxLength: 3 }).map((content) => b.p(...content))

const row = fc
  .tuple(fc.constantFrom(undefined, { ins: 'A' }, { del: 'B' }), fc.array(paragraph, { maxLength: 1 }), plain, plain)
  .map(([revisions, first, last, other]) =>
    b.row({ revisions: revisions ? b.changed(revisions).revisions : null }, b.cell(...first, last), b.cell(other)),
  )
const table = fc.array(row, { minLength: 1, maxLength: 2 }).map((rows) => b.table(...rows))
const marker = fc.constantFrom(b.block('bookmarkStart', '', true), b.block('bookmarkEnd', '', true))
const control = fc.tuple(paragraph, plain).map(([first, last]) => b.control(first, last))

/** Every block with its own `src`, every paragraph with its own paraId. */
function identified(node: Node): Node {
  let last = 0
  const visit = (node: Node): Node => {
    if (node.isInline) return node
    const children = node.children.map(visit)
    const n = ++last
    const ids: Record<string, unknown> = 'src' in node.attrs ? { src: n } : {}
    if ('paraId' in node.attrs) ids.paraId = n.toString(16).padStart(8, '0')
    return node.type.create({ ...node.attrs, ...ids }, children)
  }
  return visit(node)
}

/** A counterexample is read in the notation of expectations. */
function shown(doc: Node): Node {
  const groups = doc.firstChild?.type === schema.nodes.group ? 'grouped: ' : ''
  return Object.assign(doc, { [fc.toStringMethod]: () => groups + show(doc) })
}

const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: marker },
  { weight: 1, arbitrary: control },
)
export const arbitraryRedline: fc.Arbitrary<Node> = fc
  .tuple(fc.array(block, { maxLength: 6 }), plain, fc.constantFrom(0, 1, 2))
  .map(([blocks, last, size]) => {
    const doc = identified(b.doc(...blocks, last))
    return shown(size === 0 ? doc : inGroups(doc, size))
  })

/** What is copied somewhere and pasted here; without what lives in a part by its place, which would be another's here. */
export const pastedBlocks = fc.array(
  fc.oneof({ weight: 4, arbitrary: paragraph }, table).map((block) => shown(withoutOpaque(block))),
  { minLength: 1, maxLength: 3 },
)

/** Cells that are copied somewhere and pasted over some here. */
export const pastedTable = table.map((it) => shown(withoutOpaque(it)))

function withoutOpaque(node: Node): Node {
  if (node.isLeaf) return node
  return node.copy(
    Fragment.fromArray(node.children.filter((child) => child.attrs.kind !== 'drawing').map(withoutOpaque)),
  )
}

/** A flat document in groups of so many blocks. */
export function inGroups(doc: Node, size: number): Node {
  const groups: Node[] = []
  for (let i = 0; i < doc.childCount; i += size) {
    groups.push(schema.nodes.group.create(null, doc.children.slice(i, i + size)))
  }
  return doc.copy(Fragment.fromArray(groups))
}
