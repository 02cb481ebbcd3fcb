import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import type { DataGridProps } from './DataGrid.tsx'
import { idsBetween, rowAfter, rowNamed, toggled } from './grid-keys.ts'
import type { GridSight } from './useGridSight.ts'

/** Letters typed within this time are one word. */
const WORD_MS = 700

interface GridKeys {
  /** Place of the row that has the focus, or had it last. */
  readonly active: number
  /** The header that has the focus instead; null while a row has it. */
  readonly header: number | null
  /** Places of the rows to mount: those in sight, and the active one wherever it is, so that it keeps the focus. */
  readonly mounted: ReadonlySet<number>
  readonly focusRow: () => void
  readonly handlers: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void
    onClick(event: MouseEvent<HTMLElement>): void
    onDoubleClick(event: MouseEvent<HTMLElement>): void
    onContextMenu(event: MouseEvent<HTMLElement>): void
    onFocus(event: FocusEvent<HTMLElement>): void
  }
}

/** What keys and clicks do in a DataGrid. */
export function useGridKeys<T extends { readonly id: string }>(
  props: DataGridProps<T>,
  root: RefObject<HTMLDivElement | null>,
  sight: GridSight,
): GridKeys {
  const { items, columns, marked, sort, nameOf, onSort, onMark, onOpen, onMenu, onKey } = props
  const [on, setOn] = useState<{ id: string | null; at: number; header: number | null }>({
    id: props.startAt ?? null,
    at: 0,
    header: null,
  })
  /** Where a range that Shift extends began. */
  const anchor = useRef<string | null>(null)
  const typed = useRef({ text: '', since: 0 })
  /** What is to have the focus once it is mounted. */
  const wanted = useRef(false)

  const known = on.id === null ? -1 : items.findIndex((item) => item.id === on.id)
  // The row is gone: the one that took its place.
  const active = Math.max(0, known >= 0 ? known : Math.min(on.at, items.length - 1))
  const header = items.length === 0 ? (on.header ?? 0) : on.header
  const mounted = new Set<number>()
  for (let at = sight.first; at < sight.end; at++) mounted.add(at)
  if (active < items.length) mounted.add(active)

  useLayoutEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    const name = header === null ? `[data-row="${active}"]` : `[data-header="${header}"]`
    root.current?.querySelector<HTMLElement>(name)?.focus({ preventScroll: header === null })
  })

  // Back from an agreement, the list stands where it was left.
  const bring = useRef(() => sight.bring(active))
  useLayoutEffect(() => bring.current(), [])

  const idAt = (at: number): string | null => items[at]?.id ?? null
  const goTo = (at: number) => {
    wanted.current = true
    sight.bring(at)
    setOn({ id: idAt(at), at, header: null })
  }
  const goToHeader = (to: number) => {
    wanted.current = true
    setOn((was) => ({ ...was, header: Math.min(Math.max(to, 0), columns.length) }))
  }
  const focusRow = useCallback(() => {
    wanted.current = true
    setOn((was) => ({ ...was, header: null }))
  }, [])

  const markTo = (at: number) => {
    const ids = items.map((item) => item.id)
    const from = anchor.current === null ? -1 : ids.indexOf(anchor.current)
    if (from < 0) anchor.current = idAt(active)
    onMark(new Set(idsBetween(ids, from < 0 ? active : from, at)))
  }
  const mark = (at: number) => {
    const id = idAt(at)
    if (id === null) return
    anchor.current = id
    onMark(toggled(marked, id))
  }
  const markAll = () => onMark(marked.size >= items.length ? new Set() : new Set(items.map((item) => item.id)))
  const press = (header: number) => {
    const column = columns[header - 1]
    if (column === undefined) return markAll()
    const turned = sort.column === column.id && sort.direction === 'ascending'
    onSort({ column: column.id, direction: turned ? 'descending' : 'ascending' })
  }

  const find = (letter: string, now: number): boolean => {
    const goesOn = now - typed.current.since < WORD_MS && typed.current.text !== ''
    const text = (goesOn ? typed.current.text : '') + letter
    typed.current = { text, since: now }
    const at = rowNamed(items.map(nameOf), text, active)
    if (at !== null) goTo(at)
    return true
  }

  const pressHeader = (event: KeyboardEvent, at: number): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'ArrowRight') goToHeader(at + 1)
    else if (event.key === 'ArrowLeft') goToHeader(at - 1)
    else if (event.key === 'Home') goToHeader(0)
    else if (event.key === 'End') goToHeader(columns.length)
    else if (event.key === 'ArrowDown') goTo(active)
    else if (event.key === 'Enter' || event.key === ' ') press(at)
    else return false
    return true
  }

  const pressRow = (event: KeyboardEvent): boolean => {
    const { key } = event
    const isMod = event.ctrlKey || event.metaKey
    const id = idAt(active)
    if (id === null || event.altKey) return false
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) onMenu(id, belowRow(event.target))
    else if (isMod && key.toLowerCase() === 'a') onMark(new Set(items.map((item) => item.id)))
    else if (key === 'ArrowUp' && active === 0 && !event.shiftKey) goToHeader(1)
    else {
      const next = rowAfter(key, active, items.length, sight.page())
      if (next !== null) {
        if (event.shiftKey) markTo(next)
        goTo(next)
      } else if (isMod || (event.shiftKey && key.length > 1)) return false
      else if (key === ' ' && !isTyping(typed.current, event.timeStamp)) mark(active)
      else if (key === 'Escape' && marked.size > 0) onMark(new Set())
      else if (key === 'Enter') onOpen(id)
      else if (key.length === 1) return find(key, event.timeStamp)
      else return onKey(id, key)
    }
    return true
  }

  return {
    active,
    header,
    mounted,
    focusRow,
    handlers: {
      onKeyDown: (event) => {
        const at = headerOf(event.target)
        const isTaken = at === null ? rowOf(event.target) !== null && pressRow(event) : pressHeader(event, at)
        if (!isTaken) return
        event.preventDefault()
        event.stopPropagation()
      },
      onClick: (event) => {
        const head = headerOf(event.target)
        if (head !== null) return press(head)
        const at = rowOf(event.target)
        const id = at === null ? null : idAt(at)
        if (at === null || id === null) return
        if (event.shiftKey) markTo(at)
        else if (event.ctrlKey || event.metaKey || isIn(event.target, '[data-mark]')) mark(at)
        else if (isIn(event.target, '[data-opens]')) onOpen(id)
        goTo(at)
      },
      onDoubleClick: (event) => {
        const at = rowOf(event.target)
        const id = at === null ? null : idAt(at)
        const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey
        if (id !== null && isPlain && !isIn(event.target, '[data-mark], [data-opens]')) onOpen(id)
      },
      onContextMenu: (event) => {
        const at = rowOf(event.target)
        const id = at === null ? null : idAt(at)
        if (at === null || id === null) return
        event.preventDefault()
        goTo(at)
        onMenu(id, event.button === 2 ? { x: event.clientX, y: event.clientY } : belowRow(event.target))
      },
      onFocus: (event) => {
        const head = headerOf(event.target)
        const at = rowOf(event.target)
        if (head !== null) setOn((was) => (was.header === head ? was : { ...was, header: head }))
        else if (at !== null) setOn({ id: idAt(at), at, header: null })
      },
    },
  }
}

/** A blank in the middle of a word that is being typed belongs to it. */
function isTyping(typed: { text: string; since: number }, now: number): boolean {
  return typed.text !== '' && now - typed.since < WORD_MS
}

/** A menu asked for by key opens at the row and not at the pointer. */
function belowRow(target: EventTarget): { x: number; y: number } {
  const row = target instanceof Element ? target.closest('[data-row]')?.getBoundingClientRect() : undefined
  return row === undefined ? { x: 0, y: 0 } : { x: row.left + 48, y: row.bottom }
}

function isIn(target: EventTarget, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null
}

function rowOf(target: EventTarget): number | null {
  return placeIn(target, 'row')
}

function headerOf(target: EventTarget): number | null {
  return placeIn(target, 'header')
}

function placeIn(target: EventTarget, name: 'row' | 'header'): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>(`[data-${name}]`) : null
  return element === null ? null : Number(element.dataset[name])
}
