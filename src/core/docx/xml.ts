import { SaxesParser } from 'saxes'
import { err, ok, type Failure, type Result } from '../result.ts'
import { canonicalScope, type Scope } from './namespaces.ts'

/**
 * A light XML tree over a part's text. Names are canonical (`w:p` whatever prefix the file uses), and every element
 * knows where it stands in the text, so that it can be copied out again byte for byte.
 */
export interface XmlElement {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
  /** UTF-16 offsets in the part's text: of `<`, and past the last `>`. */
  readonly start: number
  end: number
  /** Past the `>` of the start tag. */
  readonly inner: number
  /** True when its prefixes do not mean what they mean at the root: its text cannot be placed elsewhere as it stands. */
  readonly foreign: boolean
}

/** A part's root, with the namespaces declared below it. */
export interface XmlRoot extends XmlElement {
  /** Unknown prefixes to URIs, for elements that are written afresh away from where they were declared. */
  readonly declared: ReadonlyMap<string, string>
}

/** Deeper than any real document (Word itself stops at 64 levels of tables), and far from any stack limit. */
const MAX_DEPTH = 600

/** A contract of 2,000 pages has two million; past this they would not fit into memory. */
const MAX_ELEMENTS = 3_000_000

/** Pictures stand in attributes of some megabytes in old drawings (o:gfxdata); past this it is no document any more. */
const MAX_PIECE = 16 * 1024 * 1024

/** Whether one attribute or one piece of text goes on for more than MAX_PIECE characters. Looks at a few places of a long text. */
function hasHugePiece(text: string): boolean {
  for (let at = 0; at + MAX_PIECE < text.length;) {
    const next = text.lastIndexOf('<', at + MAX_PIECE)
    if (next <= at) return true
    at = next
  }
  return false
}

class XmlStop extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/**
 * Parses one part. `spine` names elements from the root down: the children of those are handed to `onChild` as they close
 * and are not kept, so that a long document never stands in memory as one tree.
 *
 * Elements named in `lazy` (when their prefixes are the usual ones) get their children only when these are asked for: most
 * properties are asked for by their text alone.
 *
 * @returns the root element (without the children handed out), or a failure: `doctype`, `too-deep`, `too-large`, `bad-xml`.
 */
export function parseXml(
  text: string,
  spine?: ReadonlySet<string>,
  onChild?: (child: XmlElement, parent: XmlElement) => void,
  lazy: ReadonlySet<string> = NO_NAMES,
): Result<XmlRoot> {
  if (hasHugePiece(text)) {
    return err({ kind: 'too-large', message: `one text or attribute has more than ${MAX_PIECE} characters` })
  }
  const parser = new SaxesParser({ position: false })
  const stack: XmlElement[] = []
  const scopes: Scope[] = [canonicalScope(undefined, {})]
  let root: XmlRoot | undefined
  let rootScope: Scope | undefined
  const declared = new Map<string, string>()
  const path = [...(spine ?? [])]
  // How many elements of the stack, from the root down, are those of the path: the same names elsewhere are not.
  let onPath = 0
  let top: XmlElement | undefined
  let buffer = ''
  let count = 0
  // Open elements inside a lazy one, which are tokenised and not built.
  let unbuilt = 0

  // Where the text says `xmlns` next: looking through the attributes of every tag costs more than all else we do with it.
  let nextDeclaration = text.indexOf('xmlns')
  const declaresBefore = (end: number): boolean => {
    if (nextDeclaration < 0 || nextDeclaration >= end) return false
    while (nextDeclaration >= 0 && nextDeclaration < end) nextDeclaration = text.indexOf('xmlns', nextDeclaration + 5)
    return true
  }

  const flush = (): void => {
    if (buffer !== '' && top !== undefined) top.children.push(buffer)
    buffer = ''
  }
  parser.on('error', (e) => {
    throw new XmlStop({ kind: 'bad-xml', message: `the XML is not well-formed (${clip(e.message, 160)})` })
  })
  parser.on('doctype', () => {
    // A DOCTYPE can expand entities without bound or name files of this machine; no Word file has one (ECMA-376 part 2, 8.1.1).
    throw new XmlStop({ kind: 'doctype', message: 'the XML holds a DOCTYPE, which no Word file may have' })
  })
  parser.on('text', (t) => {
    if (unbuilt === 0) buffer += t
  })
  parser.on('cdata', (t) => {
    if (unbuilt === 0) buffer += t
  })
  parser.on('opentag', (tag) => {
    flush()
    if (stack.length + unbuilt >= MAX_DEPTH) {
      throw new XmlStop({ kind: 'too-deep', message: `elements are nested more than ${MAX_DEPTH} deep` })
    }
    if (++count > MAX_ELEMENTS) {
      throw new XmlStop({ kind: 'too-large', message: `it holds more than ${MAX_ELEMENTS} elements` })
    }
    const attributes = tag.attributes as Record<string, string>
    const inner = parser.position
    const scope = declaresBefore(inner) ? canonicalScope(scopes.at(-1), attributes) : scopes.at(-1)!
    if (unbuilt > 0) {
      unbuilt++
      if (scope !== scopes.at(-1)) scope.declared(declared)
      return
    }
    scopes.push(scope)
    rootScope ??= scope
    if (scope !== rootScope) scope.declared(declared)
    const plain = scope.identity && !(scope !== rootScope && scope.strange)
    if (plain && lazy.has(tag.name) && top !== undefined && !tag.isSelfClosing) {
      const later = new LazyElement(tag.name, attributes, text, text.lastIndexOf('<', inner - 1), inner)
      top.children.push(later)
      stack.push(later)
      top = later
      unbuilt = 1
      return
    }
    const element: XmlElement = {
      name: scope.identity ? tag.name : scope.element(tag.name),
      attrs: scope.identity ? attributes : scope.attributes(attributes),
      children: [],
      // `<` never stands unescaped inside a tag, so the last one before here opened it.
      start: text.lastIndexOf('<', inner - 1),
      end: inner,
      inner,
      foreign: !plain,
    }
    if (top === undefined) root = { ...element, declared }
    else if (onPath < stack.length) top.children.push(element)
    top = root !== undefined && stack.length === 0 ? root : element
    if (onPath === stack.length && path[onPath] === element.name) onPath++
    stack.push(top)
  })
  parser.on('closetag', () => {
    if (unbuilt > 1) {
      unbuilt--
      return
    }
    unbuilt = 0
    flush()
    scopes.pop()
    const element = stack.pop()!
    element.end = parser.position
    top = stack.at(-1)
    onPath = Math.min(onPath, stack.length)
    if (top !== undefined && onPath === stack.length) onChild?.(element, top)
  })
  try {
    parser.write(text).close()
  } catch (e) {
    if (e instanceof XmlStop) return err(e.failure)
    throw e
  }
  return root === undefined ? err({ kind: 'bad-xml', message: 'the XML is empty' }) : ok(root)
}

const NO_NAMES: ReadonlySet<string> = new Set()

/** An element whose children are parsed when they are first asked for, from the text between its tags. */
class LazyElement implements XmlElement {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly start: number
  readonly inner: number
  readonly foreign = false
  end: number
  readonly #text: string
  #children: (XmlElement | string)[] | undefined

  constructor(name: string, attrs: Readonly<Record<string, string>>, text: string, start: number, inner: number) {
    this.name = name
    this.attrs = attrs
    this.#text = text
    this.start = start
    this.inner = inner
    this.end = inner
  }

  get children(): (XmlElement | string)[] {
    return (this.#children ??= this.#parse())
  }

  #parse(): (XmlElement | string)[] {
    const parsed = parseXml(this.#text.slice(this.start, this.end))
    if (!parsed.ok) throw new Error(`an element that was tokenised does not parse: ${parsed.error.message}`)
    for (const c of parsed.value.children) if (isElement(c)) shift(c, this.start)
    return parsed.value.children
  }
}

/** Makes offsets in a fragment offsets in the whole. */
function shift(element: XmlElement, by: number): void {
  const movable = element as { start: number; inner: number; end: number }
  movable.start += by
  movable.inner += by
  movable.end += by
  for (const c of element.children) if (isElement(c)) shift(c, by)
}

/** The text between an element's tags, where it can be used as it stands; undefined where it cannot. */
export function innerXml(element: XmlElement, text: string): string | undefined {
  if (element.foreign) return undefined
  if (element.inner === element.end) return ''
  return text.slice(element.inner, text.lastIndexOf('</', element.end))
}

/** Words out of a file, made fit for a message: no control or direction characters, and not endless. */
export function clip(words: string, most = 80): string {
  const visible = words.slice(0, most + 1).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD')
  return visible.length > most ? `${visible.slice(0, most - 1)}…` : visible
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string'
}

export function elements(element: XmlElement): XmlElement[] {
  return element.children.filter(isElement)
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((c): c is XmlElement => isElement(c) && c.name === name)
}

/** All text below an element, in order. */
export function textOf(element: XmlElement): string {
  return element.children.map((c) => (isElement(c) ? textOf(c) : c)).join('')
}

export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))
}

export function escapeAttribute(value: string): string {
  return value.replace(/[&<>"\t\n\r]/g, (c) =>
    c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : c === '"' ? '&quot;' : `&#${c.charCodeAt(0)};`,
  )
}

/** An element's XML with canonical prefixes: the file's own characters where they serve, else written afresh. */
export function outerXml(element: XmlElement, text: string): string {
  return element.foreign ? serialise(element) : text.slice(element.start, element.end)
}

/** Writes a tree with canonical prefixes. Namespace declarations are left to whoever places the text. */
export function serialise(element: XmlElement): string {
  const attrs = Object.entries(element.attrs)
    .filter(([name]) => !name.startsWith('xmlns:'))
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
  if (element.children.length === 0) return `<${element.name}${attrs}/>`
  const inner = element.children.map((c) => (isElement(c) ? serialise(c) : escapeText(c))).join('')
  return `<${element.name}${attrs}>${inner}</${element.name}>`
}

/** Parses a fragment of canonical XML (several siblings) as kept in the projection's property attributes. */
export function parseFragment(xml: string): XmlElement[] {
  if (xml === '') return []
  const parsed = parseXml(`<x>${xml}</x>`)
  if (!parsed.ok) throw new Error(`a kept fragment is not well-formed: ${parsed.error.message}`)
  return elements(parsed.value)
}
