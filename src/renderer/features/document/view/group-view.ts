import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'
import type { ViewEnv } from './env.ts'

/** Characters to a line and px to a line, roughly: what scroll bars go by until a group has been seen. */
const LINE_CHARACTERS = 85
const LINE_PX = 20

/** Some fifty blocks that the browser lays out only when they come near the window. */
export class GroupView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #env: ViewEnv

  constructor(node: Node, env: ViewEnv) {
    this.#env = env
    this.dom = document.createElement('div')
    this.contentDOM = this.dom
    this.dom.className = 'group'
    this.dom.style.containIntrinsicSize = `auto ${estimate(node)}px`
    this.dom.addEventListener('contentvisibilityautostatechange', this.#onShown)
  }

  readonly #onShown = (event: Event): void => {
    if ((event as ContentVisibilityAutoStateChangeEvent).skipped) return
    for (const tab of this.dom.querySelectorAll('.tab-stop')) {
      const paragraph = tab.closest('p')
      if (paragraph !== null) this.#env.layTabs(paragraph)
    }
  }

  update(node: Node): boolean {
    return node.type === schema.nodes.group
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom
  }

  destroy(): void {
    this.dom.removeEventListener('contentvisibilityautostatechange', this.#onShown)
  }
}

function estimate(group: Node): number {
  let lines = 0
  group.forEach((block) => {
    lines += 0.5 + Math.max(1, Math.ceil(block.content.size / LINE_CHARACTERS))
  })
  return Math.round(lines * LINE_PX)
}
