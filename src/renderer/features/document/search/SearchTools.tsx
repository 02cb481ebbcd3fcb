import { schema } from '../../../../core/document/schema.ts'
import { inlineText, isGone } from '../../../../core/document/text.ts'
import { useCommand } from '../../../commands/commands.ts'
import { findLike } from '../../../finding.ts'
import type { EditorSession } from '../session.ts'
import { useArriving } from './arriving.ts'

/** What ties the page to the archive's search: clauses like the selected words, and the clause a hit opened. */
export function SearchTools({ session }: { readonly session: EditorSession }) {
  useArriving(session)
  const like = () => findLike(wordsHere(session))
  useCommand({ id: 'search.like', label: 'Find clauses like this', shortcut: 'Mod+Shift+H', run: like })
  return null
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
