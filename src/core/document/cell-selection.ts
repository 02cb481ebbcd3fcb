import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { Selection, SelectionRange, TextSelection, type Transaction } from 'prosemirror-state'
import type { Mappable } from 'prosemirror-transform'
import { parseFragment, serialise } from '../docx/xml.ts'
import { schema } from './schema.ts'
import { areaBetween, cellsIn, tableGrid, type GridArea, type TableGrid } from './table-grid.ts'

/**
 * A rectangle of cells of one table, from the cell that was selected first to the one selected last. It has a range for
 * the content of each cell, so that whatever works on `selection.ranges` works on cells.
 */
export class CellSelection extends Selection {
  /** Positions before the two cells. */
  readonly $anchorCell: ResolvedPos
  readonly $headCell: ResolvedPos
  readonly grid: TableGrid
  readonly area: GridArea

  constructor($anchorCell: ResolvedPos, $headCell: ResolvedPos) {
    const grid = tableGrid($anchorCell.node(-1), $anchorCell.before(-1))
    const area = areaBetween(grid, $anchorCell.pos, $headCell.pos)
    const { doc } = $anchorCell
    const ranges = cellsIn(grid, area).map(
      ({ pos, node }) => new SelectionRange(doc.resolve(pos + 1), doc.resolve(pos + 1 + node.content.size)),
    )
    super(ranges[0]!.$from, ranges[0]!.$to, ranges)
    this.$anchorCell = $anchorCell
    this.$headCell = $headCell
    this.grid = grid
    this.area = area
    this.visible = false
  }

  static override fromJSON(doc: Node, json: { anchor: number; head: number }): Selection {
    return between(doc, json.anchor, json.head)
  }

  map(doc: Node, mapping: Mappable): Selection {
    return between(doc, mapping.map(this.$anchorCell.pos), mapping.map(this.$headCell.pos))
  }

  eq(other: Selection): boolean {
    return (
      other instanceof CellSelection &&
      other.$anchorCell.pos === this.$anchorCell.pos &&
      other.$headCell.pos === this.$headCell.pos
    )
  }

  toJSON(): { type: string; anchor: number; head: number } {
    return { type: 'cells', anchor: this.$anchorCell.pos, head: this.$headCell.pos }
  }

  override getBookmark(): { map: (mapping: Mappable) => CellBookmark; resolve: (doc: Node) => Selection } {
    return new CellBookmark(this.$anchorCell.pos, this.$headCell.pos)
  }

  /** A table of the selected cells. */
  override content(): Slice {
    const { grid, area } = this
    const rows = grid.rows.slice(area.top, area.bottom).flatMap(({ node, cells, before }) => {
      const chosen = cells.filter((c) => c.column < area.right && c.column + c.span > area.left)
      if (chosen.length === 0) return []
      const trPr = rowOfPart(node.attrs.trPr as string, Math.max(0, before - area.left))
      const content = Fragment.fromArray(chosen.map((c) => c.node))
      return [node.type.create({ ...node.attrs, trPr }, content, node.marks)]
    })
    const tblGrid = gridOfPart(grid.table.attrs.tblGrid as string, area)
    const table = grid.table.type.create({ ...grid.table.attrs, tblGrid }, Fragment.fromArray(rows))
    return new Slice(Fragment.from(table), 0, 0)
  }

  /** Replacing cells as text would tear the table: what is typed or pasted goes into the first one. */
  override replace(tr: Transaction, content = Slice.empty): void {
    const [{ $from, $to } = this] = this.ranges
    const from = tr.mapping.map($from.pos)
    const to = tr.mapping.map($to.pos)
    tr.replace(TextSelection.near(tr.doc.resolve(from), 1).from, TextSelection.near(tr.doc.resolve(to), -1).to, content)
  }
}

/** The columns of an area. */
function gridOfPart(tblGrid: string, { left, right }: GridArea): string {
  let column = -1
  return parseFragment(tblGrid)
    .filter((e) => e.name !== 'w:gridCol' || (++column >= left && column < right))
    .map(serialise)
    .join('')
}

/** A row's properties in a part of its table that leaves out so many columns before its first cell. */
function rowOfPart(trPr: string, before: number): string {
  if (!/w:(grid|w)(Before|After)\b/.test(trPr)) return trPr
  const others = parseFragment(trPr).filter((e) => !/^w:(grid|w)(Before|After)$/.test(e.name))
  return (before > 0 ? `<w:gridBefore w:val="${before}"/>` : '') + others.map(serialise).join('')
}

Selection.jsonID('cells', CellSelection)

class CellBookmark {
  readonly #anchor: number
  readonly #head: number

  constructor(anchor: number, head: number) {
    this.#anchor = anchor
    this.#head = head
  }

  map(mapping: Mappable): CellBookmark {
    return new CellBookmark(mapping.map(this.#anchor), mapping.map(this.#head))
  }

  resolve(doc: Node): Selection {
    return between(doc, this.#anchor, this.#head)
  }
}

/** The selection from one cell to another, or the nearest to it where those are not two cells of one table any more. */
function between(doc: Node, anchor: number, head: number): Selection {
  const $anchor = doc.resolve(Math.min(anchor, doc.content.size))
  const $head = doc.resolve(Math.min(head, doc.content.size))
  const isCell = ($pos: ResolvedPos): boolean => $pos.nodeAfter?.type === schema.nodes.cell
  if (
    isCell($anchor) &&
    isCell($head) &&
    $anchor.node(-1) === $head.node(-1) &&
    $anchor.before(-1) === $head.before(-1)
  ) {
    return new CellSelection($anchor, $head)
  }
  return Selection.near($head, 1)
}

/** The position before the innermost cell around a position, or null. */
export function cellAround($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    if ($pos.node(depth).type === schema.nodes.cell) return $pos.before(depth)
  }
  return null
}

/**
 * The cells from one position to another, where the two stand in different cells of one table (of the outermost such
 * table, if tables nest); else null.
 */
export function cellsBetween($anchor: ResolvedPos, $head: ResolvedPos): CellSelection | null {
  const depth = $anchor.sharedDepth($head.pos)
  const { type } = $anchor.node(depth)
  const row = type === schema.nodes.row ? depth : type === schema.nodes.table ? depth + 1 : 0
  if (row === 0 || $anchor.depth <= row || $head.depth <= row) return null
  const { doc } = $anchor
  return new CellSelection(doc.resolve($anchor.before(row + 1)), doc.resolve($head.before(row + 1)))
}
