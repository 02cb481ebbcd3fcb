import { DOMSerializer, type Mark, type Node } from 'prosemirror-model'
import type { Decoration } from 'prosemirror-view'
import { createNumberer } from '../../../../core/document/numbering-labels.ts'
import { schema } from '../../../../core/document/schema.ts'
import { decorate } from '../plugins/group-decorations.ts'
import { paragraphsOf } from '../plugins/numbering.ts'
import type { ViewEnv } from './env.ts'
import { markViews } from './mark-views.ts'
import { nodeView } from './node-views.ts'

/**
 * A story beside the body (header, footer, note) as elements to look at, made by the same views as the page. Fields that
 * count pages and have no result yet are shown as "#": the sheet has no pages to count.
 */
export function renderStory(doc: Node, env: ViewEnv): HTMLElement[] {
  const numberer = createNumberer(env.looks.context, env.looks.formatter)
  const labels = paragraphsOf(doc).map((paragraph) => numberer.next(paragraph))
  const byPlace = new Map<number, Decoration[]>()
  for (const decoration of decorate(doc, labels, env.looks)) {
    byPlace.set(decoration.from, [...(byPlace.get(decoration.from) ?? []), decoration])
  }
  const marks = markViews(env)
  const block = (node: Node, pos: number): HTMLElement => {
    const view = nodeView(node, byPlace.get(pos) ?? [], env)
    const shown = view ?? DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node))
    const content = shown.contentDOM
    if (content != null) {
      if (node.isTextblock) inlines(node, content, marks, env)
      else node.forEach((child, offset) => content.append(block(child, pos + 1 + offset)))
    }
    return shown.dom
  }
  const blocks: HTMLElement[] = []
  doc.forEach((node, offset) => blocks.push(block(node, offset)))
  return blocks
}

type MarkViews = ReturnType<typeof markViews>

function inlines(paragraph: Node, content: HTMLElement, marks: MarkViews, env: ViewEnv): void {
  let open: { mark: Mark; dom: HTMLElement }[] = []
  const pages = createPageFields()
  paragraph.forEach((node) => {
    const shared = open.findIndex(({ mark }, i) => node.marks[i]?.eq(mark) !== true)
    open = open.slice(0, shared < 0 ? open.length : shared)
    for (const mark of node.marks.slice(open.length)) {
      const { dom } = marks[mark.type.name]!(mark)
      ;(open.at(-1)?.dom ?? content).append(dom)
      open.push({ mark, dom })
    }
    const into = open.at(-1)?.dom ?? content
    into.append(pages.see(node) ? '#' : '', node.isText ? node.text! : inlineDom(node, env))
  })
  if (paragraph.content.size === 0) content.append(document.createElement('br'))
}

function inlineDom(node: Node, env: ViewEnv): globalThis.Node {
  return nodeView(node, [], env)?.dom ?? DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node)).dom
}

/** Says at the end of a field that counts pages whether it showed nothing. */
function createPageFields(): { see: (node: Node) => boolean } {
  let code: string | null = null
  let isEmpty = true
  return {
    see: (node) => {
      if (node.type === schema.nodes.instr && code !== null) code += node.attrs.text as string
      else if (node.type !== schema.nodes.field) isEmpty &&= node.textContent === ''
      else if (node.attrs.edge === 'begin') code = ''
      else if (node.attrs.edge === 'separate') isEmpty = true
      else {
        const counts = isEmpty && /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(code ?? '')
        code = null
        return counts
      }
      return false
    },
  }
}
