import { decodePart, encodePart } from '../encoding.ts'
import { findPart, type DocxPackage } from '../package.ts'
import { elements, parseXml, type XmlElement } from '../xml.ts'
import { Edits } from '../write/edits.ts'

/*
 * The parts beside comments.xml ([MS-DOCX] 2.5.4-2.5.5): commentsExtended and commentsIds key on the paraId of a comment's last
 * paragraph, commentsExtensible on the durable id that commentsIds gives it. Names are taken without prefix, for early
 * versions of Word used another namespace.
 */

/** Takes these comments out of the parts that hold threads, so that all stay in step. Replies that stay become a thread. */
export function pruneThreads(
  pkg: DocxPackage,
  comments: readonly XmlElement[],
  changes: Map<string, Uint8Array>,
): void {
  const keys = new Set(comments.flatMap(paragraphIds))
  if (keys.size === 0) return
  const isGone = (entry: XmlElement): boolean => keys.has(key(entry, 'paraId') ?? '')
  editPart(pkg, 'commentsExtended', changes, (entries, edits, text) => {
    cut(entries.filter(isGone), edits)
    const orphans = entries.filter((e) => !isGone(e) && keys.has(key(e, 'paraIdParent') ?? ''))
    for (const [parent, replies] of Map.groupBy(orphans, (e) => key(e, 'paraIdParent')!)) {
      adopt(parent, replies, edits, text)
    }
  })
  const durable = new Set<string>()
  editPart(pkg, 'commentsIds', changes, (entries, edits) => {
    const gone = entries.filter(isGone)
    for (const entry of gone) durable.add(key(entry, 'durableId') ?? '')
    cut(gone, edits)
  })
  editPart(pkg, 'commentsExtensible', changes, (entries, edits) => {
    cut(
      entries.filter((e) => durable.has(key(e, 'durableId') ?? '')),
      edits,
    )
  })
}

/** The first of the replies to a comment that is gone takes its place: threads are one level deep. */
function adopt(parent: string, replies: readonly XmlElement[], edits: Edits, text: string): void {
  const attribute = new RegExp(`(\\s(?:[\\w.-]+:)?paraIdParent\\s*=\\s*["'])${parent}(["'])`, 'i')
  const heir = key(replies[0]!, 'paraId') ?? ''
  for (const [i, { start, inner }] of replies.entries()) {
    const tag = text.slice(start, inner)
    edits.replace(
      start,
      inner,
      tag.replace(attribute, (_, open: string, close: string) => (i === 0 ? '' : open + heir + close)),
    )
  }
}

function paragraphIds(element: XmlElement): string[] {
  const own = element.name === 'w:p' ? element.attrs['w14:paraId'] : undefined
  return [...(own === undefined ? [] : [own.toUpperCase()]), ...elements(element).flatMap(paragraphIds)]
}

/** An attribute by its name without prefix. These are hexadecimal numbers, of either case. */
function key(entry: XmlElement, name: string): string | undefined {
  return Object.entries(entry.attrs)
    .find(([n]) => n.slice(n.indexOf(':') + 1) === name)?.[1]
    .toUpperCase()
}

function cut(entries: readonly XmlElement[], edits: Edits): void {
  for (const { start, end } of entries) edits.replace(start, end, '')
}

type Edit = (entries: readonly XmlElement[], edits: Edits, text: string) => void

/** Edits the part that the document points to with this type; a package need not have it, nor need it be XML. */
function editPart(pkg: DocxPackage, type: string, changes: Map<string, Uint8Array>, edit: Edit): void {
  const target = pkg.relationships.find((r) => r.type === type && !r.external)?.target
  const part = target === undefined ? undefined : findPart(pkg.source, target)
  const bytes = part === undefined ? undefined : (changes.get(part) ?? pkg.source.part(part))
  const decoded = bytes === undefined ? undefined : decodePart(bytes)
  if (part === undefined || decoded?.ok !== true) return
  const { text, encoding } = decoded.value
  const root = parseXml(text)
  if (!root.ok) return
  const edits = new Edits(text)
  edit(elements(root.value), edits, text)
  const edited = edits.between(0, text.length)
  if (edited !== text) changes.set(part, encodePart({ text: edited, encoding }))
}
