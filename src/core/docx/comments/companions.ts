import { findPart, type DocxPackage } from '../package.ts'
import { namespaceOf } from '../namespaces.ts'

/** The five parts that hold comments: the first is the standard's, the others Word's own ([MS-DOCX] 2.5.4-2.5.5 and 2.5.6). */
export type CommentPart = 'comments' | 'commentsExtended' | 'commentsIds' | 'commentsExtensible' | 'people'

export const COMMENT_PARTS: readonly CommentPart[] = [
  'comments',
  'commentsExtended',
  'commentsIds',
  'commentsExtensible',
  'people',
]

interface Shape {
  /** Prefix and name of the root. */
  readonly prefix: string
  readonly root: string
  readonly relationshipType: string
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const MICROSOFT = 'http://schemas.microsoft.com/office'

const SHAPES: Readonly<Record<CommentPart, Shape>> = {
  comments: { prefix: 'w', root: 'comments', relationshipType: `${OFFICE}/comments` },
  commentsExtended: {
    prefix: 'w15',
    root: 'commentsEx',
    relationshipType: `${MICROSOFT}/2011/relationships/commentsExtended`,
  },
  commentsIds: {
    prefix: 'w16cid',
    root: 'commentsIds',
    relationshipType: `${MICROSOFT}/2016/09/relationships/commentsIds`,
  },
  commentsExtensible: {
    prefix: 'w16cex',
    root: 'commentsExtensible',
    relationshipType: `${MICROSOFT}/2018/08/relationships/commentsExtensible`,
  },
  people: { prefix: 'w15', root: 'people', relationshipType: `${MICROSOFT}/2011/relationships/people` },
}

export function prefixOf(part: CommentPart): string {
  return SHAPES[part].prefix
}

/** The name of the part that the document points to; undefined where it has none. */
export function commentPartName(pkg: DocxPackage, part: CommentPart): string | undefined {
  const target = pkg.relationships.find((r) => r.type === part && !r.external)?.target
  return target === undefined ? undefined : findPart(pkg.source, target)
}

/** What addPart needs for a new, empty part. A strict document's own parts are strict (ISO 29500-1 annex A). */
export function emptyPart(pkg: DocxPackage, part: CommentPart, strict: string | null) {
  const { prefix, root, relationshipType } = SHAPES[part]
  const uri = prefix === 'w' && strict !== null ? strict : namespaceOf(prefix)!
  const mc = ` xmlns:mc="${namespaceOf('mc')!}"`
  const prefixes = prefix === 'w' ? ['w14'] : [prefix]
  const declared = prefix === 'w' ? ` xmlns:w14="${namespaceOf('w14')!}"` : ''
  const tag = `<${prefix}:${root} xmlns:${prefix}="${uri}"${declared}${mc} mc:Ignorable="${prefixes.join(' ')}"/>`
  const isStrict = part === 'comments' && strict !== null
  return {
    name: `${pkg.mainPart.slice(0, pkg.mainPart.lastIndexOf('/') + 1)}${part}.xml`,
    contentType: `application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml`,
    relationshipType: isStrict ? relationshipType.replace(OFFICE, STRICT) : relationshipType,
    bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${tag}`),
  }
}

/** The strict namespace of WordprocessingML, when this is the text of a strict document's main part; else null. */
export function strictNamespace(mainText: string): string | null {
  const uri = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
  return mainText.slice(0, 20_000).includes(uri) ? uri : null
}
