import { useSyncExternalStore } from 'react'
import { setPaneOpen } from '../paneChoice.ts'

/** The tab chosen last, for as long as the window lives; null until one is. */
let chosen: string | null = null
const listeners = new Set<() => void>()

/** Opens the pane beside the page at a tab: `focus` puts the keyboard there too. */
export function showSideTab(id: string, { focus = false } = {}): void {
  chosen = id
  for (const listener of listeners) listener()
  setPaneOpen('review', true)
  if (focus) requestAnimationFrame(focusTab)
}

export function useSideChoice(): string | null {
  return useSyncExternalStore(subscribe, () => chosen)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where the pane says that the keyboard should begin, or the chosen tab. */
function focusTab(): void {
  const pane = document.querySelector('.side')
  const starts = [...(pane?.querySelectorAll<HTMLElement>('[data-pane-start]') ?? [])]
  const start = starts.find((e) => e.ariaCurrent !== null) ?? starts[0]
  ;(start ?? pane?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]'))?.focus()
}
