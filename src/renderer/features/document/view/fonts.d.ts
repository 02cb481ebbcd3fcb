/** A font-family value: the family as the file names it, its metric-compatible twins, and a generic one. */
export declare function fontStack(family: string): string
export declare function lineHeightOf(family: string): number
