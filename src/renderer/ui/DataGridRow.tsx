import { memo } from 'react'
import type { GridColumn } from './DataGrid.tsx'
import { classes } from './classes.ts'

interface DataGridRowProps<T> {
  readonly item: T
  /** Its place among all rows, 0 for the first. */
  readonly at: number
  /** In px from the first row. */
  readonly top: number
  readonly columns: readonly GridColumn<T>[]
  readonly isMarked: boolean
  readonly isActive: boolean
}

function Row<T>({ item, at, top, columns, isMarked, isActive }: DataGridRowProps<T>) {
  return (
    <div
      role="row"
      className={classes('grid__row', isMarked && 'grid__row--marked')}
      aria-rowindex={at + 2}
      aria-selected={isMarked}
      tabIndex={isActive ? 0 : -1}
      data-row={at}
      style={{ top: `${top}px` }}
    >
      <div role="gridcell" className="grid__mark" aria-colindex={1} data-mark>
        <span className={isMarked ? 'grid__box grid__box--true' : 'grid__box grid__box--false'} aria-hidden />
        <span className="visually-hidden">{isMarked ? 'marked' : ''}</span>
      </div>
      {columns.map(({ id, isNumber = false, isCut = false, hint, cell }, place) => (
        <div
          key={id}
          role={place === 0 ? 'rowheader' : 'gridcell'}
          className={classes(
            'grid__cell',
            isCut && 'grid__cell--cut',
            isNumber && 'grid__cell--number',
            place === 0 && 'grid__cell--name',
          )}
          title={hint?.(item)}
          aria-colindex={place + 2}
        >
          {cell(item)}
        </div>
      ))}
    </div>
  )
}

/** Scrolling mounts and unmounts rows; those that stay are not drawn again. */
export const DataGridRow = memo(Row) as typeof Row
