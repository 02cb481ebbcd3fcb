import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { Decision } from '../../../../core/revision/decide.ts'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { CardView } from './CardView.tsx'
import { listedCard } from './cards.ts'
import { ClauseHead } from './ClauseHead.tsx'
import { cardBesideRow, type Picks } from './picks.ts'
import { topsOf, visibleRows, type Row } from './rows.ts'

interface CardListProps {
  readonly rows: readonly Row[]
  readonly session: EditorSession
  readonly isDraft: boolean
  /** The changes are open no more: they are read, and stand nowhere in the text. */
  readonly isClosed?: boolean
  readonly picks: Picks
}

/** Heights of rows by key, in px, as measured at a width of the list. */
interface Seen {
  readonly width: number
  readonly heights: ReadonlyMap<string, number>
}

/** Only rows in sight are mounted, however many there are. Each is as high as its text: measured before it is painted. */
export function CardList({ rows, session, isDraft, isClosed = false, picks }: CardListProps) {
  const list = useRef<HTMLDivElement>(null)
  /** Index of the row that is to have the focus once it is mounted. */
  const wanted = useRef<number | null>(null)
  const [sight, setSight] = useState({ top: 0, width: 0, height: 800 })
  const [seen, setSeen] = useState<Seen>({ width: 0, heights: new Map() })
  const current = useCurrent(session)
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

  const bringIntoSight = (at: number, share = 0) => {
    const element = list.current
    const [top, bottom] = [tops[at], tops[at + 1]]
    if (element === null || top === undefined || bottom === undefined) return
    if (top < element.scrollTop) element.scrollTop = top - element.clientHeight * share
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = share > 0 ? top - element.clientHeight * share : bottom - element.clientHeight
    }
  }

  // The card of what is selected on the page comes into sight.
  useEffect(() => {
    const at = rows.findIndex((row) => 'card' in row && row.card.key === current)
    if (at >= 0 && list.current?.contains(document.activeElement) === false) bringIntoSight(at, 1 / 3)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- places change with every measured row
  }, [current, rows])

  // What the keyboard went to has the focus as soon as it is there; after a decision, what took the card's place.
  useEffect(() => {
    if (wanted.current === null) return
    const at = cardBesideRow(rows, wanted.current - 1, 1) ?? cardBesideRow(rows, rows.length, -1)
    const card = at === null ? null : list.current?.querySelector<HTMLElement>(`[data-row="${at}"] .card__text`)
    if (card === null || card === undefined) return
    wanted.current = null
    card.focus({ preventScroll: true })
  }, [rows, first, end])

  const focusRow = (at: number) => {
    wanted.current = at
    bringIntoSight(at)
    const card = list.current?.querySelector<HTMLElement>(`[data-row="${at}"] .card__text`)
    if (card === null || card === undefined) return
    wanted.current = null
    card.focus({ preventScroll: true })
  }

  const decide = (at: number, decision: Decision) => {
    const row = rows[at]
    if (!isDraft || row === undefined || !('card' in row)) return
    wanted.current = at
    session.changes.decide(picks.has(row.key) ? picks.cards() : [row.card], decision)
    picks.clear()
  }

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = rowOf(event.target)
    if (at === null) return
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const beside = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    const next = beside === undefined ? edgeRow(rows, event.key) : cardBesideRow(rows, at, beside)
    const isOnText = (event.target as HTMLElement).classList.contains('card__text')
    if (isPlain && next !== null) {
      if (event.shiftKey) picks.extend(next)
      focusRow(next)
    } else if (event.key === 'Escape') {
      if (picks.count > 0) picks.clear()
      else session.view.focus()
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) picks.all()
    else if (isPlain && isOnText && event.key === ' ') picks.toggle(at)
    else if (isPlain && !event.shiftKey && event.key === 'a') decide(at, 'accept')
    else if (isPlain && !event.shiftKey && event.key === 'r') decide(at, 'reject')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** With Shift or Ctrl a click picks; alone it goes to the page. */
  const click = (event: MouseEvent<HTMLDivElement>) => {
    const at = rowOf(event.target)
    if (at === null || (event.target as HTMLElement).closest('.card__actions, .card__ends') !== null) return
    if (event.shiftKey) picks.extend(at)
    else if (event.ctrlKey || event.metaKey) picks.toggle(at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className="review__list"
      ref={list}
      role="list"
      aria-label="Changes by clause"
      onKeyDown={press}
      onClickCapture={click}
    >
      <div className="review__rows" style={{ height: tops.at(-1) }}>
        {rows.slice(first, end).map((row, i) => (
          <div
            key={row.key}
            className="review__row"
            style={{ top: tops[first + i]! }}
            role="listitem"
            data-row={first + i}
          >
            {'card' in row ? (
              <CardView
                card={row.card}
                session={session}
                isCurrent={row.card.key === current}
                isPicked={picks.has(row.key)}
                isDraft={isDraft}
                isClosed={isClosed}
              />
            ) : (
              <ClauseHead row={row} session={session} isDraft={isDraft} />
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Key of the listed card of what is selected on the page: of a move, whichever end that is. */
function useCurrent(session: EditorSession): string | null {
  const current = useStore(session.snapshot, (s) => s.current)
  return useStore(session.model, (m) => {
    const card = current === null ? undefined : m.cards.find((c) => c.key === current)
    return card === undefined ? current : listedCard(card).key
  })
}

function rowOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row === null || row.querySelector('.card') === null ? null : Number(row.dataset['row'])
}

function edgeRow(rows: readonly Row[], key: string): number | null {
  if (key === 'Home') return cardBesideRow(rows, -1, 1)
  return key === 'End' ? cardBesideRow(rows, rows.length, -1) : null
}
