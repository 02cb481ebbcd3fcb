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

/** By a digest: this is kept outside of the archive, which may be encrypted, and so must not hold words of the document. */
export function ignoreKey({ kind, key }: { readonly kind: string; readonly key: string }): string {
  return `${kind}|${digest(key)}`
}

/** What was kept before it was kept by digest. */
function digested(kept: string): string {
  if (/\|[0-9a-f]{16}$/.test(kept)) return kept
  const [kind = '', ...key] = kept.split('|')
  return ignoreKey({ kind, key: key.join('|') })
}

/** FNV-1a over UTF-16 code units, twice with different beginnings: 64 bits are enough to tell findings apart. */
function digest(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
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
    return new Set(Array.isArray(saved) ? saved.filter((key) => typeof key === 'string').map(digested) : [])
  } catch {
    return new Set()
  }
}
