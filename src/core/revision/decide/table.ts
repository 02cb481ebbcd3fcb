import type { Node } from 'prosemirror-model'
import type { CellRevisions, PropertyChange } from '../../document/revision-attrs.ts'
import { formerGrid, gridWithout } from '../../document/table-columns.ts'
import { parseFragment, serialise } from '../../docx/xml.ts'
import type { RevisionKind } from '../revisions.ts'
import { changeInside } from '../revisions-in-properties.ts'
import { edgeKey, type Case } from './case.ts'
import { decidedException, decidedMerge, oldGrid, withoutElements } from './properties.ts'

/*
 * Tables, rows and cells. A row or cell that goes takes all its content with it, whatever else is said in there; one
 * that stays has its content decided like any other, by its own revisions.
 */

type DecideCell = (cell: Node) => Node
type Attributes = Record<string, unknown>

/** The kind of each revision that a row or cell carries. */
export const KINDS = {
  row: { ins: 'rowInsertion', del: 'rowDeletion', merge: 'cellMerge' },
  cell: { ins: 'cellInsertion', del: 'cellDeletion', merge: 'cellMerge' },
} as const satisfies Record<string, Record<keyof CellRevisions, RevisionKind>>

/** Old cell properties may say again how the cell came or went (CT_TcPrInner, ECMA-376 part 1, 17.4.66): once they are back, that is settled. */
const CELL_REVISIONS = /^w:cell(Ins|Del|Merge)$/

/** Is this row or cell removed (ECMA-376 part 1, 17.13.5.1, .2, .12, .16)? */
export function isRemoved(node: Node, c: Case): boolean {
  const revisions = node.attrs.revisions as CellRevisions | null
  if (revisions === null) return false
  const kinds = node.type.name === 'row' ? KINDS.row : KINDS.cell
  return (['ins', 'del'] as const).some((key) => {
    const revision = revisions[key]
    return revision !== undefined && c.removes(kinds[key]) && c.picks(revision, kinds[key])
  })
}

/** The table decided, null when no row is left. `content` decides the blocks of a cell. */
export function decideTable(table: Node, c: Case, content: DecideCell): Node | null {
  if (vanishes(table, c)) {
    c.rescue(table)
    return null
  }
  const rows = decideEach(table, c, (row) => decideRow(row, c, content))
  const after = decidedEdges(table, 'after', c)
  const attrs = tableAttributes(table, rows ?? table.children, c)
  return c.rebuilt(table, orNull({ ...shrunkGrid(table, rows, attrs, c), ...attrs, ...after }), rows)
}

/** Columns whose cells are gone leave the grid, unless it goes back to what it was. */
function shrunkGrid(table: Node, rows: readonly Node[] | null, decided: Attributes | null, c: Case): Attributes {
  if (rows === null || decided?.tblGrid !== undefined) return {}
  const lost = lostCells(table, c)
  if (lost.size === 0) return {}
  const tblGrid = gridWithout(table, rows, lost)
  return tblGrid === table.attrs.tblGrid ? {} : { tblGrid }
}

function lostCells(table: Node, c: Case): ReadonlySet<Node> {
  const lost = table.children.flatMap((row) =>
    vanishes(row, c) ? row.children : row.children.filter((cell) => isRemoved(cell, c)),
  )
  return new Set(lost)
}

/** Is nothing left of a table, row or cell? A row goes with its last cell, a table with its last row. */
export function vanishes(node: Node, c: Case): boolean {
  if (node.type.name !== 'table' && isRemoved(node, c)) return true
  return node.type.name !== 'cell' && node.children.every((child) => vanishes(child, c))
}

/**
 * The range edges kept beside a row or cell, as changed attributes: those of a move that is over go, and those saved from
 * a row or cell in front come before them, or an end might precede its start.
 */
function decidedEdges(node: Node, where: 'before' | 'after', c: Case): Attributes {
  const edges = node.attrs[where] as string
  if (edges === '') return {}
  const saved = c.takeAnchors()
  const own = parseFragment(edges)
  const staying = own.filter((e) => !c.doomed.has(edgeKey(e.name.slice(2), e.attrs['w:id'] ?? '')))
  if (saved.length === 0 && staying.length === own.length) return {}
  return { [where]: saved.map((anchor) => anchor.attrs.xml as string).join('') + staying.map(serialise).join('') }
}

function decideRow(row: Node, c: Case, content: DecideCell): Node {
  const before = decidedEdges(row, 'before', c)
  const cells = decideEach(row, c, (cell) => decideCell(cell, c, content))
  const after = decidedEdges(row, 'after', c)
  const changed = { ...carrierAttributes(row, KINDS.row, c), ...before, ...after }
  const trPrChange = row.attrs.trPrChange as PropertyChange | null
  if (trPrChange !== null && c.picks(trPrChange, 'rowFormatting')) {
    changed.trPrChange = null
    if (c.decision === 'reject') changed.trPr = trPrChange.old
  }
  const tblPrEx = row.attrs.tblPrEx as string | null
  const exception = changeInside(tblPrEx, 'w:tblPrExChange')
  if (exception !== null && c.picks(exception, 'rowFormatting')) {
    changed.tblPrEx = decidedException(tblPrEx!, c.decision)
  }
  return c.rebuilt(row, orNull(changed), cells)
}

function decideCell(cell: Node, c: Case, content: DecideCell): Node {
  const changed = { ...decidedEdges(cell, 'before', c), ...carrierAttributes(cell, KINDS.cell, c) }
  const revisions = cell.attrs.revisions as CellRevisions | null
  const tcPrChange = cell.attrs.tcPrChange as PropertyChange | null
  if (tcPrChange !== null && c.picks(tcPrChange, 'cellFormatting')) {
    changed.tcPrChange = null
    if (c.decision === 'reject') changed.tcPr = withoutElements(tcPrChange.old, CELL_REVISIONS)
  }
  if (revisions?.merge !== undefined && c.picks(revisions.merge, 'cellMerge')) {
    const tcPr = (changed.tcPr ?? cell.attrs.tcPr) as string
    const merged = decidedMerge(tcPr, revisions.merge.old, c.decision)
    if (merged !== cell.attrs.tcPr) changed.tcPr = merged
  }
  const decided = content(cell)
  const attrs = orNull(changed)
  if (attrs === null) return decided
  return c.rebuilt(cell, attrs, decided === cell ? null : decided.children)
}

/** The children that stay, decided; null when all are what they were. */
function decideEach(parent: Node, c: Case, decide: (child: Node) => Node): Node[] | null {
  let changed = false
  const out: Node[] = []
  parent.forEach((child) => {
    if (vanishes(child, c)) {
      c.rescue(child)
      changed = true
      return
    }
    const decided = decide(child)
    if (decided !== child) changed = true
    out.push(decided)
  })
  return changed ? out : null
}

function carrierAttributes(node: Node, kinds: Record<keyof CellRevisions, RevisionKind>, c: Case): Attributes {
  const revisions = node.attrs.revisions as CellRevisions | null
  if (revisions === null) return {}
  const left = Object.entries(revisions).filter(([key, revision]) => {
    return !c.picks(revision as PropertyChange, kinds[key as keyof CellRevisions])
  })
  if (left.length === Object.keys(revisions).length) return {}
  return { revisions: left.length === 0 ? null : Object.fromEntries(left) }
}

function tableAttributes(table: Node, rows: readonly Node[], c: Case): Attributes | null {
  const changed: Attributes = {}
  const tblPrChange = table.attrs.tblPrChange as PropertyChange | null
  const picked = tblPrChange !== null && c.picks(tblPrChange, 'tableFormatting')
  if (picked) {
    changed.tblPrChange = null
    if (c.decision === 'reject') changed.tblPr = tblPrChange.old
  }
  const gridChange = table.attrs.tblGridChange as string | null
  const alone = tblPrChange === null && (c.all || (revisesCells(table.children) && !revisesCells(rows)))
  if (gridChange !== null && (picked || alone)) {
    changed.tblGridChange = null
    const former = c.decision === 'reject' ? oldGrid(gridChange) : null
    const cameSince = (cell: Node): boolean =>
      tblPrChange !== null && (cell.attrs.revisions as CellRevisions | null)?.ins?.id === tblPrChange.id
    if (former !== null) changed.tblGrid = formerGrid(table, rows, lostCells(table, c), former, cameSince)
    else if (c.decision === 'reject') changed.tblGrid = table.attrs.tblGrid
  }
  return orNull(changed)
}

/**
 * Do cells still carry revisions? A tblGridChange has no author to decide it by (ECMA-376 part 1, 17.13.5.33): without
 * a tblPrChange it follows the last of the cells whose widths it is about.
 */
function revisesCells(rows: readonly Node[]): boolean {
  return rows.some((row) =>
    row.children.some((cell) => cell.attrs.revisions !== null || cell.attrs.tcPrChange !== null),
  )
}

function orNull(changed: Attributes): Attributes | null {
  return Object.keys(changed).length === 0 ? null : changed
}
