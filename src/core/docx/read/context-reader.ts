import { emptyNumbering } from '../../document/numbering.ts'
import { defaultLook, emptyStyleSheet, emptyTheme, type DocumentContext } from '../../document/style-sheet.ts'
import { decodePart } from '../encoding.ts'
import { findPart, type DocxPackage } from '../package.ts'
import { readNumbering } from './numbering-reader.ts'
import { readStyles } from './styles-reader.ts'
import { readLookSettings } from './styles/look-settings-reader.ts'
import type { ReadPart } from './styles/properties.ts'
import { readTheme } from './theme-reader.ts'

/** Reads what the look of a document depends on. A part that is missing or broken counts as empty, with a message. */
export function readContext(pkg: DocxPackage): { value: DocumentContext; messages: string[] } {
  const messages: string[] = []
  const read = <T>(type: string, reader: (text: string) => ReadPart<T>, empty: T): T => {
    const target = pkg.relationships.find((r) => r.type === type && !r.external)?.target
    const name = target === undefined ? undefined : findPart(pkg.source, target)
    if (name === undefined) return empty
    const decoded = decodePart(pkg.source.part(name)!)
    if (!decoded.ok) {
      messages.push(`${name}: ${decoded.error.message}; the document is shown without it`)
      return empty
    }
    const part = reader(decoded.value.text)
    messages.push(...part.messages.map((m) => `${name}: ${m}`))
    return part.value
  }
  const value = {
    styles: read('styles', readStyles, emptyStyleSheet),
    numbering: read('numbering', readNumbering, emptyNumbering),
    theme: read('theme', readTheme, emptyTheme),
    look: read('settings', readLookSettings, defaultLook),
  }
  return { value, messages }
}
