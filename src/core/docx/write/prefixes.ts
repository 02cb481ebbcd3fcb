import type { PartReading } from '../read/part-reader.ts'
import { namespaceOf } from '../namespaces.ts'
import { escapeAttribute } from '../xml.ts'

/** Prefixes a consumer may not know, which have to be named in mc:Ignorable (ECMA-376 part 3, 9.1). */
const IGNORABLE = /^w1\d/

const PREFIX = /[<\s/]([A-Za-z][\w.-]*):[A-Za-z]/y

/** The prefixes an XML fragment uses, on elements and attributes. May name one too many (out of text), never one too few. */
export function prefixesIn(xml: string): ReadonlySet<string> {
  const found = new Set<string>()
  // Each is met thousands of times: what stands before a colon is compared with what was found before anything is matched.
  for (let colon = xml.indexOf(':'); colon >= 0; colon = xml.indexOf(':', colon + 1)) {
    const start = edgeBefore(xml, colon)
    const name = xml.slice(start + 1, colon)
    if (found.has(name)) continue
    PREFIX.lastIndex = start
    const prefix = start < 0 ? undefined : PREFIX.exec(xml)?.[1]
    if (prefix !== undefined) found.add(prefix)
  }
  return found
}

/** Where the name that ends at a place begins, less one. */
function edgeBefore(xml: string, end: number): number {
  let at = end - 1
  while (at >= 0 && isNameChar(xml.charCodeAt(at))) at--
  return at
}

/** A letter, a digit, or one of _ . - */
function isNameChar(code: number): boolean {
  const lower = code | 0x20
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2e ||
    code === 0x2d
  )
}

/**
 * Declares on the root what fresh XML uses and the file did not declare there: a file may bind the canonical prefixes
 * otherwise, or only below the root.
 */
export function declarePrefixes(text: string, part: PartReading, used: ReadonlySet<string>): string {
  const { start, inner } = part.root
  const tag = text.slice(start, inner)
  let declarations = ''
  const ignorable: string[] = []
  for (const prefix of used) {
    const uri = namespaceOf(prefix) ?? part.root.declared.get(prefix)
    if (uri === undefined || new RegExp(`\\sxmlns:${prefix}\\s*=`).test(tag)) continue
    declarations += ` xmlns:${prefix}="${escapeAttribute(uri)}"`
    if (IGNORABLE.test(prefix)) ignorable.push(prefix)
  }
  if (declarations === '') return text
  return text.slice(0, start) + withIgnorable(tag, declarations, ignorable) + text.slice(inner)
}

function withIgnorable(tag: string, declarations: string, ignorable: readonly string[]): string {
  const close = tag.endsWith('/>') ? '/>' : '>'
  let open = tag.slice(0, -close.length) + declarations
  if (ignorable.length > 0) {
    const has = /\smc:Ignorable="([^"]*)"/.exec(open)
    if (has !== null) open = open.replace(has[0], () => ` mc:Ignorable="${[has[1], ...ignorable].join(' ').trim()}"`)
    else {
      if (!/\sxmlns:mc\s*=/.test(open)) open += ` xmlns:mc="${namespaceOf('mc')!}"`
      open += ` mc:Ignorable="${ignorable.join(' ')}"`
    }
  }
  return open + close
}
