import { useSyncExternalStore } from 'react'
import { NO_FILTER, type ListFilter } from '../../../../core/api/list-views.ts'

/** What the list looked like when it was left, so that it looks the same on the way back from an agreement. */
interface ListState {
  /** Path of the archive it was of. */
  readonly archive: string
  readonly filter: ListFilter
  /** The agreement that was opened from it. */
  readonly at: string | null
}

let state: ListState = { archive: '', filter: NO_FILTER, at: null }
const listeners = new Set<() => void>()

function publish(next: ListState): void {
  state = next
  for (const listener of listeners) listener()
}

/** The filter of the list of an archive: none until one is set. */
export function useFilter(archive: string): readonly [ListFilter, (filter: ListFilter) => void] {
  const known = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
  const filter = known.archive === archive ? known.filter : NO_FILTER
  return [filter, (next) => publish({ archive, filter: next, at: at(archive) })]
}

/** Where the list was left. */
export function at(archive: string): string | null {
  return state.archive === archive ? state.at : null
}

export function leaveAt(archive: string, id: string): void {
  publish({ archive, filter: state.archive === archive ? state.filter : NO_FILTER, at: id })
}
