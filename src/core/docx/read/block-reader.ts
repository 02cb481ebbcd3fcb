import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../../document/schema.ts'
import { child, elements, outerXml, type XmlElement } from '../xml.ts'
import { isAnchor, readInline } from './inline-reader.ts'
import { revisedAttrs, wordsOf } from './opaque.ts'
import type { PartContext } from './part-context.ts'
import { readMarkRevisions, readPropertyChange, splitProperties } from './properties.ts'
import { readTable } from './table-reader.ts'

/** Reads block-level content (EG_BlockLevelElts, ECMA-376 part 1, 17.2): paragraphs, tables, content controls, and the rest opaque. */

const { nodes: N } = schema
const CELL_SKIP: ReadonlySet<string> = new Set(['w:tcPr'])
const PPR_TAKEN: ReadonlySet<string> = new Set(['w:rPr', 'w:sectPr', 'w:pPrChange'])
const MOVE_EDGE = /^w:move(From|To)Range(Start|End)$/
const MARK_TAKEN: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange'])

export function readBlock(element: XmlElement, ctx: PartContext, lead?: number): Node {
  switch (element.name) {
    case 'w:p':
      return readParagraph(element, ctx, lead)
    case 'w:tbl':
      return (
        readTable(element, ctx, lead, (cell) => readFilled(cell, ctx, CELL_SKIP)) ?? opaqueBlock(element, ctx, lead)
      )
    case 'w:sdt':
    case 'w:customXml':
      return readContentControl(element, ctx, lead) ?? opaqueBlock(element, ctx, lead)
    default:
      return opaqueBlock(element, ctx, lead)
  }
}

/** The blocks among an element's children; everything but the names in `skip` is a block. */
export function readBlocks(parent: XmlElement, ctx: PartContext, skip: ReadonlySet<string>): Node[] {
  const out: Node[] = []
  let lead: number | undefined
  for (const element of elements(parent)) {
    if (!skip.has(element.name)) out.push(readBlock(element, ctx, lead))
    lead = element.end
  }
  return out
}

/** The same, never empty: a story or cell that holds no paragraph gets one (ECMA-376 part 1, 17.4.65 asks for it). */
export function readFilled(parent: XmlElement, ctx: PartContext, skip: ReadonlySet<string>): Fragment {
  const blocks = readBlocks(parent, ctx, skip)
  return Fragment.fromArray(blocks.length === 0 ? [N.paragraph.create()] : blocks)
}

function readParagraph(element: XmlElement, ctx: PartContext, lead?: number): Node {
  const src = ctx.slice(element, lead)
  const pPr = splitProperties(child(element, 'w:pPr'), ctx.text, PPR_TAKEN, ctx.split)
  const mark = splitProperties(pPr.taken.get('w:rPr'), ctx.text, MARK_TAKEN, ctx.split)
  const sectPr = pPr.taken.get('w:sectPr')
  const content: Node[] = []
  readInline(element, ctx, [], content)
  const attrs = {
    src,
    paraId: element.attrs['w14:paraId'] ?? null,
    pPr: pPr.xml,
    markRPr: mark.xml,
    markRevisions: readMarkRevisions(mark.taken, ctx.text, ctx.ids),
    pPrChange: readPropertyChange(pPr.taken.get('w:pPrChange'), ctx.text, ctx.ids),
    sectPr: sectPr === undefined ? null : outerXml(sectPr, ctx.text),
  }
  return ctx.keep(src, N.paragraph.create(attrs, Fragment.fromArray(content)))
}

function readContentControl(element: XmlElement, ctx: PartContext, lead?: number): Node | null {
  const content = element.name === 'w:sdt' ? child(element, 'w:sdtContent') : element
  if (content === undefined || elements(content).every((e) => e.name === 'w:customXmlPr')) return null
  const src = ctx.slice(element, lead)
  const blocks = readBlocks(content, ctx, CONTROL_PROPERTIES)
  const kind = element.name.slice(2)
  const properties = element === content ? child(content, 'w:customXmlPr') : undefined
  const open = ctx.openXml(element, content) + (properties === undefined ? '' : outerXml(properties, ctx.text))
  return ctx.keep(src, N.contentControl.create({ src, kind, open }, Fragment.fromArray(blocks)))
}

const CONTROL_PROPERTIES: ReadonlySet<string> = new Set(['w:customXmlPr'])

function opaqueBlock(element: XmlElement, ctx: PartContext, lead?: number): Node {
  const src = ctx.slice(element, lead)
  const marker = isAnchor(element.name) || element.name === 'w:proofErr'
  if (!marker) ctx.opaque(element)
  const kind = element.name.slice(element.name.indexOf(':') + 1)
  const text = marker || element.name === 'w:altChunk' ? '' : wordsOf(element)
  const edge = marker ? { id: element.attrs['w:id'] ?? '', name: element.attrs['w:name'] ?? '' } : null
  // Who moved something is said by the start of its range, wherever that stands.
  const xml = MOVE_EDGE.test(element.name) ? outerXml(element, ctx.text) : null
  const revised = revisedAttrs(element, ctx.text, ctx.ids)
  return ctx.keep(src, N.opaqueBlock.create({ src, kind, text, marker, xml, ...edge, ...revised }))
}
