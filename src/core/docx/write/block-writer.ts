import type { Node } from 'prosemirror-model'
import {
  wrapClose,
  type CellRevisions,
  type MarkRevisions,
  type PropertyChange,
  type Wrap,
} from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import type { Slice } from '../read/part-context.ts'
import type { Progress } from '../read/part-reader.ts'
import type { IdAllocator } from './ids.ts'
import { idsIn } from './ids.ts'
import { prefixesIn } from './prefixes.ts'
import { writeInline, type InlineEmit } from './inline-writer.ts'
import { withRevisionIds, type OpaqueAttrs } from './opaque-writer.ts'
import { changeElement, markProperties, renumbered, revisionElement, wrap } from './properties.ts'

/**
 * Writes the blocks of one part: each whose projection is what was read comes out as the very characters it was read
 * from, the rest afresh. Equality decides; there are no dirty flags to be wrong.
 */

const { nodes: N } = schema
const NO_IDS: ReadonlySet<string> = new Set()
const NEW: ReadonlySet<string> = new Set()

/** What the blocks were read from: a part, or a text box in it. */
export interface BlockSource {
  readonly slices: readonly Slice[]
  readonly nodes: readonly Node[]
}

/** Gives the part's text between two offsets, with what was edited inside it (text boxes) in place. */
export type Original = (from: number, to: number) => string

/** Some milliseconds of writing. */
const TOLD_EVERY = 100

export class BlockWriter implements InlineEmit {
  readonly writesUtc: boolean
  /** Prefixes that fresh XML uses: the root has to declare them. */
  readonly prefixes = new Set<string>()
  readonly #source: BlockSource
  readonly #text: Original
  readonly #ids: IdAllocator
  readonly #rewrite: boolean
  /** A slice is emitted once: a copy of a block is written afresh. */
  readonly #emitted = new Set<number>()
  /** Ids the block being written held in the file. */
  #own: ReadonlySet<string> = NO_IDS

  /** @param writesUtc whether the part declares w16du, and so may hold UTC dates. */
  constructor(
    source: BlockSource,
    text: Original,
    ids: IdAllocator,
    options: { rewrite: boolean; writesUtc: boolean },
  ) {
    this.#source = source
    this.#text = text
    this.#ids = ids
    this.#rewrite = options.rewrite
    this.writesUtc = options.writesUtc
  }

  /** @param progress hears how much of them is written, from 0 to 1, now and then */
  blocks(blocks: readonly Node[], progress?: Progress): string {
    return blocks
      .map((block, i) => {
        if (progress !== undefined && i % TOLD_EVERY === 0) progress(i / blocks.length)
        return this.#block(block)
      })
      .join('')
  }

  revisionId(id: string): number {
    return this.#ids.keepOrFresh(id, this.#own)
  }

  /** A range made in the editor has an id of ours, which becomes a number; the file's own are written as they are. */
  place(node: Node): string {
    const { id, xml } = node.attrs as { id: string; xml: string }
    return /^c\d+$/.test(id) ? xml.replace(`w:id="${id}"`, `w:id="${this.#ids.rangeId(id)}"`) : xml
  }

  opaque(node: Node): string {
    const { src, xml, revisions } = node.attrs as OpaqueAttrs
    if (xml !== null && node.attrs.marker === true) return this.place(node)
    if (xml !== null) return revisions === null ? xml : withRevisionIds(xml, revisions, this)
    const slice = this.#source.slices[src ?? -1]
    if (slice === undefined) throw new Error(`no slice ${src}`)
    return slice.xml ?? this.#text(slice.start, slice.end)
  }

  /** Emits the original slice when the node is what was read there. Opaque blocks have no other form. */
  #original(node: Node): string | undefined {
    const src = node.attrs.src as number | null
    if (src === null || this.#emitted.has(src)) return undefined
    const was = this.#source.nodes[src]
    if (was === undefined || (this.#rewrite && node.type !== N.opaqueBlock) || !was.eq(node)) return undefined
    this.#emitted.add(src)
    const slice = this.#source.slices[src]!
    return this.#text(slice.lead, slice.end)
  }

  /** Runs `write` with the ids that the node's own slice held, so that its revisions may keep them. */
  #withOwnIds(node: Node, write: () => string): string {
    const slice = this.#source.slices[(node.attrs.src as number | null) ?? -1]
    const outer = this.#own
    // A new block has no ids to keep: those of the cell it stands in may still be held by a neighbour copied as it was.
    this.#own = slice === undefined ? NEW : idsIn(this.#text(slice.start, slice.end))
    const xml = write()
    this.#own = outer
    if (outer === NO_IDS) for (const prefix of prefixesIn(xml)) this.prefixes.add(prefix)
    return xml
  }

  #block(node: Node): string {
    const original = this.#original(node)
    if (original !== undefined) return original
    return this.#withOwnIds(node, () => {
      switch (node.type) {
        case N.paragraph:
          return this.#paragraph(node)
        case N.table:
          return this.#table(node)
        case N.contentControl: {
          const kind = node.attrs.kind as 'sdt' | 'customXml'
          return (node.attrs.open as string) + this.blocks(node.children) + wrapClose(kind)
        }
        case N.opaqueBlock:
          return this.opaque(node)
        default:
          throw new Error(`no writer for block ${node.type.name}`)
      }
    })
  }

  #paragraph(node: Node): string {
    const { paraId, pPr, markRPr, sectPr } = node.attrs as Record<string, string | null>
    const properties =
      renumbered(pPr!, this) +
      markProperties(markRPr!, node.attrs.markRevisions as MarkRevisions | null, this) +
      (sectPr ?? '') +
      changeElement('pPrChange', 'pPr', node.attrs.pPrChange as PropertyChange | null, this)
    const id = paraId === null ? '' : ` w14:paraId="${paraId}"`
    return `<w:p${id}>${wrap('pPr', properties)}${writeInline(node.children, this)}</w:p>`
  }

  #table(node: Node): string {
    const { tblPr, tblGrid, tblGridChange, after } = node.attrs as Record<string, string>
    const properties =
      tblPr! + changeElement('tblPrChange', 'tblPr', node.attrs.tblPrChange as PropertyChange | null, this)
    const rows = wrapped(
      node.children,
      (row) => row.attrs.before as string,
      (row) => this.#row(row),
    )
    return `<w:tbl>${wrap('tblPr', properties, true)}${wrap('tblGrid', tblGrid! + this.#gridChange(tblGridChange ?? ''), true)}${rows}${after!}</w:tbl>`
  }

  /** A tblGridChange made here gets its number now; one of the file has it. */
  #gridChange(xml: string): string {
    return xml.replace(/ w:id="(c\d+)"/, (_, id: string) => ` w:id="${this.revisionId(id)}"`)
  }

  #row(node: Node): string {
    const original = this.#original(node)
    if (original !== undefined) return original
    return this.#withOwnIds(node, () => {
      const revisions = node.attrs.revisions as CellRevisions | null
      // CT_TrPr: ins, del and trPrChange come last, in this order (ECMA-376 part 1, 17.4.81).
      const properties =
        (node.attrs.trPr as string) +
        revisionElement('ins', revisions?.ins, this) +
        revisionElement('del', revisions?.del, this) +
        changeElement('trPrChange', 'trPr', node.attrs.trPrChange as PropertyChange | null, this)
      const cells = wrapped(
        node.children,
        (cell) => cell.attrs.before as string,
        (cell) => this.#cell(cell),
      )
      return `<w:tr>${renumbered((node.attrs.tblPrEx as string | null) ?? '', this)}${wrap('trPr', properties)}${cells}${node.attrs.after as string}</w:tr>`
    })
  }

  #cell(node: Node): string {
    const original = this.#original(node)
    if (original !== undefined) return original
    return this.#withOwnIds(node, () => {
      const revisions = node.attrs.revisions as CellRevisions | null
      // CT_TcPr: the cell's revisions come after its properties, its change last (17.4.66).
      const properties =
        (node.attrs.tcPr as string) +
        revisionElement('cellIns', revisions?.ins, this) +
        revisionElement('cellDel', revisions?.del, this) +
        renumbered(revisions?.merge?.old ?? '', this) +
        changeElement('tcPrChange', 'tcPr', node.attrs.tcPrChange as PropertyChange | null, this)
      return `<w:tc>${wrap('tcPr', properties)}${this.blocks(node.children)}</w:tc>`
    })
  }
}

/** Rows or cells with the content controls around them: neighbours that share a wrapper stand in one element. */
function wrapped(nodes: readonly Node[], before: (node: Node) => string, write: (node: Node) => string): string {
  let out = ''
  let open: readonly Wrap[] = []
  for (const node of nodes) {
    const wraps = node.attrs.wraps as readonly Wrap[]
    let shared = 0
    while (shared < open.length && shared < wraps.length && open[shared]!.key === wraps[shared]!.key) shared++
    for (const w of open.slice(shared).reverse()) out += wrapClose(w.kind)
    out += before(node)
    for (const w of wraps.slice(shared)) out += w.open
    out += write(node)
    open = wraps
  }
  for (const w of [...open].reverse()) out += wrapClose(w.kind)
  return out
}
