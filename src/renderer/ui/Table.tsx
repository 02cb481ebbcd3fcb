import { ChevronDown, ChevronUp } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Cell,
  Column as AriaColumn,
  Row,
  Table as AriaTable,
  TableBody,
  TableHeader,
  type SortDescriptor,
} from 'react-aria-components'
import './Table.css'

export interface TableColumn<T> {
  readonly id: string
  readonly label: string
  readonly kind?: 'main' | 'short' | 'number'
  readonly cell: (item: T) => ReactNode
}

interface TableProps<T extends { readonly id: string }> {
  readonly label: string
  /** The first one names the row. */
  readonly columns: readonly TableColumn<T>[]
  readonly items: readonly T[]
  readonly sort: SortDescriptor
  /** How a row is called by screen readers and found by typing. */
  readonly nameOf: (item: T) => string
  readonly onSort: (sort: SortDescriptor) => void
  /** Enter, or a click. */
  readonly onOpen: (id: string) => void
}

/** A list to sort and to open from: arrows move, Enter opens, letters find a row. */
export function Table<T extends { readonly id: string }>({
  label,
  columns,
  items,
  sort,
  nameOf,
  onSort,
  onOpen,
}: TableProps<T>) {
  return (
    <AriaTable
      className="table"
      aria-label={label}
      sortDescriptor={sort}
      onSortChange={onSort}
      onRowAction={(key) => onOpen(String(key))}
    >
      <TableHeader className="table__head">
        {columns.map(({ id, label, kind }, at) => (
          <AriaColumn
            key={id}
            id={id}
            isRowHeader={at === 0}
            allowsSorting
            className={`table__column table__column--${kind ?? 'plain'}`}
          >
            {({ sortDirection }) => (
              <span className="table__column-content">
                {label}
                {sortDirection === undefined ? null : <SortIcon direction={sortDirection} />}
              </span>
            )}
          </AriaColumn>
        ))}
      </TableHeader>
      <TableBody>
        {items.map((item) => (
          <Row key={item.id} id={item.id} textValue={nameOf(item)} className="table__row">
            {columns.map(({ id, kind, cell }) => (
              <Cell key={id} className={`table__cell table__cell--${kind ?? 'plain'}`}>
                {cell(item)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </AriaTable>
  )
}

function SortIcon({ direction }: { readonly direction: 'ascending' | 'descending' }) {
  return direction === 'ascending' ? <ChevronUp size={13} aria-hidden /> : <ChevronDown size={13} aria-hidden />
}
