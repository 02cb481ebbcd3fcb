import type { Node } from 'prosemirror-model'
import type { Formatter, ParagraphFormat, RunFormat } from '../../../../core/document/formatting.ts'
import type { ImageRef } from '../../../../core/docx/read/image.ts'
import { schema } from '../../../../core/document/schema.ts'
import { isGone } from '../../../../core/document/text.ts'

/** A piece of a header's text: words, or a count that only the printer knows. */
export type MarginPiece = string | { readonly counter: 'page' | 'pages' }

export type MarginSide = 'left' | 'center' | 'right'

/** What a header or footer says, as the margins of printed pages can show it: lines of text at three places, and pictures. */
export interface MarginText {
  readonly sides: Readonly<Record<MarginSide, readonly (readonly MarginPiece[])[]>>
  /** The look of its first words; null where it has none. */
  readonly run: RunFormat | null
  readonly pictures: readonly MarginPicture[]
  /** CSS px: how high it is, and how much of that is above its first and below its last words. */
  readonly height: number
  readonly above: number
  readonly below: number
}

export interface MarginPicture {
  readonly image: ImageRef
  /** Where its line has it, and how far below the top of the header or footer that line begins, in CSS px. */
  readonly side: MarginSide
  readonly top: number
}

const EMPTY: MarginText = {
  sides: { left: [], center: [], right: [] },
  run: null,
  pictures: [],
  height: 0,
  above: 0,
  below: 0,
}

/** The height of a line for its letters' size. */
export const LINE = 1.2

/** Reads a header or footer. What is neither text nor a picture (shading, shapes) is left out. */
export function marginText(doc: Node | null, formatter: Formatter): MarginText {
  if (doc === null) return EMPTY
  const sides: Record<MarginSide, MarginPiece[][]> = { left: [], center: [], right: [] }
  const pictures: MarginPicture[] = []
  let run: RunFormat | null = null
  let [height, above, below] = [0, 0, 0]
  for (const line of linesOf(doc)) {
    const format = formatter.paragraph(line.paragraph.attrs.pPr as string)
    const parts = line.parts
    const isEmpty = parts.every((part) => part.every((piece) => typeof piece === 'string' && piece.trim() === ''))
    if (!isEmpty) run ??= runOf(line.paragraph, format, formatter)
    const letters = isEmpty || run === null ? 0 : (run.size / 2) * (4 / 3) * LINE
    const inLine = line.pictures.flatMap(({ image }) => (image.float === undefined ? [image.height] : []))
    const room = Math.max(letters, ...inLine)
    const at = placesOf(parts.length, format)
    for (const { image, part } of line.pictures) {
      // One in the line stands on it, as letters do.
      pictures.push({ image, side: at[part]!, top: image.float === undefined ? height + room - image.height : height })
    }
    if (isEmpty) below += room
    else {
      if (sides.left.length === 0) above = height + room - letters
      below = 0
    }
    height += room
    if (isEmpty) continue
    for (const side of ['left', 'center', 'right'] as const) {
      const pieces = parts.filter((_, i) => at[i] === side)
      sides[side].push(pieces.flatMap((part, i) => (i === 0 ? part : [' ', ...part])))
    }
  }
  for (const side of ['left', 'center', 'right'] as const) {
    if (sides[side].every((line) => line.length === 0)) sides[side] = []
  }
  return { sides, run, pictures, height, above, below }
}

interface Line {
  readonly paragraph: Node
  /** What stands between tabs, or in the cells of a row. */
  readonly parts: readonly (readonly MarginPiece[])[]
  /** Its pictures, each with the part it stands in. */
  readonly pictures: readonly { readonly image: ImageRef; readonly part: number }[]
}

function linesOf(parent: Node): Line[] {
  const lines: Line[] = []
  parent.forEach((node) => {
    if (node.type === schema.nodes.paragraph) lines.push({ paragraph: node, ...partsOf(node) })
    else if (node.type === schema.nodes.row) {
      const cells = node.children.map(linesOf).filter((cell) => cell.length > 0)
      const first = cells[0]?.[0]
      if (first !== undefined) {
        const parts = cells.map((cell) => cell.flatMap((l) => l.parts.flat()))
        const pictures = cells.flatMap((cell, part) =>
          cell.flatMap((l) => l.pictures.map(({ image }) => ({ image, part }))),
        )
        lines.push({ paragraph: first.paragraph, parts, pictures })
      }
    } else if (!node.isLeaf) lines.push(...linesOf(node))
  })
  return lines
}

/** One part stands where its paragraph is aligned; two stand at the edges; of more the last is right and the rest between. */
function placesOf(parts: number, { align }: ParagraphFormat): MarginSide[] {
  if (parts === 1) return [align === 'end' ? 'right' : align === 'center' ? 'center' : 'left']
  return Array.from({ length: parts }, (_, i) => (i === 0 ? 'left' : i === parts - 1 ? 'right' : 'center'))
}

const COUNTERS: Readonly<Record<string, 'page' | 'pages'>> = { PAGE: 'page', NUMPAGES: 'pages', SECTIONPAGES: 'pages' }

function partsOf(paragraph: Node): Pick<Line, 'parts' | 'pictures'> {
  const parts: MarginPiece[][] = [[]]
  const pictures: Line['pictures'][number][] = []
  const put = (piece: MarginPiece): void => void parts.at(-1)!.push(piece)
  let code: string | null = null
  /** The result of a field that counts pages is the printer's to say. */
  let counted: 'page' | 'pages' | null = null
  paragraph.forEach((node) => {
    if (isGone(node)) return
    const image = node.attrs.image as ImageRef | null | undefined
    if (image != null) return void pictures.push({ image, part: parts.length - 1 })
    const simple = simpleCounter(node)
    if (node.type === schema.nodes.field) {
      const edge = node.attrs.edge as string
      if (edge === 'begin') code = ''
      if (edge !== 'begin' && code !== null) {
        counted = counterOf(code)
        if (counted !== null) put({ counter: counted })
        code = null
      }
      if (edge === 'end') counted = null
    } else if (node.type === schema.nodes.instr) code = (code ?? '') + (node.attrs.text as string)
    else if (counted !== null) return
    else if (simple !== null) put({ counter: simple })
    else if (node.type === schema.nodes.tab || node.attrs.kind === 'ptab') parts.push([])
    else if (node.type === schema.nodes.break) put(' ')
    else if (node.attrs.kind === 'pgNum') put({ counter: 'page' })
    else put(node.isText ? node.text! : '')
  })
  return { parts: parts.map((part) => part.filter((piece) => piece !== '')), pictures }
}

function counterOf(code: string): 'page' | 'pages' | null {
  return COUNTERS[/^\s*(\w+)/.exec(code)?.[1]?.toUpperCase() ?? ''] ?? null
}

/** A w:fldSimple is a wrapper around its result. */
function simpleCounter(node: Node): 'page' | 'pages' | null {
  const wrap = node.marks.find((m) => m.type === schema.marks.wrap && m.attrs.kind === 'fldSimple')
  return wrap === undefined ? null : counterOf(/w:instr="([^"]*)"/.exec(wrap.attrs.open as string)?.[1] ?? '')
}

function runOf(paragraph: Node, format: ParagraphFormat, formatter: Formatter): RunFormat {
  const words = paragraph.children.find((n) => n.isText && n.text!.trim() !== '')
  const rPr = words?.marks.find((m) => m.type === schema.marks.rPr)?.attrs.xml as string | undefined
  return formatter.run(format, rPr ?? '')
}
