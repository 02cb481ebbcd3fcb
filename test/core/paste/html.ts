import type { HtmlElement, HtmlNode } from '../../../src/core/paste/html-tree.ts'

/** Elements for tests: `el('p', { style: 'font-weight: bold' }, 'text')`, or without attributes `el('p', 'text')`. */
export function el(name: string, ...parts: (Record<string, string> | HtmlNode)[]): HtmlElement {
  const [first] = parts
  const isAttrs = typeof first === 'object' && !('name' in first && 'children' in first)
  return {
    name,
    attrs: isAttrs ? first : {},
    children: (isAttrs ? parts.slice(1) : parts) as HtmlNode[],
  }
}
