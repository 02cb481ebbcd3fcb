import { useEffect } from 'react'

let open = 0

/** Whether a modal dialog is open. Counted, for it is asked at every key: looking for one would walk the whole page. */
export function hasDialog(): boolean {
  return open > 0
}

/** Counts a modal dialog while it is open. */
export function useModality(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    open++
    return () => {
      open--
    }
  }, [isOpen])
}
