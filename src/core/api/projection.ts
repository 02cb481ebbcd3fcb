import type { DocumentContext } from '../document/style-sheet.ts'

/** What the renderer needs to show and edit a document. Packages and relationships stay in main. */
export interface Projection {
  /** ProseMirror JSON of the grouped document (core/document/groups.ts): steps apply to it as it stands. */
  readonly doc: unknown
  /** Steps in the draft's journal so far; 0 for a sealed round. */
  readonly version: number
  readonly context: DocumentContext
  /** Authors whose revisions are ours in this agreement; everybody else is the counterparty. */
  readonly ourAuthors: readonly string[]
  /** Header and footer lines of the first section, as plain text, for page furniture. */
  readonly furniture: { readonly header: readonly string[]; readonly footer: readonly string[] }
  /** Page size and margins of the first section, in twips. */
  readonly page: { width: number; height: number; top: number; right: number; bottom: number; left: number }
  /** The import report in plain words. */
  readonly messages: readonly string[]
}
