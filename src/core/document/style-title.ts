const BUILT_IN =
  /^(heading \d|header|footer|title|subtitle|caption|footnote text|endnote text|annotation text|list .*|index .*|table of .*)$/

/**
 * A style's name as Word shows it: built-in styles are stored in lower case and shown capitalised (ECMA-376 part 1,
 * 17.7.4.9: the primary name). @param stored w:name; null where a document has no styles.
 */
export function styleTitle(stored: string | null): string {
  if (stored === null) return 'Normal'
  if (/^toc \d$/.test(stored)) return stored.toUpperCase()
  return BUILT_IN.test(stored) ? stored.replace(/\b[a-z]/g, (c) => c.toUpperCase()) : stored
}
