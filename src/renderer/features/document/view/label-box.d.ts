import type { ParagraphFormat, RunFormat } from '../../../../core/document/formatting.ts'
import type { NumberLabel } from '../../../../core/document/numbering-labels.ts'
/** Where a number label stands: drawn in front of the paragraph, outside of its editable text. */
export interface LabelBox {
  readonly text: string
  readonly className: string
  /** CSS px. */
  readonly width: number
  readonly shift: number
}
/** A label is set upright in its own look: underlines run under its text alone, which Word draws so too. */
export declare function labelCss(format: RunFormat): string
export declare function labelBox(
  label: NumberLabel,
  run: RunFormat,
  format: ParagraphFormat,
  className: string,
  regularTab: number,
): LabelBox
