/** A bracket or quotation mark without its partner in the paragraph. Offset in the text. */
export interface Unmatched {
  readonly sign: string
  readonly at: number
  readonly opens: boolean
}

const PARTNERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Brackets and double quotation marks that are not closed, or not opened, in a text. */
export function unmatchedIn(text: string): Unmatched[] {
  if (!/[()[\]{}"\u201c\u201d\u201e]/.test(text)) return []
  return [...brackets(text), ...quotes(text)].sort((a, b) => a.at - b.at)
}

function brackets(text: string): Unmatched[] {
  const open: Unmatched[] = []
  const found: Unmatched[] = []
  for (const { 0: sign, index: at } of text.matchAll(/[()[\]{}]/g)) {
    const partner = PARTNERS[sign]
    if (partner === undefined) open.push({ sign, at, opens: true })
    else if (open.at(-1)?.sign === partner) open.pop()
    else if (sign === ')' && isEnumerator(text, at)) continue
    else {
      // A bracket closed too early leaves the inner one open.
      const match = open.findLastIndex((o) => o.sign === partner)
      if (match < 0) found.push({ sign, at, opens: false })
      else found.push(...open.splice(match).slice(1))
    }
  }
  return [...found, ...open]
}

/** "a) …", "1) …", "iv) …" */
function isEnumerator(text: string, at: number): boolean {
  return /(?:^\s*|[;:,.\t\n]\s*|\b(?:and|or)\s+)(?:[a-zA-Z]|[ivx]{2,5}|\d{1,2})$/.test(
    text.slice(Math.max(0, at - 10), at),
  )
}

/**
 * Marks that lean open or close; straight ones take turns. One that is not closed is told where it opens, except where the
 * next one leans the same way: then that one was meant to close.
 */
function quotes(text: string): Unmatched[] {
  const found: Unmatched[] = []
  let open: Unmatched | null = null
  for (const { 0: sign, index: at } of text.matchAll(/["\u201c\u201d\u201e]/g)) {
    if (sign === '"' && /\d$/.test(text.slice(0, at)) && open === null) continue // 5" by 7"
    const isOpen =
      sign === '\u201e' || (sign === '\u201c' && open?.sign !== '\u201e') || (sign === '"' && open === null)
    if (isOpen) {
      if (open !== null) {
        const closes = /[\p{L}\p{N}.,]$/u.test(text.slice(0, at))
        found.push(closes ? { sign, at, opens: true } : open)
        open = closes ? null : { sign, at, opens: true }
      } else open = { sign, at, opens: true }
    } else if (open === null) found.push({ sign, at, opens: false })
    else open = null
  }
  return open === null ? found : [...found, open]
}
