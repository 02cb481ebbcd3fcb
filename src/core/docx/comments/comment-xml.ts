import { textNodes } from '../../revision/track/pasted.ts'
import { findPart, parsePart, type DocxPackage } from '../package.ts'
import { writeInline, type InlineEmit } from '../write/inline-writer.ts'
import { child, elements, escapeAttribute } from '../xml.ts'
import type { NewComment } from './comment-edit.ts'

/** The built-in styles of comments by their ids in this document, which a localised Word chooses otherwise. */
export interface CommentStyles {
  readonly text: string | null
  readonly reference: string | null
}

/** Built-in styles are known by their names (ECMA-376 part 1, 17.7.4.9). Null where the document has no such style. */
export function commentStyles(pkg: DocxPackage): CommentStyles {
  const target = pkg.relationships.find((r) => r.type === 'styles' && !r.external)?.target
  const name = target === undefined ? undefined : findPart(pkg.source, target)
  const parsed = name === undefined ? undefined : parsePart(pkg.source, name)
  const styles = parsed?.ok === true ? elements(parsed.value).filter((e) => e.name === 'w:style') : []
  const idOf = (type: string, named: string): string | null =>
    styles.find((e) => e.attrs['w:type'] === type && child(e, 'w:name')?.attrs['w:val']?.toLowerCase() === named)
      ?.attrs['w:styleId'] ?? null
  return { text: idOf('paragraph', 'annotation text'), reference: idOf('character', 'annotation reference') }
}

/** Run properties of a comment's mark, in the text and in the comment: small, as Word shows it, where no style says so. */
export function referenceProperties(styles: CommentStyles): string {
  return styles.reference === null
    ? '<w:sz w:val="16"/><w:szCs w:val="16"/>'
    : `<w:rStyle w:val="${escapeAttribute(styles.reference)}"/>`
}

/** Comments hold text alone here: nothing that lives by reference, and no revision. */
const TEXT_ALONE: InlineEmit = {
  writesUtc: false,
  revisionId: () => {
    throw new Error('a comment that is written here has no revisions')
  },
  place: (node) => node.attrs.xml as string,
  opaque: () => {
    throw new Error('a comment that is written here holds text alone')
  },
}

/** The paragraphs of a comment, one a line, with these paraIds; the mark that shows its number begins the first (17.13.4.1). */
export function commentParagraphs(lines: readonly string[], paraIds: readonly string[], styles: CommentStyles): string {
  const pPr = styles.text === null ? '' : `<w:pPr><w:pStyle w:val="${escapeAttribute(styles.text)}"/></w:pPr>`
  const mark = `<w:r><w:rPr>${referenceProperties(styles)}</w:rPr><w:annotationRef/></w:r>`
  return lines
    .map((line, i) => {
      const content = writeInline(textNodes(line, []).content, TEXT_ALONE)
      return `<w:p w14:paraId="${paraIds[i]!}" w14:textId="77777777">${pPr}${i === 0 ? mark : ''}${content}</w:p>`
    })
    .join('')
}

/** The lines as paragraphs can hold them: never none, and a line end inside one parts it. */
export function paragraphLines(lines: readonly string[]): string[] {
  const parted = lines.flatMap((line) => line.split(/\r\n|\r|\n/))
  return parted.length === 0 ? [''] : parted
}

/** A whole w:comment (17.13.4.2) around its paragraphs. */
export function commentElement(id: string, comment: NewComment, paragraphs: string, local: string): string {
  const { author, date, initials } = comment
  const attributes = Object.entries({ id, author, date, initials })
    .filter(([name, value]) => name !== 'initials' || value !== '')
    .map(([name, value]) => ` w:${name}="${escapeAttribute(value)}"`)
  return `<w:comment${local}${attributes.join('')}>${paragraphs}</w:comment>`
}
