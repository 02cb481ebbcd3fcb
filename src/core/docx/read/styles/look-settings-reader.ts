import { isOn, twips, val } from '../../../document/formatting-values.ts'
import { defaultLook, type LookSettings } from '../../../document/style-sheet.ts'
import { child, parseXml, type XmlElement } from '../../xml.ts'
import { childVal, type ReadPart } from './properties.ts'

/** Reads from settings.xml what looks depend on (ECMA-376 part 1, 17.15.1). No XML gives the defaults and a message. */
export function readLookSettings(text: string): ReadPart<LookSettings> {
  const root = parseXml(text)
  if (!root.ok) return { value: defaultLook, messages: [`The settings cannot be read: ${root.error.message}.`] }
  const mapping = child(root.value, 'w:clrSchemeMapping')?.attrs ?? {}
  const langs = child(root.value, 'w:themeFontLang')?.attrs
  return {
    value: {
      colourMap: Object.entries(mapping)
        .filter(([name]) => name.startsWith('w:'))
        .map(([name, means]) => [name.slice(2), means] as const),
      eastAsiaLang: langs?.['w:eastAsia'] ?? null,
      bidiLang: langs?.['w:bidi'] ?? null,
      defaultTab: twips(childVal(root.value, 'w:defaultTabStop') ?? undefined) ?? defaultLook.defaultTab,
      addsSpacing: isSet(child(root.value, 'w:compat'), 'w:doNotUseHTMLParagraphAutoSpacing'),
    },
    messages: [],
  }
}

function isSet(parent: XmlElement | undefined, name: string): boolean {
  const flag = child(parent, name)
  return flag !== undefined && isOn(val(flag))
}
