import type { RunFormat } from '../../../../core/document/formatting.ts'
export interface RunContext {
  /** 240ths of a line that the paragraph's spacing asks for; null where it sets the height itself. */
  readonly lines: number | null
}
/** The CSS declarations of a run after all layers. Everything is set, so that a run may undo what its paragraph says. */
export declare function runCss(run: RunFormat, { lines }: RunContext): string
/** The line height of 'auto' spacing: multiples of the font's own. */
export declare function lineHeight(family: string, lines: number): number
