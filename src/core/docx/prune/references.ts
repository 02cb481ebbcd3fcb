/** What the text of stories points to: comments, footnotes and endnotes, by id. */
export type Noted = 'comment' | 'footnote' | 'endnote'
export type References = Readonly<Record<Noted, ReadonlySet<string>>>

/** Whatever prefix a file uses: no other vocabulary has elements of these names. */
const REFERENCE = /<(?:[\w.-]+:)?(comment|footnote|endnote)Reference\b([^>]*)>/g
const ID = /\s(?:[\w.-]+:)?id\s*=\s*["']([^"']*)["']/

export function referencesIn(texts: Iterable<string>): References {
  const found = { comment: new Set<string>(), footnote: new Set<string>(), endnote: new Set<string>() }
  for (const text of texts) {
    for (const [, noted, attributes] of text.matchAll(REFERENCE)) {
      const id = ID.exec(attributes!)?.[1]
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
