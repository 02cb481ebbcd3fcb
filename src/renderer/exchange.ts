import { useSyncExternalStore } from 'react'
import type { Input } from '../core/api/index.ts'
import { call } from './api.ts'
import { notify, notifyError } from './ui/notices.ts'
import { droppedSource } from './ui/useFileDrop.ts'

/** What the user asked for about histories, from a menu, the palette, the settings or by a drop: the dialog that is open. */
export type ExchangeRequest =
  /** These agreements, or the whole archive for null. */
  | { readonly kind: 'export'; readonly agreements: readonly string[] | null }
  | { readonly kind: 'import'; readonly input: Input<'history.import'>['input'] }
  | { readonly kind: 'verify' }

export const HISTORY_EXTENSION = '.counterpart-history'

let request: ExchangeRequest | null = null
const listeners = new Set<() => void>()

/** Opens a dialog, wherever the user is; null closes it. */
export function requestExchange(next: ExchangeRequest | null): void {
  request = next
  for (const listener of listeners) listener()
}

export function useExchangeRequest(): ExchangeRequest | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => request,
  )
}

/** Asks for a history file, then opens the import dialog on it. */
export async function pickHistory(): Promise<void> {
  const picked = await call('host.pickHistory', {})
  if (!picked.ok) return notifyError(picked.error)
  const { path } = picked.value
  if (path !== null) requestExchange({ kind: 'import', input: { path } })
}

/** Opens the import dialog on a history file that was dropped on the window. */
export async function dropHistory(file: File): Promise<void> {
  const input = await droppedSource(file)
  if (input !== null) return requestExchange({ kind: 'import', input })
  notify({ tone: 'error', title: `${file.name}: this could not be read. Nothing was changed.` })
}
