import type { MarkRevisions, PropertyChange, Revision } from '../../document/revision-attrs.ts'
import { escapeAttribute } from '../xml.ts'

/** What every writer of fresh XML needs: numbers for revisions, and whether the part knows w16du. */
export interface Emit {
  revisionId(id: string): number
  readonly writesUtc: boolean
}

/** The attributes of CT_TrackChange. */
export function revisionAttributes(revision: Revision, emit: Emit): string {
  const date = revision.date === null ? '' : ` w:date="${escapeAttribute(revision.date)}"`
  const utc = revision.utc === null || !emit.writesUtc ? '' : ` w16du:dateUtc="${escapeAttribute(revision.utc)}"`
  return ` w:id="${emit.revisionId(revision.id)}" w:author="${escapeAttribute(revision.author)}"${date}${utc}`
}

export function revisionElement(name: string, revision: Revision | undefined, emit: Emit): string {
  return revision === undefined ? '' : `<w:${name}${revisionAttributes(revision, emit)}/>`
}

/**
 * Properties with the ids of what is revised in them numbered as those outside are: a numbering that is tracked (17.3.1.19),
 * or how a mark came (CT_ParaRPrOriginal), which a copy of the paragraph must not say under the same id.
 */
export function renumbered(xml: string, emit: Emit): string {
  if (!xml.includes(' w:id="')) return xml
  return xml.replaceAll(/ w:id="(\d+)"/g, (_, id: string) => ` w:id="${emit.revisionId(id)}"`)
}

/** `w:pPrChange` and its like, with the full old properties inside `inner`. */
export function changeElement(
  name: string,
  inner: string,
  change: PropertyChange | null | undefined,
  emit: Emit,
): string {
  if (change === null || change === undefined) return ''
  return `<w:${name}${revisionAttributes(change, emit)}>${wrap(inner, renumbered(change.old, emit), true)}</w:${name}>`
}

/** `<w:name>children</w:name>`, or nothing when empty (unless the schema needs the element). */
export function wrap(name: string, children: string, always = false): string {
  if (children === '') return always ? `<w:${name}/>` : ''
  return `<w:${name}>${children}</w:${name}>`
}

/** pPr/rPr: the mark's revisions come first (CT_ParaRPr, ECMA-376 part 1, 17.3.1.29), its change last. */
export function markProperties(xml: string, revisions: MarkRevisions | null, emit: Emit): string {
  const r = revisions ?? {}
  return wrap(
    'rPr',
    revisionElement('ins', r.ins, emit) +
      revisionElement('del', r.del, emit) +
      revisionElement('moveFrom', r.moveFrom, emit) +
      revisionElement('moveTo', r.moveTo, emit) +
      xml +
      changeElement('rPrChange', 'rPr', r.fmt, emit),
  )
}
