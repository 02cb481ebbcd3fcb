import type { Node } from 'prosemirror-model'
import { escapeAttribute } from '../../docx/xml.ts'
import type { Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'

/*
 * The edges of move ranges: a move is two ranges with one w:name, one around what is moved away, one around what is
 * moved here (ECMA-376 part 1, 17.13.5.23, .24, .27, .28).
 */

export type Side = 'moveFrom' | 'moveTo'

const EDGE = /^(moveFrom|moveTo)Range(Start|End)$/

export interface Edge {
  readonly side: Side
  readonly start: boolean
  readonly id: string
  readonly name: string
}

/** What a node says of a move range: null for everything but its edges, inline or between blocks. */
export function edgeOf(node: Node): Edge | null {
  if (node.type !== schema.nodes.anchor && node.type !== schema.nodes.opaqueBlock) return null
  const match = EDGE.exec(node.attrs.kind as string)
  if (match === null) return null
  const { id, name } = node.attrs as { id: string; name: string }
  return { side: match[1] as Side, start: match[2] === 'Start', id, name }
}

/** The author that a range's start names; null for its end, which names nobody (17.13.5.23). */
export function edgeAuthor(start: Node): string | null {
  const xml = start.attrs.xml as string | null
  const found = xml === null ? null : /\bw:author="([^"]*)"/.exec(xml)
  return found?.[1] ?? null
}

/** The four edges of a new move, as anchors in a paragraph or as markers between blocks. */
export interface EdgeMaker {
  readonly start: (side: Side, where: 'inline' | 'block') => Node
  readonly end: (side: Side, where: 'inline' | 'block') => Node
}

/** @param newId gives the ids of the two ranges: ours, which become numbers at export */
export function edgesOf(revision: Revision, newId: () => string): EdgeMaker {
  const ids: Record<Side, string> = { moveFrom: newId(), moveTo: newId() }
  // Unique also beside the names of earlier rounds, whose counts of ids began anew.
  const name = `move${(revision.date ?? '').replace(/\D/g, '')}${revision.id}`
  const author = ` w:author="${escapeAttribute(revision.author)}"`
  const date = revision.date === null ? '' : ` w:date="${escapeAttribute(revision.date)}"`
  const make = (kind: string, id: string, named: string, rest: string, where: 'inline' | 'block'): Node => {
    const xml = `<w:${kind} w:id="${id}"${rest}/>`
    if (where === 'inline') return schema.nodes.anchor.create({ kind, id, name: named, xml })
    return schema.nodes.opaqueBlock.create({ kind, id, name: named, xml, marker: true })
  }
  return {
    start: (side, where) =>
      make(`${side}RangeStart`, ids[side], name, `${author}${date} w:name="${escapeAttribute(name)}"`, where),
    end: (side, where) => make(`${side}RangeEnd`, ids[side], '', '', where),
  }
}
