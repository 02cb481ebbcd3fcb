import { useSyncExternalStore } from 'react'

/** A clause to go to once its document is shown. */
export interface Target {
  readonly agreement: string
  /** The sealed round it stands in. */
  readonly round: string
  /** How it begins. */
  readonly words: string
  /** Its number, '' without one. */
  readonly label: string
}

interface Asked {
  readonly target: Target | null
  /** The text that similar clauses are looked for. */
  readonly like: string | null
}

/** What one part of the window asks of another: search opens documents, and documents ask search. */
let asked: Asked = { target: null, like: null }
const listeners = new Set<() => void>()

function publish(next: Asked): void {
  asked = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where the next document that is shown is to be opened; null once it is. */
export function setTarget(target: Target | null): void {
  publish({ ...asked, target })
}

export function useTarget(): Target | null {
  return useSyncExternalStore(subscribe, () => asked.target)
}

/** Looks for clauses like a text, beside whatever is on screen; null puts them away. */
export function findLike(text: string | null): void {
  publish({ ...asked, like: text })
}

export function useLikeText(): string | null {
  return useSyncExternalStore(subscribe, () => asked.like)
}
