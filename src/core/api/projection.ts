import type { FurnitureKind, PageBox } from '../document/sections.ts'
import type { Node } from 'prosemirror-model'
import { schema } from '../document/schema.ts'
import type { Protection } from '../document/protection.ts'
import type { DocumentContext } from '../document/style-sheet.ts'
import { createUnpacker, type Packed } from '../document/wire.ts'

/** A header or footer. */
export interface FurnitureStory {
  /** The relationship by which sections name it (r:id of w:headerReference). */
  readonly id: string
  readonly kind: FurnitureKind
  /** ProseMirror JSON of its flat document. */
  readonly doc: unknown
}

/** What the renderer needs to show and edit a document. Packages and relationships stay in main. */
export interface Projection {
  /** Attributes of the document node. */
  readonly docAttrs: Readonly<Record<string, unknown>>
  /** The first groups of the grouped document (core/document/groups.ts): steps apply to it as it stands. */
  readonly first: Packed
  /** How many groups the whole document has. */
  readonly groups: number
  /** The key under which the groups behind `first` are fetched (restUrl); null when there are none. */
  readonly rest: string | null
  /** The number of the first revision id that the whole document has no use for (core/revision/track.ts). */
  readonly firstFreeId: number
  /** Which draft this is: SHA-256 of the document it began with. '' for a sealed round. */
  readonly base: string
  /** Steps in the draft's journal so far; 0 for a sealed round. */
  readonly version: number
  readonly context: DocumentContext
  /** Authors whose revisions are ours in this agreement; everybody else is the counterparty. */
  readonly ourAuthors: readonly string[]
  /** What the document's own settings allow to be edited; null where they enforce nothing. */
  readonly protection: Protection | null
  /** Every header and footer of the package; which section shows which is said by the sections' own properties. */
  readonly furniture: readonly FurnitureStory[]
  /** Page size and margins of the first section, in twips. */
  readonly page: PageBox
  /** The import report in plain words. */
  readonly messages: readonly string[]
}

/** Some more groups of a document. */
export interface ProjectionRest {
  readonly groups: Packed
}

/** The document as far as it has arrived. @param unpack the same for all that comes of it */
export function firstOf(projection: Projection, unpack: (packed: Packed) => Node[] = createUnpacker()): Node {
  return schema.nodes.doc.create(projection.docAttrs, unpack(projection.first))
}
