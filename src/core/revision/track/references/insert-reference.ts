import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { schema } from '../../../document/schema.ts'
import { insertTracked, type Insertion } from '../insert.ts'
import { typingMarks } from '../neighbours.ts'
import { outOfFieldCode, textPlace } from '../places.ts'
import type { Tracker } from '../tracker.ts'
import { bookmarkAround } from './bookmarks.ts'

/** A cross-reference to be put in. */
export interface NewReference {
  /** Position before the paragraph that it refers to. */
  readonly target: number
  /** `\r` relative or `\w` full number (ECMA-376 part 1, 17.16.5.51). */
  readonly form: 'relative' | 'full'
  /** The number it shows. */
  readonly result: string
  /** What is typed before it, such as "clause" and a blank; '' for nothing. */
  readonly before: string
}

/**
 * Replaces a range by a REF field that shows a clause's number, as an insertion, and puts a bookmark around the clause
 * where it has none. Nothing is done where no text can stand.
 */
export function insertReference(
  tr: Transaction,
  from: number,
  to: number,
  reference: NewReference,
  tracker: Tracker,
): Insertion {
  const place = textPlace(tr.doc, to)
  if (place === null) return { from: to, to, dropped: ['reference'] }
  const look = lookAt(tr.doc, outOfFieldCode(tr.doc, place))
  const start = tr.steps.length
  // The name is known before the field is put in, the bookmark itself may move its place.
  const name = bookmarkAround(tr, reference.target)
  const at = tr.mapping.slice(start).map(from, 1)
  const end = Math.max(at, tr.mapping.slice(start).map(to, -1))
  const code = ` REF ${name} ${reference.form === 'full' ? '\\w' : '\\r'} \\h `
  const nodes = [
    ...(reference.before === '' ? [] : [schema.text(reference.before, look)]),
    edge('begin', look),
    schema.nodes.instr.create({ text: code }, null, look),
    edge('separate', look),
    schema.text(reference.result, look),
    edge('end', look),
  ]
  return insertTracked(tr, at, end, new Slice(Fragment.fromArray(nodes), 0, 0), tracker)
}

function edge(kind: 'begin' | 'separate' | 'end', look: readonly Mark[]): Node {
  return schema.nodes.field.create({ edge: kind, xml: `<w:fldChar w:fldCharType="${kind}"/>` }, null, look)
}

/** The look that text typed here would have. */
function lookAt(doc: Node, at: number): readonly Mark[] {
  return typingMarks(doc, at, { id: '', author: '', date: null, utc: null }, null).filter(
    (mark) => mark.type === schema.marks.rPr,
  )
}
