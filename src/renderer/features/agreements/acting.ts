import { useSyncExternalStore } from 'react'
import type { AgreementRow } from '../../../core/api/agreements.ts'

/** An agreement that something is to be done with. */
export type Target = Pick<AgreementRow, 'id' | 'title' | 'counterparty' | 'status' | 'held' | 'tags'>

/** What is asked before something is done: the dialog that is open. */
export type Ask =
  | { readonly kind: 'blank' }
  | { readonly kind: 'duplicate' | 'rename'; readonly target: Target }
  | { readonly kind: 'close' | 'delete' | 'tag' | 'hold' | 'purge'; readonly targets: readonly Target[] }

let asked: Ask | null = null
const listeners = new Set<() => void>()

/** Opens a dialog, wherever the user is; null closes it. */
export function ask(next: Ask | null): void {
  asked = next
  for (const listener of listeners) listener()
}

export function useAsk(): Ask | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
}
