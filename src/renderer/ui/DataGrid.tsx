import { ChevronDown, ChevronUp } from 'lucide-react'
import { memo, useImperativeHandle, useRef, type CSSProperties, type ReactNode, type Ref } from 'react'
import { classes } from './classes.ts'
import { DataGridRow } from './DataGridRow.tsx'
import { useGridKeys } from './useGridKeys.ts'
import { useGridSight } from './useGridSight.ts'
import './DataGrid.css'

/** Rows that no window shows at once. */
const LONG = 150

export interface GridColumn<T> {
  readonly id: string
  readonly label: string
  /** In rem: as narrow as it may get, and what share of the room left over it takes. */
  readonly width: number
  readonly grow?: number
  readonly isNumber?: boolean
  /** Whether its words may be longer than the column is wide, and end in an ellipsis then. */
  readonly isCut?: boolean
  /** What the pointer is told over it. */
  readonly hint?: (item: T) => string | undefined
  readonly cell: (item: T) => ReactNode
}

export interface GridSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** The point of the window a menu opens at, in px. */
export interface MenuPoint {
  readonly x: number
  readonly y: number
}

export interface GridHandle {
  /** Puts the keyboard on the row it was on last. */
  readonly focus: () => void
}

export interface DataGridProps<T extends { readonly id: string }> {
  readonly label: string
  /** The first one names the row. */
  readonly columns: readonly GridColumn<T>[]
  readonly items: readonly T[]
  readonly sort: GridSort
  readonly marked: ReadonlySet<string>
  /** The row that the keyboard is on to begin with: the first one where there is no such row. */
  readonly startAt?: string | null
  readonly nameOf: (item: T) => string
  readonly onSort: (sort: GridSort) => void
  readonly onMark: (marked: ReadonlySet<string>) => void
  /** Enter, or two clicks; one on the name. */
  readonly onOpen: (id: string) => void
  /** The menu of a row, asked for by mouse or by key. */
  readonly onMenu: (id: string, at: MenuPoint) => void
  /** Another key pressed on a row. @returns true where it meant something */
  readonly onKey: (id: string, key: string) => boolean
  readonly ref?: Ref<GridHandle>
}

/**
 * A table of thousands of rows, of which those in sight are mounted. One row has the focus: arrows, Page keys, Home and End
 * move it, letters find a row, Space marks it, Shift marks up to it, Ctrl+A marks all, Escape none, Enter opens it. Up from
 * the first row are the headers, where Enter sorts.
 */
export function DataGrid<T extends { readonly id: string }>(props: DataGridProps<T>) {
  const { label, columns, items, marked, ref } = props
  const root = useRef<HTMLDivElement>(null)
  const sight = useGridSight(root, items.length)
  const keys = useGridKeys(props, root, sight)
  useImperativeHandle(ref, () => ({ focus: keys.focusRow }), [keys.focusRow])
  const mounted = [...keys.mounted]
  return (
    <div className={classes('grid', items.length > LONG && 'grid--long')} ref={root} {...keys.handlers}>
      <div
        role="grid"
        className="grid__table"
        aria-label={label}
        aria-multiselectable
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length + 1}
        style={tracks(columns)}
      >
        <Head {...props} at={keys.header} />
        <div role="rowgroup" className="grid__rows" style={{ height: `${items.length * sight.rowHeight}px` }}>
          {mounted.map((at) => {
            const item = items[at]
            return item === undefined ? null : (
              <DataGridRow
                key={item.id}
                item={item}
                at={at}
                top={at * sight.rowHeight}
                columns={columns}
                isMarked={marked.has(item.id)}
                isActive={at === keys.active}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Every row is a grid of its own, so the tracks are the same by arithmetic and not by what is in them. */
function tracks<T>(columns: readonly GridColumn<T>[]): CSSProperties {
  const sizes = columns.map(({ width, grow = 0 }) => (grow === 0 ? `${width}rem` : `minmax(${width}rem, ${grow}fr)`))
  const narrowest = columns.reduce((sum, { width }) => sum + width, MARK_REM)
  // The last track takes what is left over, so that rows reach to the end.
  const rest = columns.some(({ grow = 0 }) => grow > 0) ? '' : ' 1fr'
  return {
    '--grid-tracks': `${MARK_REM}rem ${sizes.join(' ')}${rest}`,
    minWidth: `${narrowest}rem`,
  } as CSSProperties
}

const MARK_REM = 2.5

interface HeaderRowProps<T extends { readonly id: string }> extends DataGridProps<T> {
  /** Which header the keyboard is on, 0 for the marks; null while it is on a row. */
  readonly at: number | null
}

/** Not drawn again because other rows came into sight. */
const Head = memo(HeaderRow) as typeof HeaderRow

function HeaderRow<T extends { readonly id: string }>({ columns, items, marked, sort, at }: HeaderRowProps<T>) {
  const count = items.filter((item) => marked.has(item.id)).length
  const all = count === 0 ? 'false' : count === items.length ? 'true' : 'mixed'
  return (
    <div role="rowgroup" className="grid__head">
      <div role="row" className="grid__row grid__row--head" aria-rowindex={1}>
        <div role="columnheader" className="grid__mark" aria-colindex={1} tabIndex={at === 0 ? 0 : -1} data-header={0}>
          <span className={`grid__box grid__box--${all}`} aria-hidden />
          <span className="visually-hidden">{all === 'true' ? 'All are marked. Unmark all' : 'Mark all'}</span>
        </div>
        {columns.map(({ id, label, isNumber = false }, place) => (
          <div
            key={id}
            role="columnheader"
            className={isNumber ? 'grid__column grid__column--number' : 'grid__column'}
            aria-colindex={place + 2}
            aria-sort={sort.column === id ? sort.direction : 'none'}
            tabIndex={at === place + 1 ? 0 : -1}
            data-header={place + 1}
          >
            <span className="grid__label">{label}</span>
            {sort.column === id ? <SortIcon direction={sort.direction} /> : null}
          </div>
        ))}
      </div>
    </div>
  )
}

function SortIcon({ direction }: { readonly direction: GridSort['direction'] }) {
  return direction === 'ascending' ? <ChevronUp size={13} aria-hidden /> : <ChevronDown size={13} aria-hidden />
}
