import type { DocumentContext } from '../../../../core/document/style-sheet.ts'
import { selectedArea } from '../../../../core/revision/track.ts'
import type { EditorSession } from '../session.ts'

const TWIPS_PER_PX = 15
/** Word's own cell margins, left and right together. */
const CELL_MARGINS = 230
const LEAST = 1440

/** How wide a new table may be, in twips: the text's width, or that of the cell it comes into. */
export function roomFor(session: EditorSession): number {
  const place = selectedArea(session.view.state.selection)
  if (place !== null) {
    const { columns } = place.grid
    const own = columns.slice(place.area.left, place.area.right).reduce((sum, width) => sum + width, 0)
    return Math.max(LEAST, own - CELL_MARGINS)
  }
  const page = session.view.dom.closest('.page')
  const given = page === null ? null : getComputedStyle(page)
  const px = (name: string): number => Number.parseFloat(given?.getPropertyValue(name) ?? '') || 0
  const text = px('--page-width') - px('--margin-left') - px('--margin-right')
  return Math.max(LEAST, Math.round(text * TWIPS_PER_PX))
}

/** The style that Word gives to new tables, where the document has it. */
export function gridStyleOf({ styles }: DocumentContext): string | null {
  return styles.styles.find((s) => s.type === 'table' && s.name.toLowerCase() === 'table grid')?.id ?? null
}
