import type { Node } from 'prosemirror-model'
import type { Numbering } from './numbering.ts'
import type { DocumentContext } from './style-sheet.ts'

/*
 * Lists made in the editor. A paragraph names its list by number alone, so the definition has to be somewhere until the
 * file is written: in the document's `lists` attribute, where it is journalled and undone like any edit. Writing adds
 * the lists in use to numbering.xml; what is read back has them in its context instead.
 */

/** The lists made here; null where there are none. Of a group taken for a document: none. */
export function addedLists(doc: Node): Numbering | null {
  return (doc.attrs.lists as Numbering | null | undefined) ?? null
}

/** The lists made here that a paragraph names, now or in what it remembers; the very same object where that is all. */
export function listsInUse(doc: Node): Numbering | null {
  const lists = addedLists(doc)
  if (lists === null) return null
  const used = new Set<number>()
  doc.descendants((node) => {
    if (node.type.name !== 'paragraph') return true
    for (const xml of [node.attrs.pPr, (node.attrs.pPrChange as { old: string } | null)?.old ?? '']) {
      for (const [, id] of (xml as string).matchAll(/<w:numId [^>]*w:val="(\d+)"/g)) used.add(Number(id))
    }
    return false
  })
  const instances = lists.instances.filter(({ id }) => used.has(id))
  if (instances.length === lists.instances.length) return lists
  if (instances.length === 0) return null
  const abstracts = lists.abstracts.filter(({ id }) => instances.some(({ abstractId }) => abstractId === id))
  return { abstracts, instances }
}

const merged = new WeakMap<DocumentContext, WeakMap<Numbering, DocumentContext>>()

/**
 * What labels and looks of a document depend on: the file's context with the lists made here. The same object for the
 * same two, so that what is remembered per context stays. A context that holds them already is left as it is.
 */
export function contextFor(doc: Node, file: DocumentContext): DocumentContext {
  const lists = addedLists(doc)
  if (lists === null) return file
  let known = merged.get(file)
  if (known === undefined) merged.set(file, (known = new WeakMap()))
  let context = known.get(lists)
  if (context === undefined) known.set(lists, (context = { ...file, numbering: joined(file.numbering, lists) }))
  return context
}

function joined(file: Numbering, lists: Numbering): Numbering {
  const abstracts = new Set(file.abstracts.map(({ id }) => id))
  const instances = new Set(file.instances.map(({ id }) => id))
  return {
    abstracts: [...file.abstracts, ...lists.abstracts.filter(({ id }) => !abstracts.has(id))],
    instances: [...file.instances, ...lists.instances.filter(({ id }) => !instances.has(id))],
  }
}
