import { useSyncExternalStore } from 'react'

type WorkspaceTab = 'document' | 'rounds' | 'checks' | 'details'

/** Where the user is. A sealed `round` is read in the Document tab; null is the draft. */
export type Place =
  | { readonly screen: 'agreements' }
  | { readonly screen: 'search' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'agreement'; readonly id: string; readonly tab: WorkspaceTab; readonly round: string | null }

const HOME: Place = { screen: 'agreements' }

interface History {
  readonly places: readonly Place[]
  readonly at: number
}

let history: History = { places: [HOME], at: 0 }
const listeners = new Set<() => void>()

function publish(next: History): void {
  history = next
  for (const listener of listeners) listener()
}

function here(): Place {
  return history.places[history.at] ?? HOME
}

export function go(place: Place): void {
  if (JSON.stringify(place) === JSON.stringify(here())) return
  const places = [...history.places.slice(0, history.at + 1), place].slice(-100)
  publish({ places, at: places.length - 1 })
}

export function currentPlace(): Place {
  return here()
}

/** Another place in the same visit: not a step to go back over. */
export function replacePlace(place: Place): void {
  publish({ ...history, places: history.places.with(history.at, place) })
}

export function goBack(): void {
  if (history.at > 0) publish({ ...history, at: history.at - 1 })
}

export function goForward(): void {
  if (history.at < history.places.length - 1) publish({ ...history, at: history.at + 1 })
}

/** Another archive was opened: places of the one before lead nowhere. */
export function goHome(): void {
  publish({ places: [HOME], at: 0 })
}

export function usePlace(): Place {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, here)
}
