import { useState } from 'react'
import type { Card } from './cards.ts'
import type { Row } from './rows.ts'

/** Cards that are picked to be decided together. */
export interface Picks {
  readonly count: number
  readonly has: (key: string) => boolean
  readonly toggle: (at: number) => void
  /** From the row that was picked last to this one. */
  readonly extend: (to: number) => void
  readonly all: () => void
  readonly clear: () => void
  readonly cards: () => readonly Card[]
}

interface State {
  readonly keys: ReadonlySet<string>
  /** Key of the row that a stretch begins at. */
  readonly anchor: string | null
}

const NONE: State = { keys: new Set(), anchor: null }

/** @param rows those that are listed: what is not there any more is not picked either */
export function usePicks(rows: readonly Row[]): Picks {
  const [state, setState] = useState(NONE)
  const cards = state.keys.size === 0 ? [] : picked(rows, state.keys)
  return {
    count: cards.length,
    has: (key) => state.keys.has(key),
    toggle: (at) => setState(toggled(state, rows, at)),
    extend: (to) => setState(extended(state, rows, to)),
    all: () => setState({ keys: new Set(keysOf(rows)), anchor: state.anchor }),
    clear: () => setState(NONE),
    cards: () => cards,
  }
}

function picked(rows: readonly Row[], keys: ReadonlySet<string>): readonly Card[] {
  return rows.flatMap((row) => ('card' in row && keys.has(row.key) ? [row.card] : []))
}

function keysOf(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => ('card' in row ? [row.key] : []))
}

export function toggled(state: State, rows: readonly Row[], at: number): State {
  const key = rows[at]?.key
  if (key === undefined) return state
  const keys = new Set(state.keys)
  if (!keys.delete(key)) keys.add(key)
  return { keys, anchor: key }
}

export function extended(state: State, rows: readonly Row[], to: number): State {
  const start = rows.findIndex((row) => row.key === state.anchor)
  const from = start < 0 ? (cardBesideRow(rows, to, -1) ?? to) : start
  const stretch = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { keys: new Set([...(start < 0 ? [] : state.keys), ...keysOf(stretch)]), anchor: rows[from]?.key ?? null }
}

/** Index of the next or previous row with a card; null at the end. */
export function cardBesideRow(rows: readonly Row[], at: number, direction: 1 | -1): number | null {
  for (let i = at + direction; i >= 0 && i < rows.length; i += direction) if ('card' in rows[i]!) return i
  return null
}
