import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'

/** Shades what fields produced inside one paragraph. Results that run over paragraphs, as a table of contents, are left plain. */
export function fieldResults(paragraph: Node, start: number): Decoration[] {
  const decorations: Decoration[] = []
  const open: { result: number | null }[] = []
  paragraph.forEach((node, offset) => {
    if (node.type !== schema.nodes.field) return
    const edge = node.attrs.edge as string
    const innermost = open.at(-1)
    if (edge === 'begin') open.push({ result: null })
    else if (edge === 'separate' && innermost) innermost.result = start + offset + 1
    else if (edge === 'end') {
      const field = open.pop()
      const end = start + offset
      if (field?.result != null && open.length === 0 && field.result < end) {
        decorations.push(Decoration.inline(field.result, end, { class: 'field-result' }))
      }
    }
  })
  return decorations
}
