import type { Node } from 'prosemirror-model'
import type { Decoration, DecorationSource, NodeView } from 'prosemirror-view'
import { schema } from '../../../../core/document/schema.ts'
import { isOutOfSight } from '../plugins/sight.ts'
import type { ViewEnv } from './env.ts'

/** Characters to a line and px to a line, roughly: what scroll bars go by until a group has been seen. */
const LINE_CHARACTERS = 85
const LINE_PX = 20

/** How high a group was when it was last laid out, px. */
const heights = new WeakMap<Node, number>()

/** A few pages of blocks that the browser lays out only when they come near the window. */
export class GroupView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #env: ViewEnv

  constructor(node: Node, env: ViewEnv) {
    this.#env = env
    this.dom = document.createElement('div')
    this.contentDOM = this.dom
    this.dom.className = 'group'
    this.dom.style.containIntrinsicSize = `auto ${heightOf(node)}px`
    this.dom.addEventListener('contentvisibilityautostatechange', this.#onShown)
  }

  readonly #onShown = (event: Event): void => {
    if ((event as ContentVisibilityAutoStateChangeEvent).skipped) return
    for (const tab of this.dom.querySelectorAll('.tab-stop')) {
      const paragraph = tab.closest('p')
      if (paragraph !== null) this.#env.layTabs(paragraph)
    }
  }

  update(node: Node, _decorations: readonly Decoration[], inside: DecorationSource): boolean {
    if (node.type !== schema.nodes.group) return false
    if (isOutOfSight(inside)) {
      // The box that takes its place is as high.
      const height = this.dom.offsetHeight
      if (height > 0) heights.set(node, height)
      return false
    }
    return true
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom
  }

  destroy(): void {
    this.dom.removeEventListener('contentvisibilityautostatechange', this.#onShown)
  }
}

/** A group far from what one sees: a box of its height, without its text. */
export class FarGroupView implements NodeView {
  readonly dom: HTMLElement
  #node: Node
  #height: number

  constructor(node: Node) {
    this.#node = node
    this.#height = heightOf(node)
    this.dom = document.createElement('div')
    this.dom.className = 'group'
    this.dom.dataset['far'] = ''
    this.#dress()
  }

  update(node: Node, _decorations: readonly Decoration[], inside: DecorationSource): boolean {
    if (node.type !== schema.nodes.group || !isOutOfSight(inside)) return false
    if (node === this.#node) return true
    // Longer or shorter by as much as its text is.
    const scale = estimate(node) / Math.max(1, estimate(this.#node))
    this.#node = node
    if (scale === 1) heights.set(node, this.#height)
    else {
      this.#height = Math.round(this.#height * scale)
      heights.set(node, this.#height)
      this.#dress()
    }
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  #dress(): void {
    this.dom.style.height = `${this.#height}px`
    const words = this.#node.firstChild?.textContent.trim().slice(0, 60) ?? ''
    this.dom.ariaLabel = `Further text, shown when it is scrolled to: ${words}`
    this.dom.role = 'note'
  }
}

function heightOf(group: Node): number {
  return heights.get(group) ?? estimate(group)
}

function estimate(group: Node): number {
  let lines = 0
  group.forEach((block) => {
    lines += 0.5 + Math.max(1, Math.ceil(block.content.size / LINE_CHARACTERS))
  })
  return Math.round(lines * LINE_PX)
}
