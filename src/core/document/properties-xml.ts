import { RUN_PROPERTIES, SEQUENCES, type Sequence } from '../docx/check/sequences.ts'
import { escapeAttribute, parseFragment } from '../docx/xml.ts'

/*
 * Edits of properties kept as XML (the children of w:rPr or w:pPr). What is not edited stays the characters it was; what
 * is new goes to the place that the schema's sequence gives it.
 */

/** By element name with its prefix: the whole element's XML, or null to take it out. */
export type PropertyEdits = Readonly<Record<string, string | null>>

/** One property: its element's name and XML. */
export interface Property {
  readonly name: string
  readonly xml: string
}

/** The properties in a fragment, in order, each with the characters it stands there with. */
export function propertiesIn(xml: string): Property[] {
  // parseFragment wraps in <x>: its offsets count those three characters.
  return parseFragment(xml).map(({ name, start, end }) => ({ name, xml: xml.slice(start - 3, end - 3) }))
}

/** Run properties (children of w:rPr) with these edits made, in the order of ECMA-376 part 1, 17.3.2.28. */
export function editRunProperties(rPr: string, edits: PropertyEdits): string {
  return edited(rPr, edits, RUN_PLACES)
}

/** Paragraph properties (children of w:pPr) with these edits made, in the order of ECMA-376 part 1, 17.3.1.26. */
export function editParagraphProperties(pPr: string, edits: PropertyEdits): string {
  return edited(pPr, edits, PARAGRAPH_PLACES)
}

/** An empty element, as `element('w:jc', { 'w:val': 'center' })`. */
export function element(name: string, attrs: Readonly<Record<string, string | number>> = {}): string {
  const written = Object.entries(attrs).map(([attr, value]) => ` ${attr}="${escapeAttribute(String(value))}"`)
  return `<${name}${written.join('')}/>`
}

function edited(xml: string, edits: PropertyEdits, places: ReadonlyMap<string, number>): string {
  const properties = propertiesIn(xml)
  for (const [name, next] of Object.entries(edits)) {
    const at = properties.findIndex((p) => p.name === name)
    if (at >= 0) properties.splice(at, 1, ...(next === null ? [] : [{ name, xml: next }]))
    else if (next !== null) properties.splice(placeOf(name, properties, places), 0, { name, xml: next })
  }
  return properties.map((p) => p.xml).join('')
}

function placeOf(name: string, among: readonly Property[], places: ReadonlyMap<string, number>): number {
  const place = rank(name, places)
  const at = among.findIndex((p) => rank(p.name, places) > place)
  return at < 0 ? among.length : at
}

/** What the sequence does not name (extensions of later versions) comes last. */
function rank(name: string, places: ReadonlyMap<string, number>): number {
  return places.get(name) ?? places.size
}

function placesIn(sequence: Sequence): ReadonlyMap<string, number> {
  return new Map(sequence.flat().map((name, i) => [`w:${name}`, i]))
}

const RUN_PLACES = placesIn(RUN_PROPERTIES)
const PARAGRAPH_PLACES = placesIn(SEQUENCES['w:pPr']!)
