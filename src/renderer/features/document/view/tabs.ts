import { px } from './length.ts'
import { lookOfElement } from './paragraph-view.ts'
import { nextStop, tabWidth, type TabStop } from './tab-stops.ts'

/** Sets tabs at their stops. Paragraphs are gathered and set together before the next paint: one layout for all of them. */
export function createTabLayout(regular: number): { lay: (paragraph: HTMLElement) => void; stop: () => void } {
  const waiting = new Set<HTMLElement>()
  let frame = 0
  const run = (): void => {
    frame = 0
    // Groups out of sight are laid when they come into it: to measure them now would lay out all the document.
    const paragraphs = [...waiting].filter(
      (p) => p.isConnected && lookOfElement.has(p) && p.checkVisibility({ contentVisibilityAuto: true }),
    )
    waiting.clear()
    layTabs(paragraphs, regular)
  }
  return {
    lay: (paragraph) => {
      waiting.add(paragraph)
      frame ||= requestAnimationFrame(run)
    },
    stop: () => cancelAnimationFrame(frame),
  }
}

/** Sets all tabs anew: at another scale text is not as wide, and a right tab may push what follows it off the line. */
export function layAllTabs(root: HTMLElement, lay: (paragraph: HTMLElement) => void): void {
  for (const paragraph of new Set([...root.querySelectorAll('.tab-stop')].map((tab) => tab.closest('p')))) {
    if (paragraph !== null) lay(paragraph)
  }
}

interface Measured {
  readonly tab: HTMLElement
  readonly line: number
  /** Where it stands without any tab's width, and how much text follows it, in twips. */
  readonly at: number
  readonly following: number
}

function layTabs(paragraphs: readonly HTMLElement[], regular: number): void {
  const tabsOf = paragraphs.map((p) => [...p.querySelectorAll<HTMLElement>('.tab-stop')])
  // Write all, read all, write all.
  for (const tab of tabsOf.flat()) tab.style.width = '0px'
  const measured = paragraphs.map((p, i) => measure(p, tabsOf[i]!))
  paragraphs.forEach((p, i) => {
    const { format } = lookOfElement.get(p)!
    let line: number | undefined
    let added = 0
    for (const { tab, at, following, line: top } of measured[i]!) {
      if (line === undefined || Math.abs(top - line) > 4) added = 0
      line = top
      const stop = nextStop(format, at + added, regular)
      const width = tabWidth(stop, at + added, following)
      added += width
      show(tab, width, stop)
    }
  })
}

function measure(paragraph: HTMLElement, tabs: readonly HTMLElement[]): Measured[] {
  const { left } = paragraph.getBoundingClientRect()
  // Boxes are measured in window px, stops in the page's own.
  const scale = 15 / paragraph.currentCSSZoom
  const start = lookOfElement.get(paragraph)!.format.indent.start
  // Stops count from the edge of the text, not from the paragraph's indent.
  const edge = left - start / scale
  const range = document.createRange()
  return tabs.map((tab, i) => {
    const box = tab.getBoundingClientRect()
    range.setStartAfter(tab)
    const next = tabs[i + 1]
    if (next === undefined) range.setEnd(paragraph, paragraph.childNodes.length)
    else range.setEndBefore(next)
    return { tab, line: box.top, at: (box.left - edge) * scale, following: range.getBoundingClientRect().width * scale }
  })
}

const LEADERS = new Set(['dot', 'hyphen', 'underscore', 'heavy', 'middleDot'])

function show(tab: HTMLElement, width: number, stop: TabStop): void {
  tab.style.width = `${px(width)}px`
  tab.className = LEADERS.has(stop.leader) ? `tab-stop leader-${stop.leader}` : 'tab-stop'
}
