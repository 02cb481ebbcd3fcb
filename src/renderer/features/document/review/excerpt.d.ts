/** A text short enough for a card or to be spoken; line feeds become pilcrows. */
export declare function shortText(text: string, most?: number): string
