/** Twips (twentieths of a point) to CSS px at 96 dpi. */
export function px(twips: number): number {
  return Math.round((twips / 15) * 100) / 100
}
