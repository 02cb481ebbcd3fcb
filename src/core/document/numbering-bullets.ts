/**
 * Bullets of the symbol fonts as Unicode. Such fonts put their signs at F020-F0FF (or 20-FF), where nothing else has
 * them; documents opened without those fonts would show boxes.
 */
const SYMBOL = new Map([
  [0xb7, '•'],
  [0xa7, '♣'],
  [0xa8, '♦'],
  [0xa9, '♥'],
  [0xaa, '♠'],
  [0xb0, '°'],
  [0xae, '→'],
  [0xde, '⇒'],
  [0x2d, '−'],
  [0xd7, '⋅'],
  [0x2a, '∗'],
  [0xe0, '◊'],
])

const WINGDINGS = new Map([
  [0x6c, '●'],
  [0x6d, '❍'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x70, '◻'],
  [0x71, '❑'],
  [0x72, '❒'],
  [0x73, '⬧'],
  [0x74, '⧫'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0x9e, '·'],
  [0x9f, '•'],
  [0xa1, '○'],
  [0xa4, '◉'],
  [0xa7, '▪'],
  [0xa8, '◻'],
  [0xab, '★'],
  [0xb6, '✶'],
  [0xd8, '➢'],
  [0xdc, '➲'],
  [0xe0, '→'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
  [0x46, '☞'],
  [0x22, '✂'],
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x4a, '☺'],
])

const WINGDINGS_2 = new Map([
  [0x50, '✓'],
  [0x4f, '✗'],
  [0x97, '●'],
  [0x98, '•'],
  [0xa3, '□'],
  [0x52, '☑'],
  [0x54, '☒'],
  [0xae, '◆'],
])

const FONTS = new Map([
  ['symbol', SYMBOL],
  ['wingdings', WINGDINGS],
  ['wingdings 2', WINGDINGS_2],
])

/**
 * @param text the level's text; @param font the font its run properties name, or null.
 * @returns the bullet as Unicode, and whether it was translated (then the symbol font must not be used to draw it).
 */
export function bulletText(text: string, font: string | null): { text: string; translated: boolean } {
  const table = FONTS.get((font ?? '').toLowerCase())
  let translated = false
  const signs = Array.from(text, (sign) => {
    const code = sign.codePointAt(0)!
    const isPrivate = code >= 0xf000 && code <= 0xf0ff
    if (!isPrivate && (table === undefined || code > 0xff)) return sign
    translated = true
    return table?.get(code & 0xff) ?? (isPrivate ? '•' : sign)
  })
  return { text: signs.join(''), translated }
}
