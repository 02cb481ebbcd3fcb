import { useEffect } from 'react'
import { useCommand } from '../../../commands/commands.ts'
import type { EditorSession } from '../session.ts'
import { enterReading, isReading, leaveReading } from './reading-view.ts'
import { setZoom, stepZoom } from './zoom.ts'

/** How the page is looked at: larger, smaller, alone; and how much of it there is. */
export function useReadingCommands(session: EditorSession, onWordCount: () => void): void {
  useCommand({ id: 'document.zoom-in', label: 'Zoom in', shortcut: 'Mod+Plus', run: () => stepZoom(1) })
  useCommand({ id: 'document.zoom-out', label: 'Zoom out', shortcut: 'Mod+Minus', run: () => stepZoom(-1) })
  useCommand({ id: 'document.zoom-100', label: 'Zoom to 100 %', shortcut: 'Mod+0', run: () => setZoom(1) })
  useCommand({ id: 'document.zoom-fit', label: 'Zoom as wide as the window', run: () => setZoom('fit') })
  useCommand({ id: 'document.zoom-auto', label: 'Zoom automatically', run: () => setZoom('auto') })
  useCommand({
    id: 'document.reading',
    label: 'Reading view',
    run: () => (isReading() ? leaveReading() : enterReading(session)),
  })
  useCommand({ id: 'document.word-count', label: 'Word count…', shortcut: 'Mod+Shift+G', run: onWordCount })
  // It ends with the document that is read: mounted anew for each.
  useEffect(() => leaveReading, [])
}
