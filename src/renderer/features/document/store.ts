import { useSyncExternalStore } from 'react'

/** A value that components follow. Setting an equal one, compared field by field, tells nobody. */
export interface Store<T extends object> {
  readonly get: () => T
  readonly set: (value: T) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      const keys = Object.keys(next) as (keyof T)[]
      if (keys.every((key) => Object.is(next[key], value[key]))) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useStore<T extends object, R>(store: Store<T>, select: (value: T) => R): R {
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
