import { createStore, type Store } from '../store.ts'

/** What the user does not want to be told again, by agreement. Remembered on this machine. */
export interface Ignored {
  readonly keys: ReadonlySet<string>
}

const stores = new Map<string, Store<Ignored>>()

export function ignoredIn(agreement: string): Store<Ignored> {
  let store = stores.get(agreement)
  if (store === undefined) stores.set(agreement, (store = createStore<Ignored>({ keys: load(agreement) })))
  return store
}

export function ignoreKey({ kind, key }: { readonly kind: string; readonly key: string }): string {
  return `${kind}|${key}`
}

export function setIgnored(agreement: string, key: string, isIgnored: boolean): void {
  const store = ignoredIn(agreement)
  const keys = new Set(store.get().keys)
  if (isIgnored) keys.add(key)
  else keys.delete(key)
  store.set({ keys })
  try {
    localStorage.setItem(nameOf(agreement), JSON.stringify([...keys]))
  } catch {
    // Without room on this machine it is remembered for as long as the window lives.
  }
}

function nameOf(agreement: string): string {
  return `checks.ignored.${agreement}`
}

function load(agreement: string): ReadonlySet<string> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(nameOf(agreement)) ?? '[]')
    return new Set(Array.isArray(saved) ? saved.filter((key) => typeof key === 'string') : [])
  } catch {
    return new Set()
  }
}
