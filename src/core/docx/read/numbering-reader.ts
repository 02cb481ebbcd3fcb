import { integer, isOn } from '../../document/formatting-values.ts'
import {
  emptyNumbering,
  type AbstractNumbering,
  type LevelOverride,
  type Numbering,
  type NumberingInstance,
  type NumberingLevel,
} from '../../document/numbering.ts'
import { child, elements, parseXml, type XmlElement } from '../xml.ts'
import { alternatives, childrenXml, childVal, type ReadPart } from './styles/properties.ts'

/** Reads numbering.xml (ECMA-376 part 1, 17.9). A part that is no XML gives no lists and a message. */
export function readNumbering(text: string): ReadPart<Numbering> {
  const root = parseXml(text)
  if (!root.ok) return { value: emptyNumbering, messages: [`The lists cannot be read: ${root.error.message}.`] }
  const messages: string[] = []
  const abstracts: AbstractNumbering[] = []
  const instances: NumberingInstance[] = []
  for (const element of elements(root.value)) {
    if (element.name === 'w:abstractNum') {
      const abstract = readAbstract(element, text)
      if (abstract === null) messages.push('A list definition without a number was left out.')
      else abstracts.push(abstract)
    } else if (element.name === 'w:num') {
      const instance = readInstance(element, text)
      if (instance === null) messages.push('A list without a number or a definition was left out.')
      else instances.push(instance)
    }
  }
  return { value: { abstracts, instances }, messages }
}

function readAbstract(element: XmlElement, text: string): AbstractNumbering | null {
  const id = integer(element.attrs['w:abstractNumId'])
  if (id === undefined) return null
  return {
    id,
    styleLink: childVal(element, 'w:styleLink'),
    numStyleLink: childVal(element, 'w:numStyleLink'),
    levels: elements(element).flatMap((c) => (c.name === 'w:lvl' ? readLevel(c, text) : [])),
  }
}

function readInstance(element: XmlElement, text: string): NumberingInstance | null {
  const id = integer(element.attrs['w:numId'])
  const abstractId = integer(childVal(element, 'w:abstractNumId') ?? undefined)
  if (id === undefined || abstractId === undefined) return null
  const overrides = elements(element).flatMap((c) => (c.name === 'w:lvlOverride' ? readOverride(c, text) : []))
  return { id, abstractId, overrides }
}

function readOverride(element: XmlElement, text: string): LevelOverride[] {
  const level = levelNumber(element)
  if (level === null) return []
  const start = integer(childVal(element, 'w:startOverride') ?? undefined) ?? null
  const definition = child(element, 'w:lvl')
  const read = definition === undefined ? undefined : readLevel(definition, text, level)[0]
  return [{ level, start, definition: read ?? null }]
}

function levelNumber(element: XmlElement): number | null {
  const level = integer(element.attrs['w:ilvl'])
  return level !== undefined && level >= 0 && level <= 8 ? level : null
}

function readLevel(element: XmlElement, text: string, at: number | null = null): NumberingLevel[] {
  const level = at ?? levelNumber(element)
  if (level === null) return []
  return [
    {
      level,
      // Where start is left out, counting begins at 0 (17.9.25).
      start: integer(childVal(element, 'w:start') ?? undefined) ?? 0,
      ...readFormat(element),
      text: readText(child(element, 'w:lvlText')),
      suffix: readSuffix(childVal(element, 'w:suff')),
      legal: child(element, 'w:isLgl') !== undefined && isOn(childVal(element, 'w:isLgl') ?? undefined),
      restart: integer(childVal(element, 'w:lvlRestart') ?? undefined) ?? null,
      pStyle: childVal(element, 'w:pStyle'),
      justify: readJustify(childVal(element, 'w:lvlJc')),
      picture: child(element, 'w:lvlPicBulletId') !== undefined,
      pPr: childrenXml(child(element, 'w:pPr'), text),
      rPr: childrenXml(child(element, 'w:rPr'), text),
    },
  ]
}

/** A custom format stands in mc:AlternateContent with a plain one for older readers beside it: both are kept. */
function readFormat(element: XmlElement): { format: string; pattern: string | null } {
  const formats = alternatives(element, 'w:numFmt').map((e) => e.attrs)
  const custom = formats.find((f) => f['w:val'] === 'custom')
  const plain = formats.find((f) => f['w:val'] !== 'custom')
  return { format: plain?.['w:val'] ?? 'decimal', pattern: custom?.['w:format'] ?? null }
}

function readText(element: XmlElement | undefined): string {
  const isNull = element?.attrs['w:null']
  return isNull !== undefined && isOn(isNull) ? '' : (element?.attrs['w:val'] ?? '')
}

function readSuffix(value: string | null): NumberingLevel['suffix'] {
  return value === 'space' || value === 'nothing' ? value : 'tab'
}

function readJustify(value: string | null): NumberingLevel['justify'] {
  if (value === 'center') return 'center'
  return value === 'right' || value === 'end' ? 'end' : 'start'
}
