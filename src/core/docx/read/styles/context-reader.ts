import { emptyContext, type DocumentContext } from '../../../document/style-sheet.ts'
import { decodePart } from '../../encoding.ts'
import { findPart, type DocxPackage } from '../../package.ts'
import { readNumbering } from '../numbering-reader.ts'
import { readStyles } from '../styles-reader.ts'
import { readTheme } from '../theme-reader.ts'
import { readLookSettings } from './look-settings-reader.ts'
import type { ReadPart } from './properties.ts'

/** Reads a package's styles, lists, theme and settings. What is absent or damaged is as in an empty document. */
export function readContext(pkg: DocxPackage): ReadPart<DocumentContext> {
  const messages: string[] = []
  const read = <T>(type: string, reader: (text: string) => ReadPart<T>, absent: T): T => {
    const target = pkg.relationships.find((r) => r.type === type && !r.external)?.target
    const name = target === undefined ? undefined : findPart(pkg.source, target)
    const bytes = name === undefined ? undefined : pkg.source.part(name)
    if (bytes === undefined) return absent
    const decoded = decodePart(bytes)
    if (!decoded.ok) {
      messages.push(`${name} cannot be read: ${decoded.error.message}.`)
      return absent
    }
    const { value, messages: said } = reader(decoded.value.text)
    messages.push(...said)
    return value
  }
  const value: DocumentContext = {
    styles: read('styles', readStyles, emptyContext.styles),
    numbering: read('numbering', readNumbering, emptyContext.numbering),
    theme: read('theme', readTheme, emptyContext.theme),
    look: read('settings', readLookSettings, emptyContext.look),
  }
  return { value, messages }
}
