import type { Node, Slice } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'
import { inlineText } from '../../../../core/document/text.ts'

/*
 * What is copied here is remembered here, and the clipboard's HTML names it by a random key: pasted back in this window
 * it keeps its formatting. Everything else is pasted as plain text. HTML from other programs says little about a
 * contract's styles and could say anything about its XML; the words are what counts.
 */

interface Copied {
  readonly key: string
  readonly slice: Slice
}

let copied: Copied | null = null

export function copySelection(view: EditorView, clipboard: DataTransfer): boolean {
  const { selection } = view.state
  if (selection.empty) return false
  const slice = selection.content()
  copied = { key: crypto.randomUUID(), slice }
  const text = plainText(slice)
  clipboard.clearData()
  clipboard.setData('text/plain', text)
  const holder = document.createElement('div')
  holder.dataset['counterpart'] = copied.key
  for (const line of text.split('\n')) {
    const p = document.createElement('p')
    p.textContent = line
    holder.append(p)
  }
  clipboard.setData('text/html', holder.outerHTML)
  return true
}

/** The slice that was copied here, when that is what the clipboard still holds; else null. */
export function ownSlice(html: string): Slice | null {
  return copied !== null && html.includes(`data-counterpart="${copied.key}"`) ? copied.slice : null
}

/** The words as they would read with everything accepted, a line per paragraph, cells parted by tabs. */
export function plainText(slice: Slice): string {
  const lines: string[] = []
  const visit = (node: Node): void => {
    if (node.type === schema.nodes.paragraph) lines.push(node.children.map(shownText).join(''))
    else if (node.type === schema.nodes.row) {
      lines.push(node.children.map((cell) => cell.textBetween(0, cell.content.size, ' ')).join('\t'))
    } else if (node.isInline) lines.push(shownText(node))
    else if (node.isLeaf) lines.push((node.attrs.text as string | undefined) ?? '')
    else node.forEach(visit)
  }
  const { content } = slice
  if (content.firstChild?.isInline === true) return content.content.map(shownText).join('')
  content.forEach(visit)
  return lines.join('\n')
}

function shownText(node: Node): string {
  const isGone = node.marks.some((m) => m.type === schema.marks.del || m.type === schema.marks.moveFrom)
  return isGone ? '' : inlineText(node)
}
