import { ListTree, MessageSquarePlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { schema } from '../../../../core/document/schema.ts'
import { inlineText, isGone } from '../../../../core/document/text.ts'
import { runCommand, useCommand } from '../../../commands/commands.ts'
import { findLike } from '../../../finding.ts'
import { ContextMenu } from '../../../ui/ContextMenu.tsx'
import type { EditorSession } from '../session.ts'
import { useArriving } from './arriving.ts'

/** What ties the page to the archive's search: clauses like the selected words, and the clause a hit opened. */
export function SearchTools({ session }: { readonly session: EditorSession }) {
  useArriving(session)
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const like = () => findLike(wordsHere(session))
  useCommand({ id: 'search.like', label: 'Find clauses like this', shortcut: 'Mod+Shift+H', run: like })
  useEffect(() => {
    const { view } = session
    const page = view.dom.ownerDocument
    const open = (event: MouseEvent): void => {
      if (event.defaultPrevented || view.state.selection.empty || !(event.target instanceof Element)) return
      if (!view.dom.contains(event.target)) return
      event.preventDefault()
      const caret = view.coordsAtPos(view.state.selection.head)
      setAt(event.target === view.dom ? { x: caret.left, y: caret.bottom } : { x: event.clientX, y: event.clientY })
    }
    // After everything that knows more of what is under the mouse.
    page.addEventListener('contextmenu', open)
    return () => page.removeEventListener('contextmenu', open)
  }, [session])
  if (at === null) return null
  const entries = [
    { id: 'search.like', label: 'Find clauses like this', icon: ListTree, run: like },
    { id: 'comment.new', label: 'New comment', icon: MessageSquarePlus, run: () => void runCommand('comment.new') },
  ]
  return <ContextMenu label="Selection" x={at.x} y={at.y} entries={entries} onClose={() => setAt(null)} />
}

/** What is selected, or the paragraph the caret is in, as it reads with everything accepted. */
function wordsHere({ view }: EditorSession): string {
  const { selection, doc } = view.state
  const { $from, from, to } = selection
  const [start, end] = selection.empty ? [$from.start(), $from.end()] : [from, to]
  const lines: string[] = []
  doc.nodesBetween(start, end, (node, pos) => {
    if (node.type === schema.nodes.paragraph) lines.push('')
    if (!node.isInline || isGone(node)) return true
    const text = inlineText(node)
    const [cutFrom, cutTo] = node.isText
      ? [Math.max(0, start - pos), Math.min(text.length, end - pos)]
      : [0, text.length]
    lines[Math.max(0, lines.length - 1)] = (lines.at(-1) ?? '') + text.slice(cutFrom, cutTo)
    return false
  })
  return lines.join('\n')
}
