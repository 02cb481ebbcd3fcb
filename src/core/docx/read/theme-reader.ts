import { emptyTheme, type Theme, type ThemeFonts } from '../../document/style-sheet.ts'
import { child, elements, parseXml, type XmlElement } from '../xml.ts'
import type { ReadPart } from './styles/properties.ts'

/** Reads the fonts and colours of a theme part (ECMA-376 part 1, 20.1.6). No XML gives an empty theme and a message. */
export function readTheme(text: string): ReadPart<Theme> {
  const root = parseXml(text)
  if (!root.ok) return { value: emptyTheme, messages: [`The theme cannot be read: ${root.error.message}.`] }
  const parts = child(root.value, 'a:themeElements')
  const fonts = child(parts, 'a:fontScheme')
  const colours = child(parts, 'a:clrScheme')
  return {
    value: {
      major: readFonts(child(fonts, 'a:majorFont')),
      minor: readFonts(child(fonts, 'a:minorFont')),
      colours: colours === undefined ? [] : elements(colours).flatMap(readColour),
    },
    messages: [],
  }
}

function readFonts(element: XmlElement | undefined): ThemeFonts {
  const typeface = (name: string): string => child(element, name)?.attrs['typeface'] ?? ''
  return {
    latin: typeface('a:latin'),
    eastAsia: typeface('a:ea'),
    complex: typeface('a:cs'),
    scripts: (element === undefined ? [] : elements(element)).flatMap(({ name, attrs }) =>
      name === 'a:font' && attrs['script'] !== undefined && attrs['typeface'] !== undefined
        ? [[attrs['script'], attrs['typeface']] as const]
        : [],
    ),
  }
}

function readColour(element: XmlElement): (readonly [string, string])[] {
  // A system colour carries what it was when the file was written; ours may differ, the document's look should not.
  const rgb = child(element, 'a:srgbClr')?.attrs['val'] ?? child(element, 'a:sysClr')?.attrs['lastClr'] ?? ''
  return /^[0-9a-f]{6}$/i.test(rgb) ? [[element.name.slice(2), rgb.toUpperCase()]] : []
}
