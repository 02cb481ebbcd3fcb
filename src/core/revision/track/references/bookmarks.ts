import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { Fragment, Slice } from 'prosemirror-model'
import { schema } from '../../../document/schema.ts'
import { escapeAttribute } from '../../../docx/xml.ts'

/*
 * The hidden bookmarks (_Ref…) that fields refer to. Word tracks no bookmark, nor is there a place in the format to track
 * one: they are put in plainly, and stay when the reference is rejected. They neither show nor change what is said, so
 * "rejected, the document is as before" holds for everything but them.
 */

/** Above the ids that headers, footers and notes, which are not looked at here, are likely to have. */
const FIRST_ID = 90_001
const FIRST_NUMBER = 200_000_001

/**
 * The name of a bookmark around the paragraph at `pos`: one that is there already (made for references, beginning and
 * ending in it), or a new one, put around all of its content.
 */
export function bookmarkAround(tr: Transaction, pos: number): string {
  const paragraph = tr.doc.nodeAt(pos)!
  const has = existing(paragraph)
  if (has !== null) return has
  const { id, name } = free(tr.doc)
  const anchor = (kind: string, xml: string, own: string): Node =>
    schema.nodes.anchor.create({ kind, id, name: own, xml })
  const end = anchor('bookmarkEnd', `<w:bookmarkEnd w:id="${id}"/>`, '')
  const start = anchor('bookmarkStart', `<w:bookmarkStart w:id="${id}" w:name="${escapeAttribute(name)}"/>`, name)
  const last = pos + 1 + paragraph.content.size
  tr.step(new ReplaceStep(last, last, new Slice(Fragment.from(end), 0, 0)))
  tr.step(new ReplaceStep(pos + 1, pos + 1, new Slice(Fragment.from(start), 0, 0)))
  return name
}

function existing(paragraph: Node): string | null {
  const ends = new Set<string>()
  paragraph.forEach((node) => {
    if (node.attrs.kind === 'bookmarkEnd') ends.add(node.attrs.id as string)
  })
  let found: string | null = null
  paragraph.forEach((node) => {
    const { kind, id, name } = node.attrs as Record<string, string>
    if (found === null && kind === 'bookmarkStart' && /^_Ref\d+$/.test(name!) && ends.has(id!)) found = name!
  })
  return found
}

function free(doc: Node): { id: string; name: string } {
  let id = FIRST_ID
  let number = FIRST_NUMBER
  doc.descendants((node) => {
    if (node.attrs.kind !== 'bookmarkStart') return
    id = Math.max(id, Number(node.attrs.id) + 1 || 0)
    number = Math.max(number, Number(/^_Ref(\d{1,9})$/.exec(node.attrs.name as string)?.[1] ?? 0) + 1)
  })
  return { id: String(id), name: `_Ref${number}` }
}
