import { isOn } from '../../document/formatting-values.ts'
import {
  emptyStyleSheet,
  type ConditionalStyle,
  type Style,
  type StyleSheet,
  type StyleType,
  type TableCondition,
} from '../../document/style-sheet.ts'
import { child, elements, parseXml, type XmlElement } from '../xml.ts'
import { childrenXml, childVal, type ReadPart } from './styles/properties.ts'

const TYPES: ReadonlySet<string> = new Set<StyleType>(['paragraph', 'character', 'table', 'numbering'])

const CONDITIONS: ReadonlySet<string> = new Set<TableCondition>([
  ...(['wholeTable', 'band1Vert', 'band2Vert', 'band1Horz', 'band2Horz'] as const),
  ...(['firstRow', 'lastRow', 'firstCol', 'lastCol', 'nwCell', 'neCell', 'swCell', 'seCell'] as const),
])

/** Reads styles.xml (ECMA-376 part 1, 17.7). A part that is no XML gives an empty sheet and a message. */
export function readStyles(text: string): ReadPart<StyleSheet> {
  const root = parseXml(text)
  if (!root.ok) return { value: emptyStyleSheet, messages: [`The styles cannot be read: ${root.error.message}.`] }
  const messages: string[] = []
  const defaults = child(root.value, 'w:docDefaults')
  const styles: Style[] = []
  for (const element of elements(root.value)) {
    if (element.name !== 'w:style') continue
    const style = readStyle(element, text)
    if (style === null) messages.push('A style without an id was left out.')
    else styles.push(style)
  }
  return {
    value: {
      defaultPPr: childrenXml(child(child(defaults, 'w:pPrDefault'), 'w:pPr'), text),
      defaultRPr: childrenXml(child(child(defaults, 'w:rPrDefault'), 'w:rPr'), text),
      styles,
    },
    messages,
  }
}

function readStyle(element: XmlElement, text: string): Style | null {
  const id = element.attrs['w:styleId']
  if (id === undefined || id === '') return null
  const type = element.attrs['w:type'] ?? 'paragraph'
  const isDefault = element.attrs['w:default']
  return {
    id,
    name: childVal(element, 'w:name') ?? id,
    type: TYPES.has(type) ? (type as StyleType) : 'paragraph',
    isDefault: isDefault !== undefined && isOn(isDefault),
    basedOn: childVal(element, 'w:basedOn'),
    next: childVal(element, 'w:next'),
    link: childVal(element, 'w:link'),
    ...readProperties(element, text),
    conditions: elements(element).flatMap((c) => (c.name === 'w:tblStylePr' ? readCondition(c, text) : [])),
  }
}

function readCondition(element: XmlElement, text: string): ConditionalStyle[] {
  const condition = element.attrs['w:type'] ?? ''
  if (!CONDITIONS.has(condition)) return []
  return [{ condition: condition as TableCondition, ...readProperties(element, text) }]
}

function readProperties(element: XmlElement, text: string): Omit<ConditionalStyle, 'condition'> {
  return {
    pPr: childrenXml(child(element, 'w:pPr'), text),
    rPr: childrenXml(child(element, 'w:rPr'), text),
    tblPr: childrenXml(child(element, 'w:tblPr'), text),
    trPr: childrenXml(child(element, 'w:trPr'), text),
    tcPr: childrenXml(child(element, 'w:tcPr'), text),
  }
}
