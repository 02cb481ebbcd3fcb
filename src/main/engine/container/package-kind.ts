const CONTENT_TYPES = '[Content_Types].xml'

/**
 * What a zip looks like when it is plainly no Word document, in words for a message; undefined when it may be one. Which
 * part is the main one, and whether it is there, is told by the relationships, not here (ECMA-376 part 2, 6.5).
 */
export function otherThanWord(
  has: (name: string) => boolean,
  text: (name: string) => string | undefined,
): string | undefined {
  const types = text(CONTENT_TYPES)
  if (types === undefined) return otherThanOpc(has, text('mimetype') ?? '')
  if (/wordprocessingml|ms-word/i.test(types)) return undefined
  if (/spreadsheetml|ms-excel/i.test(types)) return 'an Excel workbook'
  if (/presentationml|ms-powerpoint/i.test(types)) return 'a PowerPoint presentation'
  if (/visio/i.test(types)) return 'a Visio drawing'
  return undefined
}

function otherThanOpc(has: (name: string) => boolean, mimetype: string): string {
  if (mimetype.includes('epub')) return 'an e-book (EPUB)'
  if (mimetype.includes('opendocument.text')) return 'an OpenDocument text (.odt)'
  if (mimetype.includes('opendocument.spreadsheet')) return 'an OpenDocument spreadsheet (.ods)'
  if (mimetype.includes('opendocument')) return 'an OpenDocument file'
  if (has('Index/Document.iwa')) return 'an Apple Pages document'
  if (has('META-INF/MANIFEST.MF')) return 'a Java archive'
  if (has('word/document.xml')) return 'a Word document whose [Content_Types].xml is missing'
  return 'a plain zip archive'
}
