import type { Page } from '@playwright/test'
import type { OfficePage } from './office.ts'

/** A stretch of our long sheet, in CSS px from its top. */
export interface Region {
  readonly from: number
  readonly to: number
}

/** How much of a line is looked for: enough to be its own, little enough to stand in one place however lines break. */
const WORDS = 9

/** Lines that half of the pages have are furniture. */
function bodyLines(pages: readonly OfficePage[]): string[][] {
  const times = new Map<string, number>()
  for (const { lines } of pages) for (const line of new Set(lines)) times.set(line, (times.get(line) ?? 0) + 1)
  const isFurniture = (line: string): boolean => pages.length > 2 && (times.get(line) ?? 0) > pages.length / 2
  return pages.map(({ lines }) => lines.filter((line) => line !== '' && !isFurniture(line)))
}

/**
 * Where each of the pages begins on our sheet: at the first of its lines that is found there. A page without one goes on
 * from where the one before it ends.
 */
export async function regions(page: Page, pages: readonly OfficePage[]): Promise<Region[]> {
  const words = (line: string): string =>
    line
      .split(/\s{3,}/)
      .at(-1)!
      .split(/\s+/)
      .slice(0, WORDS)
      .join(' ')
  const wanted = bodyLines(pages).map((lines) => ({
    head: lines.slice(0, 25).map(words),
    tail: lines.slice(-12).toReversed().map(words),
  }))
  const { tops, height } = await page.evaluate(findLines, wanted)
  return tops.map((top, i) => ({ from: i === 0 ? 0 : top, to: tops[i + 1] ?? height }))
}

/** Runs in the window. */
function findLines(wanted: { head: string[]; tail: string[] }[]): { tops: number[]; height: number } {
  const sheet = document.querySelector<HTMLElement>('.page')!
  const plain = (text: string): string => text.replaceAll(/[\s\u00a0\u2011-]+/g, '')
  const paragraphs = [...sheet.querySelectorAll<HTMLElement>('.ProseMirror p')]
  const texts = paragraphs.map((p) => plain((p.dataset['label'] ?? '') + (p.textContent ?? '')))
  let at = 0
  const find = (lines: string[]): { index: number; share: number } | undefined => {
    for (const line of lines) {
      const words = plain(line)
      const index = words.length < 12 ? -1 : texts.findIndex((text, i) => i >= at && text.includes(words))
      // Part of the way down where it stands inside the paragraph.
      if (index >= 0) return { index, share: texts[index]!.indexOf(words) / Math.max(1, texts[index]!.length) }
    }
    return undefined
  }
  const tops: number[] = []
  for (const { head, tail } of wanted) {
    const found = find(head)
    if (found === undefined) tops.push((tops.at(-1) ?? 0) + 200)
    else {
      paragraphs[found.index]!.scrollIntoView()
      const whole = paragraphs[found.index]!.getBoundingClientRect()
      tops.push(whole.top + whole.height * found.share - sheet.getBoundingClientRect().top)
      at = found.index
    }
    // The next page does not begin before this one ends.
    at = find(tail)?.index ?? at
  }
  return { tops, height: sheet.getBoundingClientRect().height }
}
