import type { Border } from '../../../../core/document/formatting-box.ts'
import type { ParagraphFormat } from '../../../../core/document/formatting.ts'
/** A border's CSS value. ST_Border names some two hundred lines; the rest are art and shown solid. */
export declare function borderCss(border: Border): string
/** A ground, and the ink for automatic text on it. */
export declare function shadingCss(hex: string): string
/** The CSS declarations of a paragraph's box. Line spacing by lines is the runs' own matter (see run-css). */
export declare function paragraphCss(format: ParagraphFormat): string
/** What stands between neighbours of one look: lines only around the whole, no space where the style says so. */
export declare function neighbourCss(name: string, format: ParagraphFormat): string[]
