import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { classes } from '../../../ui/classes.ts'

/** Height of every row, in px: so many can be laid out without being looked at. */
export const ROW_PX = 28

const DEEPEST_INDENT = 5

/** Plain values only, so that a row is drawn again when what it says has changed and not before. */
export interface OutlineRowProps {
  readonly row: number
  readonly label: string
  readonly title: string
  readonly isGone: boolean
  /** Changes in the clause; with all below it where that is folded away. */
  readonly count: number
  /** From 0. */
  readonly level: number
  readonly place: number
  readonly size: number
  /** Null where nothing stands below it. */
  readonly isOpen: boolean | null
  readonly isHere: boolean
  /** The one the keyboard stands on, or would come to. */
  readonly isStop: boolean
  /** What Enter in the filter goes to. */
  readonly isBest: boolean
  readonly isDropBefore: boolean
  readonly canMove: boolean
}

export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { row, label, title, isGone, count, level, place, size, isOpen, isHere, isStop, isBest, isDropBefore } = props
  const Chevron = isOpen === true ? ChevronDown : ChevronRight
  return (
    <div
      role="treeitem"
      className={classes(
        'outline__entry',
        isHere && 'outline__entry--here',
        isBest && 'outline__entry--best',
        isDropBefore && 'outline__entry--drop',
      )}
      style={{
        top: row * ROW_PX,
        height: ROW_PX,
        paddingInlineStart: `calc(${Math.min(level, DEEPEST_INDENT)} * var(--space-3))`,
      }}
      title={[label, title].join(' ').trim()}
      data-row={row}
      data-pane-start={isStop ? '' : undefined}
      tabIndex={isStop ? 0 : -1}
      draggable={props.canMove}
      aria-level={level + 1}
      aria-posinset={place}
      aria-setsize={size}
      aria-expanded={isOpen ?? undefined}
      aria-current={isHere ? 'location' : undefined}
    >
      <span className="outline__fold" data-fold={isOpen === null ? undefined : ''} aria-hidden>
        {isOpen === null ? null : <Chevron size={14} />}
      </span>
      {label === '' ? null : <span className="outline__label">{label}</span>}{' '}
      <span className={classes('outline__title', isGone && 'outline__title--gone')}>
        {title}
        {isGone ? <span className="visually-hidden">, deleted</span> : null}
      </span>
      {count === 0 ? null : (
        <span className="outline__count">
          {count}
          <span className="visually-hidden">{count === 1 ? ' change' : ' changes'}</span>
        </span>
      )}
    </div>
  )
})
