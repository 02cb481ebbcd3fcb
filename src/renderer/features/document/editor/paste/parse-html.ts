import { HTML_ATTRIBUTES, HTML_IGNORED, type HtmlNode } from '../../../../../core/paste/html-tree.ts'

/** Past this, HTML is not read; the plain text beside it is. 2,000 pages from Word have some 30 MB. */
const MOST = 64 * 1024 * 1024

/**
 * A clipboard's HTML as plain data, null where it is too much of it. Parsed into a document of its own that runs no
 * script, fetches nothing and never meets the page; what is not text or looks is left behind there.
 */
export function parseHtml(html: string): readonly HtmlNode[] | null {
  if (html.length > MOST) return null
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return childrenOf(parsed.body)
}

function childrenOf(parent: Node): HtmlNode[] {
  const nodes: HtmlNode[] = []
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) nodes.push(child.nodeValue ?? '')
    else if (child instanceof Element) {
      const name = child.localName.toLowerCase()
      if (HTML_IGNORED.has(name)) continue
      nodes.push({ name, attrs: attributesOf(child), children: childrenOf(child) })
    }
  }
  return nodes
}

const NONE: Readonly<Record<string, string>> = {}

function attributesOf(element: Element): Readonly<Record<string, string>> {
  if (element.attributes.length === 0) return NONE
  const kept: [string, string][] = []
  for (const { name, value } of element.attributes) if (HTML_ATTRIBUTES.has(name)) kept.push([name, value])
  return Object.fromEntries(kept)
}
