import type { ParagraphFormat } from '../../../../core/document/formatting.ts'
export interface TabStop {
  /** Twips from the text's edge. */
  readonly position: number
  readonly align: 'start' | 'center' | 'end'
  /** ST_TabTlc */
  readonly leader: string
}
/**
 * The stop that a tab at `at` goes to: the paragraph's own stops, the edge of a hanging indent (which Word treats as one),
 * and the document's regular ones behind the last of them (ECMA-376 part 1, 17.3.1.37 and 17.15.1.25). Lengths in twips.
 */
export declare function nextStop(format: Pick<ParagraphFormat, 'tabs' | 'indent'>, at: number, regular: number): TabStop
/** How wide a tab at `at` is, when the text that follows it up to the next tab is `following` wide. Twips. */
export declare function tabWidth(stop: TabStop, at: number, following: number): number
