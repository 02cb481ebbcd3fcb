/**
 * HTML from a clipboard as plain data: what a parser made of it, without anything that could run or be fetched. Names of
 * elements and attributes are in lower case.
 */
export interface HtmlElement {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly HtmlNode[]
}

export type HtmlNode = HtmlElement | string

/** All text below a node that is text at all, however deep it is. */
export function htmlText(node: HtmlNode): string {
  const open: HtmlNode[] = [node]
  let text = ''
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') text += next
    else if (!HTML_IGNORED.has(next.name)) for (const child of next.children.toReversed()) open.push(child)
  }
  return text
}

/** The attributes that reading looks at: others need not be carried along. */
export const HTML_ATTRIBUTES: ReadonlySet<string> = new Set(
  'style class align hidden colspan rowspan width type start value cite datetime size face color'.split(' '),
)

/** Elements whose content is never text of the document: not to be looked into at all. */
export const HTML_IGNORED: ReadonlySet<string> = new Set(
  (
    'script style head title meta link base template noscript iframe frame frameset object embed applet param svg canvas ' +
    'audio video source track map area xml select option textarea input datalist dialog'
  ).split(' '),
)
