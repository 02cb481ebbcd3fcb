import { Fragment, type Node, Slice } from 'prosemirror-model'
import { formatterOf } from '../document/formatting.ts'
import { schema } from '../document/schema.ts'
import type { DocumentContext } from '../document/style-sheet.ts'
import { escapeAttribute } from '../docx/xml.ts'
import { lookXml, type Look, type PasteMode } from './look.ts'
import type { PastedBlock, PastedCell, PastedItem, PastedParagraph, PastedRun, PastedTable } from './pasted-blocks.ts'
import { createListFitter, type ListFitter } from './fit-list.ts'

/** Where something is pasted. */
export interface PasteTarget {
  readonly context: DocumentContext
  readonly mode: PasteMode
  /** pPr of the paragraph that it comes into. */
  readonly pPr: string
  /** Run properties that typed text would have there. */
  readonly rPr: string
  /** How wide a table may be, in twips. */
  readonly width: number
}

/**
 * Pasted blocks in a document's own terms. A plain paragraph at an edge is open there: it joins the text around. Styles
 * and lists are those of the document where they fit; a list's labels that fit no list are typed, and never lost.
 */
export function buildSlice(blocks: readonly PastedBlock[], target: PasteTarget): Slice {
  const builder = new Builder(target)
  const nodes = blocks.flatMap((block) => builder.block(block, target.pPr))
  if (nodes.length === 0) return Slice.empty
  const joins = (block: PastedBlock | undefined): boolean =>
    block?.kind === 'paragraph' && block.heading === null && block.item === null
  const [first, last] = [joins(blocks[0]), joins(blocks.at(-1))]
  // One paragraph, whatever it was, comes as the words it holds, unless it is more than that.
  if (nodes.length === 1 && first) return new Slice(nodes[0]!.content, 0, 0)
  return new Slice(Fragment.fromArray(nodes), first ? 1 : 0, last ? 1 : 0)
}

/** Word's own tables have lines; those of the web often have none, but a contract's table without lines reads badly. */
const LINES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')

class Builder {
  readonly #target: PasteTarget
  readonly #fitter: ListFitter
  readonly #headings: ReadonlyMap<number, string>
  readonly #looks = new Map<Look, string>()

  constructor(target: PasteTarget) {
    this.#target = target
    this.#fitter = createListFitter(target.context, target.pPr)
    this.#headings = headingStyles(target.context)
  }

  /** @param around pPr of body text here: in a cell there is none to match */
  block(block: PastedBlock, around: string, width = this.#target.width): Node[] {
    return block.kind === 'paragraph' ? [this.#paragraph(block, around)] : this.#table(block, width)
  }

  #paragraph(block: PastedParagraph, around: string): Node {
    const style = block.heading === null ? undefined : this.#headings.get(block.heading)
    if (style !== undefined) return this.#heading(block, style)
    const { item } = block
    const fit = item === null ? null : this.#fitter.fit(item)
    const runs = this.#runs(block.runs)
    const typed = item !== null && fit === null ? this.#typed(item) : []
    const pPr = fit ?? (item === null ? this.#bodyPPr(block, around) : itemPPr(item))
    return schema.nodes.paragraph.create({ pPr }, Fragment.fromArray([...typed, ...runs]))
  }

  /** A heading's number comes from its style where that counts; a typed one stays. */
  #heading(block: PastedParagraph, style: string): Node {
    const pPr = `<w:pStyle w:val="${escapeAttribute(style)}"/>`
    const counts = formatterOf(this.#target.context).paragraph(pPr).numbering !== null
    const typed = block.item === null || counts ? [] : this.#typed(block.item)
    // The style says how a heading looks; what it shares with every heading is no stress of its words.
    const runs = block.runs.map((run) => ({ ...run, look: { ...run.look, bold: false } }))
    return schema.nodes.paragraph.create({ pPr }, Fragment.fromArray([...typed, ...this.#runs(runs, '')]))
  }

  #typed(item: PastedItem): Node[] {
    if (item.label === '') return []
    const marks = this.#marks(this.#target.rPr)
    return [schema.text(item.label, marks), schema.nodes.tab.create(null, null, marks)]
  }

  #bodyPPr(block: PastedParagraph, around: string): string {
    if (this.#target.mode === 'match') return around
    const left = block.indent > 0 ? ` w:left="${block.indent}"` : ''
    const first =
      block.firstLine > 0
        ? ` w:firstLine="${block.firstLine}"`
        : block.firstLine < 0
          ? ` w:hanging="${-block.firstLine}"`
          : ''
    const indent = left + first === '' ? '' : `<w:ind${left}${first}/>`
    return indent + (block.align === null || block.align === 'left' ? '' : `<w:jc w:val="${block.align}"/>`)
  }

  #runs(runs: readonly PastedRun[], base = this.#target.rPr): Node[] {
    return runs.flatMap((run): Node[] => {
      const marks = this.#marks(
        base === this.#target.rPr ? this.#look(run.look) : lookXml(run.look, this.#target.mode, base),
      )
      if (run.kind === 'text') return run.text === '' ? [] : [schema.text(run.text, marks)]
      if (run.kind === 'tab') return [schema.nodes.tab.create(null, null, marks)]
      return [schema.nodes.break.create({ type: run.kind }, null, marks)]
    })
  }

  #look(look: Look): string {
    let xml = this.#looks.get(look)
    if (xml === undefined) this.#looks.set(look, (xml = lookXml(look, this.#target.mode, this.#target.rPr)))
    return xml
  }

  #marks(xml: string) {
    return xml === '' ? [] : [schema.marks.rPr.create({ xml })]
  }

  #table({ rows, columns }: PastedTable, width: number): Node[] {
    if (rows.length === 0) return []
    const each = Math.max(1, Math.floor(width / columns))
    const made = rows.map(({ isHeader, cells }) => {
      const end = cells.at(-1)!.column + cells.at(-1)!.span
      const after = end < columns ? `<w:gridAfter w:val="${columns - end}"/>` : ''
      const trPr = `${after}${isHeader ? '<w:tblHeader/>' : ''}`
      return schema.nodes.row.create(
        { trPr },
        cells.map((cell) => this.#cell(cell, each)),
      )
    })
    const tblGrid = `<w:gridCol w:w="${each}"/>`.repeat(columns)
    return [schema.nodes.table.create({ tblPr: this.#tblPr(each * columns), tblGrid }, made)]
  }

  #tblPr(width: number): string {
    const style = this.#target.context.styles.styles.find(
      (s) => s.type === 'table' && s.name.toLowerCase() === 'table grid',
    )
    const size = `<w:tblW w:w="${width}" w:type="dxa"/>`
    if (style === undefined) return `${size}<w:tblBorders>${LINES}</w:tblBorders>`
    return `<w:tblStyle w:val="${escapeAttribute(style.id)}"/>${size}<w:tblLook w:val="04A0"/>`
  }

  #cell({ span, merge, blocks }: PastedCell, each: number): Node {
    const tcPr =
      `<w:tcW w:w="${each * span}" w:type="dxa"/>` +
      (span > 1 ? `<w:gridSpan w:val="${span}"/>` : '') +
      (merge === null ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>')
    const inner = Math.max(500, each * span - CELL_MARGINS)
    const nodes = blocks.flatMap((block) => this.block(block, '', inner))
    // A cell ends with a paragraph (ECMA-376 part 1, 17.4.65).
    if (nodes.at(-1)?.type !== schema.nodes.paragraph) nodes.push(schema.nodes.paragraph.create())
    return schema.nodes.cell.create({ tcPr }, nodes)
  }
}

const CELL_MARGINS = 230

function itemPPr(item: PastedItem): string {
  const left = 720 + 360 * item.level
  return `<w:ind w:left="${left}"${item.label === '' ? '' : ' w:hanging="360"'}/>`
}

/** The document's own heading styles by level, under whatever id: their names are Word's in every language. */
function headingStyles({ styles }: DocumentContext): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const style of styles.styles) {
    const level = /^heading ([1-9])$/i.exec(style.name)?.[1]
    if (style.type === 'paragraph' && level !== undefined) found.set(Number(level), style.id)
  }
  return found
}
