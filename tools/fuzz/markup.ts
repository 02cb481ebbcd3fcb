/** An element as it stands in a text: four offsets. Equal pairs for `<a/>`, which has no inside. */
export interface Span {
  readonly name: string
  readonly start: number
  /** Past the start tag. */
  readonly inner: number
  /** Where the end tag begins. */
  readonly close: number
  readonly end: number
}

export interface Attribute {
  readonly name: string
  readonly start: number
  readonly valueStart: number
  readonly valueEnd: number
  /** Past the closing quote. */
  readonly end: number
}

/** The elements of a text that may be broken already: what does not match is passed over. The root is left out. */
export function findElements(text: string): Span[] {
  const found: Span[] = []
  const open: { name: string; start: number; inner: number }[] = []
  for (const match of text.matchAll(/<(\/?)([A-Za-z_][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g)) {
    const [tag, slash, name, , selfClosed] = match
    const start = match.index
    const inner = start + tag.length
    if (slash === '/') {
      const last = open.findLastIndex((e) => e.name === name)
      if (last < 0) continue
      const opened = open[last]!
      open.length = last
      if (last > 0) found.push({ ...opened, close: start, end: inner })
    } else if (selfClosed === '/') {
      if (open.length > 0) found.push({ name: name!, start, inner, close: inner, end: inner })
    } else open.push({ name: name!, start, inner })
  }
  return found
}

/** The attributes of a start tag at `start`. */
export function findAttributes(text: string, { start, inner }: { start: number; inner: number }): Attribute[] {
  const tag = text.slice(start, inner)
  return Array.from(tag.matchAll(/\s([\w:.-]+)="([^"]*)"/g), (match) => {
    const at = start + match.index
    const end = at + match[0].length
    return { name: match[1]!, start: at, valueStart: end - 1 - match[2]!.length, valueEnd: end - 1, end }
  })
}

export function replaceIn(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to)
}
