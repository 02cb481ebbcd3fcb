import { type Formatter, type ParagraphFormat } from '../../../../core/document/formatting.ts'
import type { CellLook } from '../../../../core/document/formatting-table.ts'
import type { NumberLabel } from '../../../../core/document/numbering-labels.ts'
import type { DocumentContext } from '../../../../core/document/style-sheet.ts'
import { type LabelBox } from './label-box.ts'
/** A paragraph's look as classes of the document's style sheet. */
export interface ParagraphLook {
  readonly format: ParagraphFormat
  readonly className: string
  /** Class of what its runs start from; rules for run properties are written per pair of both. */
  readonly base: string
}
/**
 * The looks of one document as CSS classes, written when first met: a document has few different ones, so elements carry
 * short class names and no style of their own.
 */
export interface Looks {
  readonly formatter: Formatter
  readonly context: DocumentContext
  readonly paragraph: (pPr: string, cell: CellLook | null) => ParagraphLook
  /** The class of a run's properties; its rules follow with `runIn`. */
  readonly runClass: (rPr: string) => string
  /** Makes sure that runs with these properties look right inside such a paragraph. */
  readonly runIn: (look: ParagraphLook, rPr: string) => void
  /** For a paragraph without text: the look of its mark, which gives it its height. '' where that is the paragraph's own. */
  readonly markClass: (look: ParagraphLook, markRPr: string) => string
  readonly label: (look: ParagraphLook, label: NumberLabel, markRPr: string) => LabelBox
  /** A class for declarations that are made elsewhere, as table cells are. */
  readonly css: (declarations: string) => string
  /** Takes the style sheet off the page. */
  readonly dispose: () => void
}
export declare function createLooks(context: DocumentContext, sheet?: CSSStyleSheet): Looks
