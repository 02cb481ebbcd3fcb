/** The few CSS values that pasted text is read by. Nothing here is ever given to a browser. */

/** A style attribute's declarations, the last of a name winning. */
export function declarations(style: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const part of (style ?? '').split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0) found.set(part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim())
  }
  return found
}

const TWIPS: Readonly<Record<string, number>> = {
  pt: 20,
  px: 15,
  in: 1440,
  cm: 1440 / 2.54,
  mm: 144 / 2.54,
  pc: 240,
}

/** A length in twips; undefined where it is none, or depends on something else (em, %). */
export function lengthInTwips(value: string | undefined): number | undefined {
  const found = /^(-?\d+(?:\.\d+)?)(pt|px|in|cm|mm|pc)?$/.exec((value ?? '').toLowerCase())
  if (found === null) return undefined
  const number = Number(found[1])
  if (found[2] === undefined) return number === 0 ? 0 : undefined
  const twips = Math.round(number * TWIPS[found[2]]!)
  return Math.abs(twips) <= 31_680 ? twips : undefined
}

/** A colour as RRGGBB; undefined for one that means the window's own, is clear, or is not understood. */
export function colourOf(value: string | undefined): string | undefined {
  const text = (value ?? '').toLowerCase()
  const long = /^#([0-9a-f]{6})$/.exec(text)
  if (long !== null) return long[1]!.toUpperCase()
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text)
  if (short !== null)
    return [1, 2, 3]
      .map((i) => short[i]!.repeat(2))
      .join('')
      .toUpperCase()
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)$/.exec(text)
  if (rgb !== null && !/^0(\.0+)?%?$/.test(rgb[4] ?? '1')) {
    const hex = [1, 2, 3].map((i) => Math.min(255, Number(rgb[i])).toString(16).padStart(2, '0'))
    return hex.join('').toUpperCase()
  }
  return NAMED.get(text)
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['black', '000000'],
  ['white', 'FFFFFF'],
  ['red', 'FF0000'],
  ['green', '008000'],
  ['lime', '00FF00'],
  ['blue', '0000FF'],
  ['yellow', 'FFFF00'],
  ['gray', '808080'],
  ['grey', '808080'],
  ['silver', 'C0C0C0'],
  ['maroon', '800000'],
  ['navy', '000080'],
  ['purple', '800080'],
  ['teal', '008080'],
  ['orange', 'FFA500'],
  ['aqua', '00FFFF'],
  ['fuchsia', 'FF00FF'],
])

/** The first family that a font list names, without what its kinds (serif …) mean here. */
export function fontOf(value: string | undefined): string | undefined {
  const first = (value ?? '')
    .split(',')[0]!
    .trim()
    .replace(/^["']|["']$/g, '')
    .trim()
  const isGeneric =
    /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|inherit|initial|unset|-apple-system|var\(.*)$/i
  return first === '' || first.length > 31 || isGeneric.test(first) || /[<>&"\p{Cc}]/u.test(first) ? undefined : first
}

/** A font size in half-points. */
export function fontSizeOf(value: string | undefined): number | undefined {
  const twips = lengthInTwips(value)
  return twips === undefined || twips < 80 || twips > 8000 ? undefined : Math.round(twips / 10)
}
