import { useEffect, useState, type RefObject } from 'react'
import { mountedRows } from './grid-keys.ts'

/** As DataGrid.css has them, in px. */
const ROW_HEIGHT = 38
const HEAD_HEIGHT = 34

export interface GridSight {
  readonly rowHeight: number
  readonly first: number
  readonly end: number
  /** How many rows fit. */
  readonly page: () => number
  readonly bring: (at: number) => void
}

/** Which rows are in sight, as the grid scrolls and its window changes. */
export function useGridSight(root: RefObject<HTMLDivElement | null>, count: number): GridSight {
  const [rows, setRows] = useState({ first: 0, end: 40 })
  useEffect(() => {
    const element = root.current
    if (element === null) return
    const look = () => {
      const next = mountedRows(element.scrollTop, element.clientHeight, ROW_HEIGHT, count)
      setRows((known) => (known.first === next.first && known.end === next.end ? known : next))
    }
    look()
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [root, count])

  const room = () => Math.max(ROW_HEIGHT, (root.current?.clientHeight ?? 0) - HEAD_HEIGHT)
  return {
    rowHeight: ROW_HEIGHT,
    first: rows.first,
    end: Math.min(rows.end, count),
    page: () => Math.floor(room() / ROW_HEIGHT),
    bring: (at) => {
      const element = root.current
      if (element === null) return
      const top = at * ROW_HEIGHT
      if (top < element.scrollTop) element.scrollTo({ top })
      else if (top + ROW_HEIGHT > element.scrollTop + room()) element.scrollTo({ top: top + ROW_HEIGHT - room() })
    },
  }
}
