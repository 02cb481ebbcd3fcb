import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { CardView } from './CardView.tsx'
import { visibleRows, type Rows } from './rows.ts'

interface CardListProps {
  readonly rows: Rows
  readonly session: EditorSession
  readonly isDraft: boolean
}

/** Rows of known heights: only those in sight are mounted, however many there are. */
export function CardList({ rows: { rows, tops }, session, isDraft }: CardListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState({ top: 0, height: 800 })
  const current = useStore(session.snapshot, (s) => s.current)

  useEffect(() => {
    const element = list.current
    if (element === null) return
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  // The card of what is selected on the page comes into sight.
  useEffect(() => {
    const element = list.current
    const at = rows.findIndex((row) => 'card' in row && row.card.key === current)
    if (element === null || at < 0 || element.contains(document.activeElement)) return
    const [top, bottom] = [tops[at]!, tops[at + 1]!]
    if (top < element.scrollTop || bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = top - element.clientHeight / 3
    }
  }, [current, rows, tops])

  const [first, end] = visibleRows(tops, sight.top, sight.height)
  return (
    <div className="review__list" ref={list} role="list" aria-label="Changes by clause" onKeyDown={walk}>
      <div className="review__rows" style={{ height: tops.at(-1) }}>
        {rows.slice(first, end).map((row, i) => (
          <div key={row.key} className="review__row" style={{ top: tops[first + i]! }} role="listitem">
            {'card' in row ? (
              <CardView card={row.card} session={session} isCurrent={row.card.key === current} isDraft={isDraft} />
            ) : (
              <h3 className="review__clause">
                <span>{row.clause}</span>
                <span className="pane-header__count">{row.count}</span>
              </h3>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Arrow keys go from card to card. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('.card__text')]
  const at = cards.findIndex((card) => card.closest('.card')?.contains(document.activeElement) === true)
  const next = cards[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
