import type { Node } from 'prosemirror-model'
import { type ListedRevision } from '../../../../core/revision/revisions.ts'
import { type KindFamily } from '../kinds.ts'
export type CardKind = KindFamily | 'replacement'
/** What a reader takes for one change: one or more revisions of one author that stand together. */
export interface Card {
  /** Stable while its revisions are. */
  readonly key: string
  readonly kind: CardKind
  readonly author: string
  readonly date: string | null
  readonly utc: string | null
  /** Positions in the group it is in; in the document once placed. */
  readonly from: number
  readonly to: number
  /** What goes when it is accepted ('' for an insertion) and what comes. */
  readonly old: string
  readonly new: string
  readonly parts: readonly ListedRevision[]
}
/** Names one revision for a decision: file ids of different kinds are not always different. */
export declare function revisionKey(
  revision: Pick<ListedRevision, 'id' | 'author'>,
  kind: ListedRevision['kind'],
): string
/** The cards of one group, kept as long as the group is the same. Positions count from the group's content. */
export declare function cardsOf(group: Node): readonly Card[]
/** A card at its place in the document. */
export declare function placed(card: Card, groupStart: number): Card
