import { err, ok, type Result } from '../../result.ts'
import { decodePart, encodePart, type Encoding } from '../encoding.ts'
import { namespaceOf } from '../namespaces.ts'
import { inPart, type PackageSource } from '../package.ts'
import { escapeAttribute, parseXml, type XmlElement, type XmlRoot } from '../xml.ts'

/**
 * A small part as text and tree, to be changed by splicing: what is not named comes out as the characters it was. Each
 * change gives a new part; elements of the tree belong to the part they were found in.
 */
export class XmlPart {
  readonly text: string
  readonly root: XmlRoot
  readonly #encoding: Encoding

  private constructor(text: string, encoding: Encoding, root: XmlRoot) {
    this.text = text
    this.root = root
    this.#encoding = encoding
  }

  /** @returns the part, or `bad-xml`, `doctype`, `too-deep` with its name. */
  static read(source: PackageSource, name: string): Result<XmlPart> {
    const decoded = decodePart(source.part(name) ?? new Uint8Array())
    const parsed = decoded.ok ? parseXml(decoded.value.text) : decoded
    if (!decoded.ok || !parsed.ok) {
      const { kind, message } = decoded.ok
        ? (parsed as { error: { kind: string; message: string } }).error
        : decoded.error
      return err({ kind, message: inPart(name, message) })
    }
    return ok(new XmlPart(decoded.value.text, decoded.value.encoding, parsed.value))
  }

  bytes(): Uint8Array {
    return encodePart({ text: this.text, encoding: this.#encoding })
  }

  /** The text with `xml` in place of what stands between two offsets. What makes it malformed is a bug of the caller. */
  splice(from: number, to: number, xml: string): XmlPart {
    const text = this.text.slice(0, from) + xml + this.text.slice(to)
    const parsed = parseXml(text)
    if (!parsed.ok) throw new Error(`a splice broke the XML: ${parsed.error.message}`)
    return new XmlPart(text, this.#encoding, parsed.value)
  }

  remove(element: XmlElement): XmlPart {
    return this.splice(element.start, element.end, '')
  }

  after(element: XmlElement, xml: string): XmlPart {
    return this.splice(element.end, element.end, xml)
  }

  /** Adds `xml` as the last of the root's children. */
  append(xml: string): XmlPart {
    const { inner, end } = this.root
    const tag = this.startTag(this.root)
    if (tag.endsWith('/>')) return this.splice(inner - 2, inner, `>${xml}</${this.rawName(this.root)}>`)
    const close = this.text.lastIndexOf('</', end)
    return this.splice(close, close, xml)
  }

  /** An element with other content; its start tag stays. */
  withContent(element: XmlElement, xml: string): XmlPart {
    const open = this.startTag(element).replace(/\s*\/?>$/, '>')
    return this.splice(element.start, element.end, `${open}${xml}</${this.rawName(element)}>`)
  }

  /** An element with this attribute, which is named as the file names it (`name` is its local name) or as `fresh` says. */
  withAttribute(element: XmlElement, name: string, fresh: string, value: string): XmlPart {
    const tag = this.startTag(element)
    const has = new RegExp(`(\\s(?:[\\w.-]+:)?${name}\\s*=\\s*)("[^"]*"|'[^']*')`).exec(tag)
    const raw = this.rawName(element)
    const written =
      has === null
        ? tag.replace(`<${raw}`, () => `<${raw} ${fresh}="${escapeAttribute(value)}"`)
        : tag.replace(has[0], () => `${has[1]!}"${escapeAttribute(value)}"`)
    return this.splice(element.start, element.inner, written)
  }

  /** The namespace the root is in, as the file has it: strict and pre-release ones differ from what we would write. */
  get namespace(): string {
    const raw = this.rawName(this.root)
    const colon = raw.indexOf(':')
    return this.root.attrs[colon < 0 ? 'xmlns' : `xmlns:${raw.slice(0, colon)}`] ?? ''
  }

  /**
   * Makes `prefix` mean `uri` for what is added below the root: declared there when the prefix is free (and named in
   * mc:Ignorable where a reader may not know it), else by `local`, which the element that is added has to carry.
   */
  bind(prefix: string, uri: string): { part: XmlPart; local: string } {
    const bound = this.root.attrs[`xmlns:${prefix}`]
    if (bound === uri) return { part: this, local: '' }
    const declaration = ` xmlns:${prefix}="${escapeAttribute(uri)}"`
    if (bound !== undefined) return { part: this, local: declaration }
    const tag = this.startTag(this.root)
    const close = tag.endsWith('/>') ? '/>' : '>'
    const open = tag.slice(0, -close.length) + declaration
    const ignorable = /^w1\d/.test(prefix) ? this.#ignoring(open, prefix) : open
    return { part: this.splice(this.root.start, this.root.inner, ignorable + close), local: '' }
  }

  /** The root's start tag with `prefix` among what a reader may ignore (ECMA-376 part 3, 9.1). */
  #ignoring(open: string, prefix: string): string {
    const uri = namespaceOf('mc')!
    const mc = Object.keys(this.root.attrs)
      .find((n) => n.startsWith('xmlns:') && this.root.attrs[n] === uri)
      ?.slice(6)
    if (mc === undefined) return `${open} xmlns:mc="${uri}" mc:Ignorable="${prefix}"`
    const has = new RegExp(`\\s${mc}:Ignorable\\s*=\\s*(["'])`).exec(open)
    if (has === null) return `${open} ${mc}:Ignorable="${prefix}"`
    return open.replace(has[0], () => `${has[0]}${prefix} `)
  }

  startTag(element: XmlElement): string {
    return this.text.slice(element.start, element.inner)
  }

  /** The name with the prefix the file itself uses. */
  rawName(element: XmlElement): string {
    return /^<([^\s/>]+)/.exec(this.startTag(element))![1]!
  }
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** An attribute by its local name, whatever namespace the file's version of the format puts it in. */
export function localAttr(element: XmlElement, name: string): string | undefined {
  return Object.entries(element.attrs).find(([n]) => localName(n) === name && !n.startsWith('xmlns'))?.[1]
}
