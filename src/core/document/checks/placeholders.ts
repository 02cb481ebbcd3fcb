/** Something that is still to be filled in. Offsets in the text. */
export interface Placeholder {
  readonly from: number
  readonly to: number
  readonly detail: string
}

const PATTERNS: readonly (readonly [pattern: RegExp, detail: string])[] = [
  [/\[\s*(?:[\u25cf\u2022\u00b7*#?x_.\u2026-]\s*)+\]/g, 'A blank to fill in.'],
  [/\[\s*\]/g, 'A blank or an empty box.'],
  [/\{\{?[^{}\n]{1,80}\}\}?/g, 'A field of a form that was not filled in.'],
  [/<<[^<>\n]{1,80}>>|\u00ab[^\u00ab\u00bb\n]{1,80}\u00bb/g, 'A field of a form that was not filled in.'],
  [/\[(?:drafting )?note\b[^\]]*\]|\[(?:nb|drafter)\b[^\]]*\]/gi, 'A drafting note.'],
  [/\[[^[\]]{1,400}\]/g, 'Words in square brackets: still open, or to be filled in.'],
  [/_{3,}/g, 'A blank to fill in.'],
  [
    /(?<![\p{L}\p{N}])(?:TBD|TBC|TBA|XXX+|to be (?:confirmed|agreed|determined|advised|completed))(?![\p{L}\p{N}])/gu,
    'Something that is still to be settled.',
  ],
]

/** Brackets that are meant to stay. */
const SETTLED =
  /^\[\s*(?:sic|\u2026|\.\.\.|(?:intentionally )?(?:omitted|left blank|deleted)|not used|reserved|(?:the )?(?:remainder|rest) of .*|signature pages? .*|signatures? .*|execution page .*|end of .*)\.?\s*\]$/i

/** Lines where somebody signs: their blanks are filled in with a pen. */
const SIGNATURE =
  /^\s*(?:(?:by|name|title|date|dated|signature|signed|print name|position|its|witness|address|place|director|secretary|attest)\b[^_]{0,60}[:_\s]*)?_{3,}(?:\s|_|\(?(?:by|name|title|date|signature|initials)\)?|[:/])*$/i

/** Blanks, bracketed words and form fields in a text, each place once. */
export function placeholdersIn(text: string): Placeholder[] {
  if (!/[[{_<\u00ab]|TB[ACD]|XXX|to be (?:confirmed|agreed|determined|advised|completed)/.test(text)) return []
  const found: Placeholder[] = []
  const isTaken = (from: number, to: number): boolean => found.some((p) => p.from < to && from < p.to)
  for (const [pattern, detail] of PATTERNS) {
    if (detail.startsWith('A blank') && pattern.source.startsWith('_') && SIGNATURE.test(text)) continue
    for (const { 0: words, index: from } of text.matchAll(pattern)) {
      const to = from + words.length
      if (!isTaken(from, to) && !SETTLED.test(words)) found.push({ from, to, detail })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}
