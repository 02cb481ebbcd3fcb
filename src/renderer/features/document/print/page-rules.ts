import type { Formatter } from '../../../../core/document/formatting.ts'
import type { Section } from '../../../../core/document/sections.ts'
import type { FurnitureStories } from '../view/furniture.ts'
import { fontStack } from '../view/fonts.ts'
import { px } from '../view/length.ts'
import { pagePictures, pictureKey, type PagePicture } from './margin-pictures.ts'
import { LINE, marginText, type MarginPiece, type MarginText } from './margin-text.ts'

/** Names of the printed pages by section: one that goes on on the same page shares the name of the one before. */
export function pageNames(sections: readonly Section[]): string[] {
  const names: string[] = []
  sections.forEach((section, i) => {
    const goesOn = section.start === 'continuous' || section.start === 'nextColumn'
    names.push(goesOn && i > 0 ? names[i - 1]! : `section-${i}`)
  })
  return names
}

/** A rule for printed pages, with what stands in their margins. */
export interface PrintedPage {
  readonly selector: string
  readonly section: Section
  readonly header: MarginText
  readonly footer: MarginText
  readonly pictures: readonly PagePicture[]
}

/** The kinds of pages that a document is printed on: those of each section, and its first one where that has its own. */
export function printedPages(
  sections: readonly Section[],
  furniture: FurnitureStories,
  formatter: Formatter,
): PrintedPage[] {
  const names = pageNames(sections)
  return sections.flatMap((section, i) => {
    const name = names[i]!
    if (names.indexOf(name) !== i) return []
    const printed = (selector: string, page: 'first' | 'other'): PrintedPage => {
      const header = marginText(furniture.of(section, 'header', page), formatter)
      const footer = marginText(furniture.of(section, 'footer', page), formatter)
      const pictures = [...pagePictures(section, 'header', header), ...pagePictures(section, 'footer', footer)]
      return { selector, section, header, footer, pictures }
    }
    const others = printed(`@page ${name}`, 'other')
    // Only the document's first page can be told apart from a section's others.
    return i === 0 && section.hasTitlePage ? [others, printed(`@page ${name}:first`, 'first')] : [others]
  })
}

/**
 * The @page rules of a document: each section's paper, and its headers and footers in the pages' margins. The text keeps
 * its side margins itself, so that bars and tables may stand in them.
 *
 * @param drawn the pictures' data, by `pictureKey`
 */
export function pageRules(
  sections: readonly Section[],
  pages: readonly PrintedPage[],
  drawn: ReadonlyMap<string, string>,
): string[] {
  // The engine shrinks everything to fit the page that has no name: it must be no narrower than any of ours.
  const widest = sections.toSorted((a, b) => b.page.width - a.page.width)[0]
  const unnamed = widest === undefined ? [] : [`@page{${sizeOf(widest)};margin:0}`]
  return [...unnamed, ...pages.map((page) => pageRule(page, drawn))]
}

function sizeOf({ page }: Section): string {
  return `size:${px(page.width)}px ${px(page.height)}px`
}

function pageRule(
  { selector, section, header, footer, pictures }: PrintedPage,
  drawn: ReadonlyMap<string, string>,
): string {
  const { page } = section
  // A header that needs more room than its margin pushes the text down (17.6.11).
  const top = Math.max(px(page.top), px(page.header) + heightOf(header))
  const bottom = Math.max(px(page.bottom), px(page.footer) + heightOf(footer))
  const boxes = [...marginBoxes('top', header, page), ...marginBoxes('bottom', footer, page)]
  // The page's own background: it covers the margins too, and is counted from where the text begins.
  const layers = pictures.flatMap(({ image, x, y }) => {
    const data = drawn.get(pictureKey(image))
    if (data === undefined) return []
    return [`url("${data}") no-repeat ${x}px ${y - top}px/${image.width}px ${image.height}px`]
  })
  // The rule of a first page is laid over that of the others: what it does not have is taken away.
  const background = `background:${layers.length === 0 ? 'none' : layers.join(',')};`
  return `${selector}{${sizeOf(section)};margin:${top}px 0 ${bottom}px 0;${background}${boxes.join('')}}`
}

/** Less than this and text and header would touch. */
const LEAST_GAP = 6

function heightOf({ height }: MarginText): number {
  return height === 0 ? 0 : height + LEAST_GAP
}

const SIDES = ['left', 'center', 'right'] as const

function marginBoxes(edge: 'top' | 'bottom', text: MarginText, page: Section['page']): string[] {
  const { sides, run } = text
  const used = SIDES.filter((side) => run !== null && sides[side].length > 0)
  return SIDES.map((side) => {
    const i = used.indexOf(side)
    if (run === null || i < 0) return `@${edge}-${side}{content:none}`
    const parts = [
      `content:${contentCss(sides[side], run.caps)}`,
      `font:${run.italic ? 'italic' : 'normal'} ${run.bold ? 700 : 400} ${run.size / 2}pt/${LINE} ${fontStack(run.font.ascii)}`,
      `color:${run.colour === 'auto' ? '#000' : run.colour}`,
      'white-space:pre-wrap',
      `text-align:${side}`,
      `vertical-align:${edge}`,
      edge === 'top'
        ? `padding-top:${px(page.header) + text.above}px`
        : `padding-bottom:${px(page.footer) + text.below}px`,
    ]
    if (i === 0) parts.push(`padding-left:${px(page.left)}px`)
    if (i === used.length - 1) parts.push(`padding-right:${px(page.right)}px`)
    return `@${edge}-${side}{${parts.join(';')}}`
  })
}

/** The value of `content`: strings and counters, a line to a paragraph. */
export function contentCss(lines: readonly (readonly MarginPiece[])[], caps = false): string {
  const pieces = lines.flatMap((line, i): MarginPiece[] => (i === 0 ? [...line] : ['\n', ...line]))
  return pieces
    .map((piece) =>
      typeof piece === 'string' ? quoted(caps ? piece.toUpperCase() : piece) : `counter(${piece.counter})`,
    )
    .join(' ')
}

function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, String.raw`\$&`).replaceAll(/[\n\r\f]/g, String.raw`\a `)}"`
}
