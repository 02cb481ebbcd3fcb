import type { Node } from 'prosemirror-model'
import type { Formatter, ParagraphFormat } from './formatting.ts'
import type { NumberLabel } from './numbering-labels.ts'
import type { MarkRevisions } from './revision-attrs.ts'
import { schema } from './schema.ts'
import { inlineText, isGone } from './text.ts'

/*
 * What the outermost blocks of a document say about its clauses, each block by itself: which begin one, and where on the
 * line the text of the others begins, by which clause-places.ts tells what they go on with.
 */

/** What a paragraph that begins a clause is called. */
export interface ClauseName {
  /** 0 to 8 where a style or the paragraph makes it a heading; null for a paragraph that is only numbered. */
  readonly outlineLevel: number | null
  /** The list that numbers it, and its level in that; null where it has no number. */
  readonly list: { readonly id: number; readonly level: number } | null
  /** As Word shows it, '' without one. */
  readonly label: string
  /** The text that stays, up to the end of a run-in heading. */
  readonly title: string
  /** The whole paragraph is deleted, or was moved away: this is where the clause was. */
  readonly isGone: boolean
  /** The paragraph's own name in the file, by which it is known after others have moved; null where it has none. */
  readonly paraId: string | null
}

/** A paragraph that begins a clause. */
export interface HeadLine {
  /** Position before the paragraph. */
  readonly pos: number
  readonly name: ClauseName
  /** It only names what stands below it: "4. Term". */
  readonly isTitle: boolean
  /** It ends in a colon: what follows is what it announces. */
  readonly announces: boolean
  /** Its left edge, and where letters of its text begin a line: twips from the left edge of the page's text. */
  readonly left: number
  readonly textAt: readonly number[]
}

/** A paragraph or another block that begins no clause. */
export interface TextLine {
  readonly pos: number
  /** Where its letters begin, and its style; null for what goes on with whatever stands before it: bullets, tables … */
  readonly look: TextLook | null
  readonly announces: boolean
}

export interface TextLook {
  /** Twips from the text's left edge. */
  readonly at: number
  /** The paragraph style; null for the one that a paragraph has of itself, which says nothing. */
  readonly style: string | null
}

export type ClauseLine = HeadLine | TextLine

export function isHead(line: ClauseLine): line is HeadLine {
  return 'name' in line
}

/**
 * The lines among the blocks of a document or a group, by positions in it. Of neighbours that say the same only the first
 * is among them, and empty paragraphs are not.
 *
 * @param labelOf gives a paragraph's number, by the node or its position in `parent`
 */
export function clauseLines(
  parent: Node,
  formatter: Formatter,
  labelOf: (paragraph: Node, pos: number) => NumberLabel | null,
): ClauseLine[] {
  const lines: ClauseLine[] = []
  parent.forEach((block, pos) => {
    const line =
      block.type === schema.nodes.paragraph
        ? paragraphLine(block, pos, formatter, labelOf(block, pos))
        : { pos, look: null, announces: false }
    if (line === null) return
    const before = lines.at(-1)
    if (before !== undefined && !isHead(before) && !isHead(line) && saysTheSame(before, line)) return
    lines.push(line)
  })
  return lines
}

function saysTheSame(a: TextLine, b: TextLine): boolean {
  return a.announces === b.announces && a.look?.at === b.look?.at && a.look?.style === b.look?.style
}

function paragraphLine(
  paragraph: Node,
  pos: number,
  formatter: Formatter,
  label: NumberLabel | null,
): ClauseLine | null {
  const format = formatter.paragraph(paragraph.attrs.pPr as string)
  const text = paragraphText(paragraph)
  const name = nameOf(paragraph, format, label)
  if (name === null && text.trim() === '') return null
  const announces = /:\W*$/.test(text)
  const { start, firstLine, hanging } = format.indent
  const firstAt = start + firstLine - hanging
  // Without a hanging number, the number and what goes on with it stand where a first line begins.
  const [left, textAt] = [Math.min(start, firstAt), hanging > 0 ? [start] : [start, firstAt]]
  if (name !== null) return { pos, name, isTitle: isTitle(name, text), announces, left, textAt }
  // Where centred letters begin says nothing, and a bullet belongs to what it follows wherever it stands.
  const isFree = format.align === 'center' || format.align === 'end' || label?.bullet === true
  const at = text.startsWith('\t') ? tabAfter(firstAt, format) : firstAt
  const style = format.styleId === formatter.paragraph('').styleId ? null : format.styleId
  return { pos, look: isFree ? null : { at, style }, announces }
}

const DEFAULT_TAB = 720

function tabAfter(at: number, { tabs, indent }: ParagraphFormat): number {
  const next = tabs.find((tab) => tab.position > at)?.position
  // The indent of a hanging paragraph's text is a tab stop of its own (17.3.1.12).
  const own = indent.start > at ? indent.start : undefined
  return Math.min(next ?? Infinity, own ?? Infinity, (Math.floor(at / DEFAULT_TAB) + 1) * DEFAULT_TAB)
}

function nameOf(
  paragraph: Node,
  { outlineLevel, styleName }: ParagraphFormat,
  label: NumberLabel | null,
): ClauseName | null {
  const number = label === null || label.bullet || label.text === '' ? null : label
  const level = outlineLevel ?? (styleName === 'Title' ? 0 : null)
  if (level === null && number === null) return null
  const isWholeGone = isGoneParagraph(paragraph)
  const title = clauseTitle(paragraph, isWholeGone)
  if (title === '' && number === null) return null
  return {
    outlineLevel: level,
    list: number === null ? null : { id: number.list, level: number.level },
    label: number?.text ?? '',
    title,
    isGone: isWholeGone,
    paraId: paragraph.attrs.paraId as string | null,
  }
}

/** A heading, or a number with a name: few words, and no part of a sentence. Items, as (b), are none unless they are headings. */
function isTitle({ outlineLevel, label, title }: ClauseName, text: string): boolean {
  const words = text.trim()
  if (title === '' || words.length > LONGEST_TITLE || /[.;:]\s|[;:,]$|\b(?:and|or)$/.test(words)) return false
  return outlineLevel !== null || (/^\w*\s*\d/.test(label) && !words.endsWith('.'))
}

const LONGEST_TITLE = 90

/** The text that stays, up to the end of a run-in heading. @param withGone deleted text counts too */
export function clauseTitle(paragraph: Node, withGone: boolean): string {
  let text = ''
  paragraph.forEach((node) => {
    if (text.length > LONGEST_TITLE * 2) return
    if (withGone || !isGone(node)) text += inlineText(node)
  })
  const clean = text.replace(/\s+/g, ' ').trim()
  // "Fees. The Customer pays …" is the clause called Fees.
  const heading = /^(.{2,60}?)[.:]\s/.exec(clean)?.[1]
  const title = heading ?? clean
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`
}

/** What stays of a paragraph; all of it where nothing does. */
function paragraphText(paragraph: Node): string {
  const text = (withGone: boolean): string =>
    paragraph.children.map((node) => (withGone || !isGone(node) ? inlineText(node) : '')).join('')
  return text(false) || text(true)
}

function isGoneParagraph(paragraph: Node): boolean {
  const { del, moveFrom } = (paragraph.attrs.markRevisions as MarkRevisions | null) ?? {}
  if (del === undefined && moveFrom === undefined) return false
  return paragraph.children.every((node) => isGone(node) || isPlace(node))
}

function isPlace(node: Node): boolean {
  return node.type === schema.nodes.anchor || node.type === schema.nodes.commentRef
}
