import { useEffect } from 'react'

/** Where the focus was in each pane, to go back to. */
const lastFocus = new WeakMap<Element, HTMLElement>()

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), [contenteditable="true"], [tabindex]:not([tabindex="-1"])'

/** F6 and Shift+F6 go round the panes of the window: whatever carries `data-pane` and is on screen, in reading order. */
export function usePaneKeys(): void {
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      const target = event.target
      const pane = target instanceof HTMLElement ? target.closest('[data-pane]') : null
      if (pane !== null && target instanceof HTMLElement) lastFocus.set(pane, target)
    }
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      focusPane(event.shiftKey ? -1 : 1)
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('keydown', press)
    }
  }, [])
}

function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((p) => p.checkVisibility())
  if (panes.length === 0) return
  const active = document.activeElement
  // Panes nest: the innermost that holds the focus is where we are.
  const at = panes.findLastIndex((pane) => pane.contains(active))
  const next = panes.at((at + by + panes.length) % panes.length)
  if (next === undefined) return
  const before = lastFocus.get(next)
  const target = before?.isConnected === true && innermost(before) === next ? before : firstIn(next)
  target.focus()
}

/** Where a pane says that the keyboard should begin (`data-pane-start`), or its first control. */
function firstIn(pane: HTMLElement): HTMLElement {
  const starts = [...pane.querySelectorAll<HTMLElement>('[data-pane-start]')]
  const start = starts.find((e) => e.ariaCurrent !== null) ?? starts[0]
  if (start?.checkVisibility() === true) return start
  const all = [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const found = all.find((e) => e.checkVisibility() && e.tabIndex >= 0 && innermost(e) === pane)
  if (found !== undefined) return found
  if (!pane.hasAttribute('tabindex')) pane.tabIndex = -1
  return pane
}

function innermost(element: Element): Element | null {
  return element.closest('[data-pane]')
}
