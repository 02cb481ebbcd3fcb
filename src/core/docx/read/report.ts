import { TEXT_BOXES } from '../namespaces.ts'
import { elements, type XmlElement } from '../xml.ts'
import { holdsBlocks, holdsRevisions } from './opaque.ts'

/** What the import report calls an element that is kept whole: singular and plural. */
const NAMES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'text box': ['text box', 'text boxes'],
  picture: ['picture', 'pictures'],
  drawing: ['drawing', 'drawings'],
  object: ['embedded object', 'embedded objects'],
  equation: ['equation', 'equations'],
  import: ['imported document', 'imported documents'],
  element: ['element of an unknown kind', 'elements of unknown kinds'],
}

/** What a reader would call an element that we show as a placeholder. */
export function kindOfOpaque(element: XmlElement): string {
  if (element.name.startsWith('m:oMath')) return 'equation'
  if (element.name === 'w:object') return 'object'
  if (element.name === 'w:altChunk') return 'import'
  if (has(element, TEXT_BOXES)) return 'text box'
  if (has(element, PICTURES)) return 'picture'
  return /^(w:drawing|w:pict|mc:AlternateContent)$/.test(element.name) ? 'drawing' : 'element'
}

const PICTURES: ReadonlySet<string> = new Set(['pic:pic', 'v:imagedata'])

function has(element: XmlElement, names: ReadonlySet<string>): boolean {
  return elements(element).some((e) => names.has(e.name) || has(e, names))
}

/** Lines for the import report, such as "2 pictures and 1 equation are shown as placeholders". None when nothing is. */
export function reportOpaques(opaques: readonly XmlElement[]): string[] {
  const counts = new Map<string, number>()
  let undecided = 0
  for (const element of opaques) {
    const kind = kindOfOpaque(element)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (holdsRevisions(element) && holdsBlocks(element)) undecided++
  }
  if (counts.size === 0) return []
  const named = [...counts].map(([kind, n]) => `${n} ${NAMES[kind]![n === 1 ? 0 : 1]}`)
  const total = opaques.length === 1
  const lines = [
    `${list(named)} ${total ? 'is shown as a placeholder; it is' : 'are shown as placeholders; they are'} kept and go${total ? 'es' : ''} out unchanged`,
  ]
  if (undecided > 0) {
    lines.push(
      `${undecided} of them hold${undecided === 1 ? 's' : ''} tracked changes inside, which can only be decided in Word`,
    )
  }
  return lines
}

function list(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`
}
