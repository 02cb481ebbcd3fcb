import type { Formatter } from '../../../../core/document/formatting.ts'
import type { Section } from '../../../../core/document/sections.ts'
import type { FurnitureStories } from '../view/furniture.ts'
import { fontStack } from '../view/fonts.ts'
import { px } from '../view/length.ts'
import { marginText, type MarginPiece, type MarginText } from './margin-text.ts'

/** Names of the printed pages by section: one that goes on on the same page shares the name of the one before. */
export function pageNames(sections: readonly Section[]): string[] {
  const names: string[] = []
  sections.forEach((section, i) => {
    const goesOn = section.start === 'continuous' || section.start === 'nextColumn'
    names.push(goesOn && i > 0 ? names[i - 1]! : `section-${i}`)
  })
  return names
}

/**
 * The @page rules of a document: each section's paper, and its headers and footers in the pages' margins. The text keeps
 * its side margins itself, so that bars and tables may stand in them.
 */
export function pageRules(sections: readonly Section[], furniture: FurnitureStories, formatter: Formatter): string[] {
  const names = pageNames(sections)
  // The engine shrinks everything to fit the page that has no name: it must be no narrower than any of ours.
  const widest = sections.toSorted((a, b) => b.page.width - a.page.width)[0]
  const unnamed = widest === undefined ? [] : [`@page{${sizeOf(widest)};margin:0}`]
  const named = sections.flatMap((section, i) => {
    const name = names[i]!
    if (names.indexOf(name) !== i) return []
    const texts = (page: 'first' | 'other') => ({
      header: marginText(furniture.of(section, 'header', page), formatter),
      footer: marginText(furniture.of(section, 'footer', page), formatter),
    })
    const rules = [pageRule(`@page ${name}`, section, texts('other'))]
    // Only the document's first page can be told apart from a section's others.
    if (i === 0 && section.hasTitlePage) rules.push(pageRule(`@page ${name}:first`, section, texts('first')))
    return rules
  })
  return [...unnamed, ...named]
}

function sizeOf({ page }: Section): string {
  return `size:${px(page.width)}px ${px(page.height)}px`
}

interface Texts {
  readonly header: MarginText
  readonly footer: MarginText
}

function pageRule(selector: string, section: Section, { header, footer }: Texts): string {
  const { page } = section
  // A header that needs more room than its margin pushes the text down (17.6.11).
  const top = Math.max(px(page.top), px(page.header) + heightOf(header))
  const bottom = Math.max(px(page.bottom), px(page.footer) + heightOf(footer))
  const boxes = [...marginBoxes('top', header, page), ...marginBoxes('bottom', footer, page)]
  return `${selector}{${sizeOf(section)};margin:${top}px 0 ${bottom}px 0;${boxes.join('')}}`
}

const LINE = 1.2

function lineCount({ sides }: MarginText): number {
  return Math.max(...Object.values(sides).map((lines) => lines.length))
}

function heightOf(text: MarginText): number {
  const lines = lineCount(text)
  return lines === 0 ? 0 : lines * ((text.run?.size ?? 20) / 2) * (4 / 3) * LINE + 6
}

function marginBoxes(edge: 'top' | 'bottom', text: MarginText, page: Section['page']): string[] {
  const { sides, run } = text
  if (run === null) return []
  const used = (['left', 'center', 'right'] as const).filter((side) => sides[side].length > 0)
  return used.map((side, i) => {
    const parts = [
      `content:${contentCss(sides[side], run.caps)}`,
      `font:${run.italic ? 'italic' : 'normal'} ${run.bold ? 700 : 400} ${run.size / 2}pt/${LINE} ${fontStack(run.font.ascii)}`,
      `color:${run.colour === 'auto' ? '#000' : run.colour}`,
      'white-space:pre-wrap',
      `text-align:${side}`,
      `vertical-align:${edge}`,
      edge === 'top' ? `padding-top:${px(page.header)}px` : `padding-bottom:${px(page.footer)}px`,
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
