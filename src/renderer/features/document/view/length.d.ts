/** Twips (twentieths of a point) to CSS px at 96 dpi. */
export declare function px(twips: number): number
