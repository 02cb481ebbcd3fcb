import { useSyncExternalStore } from 'react'
import type { SearchFilters } from '../../../core/api/search.ts'

/** What is looked for, as it stays while one goes to a hit and comes back. */
export interface SearchState {
  readonly query: string
  readonly filters: SearchFilters
  /** What was looked for before, newest first. Kept as long as the window is open and no longer: it tells of contracts. */
  readonly recent: readonly string[]
  /** The hit that was opened last, to come back to. */
  readonly opened: string | null
}

const MOST_RECENT = 8
const START: SearchState = { query: '', filters: {}, recent: [], opened: null }

let state = START
let archive: string | undefined
const listeners = new Set<() => void>()

export function setSearch(change: Partial<SearchState>): void {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

/** What was looked for in one archive is not carried into another. */
export function searchIn(path: string): void {
  if (archive !== undefined && archive !== path) state = START
  archive = path
}

export function useSearch(): SearchState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

/** A hit was opened: what led to it was worth something. */
export function rememberSearch(hit: string): void {
  const query = state.query.trim()
  const recent = query === '' ? state.recent : [query, ...state.recent.filter((other) => other !== query)]
  setSearch({ recent: recent.slice(0, MOST_RECENT), opened: hit })
}

/** A copy without what is not set. */
export function withFilter(filters: SearchFilters, change: Partial<SearchFilters>): SearchFilters {
  const all = Object.entries({ ...filters, ...change })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== '')) as SearchFilters
}
