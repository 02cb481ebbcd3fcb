import { useEffect } from 'react'
import type { MarkupView } from '../Page.tsx'
import type { EditorSession } from '../session.ts'
import { ReviewCommands } from './ReviewCommands.tsx'

interface ReviewToolsProps {
  readonly session: EditorSession
  readonly isDraft: boolean
  readonly markup: MarkupView
  readonly onMarkup: (markup: MarkupView) => void
}

/** What reviewing adds to the editor without a place of its own: commands, and change bars that can be pressed. */
export function ReviewTools({ session, isDraft, markup, onMarkup }: ReviewToolsProps) {
  useEffect(() => {
    session.changes.setMarkup({ shown: markup, show: onMarkup })
  }, [session, markup, onMarkup])
  useBars(session, markup, onMarkup)
  return <ReviewCommands session={session} isDraft={isDraft} />
}

/** How far left of a line its change bar can be pressed, in px. */
const REACH = 40

/** A click on a change bar in the margin goes from simple markup to all of it, and back. */
function useBars(session: EditorSession, markup: MarkupView, onMarkup: (markup: MarkupView) => void): void {
  useEffect(() => {
    const page = session.view.dom.closest<HTMLElement>('.page')
    if (page === null || (markup !== 'all' && markup !== 'simple')) return
    const click = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('.ProseMirror') !== null) return
      if (hasBarAt(session.view.dom, event)) onMarkup(markup === 'all' ? 'simple' : 'all')
    }
    page.addEventListener('click', click)
    return () => page.removeEventListener('click', click)
  }, [session, markup, onMarkup])
}

/** Is the point in the margin beside a changed line? */
function hasBarAt(text: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left } = text.getBoundingClientRect()
  if (clientX > left || clientX < left - REACH) return false
  const beside = document.elementFromPoint(left + 60, clientY)?.closest('p, tr')
  return beside?.classList.contains('changed') === true || beside?.querySelector('.changed') != null
}
