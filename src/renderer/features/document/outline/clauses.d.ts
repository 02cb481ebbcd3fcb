import type { Formatter } from '../../../../core/document/formatting.ts'
import { type GroupLabels } from '../plugins/numbering.ts'
/** A heading or a numbered top-level paragraph. */
export interface Clause {
  /** 0 for the outermost. */
  readonly depth: number
  readonly label: string
  readonly title: string
  /** Position before the paragraph: in the group's content, or in the document once placed. */
  readonly pos: number
}
/** The clauses that begin in a group, kept as long as the group and its labels are the same. */
export declare function clausesOf({ group, labels }: GroupLabels, formatter: Formatter): readonly Clause[]
