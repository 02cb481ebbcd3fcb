import { useSyncExternalStore } from 'react'

/** The panes beside the page, each with the window width below which it starts closed. */
const NARROW = {
  outline: '(width < 73.75rem)',
  review: '(width < 56rem)',
} as const

export type SidePane = keyof typeof NARROW

/** What the user chose, for as long as the window lives; until then its width decides. */
const chosen = new Map<SidePane, boolean>()
const listeners = new Set<() => void>()

/** Whether a pane is open, and how to open or close it. */
export function usePane(pane: SidePane): readonly [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const isOpen = useSyncExternalStore(
    (listener) => {
      const narrow = matchMedia(NARROW[pane])
      listeners.add(listener)
      narrow.addEventListener('change', listener)
      return () => {
        listeners.delete(listener)
        narrow.removeEventListener('change', listener)
      }
    },
    () => chosen.get(pane) ?? !matchMedia(NARROW[pane]).matches,
  )
  return [isOpen, (open) => setPaneOpen(pane, open)]
}

/** Opens or closes a pane, from a command for example. */
export function setPaneOpen(pane: SidePane, isOpen: boolean): void {
  // What the width decides anyway goes on following the width.
  if (isOpen === matchMedia(NARROW[pane]).matches) chosen.set(pane, isOpen)
  else chosen.delete(pane)
  for (const listener of listeners) listener()
}
