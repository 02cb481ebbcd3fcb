import { readNumbering } from '../../../src/core/docx/read/numbering-reader.ts'
import { readStyles } from '../../../src/core/docx/read/styles-reader.ts'
import { emptyContext, type DocumentContext } from '../../../src/core/document/style-sheet.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** A w:lvl: `lvl(0, 'decimal', '%1.')`, with further children in schema order between numFmt and lvlText. */
export function lvl(level: number, format: string, text: string, more = '', start = 1): string {
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}` +
    `<w:lvlText w:val="${text}"/></w:lvl>`
  )
}

export function abstractNum(id: number, ...children: string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${children.join('')}</w:abstractNum>`
}

export function num(id: number, abstractId: number, ...overrides: string[]): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides.join('')}</w:num>`
}

export function startOverride(level: number, start: number): string {
  return `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`
}

/** The numbering part that holds these definitions. */
export const numberingXml = (...definitions: string[]): string =>
  `<w:numbering ${W} ${MC}>${definitions.join('')}</w:numbering>`

/** The styles part that holds these styles and defaults. */
export const stylesXml = (...styles: string[]): string => `<w:styles ${W}>${styles.join('')}</w:styles>`

/** A context of these two parts, read by the readers under test. */
export function contextOf(parts: { numbering?: string[]; styles?: string[] }): DocumentContext {
  return {
    ...emptyContext,
    numbering: readNumbering(numberingXml(...(parts.numbering ?? []))).value,
    styles: readStyles(stylesXml(...(parts.styles ?? []))).value,
  }
}

/** Direct numbering of a paragraph, as its pPr. */
export const numPr = (numId: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

/** The outline that most contracts use: 1. / 1.1 / (a) / (i) / (A). */
export const OUTLINE = [
  lvl(0, 'decimal', '%1.'),
  lvl(1, 'decimal', '%1.%2'),
  lvl(2, 'lowerLetter', '(%3)'),
  lvl(3, 'lowerRoman', '(%4)'),
  lvl(4, 'upperLetter', '(%5)'),
]
