import type { Look } from './look.ts'

/** What a clipboard held, before it is fitted to a document. */
export type PastedBlock = PastedParagraph | PastedTable

export interface PastedParagraph {
  readonly kind: 'paragraph'
  readonly runs: PastedRun[]
  /** 1 to 9; null for body text. */
  readonly heading: number | null
  /** Of the first paragraph of a list's item; those that follow in it have the item's level alone. */
  readonly item: PastedItem | null
  readonly align: 'left' | 'center' | 'right' | 'both' | null
  /** In twips. */
  readonly indent: number
  readonly firstLine: number
}

export interface PastedItem {
  readonly isOrdered: boolean
  /** 0 to 8 */
  readonly level: number
  /** As it was shown, such as '(a)' or '•'; '' where it was shown by the item's first paragraph already. */
  readonly label: string
}

export type PastedRun =
  | { readonly kind: 'text'; text: string; readonly look: Look }
  | { readonly kind: 'tab' | 'line' | 'page'; readonly look: Look }

export interface PastedTable {
  readonly kind: 'table'
  readonly rows: readonly PastedRow[]
  /** Grid columns in all. */
  readonly columns: number
}

export interface PastedRow {
  readonly isHeader: boolean
  readonly cells: readonly PastedCell[]
}

export interface PastedCell {
  readonly column: number
  readonly span: number
  readonly merge: 'restart' | 'continue' | null
  readonly blocks: readonly PastedBlock[]
}

/** What was seen and is not kept as it was. */
export interface PastedLosses {
  images: number
  /** Tracked deletions whose text was left out, and insertions taken as text. */
  revisions: number
  comments: number
  hidden: number
}

export const noLosses = (): PastedLosses => ({ images: 0, revisions: 0, comments: 0, hidden: 0 })
