import { formatterOf } from '../document/formatting.ts'
import { createLists, type ListDefinition } from '../document/numbering-lists.ts'
import type { NumberingLevel } from '../document/numbering.ts'
import type { DocumentContext } from '../document/style-sheet.ts'
import { escapeAttribute } from '../docx/xml.ts'
import { formatsOf } from './labels.ts'
import type { PastedItem } from './pasted-blocks.ts'

/** Finds the document's own list for a pasted item. */
export interface ListFitter {
  /** pPr of a paragraph that is such an item here; null where no list fits, and the label has to be typed. */
  readonly fit: (item: PastedItem) => string | null
}

/**
 * Bullets take a bulleted list of the document. Numbers go on only with the list of the paragraph that they are pasted
 * into, from its level down and where it writes them alike: in any other they would renumber clauses elsewhere.
 */
export function createListFitter(context: DocumentContext, around: string): ListFitter {
  const lists = createLists(context)
  const here = formatterOf(context).paragraph(around).numbering
  const own = here === null ? null : lists.find(here.numId)
  const bullets = bulletList(context, lists.find)
  const listStyle = context.styles.styles.find((s) => s.type === 'paragraph' && /^list paragraph$/i.test(s.name))

  const ordered = (item: PastedItem): string | null => {
    const level = (here?.level ?? 0) + item.level
    const definition = own?.levels[level]
    if (own === null || definition === undefined || !formatsOf(item.label).includes(definition.format)) return null
    return pPrOf(own, level, definition, '')
  }
  const bulleted = (item: PastedItem): string | null => {
    const definition = bullets?.levels[item.level]
    if (bullets === null || definition?.format !== 'bullet') return null
    return pPrOf(bullets, item.level, definition, listStyle?.id ?? '')
  }
  // What follows an item's label in the same item has the item's place, but no number of its own.
  return { fit: (item) => (item.label === '' ? null : item.isOrdered ? ordered(item) : bulleted(item)) }
}

function pPrOf(list: ListDefinition, level: number, definition: NumberingLevel, styleId: string): string {
  // A level that belongs to a style is had by the style.
  if (definition.pStyle !== null) return `<w:pStyle w:val="${escapeAttribute(definition.pStyle)}"/>`
  const style = styleId === '' ? '' : `<w:pStyle w:val="${escapeAttribute(styleId)}"/>`
  return `${style}<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list.numId}"/></w:numPr>`
}

function bulletList(context: DocumentContext, find: (numId: number) => ListDefinition | null): ListDefinition | null {
  for (const { id } of context.numbering.instances) {
    const list = find(id)
    // Bullets on every level that it has, so that no number of a clause is among them.
    const levels = list?.levels.filter((level) => level !== undefined) ?? []
    if (list !== null && levels.length > 0 && levels.every((level) => level.format === 'bullet')) return list
  }
  return null
}
