/**
 * Who made a revision and when: what every carrier of a tracked change holds (ECMA-376 part 1, 17.13.5, CT_TrackChange).
 * `id` is unique within one document and stable while it is edited; numeric ids are the file's own, others are ours and
 * become numbers at export.
 */
export interface Revision {
  readonly id: string
  readonly author: string
  /** `w:date` as the file writes it (ISO 8601, by custom local time marked as Z). */
  readonly date: string | null
  /** `w16du:dateUtc`, where the file has one. */
  readonly utc: string | null
}

/** A property change: the revision and the FULL old properties as canonical XML (children only). */
export interface PropertyChange extends Revision {
  readonly old: string
}

/** Revisions on a paragraph's mark. `ins` with `del` is a deletion inside an insertion. */
export interface MarkRevisions {
  readonly ins?: Revision
  readonly del?: Revision
  readonly moveFrom?: Revision
  readonly moveTo?: Revision
  readonly fmt?: PropertyChange
}

/** Revisions on a row (`ins`, `del`) or a cell (also `merge`: cellMerge, kept whole in `merge.old`). */
export interface CellRevisions {
  readonly ins?: Revision
  readonly del?: Revision
  readonly merge?: PropertyChange
}

/** A revision inside an element that is kept whole, such as an equation: found again by its ordinal among them. */
export interface InnerRevision extends Revision {
  readonly kind: 'insertion' | 'deletion' | 'moveFrom' | 'moveTo' | 'formatting'
  /** The text it is about. */
  readonly text: string
}

/** An inline or row/cell level element that wraps others: hyperlink, content control, smart tag, simple field. */
export interface Wrap {
  /** Tells two neighbouring wrappers with equal properties apart; unique within a part. */
  readonly key: number
  readonly kind: WrapKind
  /** Canonical XML from the wrapper's start tag to where its content begins. */
  readonly open: string
}

export type WrapKind = 'hyperlink' | 'sdt' | 'smartTag' | 'customXml' | 'fldSimple' | 'dir' | 'bdo'

/** Canonical XML that closes what `Wrap.open` opened. */
export function wrapClose(kind: WrapKind): string {
  return kind === 'sdt' ? '</w:sdtContent></w:sdt>' : `</w:${kind}>`
}
