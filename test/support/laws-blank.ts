import { createContainer } from '../../src/main/engine/container/write-container.ts'

/**
 * A small whole .docx: styles, numbering, settings, one comment, and a body that holds what generated documents may put
 * anywhere (bookmarks and chunks of HTML between paragraphs), for the writer takes such things from the file they came from.
 */

/** Bookmarks of the body, by these ids and the names `b<id>`. */
export const BOOKMARKS: readonly number[] = Array.from({ length: 60 }, (_, i) => i + 10)
/** Ids that nothing uses, for ranges of moves. */
export const RANGE_IDS: readonly number[] = Array.from({ length: 12 }, (_, i) => i + 100)
/** Chunks of HTML in the body, all of one part. */
export const CHUNKS = 8
/** The one comment's id. */
export const COMMENT = '0'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const PARTS = ['styles', 'numbering', 'settings', 'comments'] as const

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function contentTypes(): string {
  const override = (name: string, type: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${WORD_TYPE}.${type}+xml"/>`
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="htm" ContentType="text/html"/>' +
    override('document', 'document.main') +
    PARTS.map((name) => override(name, name)).join('') +
    '</Types>'
  )
}

function body(): string {
  const bookmark = (id: number): string =>
    `<w:bookmarkStart w:id="${id}" w:name="b${id}"/><w:bookmarkEnd w:id="${id}"/>`
  const chunk = `<w:altChunk r:id="rId${PARTS.length + 1}"/>`
  const range =
    `<w:commentRangeStart w:id="${COMMENT}"/><w:r><w:t>text</w:t></w:r><w:commentRangeEnd w:id="${COMMENT}"/>` +
    `<w:r><w:commentReference w:id="${COMMENT}"/></w:r>`
  return [...BOOKMARKS, ...RANGE_IDS].map(bookmark).join('') + chunk.repeat(CHUNKS) + `<w:p>${range}</w:p>`
}

const XML: Readonly<Record<string, string>> = {
  '[Content_Types].xml': contentTypes(),
  '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
  'word/_rels/document.xml.rels': relationships([
    ...PARTS.map((name) => [name, `${name}.xml`] as const),
    ['aFChunk', 'chunk.htm'],
  ]),
  'word/document.xml': `<w:document ${W} ${R}><w:body>${body()}</w:body></w:document>`,
  'word/settings.xml': `<w:settings ${W}><w:trackRevisions/></w:settings>`,
  'word/comments.xml':
    `<w:comments ${W}><w:comment w:id="${COMMENT}" w:author="A" w:date="2024-01-02T03:04:05Z">` +
    '<w:p><w:r><w:t>why</w:t></w:r></w:p></w:comment></w:comments>',
}

/** What a document names by id. */
interface Definitions {
  /** w:style elements. */
  readonly styles: readonly string[]
  /** w:abstractNum elements, and the w:num elements that use them. */
  readonly numbering: readonly string[]
}

const LITTLE: Definitions = {
  styles: ['<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'],
  numbering: [
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">' +
      '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>' +
      '</w:abstractNum>',
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  ],
}

/** The bytes of the package, by default with one style and one list. */
export function blankDocx({ styles, numbering }: Definitions = LITTLE): Uint8Array {
  const defaults = '<w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults>'
  const all = {
    ...XML,
    'word/styles.xml': `<w:styles ${W}>${defaults}${styles.join('')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}>${numbering.join('')}</w:numbering>`,
  }
  const parts = new Map<string, Uint8Array>()
  for (const [name, xml] of Object.entries(all)) parts.set(name, Buffer.from(HEAD + xml))
  parts.set('word/chunk.htm', Buffer.from('<p>text</p>'))
  return createContainer(parts)
}
