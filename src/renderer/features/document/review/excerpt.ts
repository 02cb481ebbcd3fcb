/** A text short enough for a card or to be spoken; line feeds become pilcrows. */
export function shortText(text: string, most = 160): string {
  const clean = text
    .replace(/\n/g, ' ¶ ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  return clean.length <= most ? clean : `${clean.slice(0, most).replace(/\s+\S*$/, '')} …`
}
