import { parseFragment, serialise, type XmlElement } from '../../../../core/docx/xml.ts'

/** Toolbar formatting as edits of run properties (children of w:rPr, canonical XML). */
export type Toggled = 'bold' | 'italic' | 'underline'

/** The order of EG_RPrBase's elements, which Word wants kept (ECMA-376 part 1, 17.3.2.28). */
const ORDER = [
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish',
  'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang',
  'eastAsianLayout specVanish oMath',
].flatMap((line) => line.split(' ').map((name) => `w:${name}`))

const NAMES = { bold: ['w:b', 'w:bCs'], italic: ['w:i', 'w:iCs'], underline: ['w:u'] } as const

/**
 * The properties with one of them on or off.
 *
 * @param plain whether it is off where the run says nothing: then nothing needs to be said to have it off
 */
export function withToggle(rPr: string, what: Toggled, on: boolean, plain: boolean): string {
  const names: readonly string[] = NAMES[what]
  const rest = parseFragment(rPr).filter((e) => !names.includes(e.name))
  const isSaid = on === plain
  const added = isSaid ? names.map((name) => property(name, what, on)) : []
  return [...rest, ...added]
    .sort((a, b) => place(a.name) - place(b.name))
    .map(serialise)
    .join('')
}

function property(name: string, what: Toggled, on: boolean): XmlElement {
  const attrs: Record<string, string> =
    what === 'underline' ? { 'w:val': on ? 'single' : 'none' } : on ? {} : { 'w:val': '0' }
  return { name, attrs, children: [], start: 0, end: 0, inner: 0, foreign: false }
}

/** What is not in the list (extensions of later versions) comes last. */
function place(name: string): number {
  const at = ORDER.indexOf(name)
  return at < 0 ? ORDER.length : at
}
