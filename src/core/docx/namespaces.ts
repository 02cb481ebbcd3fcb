/** The prefixes the projection uses, whatever a file calls them. Transitional first; strict ones (ISO 29500-1) share the prefix. */
const CANONICAL: readonly (readonly [prefix: string, uri: string])[] = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['w', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['r', 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['m', 'http://purl.oclc.org/ooxml/officeDocument/math'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['wp', 'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['a', 'http://purl.oclc.org/ooxml/drawingml/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
  ['pic', 'http://purl.oclc.org/ooxml/drawingml/picture'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['w15', 'http://schemas.microsoft.com/office/word/2012/wordml'],
  ['w16cid', 'http://schemas.microsoft.com/office/word/2016/wordml/cid'],
  ['w16cex', 'http://schemas.microsoft.com/office/word/2018/wordml/cex'],
  ['w16du', 'http://schemas.microsoft.com/office/word/2023/wordml/word16du'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['wpg', 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'],
  ['wne', 'http://schemas.microsoft.com/office/word/2006/wordml'],
  ['wpc', 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['w10', 'urn:schemas-microsoft-com:office:word'],
]

/** What a text box holds (ECMA-376 part 1, 17.17.1.1); strict files of the first Word to write them use Word's own namespace. */
export const TEXT_BOXES: ReadonlySet<string> = new Set(['w:txbxContent', 'wne:txbxContent'])

const PREFIX_OF = new Map(CANONICAL.map(([prefix, uri]) => [uri, prefix]))

/** The namespace a canonical prefix stands for in a transitional file; undefined when we do not know the prefix. */
export function namespaceOf(prefix: string): string | undefined {
  return CANONICAL.find(([p]) => p === prefix)?.[1]
}

/** What the prefixes in force at one element mean. */
export interface Scope {
  /** True when every prefix is the canonical one already, which nearly every file's are. */
  readonly identity: boolean
  element(name: string): string
  attributes(attrs: Record<string, string>): Record<string, string>
  readonly prefixes: ReadonlyMap<string, string>
  /** True when it binds a prefix that is none of ours. */
  readonly strange: boolean
  /** Adds its own bindings of such prefixes. */
  declared(to: Map<string, string>): void
}

class PrefixScope implements Scope {
  readonly prefixes: ReadonlyMap<string, string>
  readonly identity: boolean
  readonly strange: boolean
  readonly #own: ReadonlyMap<string, string>
  constructor(prefixes: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>, strange: boolean) {
    this.prefixes = prefixes
    this.#own = own
    this.strange = strange
    this.identity = [...prefixes].every(([prefix, canonical]) => prefix === canonical)
  }

  declared(to: Map<string, string>): void {
    for (const [prefix, uri] of this.#own) if (!to.has(prefix)) to.set(prefix, uri)
  }

  element(name: string): string {
    const colon = name.indexOf(':')
    const prefix = colon < 0 ? '' : name.slice(0, colon)
    const canonical = this.prefixes.get(prefix) ?? prefix
    return canonical === '' ? name.slice(colon + 1) : `${canonical}:${name.slice(colon + 1)}`
  }

  attributes(attrs: Record<string, string>): Record<string, string> {
    const out: Record<string, string> = {}
    for (const [name, value] of Object.entries(attrs)) {
      // An unprefixed attribute is in no namespace, and declarations keep their names (XML Namespaces 1.0, 6.2).
      out[name.includes(':') && !name.startsWith('xmlns:') ? this.element(name) : name] = value
    }
    return out
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The scope inside an element with these attributes; the parent's own where nothing is declared. */
export function canonicalScope(parent: Scope | undefined, attrs: Record<string, string>): Scope {
  let prefixes: Map<string, string> | undefined
  let own: Map<string, string> | undefined
  for (const name in attrs) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    prefixes ??= new Map(parent?.prefixes)
    const prefix = name.slice(6)
    const uri = attrs[name]!
    const canonical = PREFIX_OF.get(uri)
    prefixes.set(prefix, canonical ?? prefix)
    if (canonical === undefined) (own ??= new Map()).set(prefix, uri)
  }
  if (prefixes === undefined && parent !== undefined) return parent
  // What the root itself binds is in force everywhere in the part, so nothing there is strange.
  const atRoot = parent === undefined || parent.prefixes.size === 0
  return new PrefixScope(prefixes ?? new Map(), own ?? NONE, !atRoot && (own !== undefined || parent.strange))
}
