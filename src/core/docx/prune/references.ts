/** What the text of stories points to: comments, footnotes and endnotes, by id. */
export type Noted = 'comment' | 'footnote' | 'endnote'
export type References = Readonly<Record<Noted, ReadonlySet<string>>>

/** Whatever prefix a file uses: no other vocabulary has elements of these names. */
const REFERENCE = /<(?:[\w.-]+:)?(comment|footnote|endnote)Reference\b([^>]*)>/y
const ID = /\s(?:[\w.-]+:)?id\s*=\s*["']([^"']*)["']/

export function referencesIn(texts: Iterable<string>): References {
  const found = { comment: new Set<string>(), footnote: new Set<string>(), endnote: new Set<string>() }
  for (const text of texts) {
    // The word is looked for first: an expression that is tried at every element takes a second for 2,000 pages.
    for (let at = text.indexOf('Reference'); at >= 0; at = text.indexOf('Reference', at + 1)) {
      REFERENCE.lastIndex = text.lastIndexOf('<', at)
      const [, noted, attributes] = (REFERENCE.lastIndex < 0 ? null : REFERENCE.exec(text)) ?? []
      const id = attributes === undefined ? undefined : ID.exec(attributes)?.[1]
      if (id !== undefined) found[noted as Noted].add(id)
    }
  }
  return found
}

const RANGE_EDGE = /<((?:[\w.-]+:)?commentRange(?:Start|End))\b([^>]*?)(?:\/>|>\s*<\/\1\s*>)/g

/** The text without the edges of the ranges that these comments were about. */
export function withoutCommentRanges(text: string, comments: ReadonlySet<string>): string {
  return text.replace(RANGE_EDGE, (edge, _name, attributes: string) => {
    const id = ID.exec(attributes)?.[1]
    return id !== undefined && comments.has(id) ? '' : edge
  })
}
