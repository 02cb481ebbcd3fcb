import { useEffect, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type MouseEvent } from 'react'
import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { rowAt, useClauseDrag } from './dragging.ts'
import { findClauses, fullNumber } from './find.ts'
import { foldsOf, isUnfolded, setUnfolded } from './folds.ts'
import { OutlineRow, ROW_PX } from './OutlineRow.tsx'
import { changesBefore, hasBelow, rowOf, treeOf, unfolded } from './tree.ts'
import { useSight } from './useSight.ts'
import { useTreeKeys } from './useTreeKeys.ts'

interface OutlineTreeProps {
  readonly session: EditorSession
  /** Shows only what it finds, '' for all. */
  readonly query: string
  /** It was gone to a clause. */
  readonly onLeave: () => void
}

/**
 * The clauses as a tree of which only the rows in sight are mounted. What a keystroke or the caret changes costs two
 * rows at most; what grows with the document is done when the model is new, while the keyboard rests.
 */
export function OutlineTree({ session, query, onLeave }: OutlineTreeProps) {
  const list = useRef<HTMLDivElement>(null)
  /** The clause that the keyboard stands on; null while the focus is elsewhere. */
  const [active, setActive] = useState<number | null>(null)
  const isFocusWanted = useRef(false)
  const clauses = useStore(session.model, (m) => m.outline)
  const cards = useStore(session.model, (m) => m.listed)
  const store = foldsOf(session.agreement)
  const folds = useStore(store, (f) => f)
  const here = useStore(session.snapshot, (s) => clauseIndexAt(clauses, s.head))
  const tree = treeOf(clauses)
  const before = useMemo(() => changesBefore(clauses, cards), [clauses, cards])
  const search = useMemo(() => (query === '' ? null : findClauses(tree, query)), [tree, query])
  const rows = useMemo(() => search?.found ?? unfolded(tree, (i) => isUnfolded(folds, tree, i)), [search, tree, folds])
  const drag = useClauseDrag(session, tree, rows)
  const sight = useSight(list)

  const rowFor = (index: number): number => {
    const row = rowOf(rows, index)
    return search === null || rows[row] === index ? row : -1
  }
  const hereRow = rowFor(here)
  const bestRow = search === null ? -1 : rowFor(search.best)
  const stop = Math.max(0, active === null ? (search === null ? hereRow : bestRow) : rowFor(active))

  useEffect(() => {
    if (list.current?.contains(document.activeElement) === false) bringIntoSight(list.current, hereRow, 1 / 3)
  }, [hereRow])
  useEffect(() => bringIntoSight(list.current, bestRow, 1 / 3), [bestRow])

  useLayoutEffect(() => {
    if (!isFocusWanted.current) return
    isFocusWanted.current = false
    list.current?.querySelector<HTMLElement>('.outline__entry[tabindex="0"]')?.focus({ preventScroll: true })
  })

  const focusOn = (index: number): void => {
    isFocusWanted.current = true
    setActive(index)
    bringIntoSight(list.current, rowFor(index), 0)
  }
  const goTo = (index: number): void => {
    onLeave()
    setActive(null)
    session.showPosition(clauses[index]!.pos + 1)
  }
  const fold = (index: number, isOpen: boolean): void => setUnfolded(store, tree, index, isOpen)
  const press = useTreeKeys({ session, tree, rows, stop, isFlat: search !== null, folds, fold, focusOn, goTo, onLeave })

  const click = (event: MouseEvent): void => {
    const index = rows[rowAt(event.target) ?? -1]
    if (index === undefined) return
    const isFold = event.target instanceof Element && event.target.closest('[data-fold]') !== null
    if (isFold) fold(index, !isUnfolded(folds, tree, index))
    else goTo(index)
  }
  const blur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setActive(null)
  }

  const first = Math.max(0, Math.min(sight[0], rows.length))
  const end = Math.min(rows.length, sight[1])
  const mounted = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
  // Where the keyboard stands stays mounted, or the focus would be lost.
  if (rows.length > 0 && (stop < first || stop >= end)) mounted[stop < first ? 'unshift' : 'push'](stop)

  return (
    <div className="outline__list" ref={list}>
      {query !== '' && rows.length === 0 ? <p className="pane-empty">No clause is called that.</p> : null}
      {rows.length === 0 ? null : (
        <div
          className="outline__rows"
          role="tree"
          aria-label="Clauses"
          style={{ height: rows.length * ROW_PX }}
          onKeyDown={press}
          onClick={click}
          onFocus={(event) => setActive(rows[rowAt(event.target) ?? -1] ?? null)}
          onBlur={blur}
          {...drag.handlers}
        >
          {mounted.map((row) => {
            const index = rows[row]!
            const { label, title, isGone } = clauses[index]!
            const isOpen = search !== null || !hasBelow(tree, index) ? null : isUnfolded(folds, tree, index)
            return (
              <OutlineRow
                key={row}
                row={row}
                label={search === null ? label : fullNumber(tree, index)}
                title={title}
                isGone={isGone}
                count={before[isOpen === false ? tree.ends[index]! : index + 1]! - before[index]!}
                level={search === null ? tree.levels[index]! : 0}
                place={search === null ? tree.places[index]! : row + 1}
                size={search === null ? tree.sizes[index]! : rows.length}
                isOpen={isOpen}
                isHere={row === hereRow}
                isStop={row === stop}
                isBest={row === bestRow}
                isDropBefore={row === drag.over}
                canMove={session.tracking !== null}
              />
            )
          })}
          {drag.over === rows.length ? (
            <div className="outline__drop" style={{ top: rows.length * ROW_PX - 2 }} />
          ) : null}
        </div>
      )}
    </div>
  )
}

/** Scrolls as little as it takes. @param share of the list's height that is left beyond the row, where it must scroll */
function bringIntoSight(list: HTMLElement | null, row: number, share: number): void {
  if (list === null || row < 0) return
  const [top, bottom] = [row * ROW_PX, (row + 1) * ROW_PX]
  if (top < list.scrollTop) list.scrollTop = top - list.clientHeight * share
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight * (1 - share)
}
