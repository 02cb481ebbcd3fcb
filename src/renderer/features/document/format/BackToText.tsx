import { useEffect, type RefObject } from 'react'
import type { EditorSession } from '../session.ts'

interface BackToTextProps {
  readonly session: EditorSession
  /** Whether something was chosen; who leaves with Escape stays in the toolbar. */
  readonly chosenRef: RefObject<boolean>
}

/** Inside a popover: after a choice the keyboard is the text's again, so that one types or undoes on at once. */
export function BackToText({ session, chosenRef }: BackToTextProps) {
  useEffect(() => {
    chosenRef.current = false
    return () => {
      if (!chosenRef.current) return
      chosenRef.current = false
      // A popover that goes gives the focus to its button in the next frame: the text is after that.
      requestAnimationFrame(() => requestAnimationFrame(() => session.view.focus()))
    }
  }, [session, chosenRef])
  return null
}
