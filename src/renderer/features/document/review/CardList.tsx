import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { CardView } from './CardView.tsx'
import { topsOf, visibleRows, type Row } from './rows.ts'

interface CardListProps {
  readonly rows: readonly Row[]
  readonly session: EditorSession
  readonly isDraft: boolean
}

/** Heights of rows by key, in px, as measured at a width of the list. */
interface Seen {
  readonly width: number
  readonly heights: ReadonlyMap<string, number>
}

/** Only rows in sight are mounted, however many there are. Each is as high as its text: measured before it is painted. */
export function CardList({ rows, session, isDraft }: CardListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState({ top: 0, width: 0, height: 800 })
  const [seen, setSeen] = useState<Seen>({ width: 0, heights: new Map() })
  const current = useStore(session.snapshot, (s) => s.current)
  const tops = useMemo(() => topsOf(rows, seen.heights), [rows, seen])
  const [first, end] = visibleRows(tops, sight.top, sight.height)

  useEffect(() => {
    const element = list.current
    if (element === null) return
    const look = () => setSight({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  const { width } = sight
  useLayoutEffect(() => {
    const shown = list.current?.querySelectorAll<HTMLElement>('.review__row') ?? []
    const measured = rows.slice(first, end).map(({ key }, i) => [key, shown[i]?.offsetHeight ?? 0] as const)
    setSeen((known) => {
      // In a narrower pane every text runs to other lines.
      const heights = known.width === width ? known.heights : new Map<string, number>()
      const news = measured.filter(([key, height]) => height > 0 && heights.get(key) !== height)
      return news.length === 0 ? known : { width, heights: new Map([...heights, ...news]) }
    })
  }, [rows, first, end, width])

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
