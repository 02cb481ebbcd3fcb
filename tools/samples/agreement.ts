/** Names the lists of an agreement: each is one abstract numbering definition in the file (ECMA-376 Part 1, 17.9). */
export type ListName = 'clause' | 'schedule' | 'party' | 'recital' | 'definition'

/** How a kind of paragraph looks and counts. `level` is zero-based, as in w:ilvl. */
export interface ParagraphKind {
  readonly style: string
  readonly list?: ListName
  readonly level?: number
}

/** What the counterparty did to a whole paragraph; `revision` indexes the redline that did it. */
export interface ParagraphMark {
  readonly kind: 'inserted' | 'deleted'
  readonly revision: number
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly marker: string
  readonly looks: ParagraphKind
  /** The name by which the text of the agreement refers to this paragraph, as `{name}`. */
  readonly key?: string
  readonly text: string
  readonly mark?: ParagraphMark
}

export interface Column {
  /** Share of the text width, in per cent. */
  readonly percent: number
  readonly align: 'left' | 'right'
}

export interface TableBlock {
  readonly kind: 'table'
  /** A grid has a heading row; a form has a column of labels and a column to fill in. */
  readonly layout: 'grid' | 'form'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

export interface SignatureBlock {
  readonly kind: 'signatures'
  readonly parties: readonly string[]
}

export interface ContentsBlock {
  readonly kind: 'contents'
}

export type Block = ParagraphBlock | TableBlock | SignatureBlock | ContentsBlock

/** An agreement as data: what is printed on every page, and its blocks in order. */
export interface Agreement {
  readonly title: string
  /** The words at the right of every header, such as whose draft it is and its date. */
  readonly legend: string
  /** The document reference at the left of every footer. */
  readonly reference: string
  /** ISO 8601 instant written as created and modified, so that a rebuild gives the same bytes. */
  readonly date: string
  readonly author: string
  readonly blocks: readonly Block[]
}
