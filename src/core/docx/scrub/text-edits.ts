import { escapeAttribute, escapeText, type XmlElement } from '../xml.ts'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

interface RawAttribute {
  /** The name as the file writes it. */
  readonly name: string
  /** From the blanks before it to past its closing quote. */
  readonly start: number
  readonly end: number
  /** Inside the quotes. */
  readonly valueStart: number
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/y

/** Changes to a part's text at the places its elements were read from; everything between stays as it is. */
export class TextEdits {
  readonly text: string
  readonly #edits: Edit[] = []
  constructor(text: string) {
    this.text = text
  }

  removeElement(element: XmlElement): void {
    this.#edits.push({ start: element.start, end: element.end, text: '' })
  }

  /** Takes the tags away and leaves what is between them. */
  unwrap(element: XmlElement): void {
    if (this.#isEmptyTag(element)) return this.removeElement(element)
    this.#edits.push({ start: element.start, end: element.inner, text: '' })
    this.#edits.push({ start: this.#closeTag(element), end: element.end, text: '' })
  }

  /** Puts text in place of all that an element holds. An empty-element tag cannot hold any and stays. */
  setContent(element: XmlElement, text: string): void {
    if (this.#isEmptyTag(element)) return
    this.#edits.push({ start: element.inner, end: this.#closeTag(element), text: escapeText(text) })
  }

  /** @param name canonical, as in the element's `attrs`. */
  removeAttribute(element: XmlElement, name: string): void {
    for (const { start, end } of this.#attributes(element, name)) this.#edits.push({ start, end, text: '' })
  }

  setAttribute(element: XmlElement, name: string, value: string): void {
    for (const { valueStart, end } of this.#attributes(element, name)) {
      // Its quote is gone with the value, so that either kind of quote will do.
      const start = valueStart - 1
      this.#edits.push({ start, end, text: `"${escapeAttribute(value)}"` })
    }
  }

  /** Adds an attribute beside one that is there, with the prefix which that one has in the file. */
  addAttributeBeside(element: XmlElement, there: string, local: string, value: string): void {
    const beside = this.#attributes(element, there)[0]
    if (beside === undefined) return
    const prefix = beside.name.slice(0, beside.name.indexOf(':') + 1)
    this.#edits.push({ start: beside.end, end: beside.end, text: ` ${prefix}${local}="${escapeAttribute(value)}"` })
  }

  /** The text with all edits made. Edits inside something removed are gone with it. */
  apply(): string {
    // At one place what is put in comes first, then the longest removal, which swallows those inside it.
    const size = (edit: Edit): number => (edit.end === edit.start ? Infinity : edit.end)
    const inOrder = this.#edits.toSorted((a, b) => a.start - b.start || (size(b) > size(a) ? 1 : -1))
    let out = ''
    let at = 0
    for (const { start, end, text } of inOrder) {
      if (start < at) continue
      out += this.text.slice(at, start) + text
      at = end
    }
    return out + this.text.slice(at)
  }

  #isEmptyTag(element: XmlElement): boolean {
    return element.end === element.inner
  }

  #closeTag(element: XmlElement): number {
    // Not from its end on: there the parent's end tag may begin.
    return this.text.lastIndexOf('</', element.end - 1)
  }

  /** The attributes of that canonical name: one, unless two prefixes of one namespace are used at once. */
  #attributes(element: XmlElement, name: string): RawAttribute[] {
    const raw = rawAttributes(this.text, element)
    const names = Object.keys(element.attrs)
    if (raw.length === names.length) return raw.filter((_, i) => names[i] === name)
    return raw.filter((a) => localName(a.name) === localName(name))
  }
}

/** The attributes of a start tag as written, in order. */
function rawAttributes(text: string, element: XmlElement): RawAttribute[] {
  const out: RawAttribute[] = []
  ATTRIBUTE.lastIndex = element.start + /^<[^\s/>]+/.exec(text.slice(element.start, element.inner))![0].length
  for (;;) {
    const start = ATTRIBUTE.lastIndex
    const match = ATTRIBUTE.exec(text)
    if (match === null || ATTRIBUTE.lastIndex > element.inner) return out
    const valueStart = start + match[0].search(/["']/) + 1
    out.push({ name: match[1]!, start, end: ATTRIBUTE.lastIndex, valueStart })
  }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
