import type { EditorSession } from '../session.ts'
import { sectionsOf } from '../plugins/sections.ts'
import { drawPictures } from './margin-pictures.ts'
import { pageNames, pageRules, printedPages } from './page-rules.ts'
import { showWhole } from '../plugins/sight-whole.ts'
import { layAllTabs } from '../view/tabs.ts'
import type { PrintProgress } from './progress.ts'

/** What of the changes goes on paper: as the page shows them now, all of them marked, or the text as it would be. */
export type PrintedView = 'shown' | 'redline' | 'clean'

const VIEWS: Readonly<Record<Exclude<PrintedView, 'shown'>, string>> = { redline: 'view-all', clean: 'view-none' }

/**
 * Gets the document ready for print while `use` runs, and leaves everything as it was. Whatever is not on the way from the
 * window to the sheet is not printed; every group is laid out once, since tabs are measured and what was never seen was not.
 * Undefined where it was given up meanwhile.
 */
export async function withPrintable<T>(
  session: EditorSession,
  printed: PrintedView,
  progress: PrintProgress,
  use: () => Promise<T>,
): Promise<T | undefined> {
  const sheet = session.view.dom.closest<HTMLElement>('.page')
  if (sheet === null) return use()
  const undo: (() => void)[] = []
  try {
    for (const view of [session.view, session.original.view])
      if (view !== null) undo.push(await showWhole(view, progress.laid))
    // What was put on the sheet for paper is there by then.
    await nextFrame()
    const rules = await rulesOf(session)
    undo.push(markPath(sheet), showAs(sheet, printed), adoptRules(rules), namePages(session))
    sheet.classList.add('is-printing')
    undo.push(() => sheet.classList.remove('is-printing'))
    layAllTabs(sheet, session.env.layTabs)
    // Tabs are set before the next paint, pictures when they are decoded.
    await nextFrame()
    await Promise.all([...sheet.querySelectorAll('img')].map((img) => img.decode().catch(() => undefined)))
    await nextFrame()
    // From here on the engine has the window's thread: what is to be read meanwhile must stand there.
    progress.write()
    await nextFrame()
    return progress.isStopped() ? undefined : await use()
  } finally {
    for (const one of undo.toReversed()) one()
  }
}

function nextFrame(): Promise<void> {
  // A hidden window paints nothing: it must not wait for ever.
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 250)
    requestAnimationFrame(() => {
      clearTimeout(late)
      setTimeout(resolve)
    })
  })
}

function markPath(sheet: HTMLElement): () => void {
  const path: Element[] = []
  for (let e: Element | null = sheet.parentElement; e !== null && e !== document.documentElement; e = e.parentElement) {
    path.push(e)
  }
  // The sheet itself is on the way, but keeps its looks.
  sheet.classList.add('print-path-end')
  for (const e of path) e.classList.add('print-path')
  return () => {
    sheet.classList.remove('print-path-end')
    for (const e of path) e.classList.remove('print-path')
  }
}

function showAs(sheet: HTMLElement, printed: PrintedView): () => void {
  if (printed === 'shown') return () => undefined
  const now = [...sheet.classList].find((name) => name.startsWith('view-')) ?? VIEWS.redline
  const marks = sheet.classList.contains('shows-marks')
  sheet.classList.replace(now, VIEWS[printed])
  sheet.classList.remove('shows-marks')
  const back = uncover(sheet)
  return () => {
    back()
    sheet.classList.replace(VIEWS[printed], now)
    sheet.classList.toggle('shows-marks', marks)
  }
}

/** The original is a view of its own in the text's place, which the redline takes back while it is printed. */
function uncover(sheet: HTMLElement): () => void {
  const host = sheet.querySelector('.page__text--original')
  const original = host?.querySelector<HTMLElement>('.original')
  if (host == null || original == null) return () => undefined
  host.classList.remove('page__text--original')
  original.hidden = true
  return () => {
    host.classList.add('page__text--original')
    original.hidden = false
  }
}

async function rulesOf({ view, env, looks }: EditorSession): Promise<readonly string[]> {
  const { list } = sectionsOf(view.state)
  const pages = printedPages(list, env.furniture, looks.formatter)
  const images = pages.flatMap(({ pictures }) => pictures.map(({ image }) => image))
  return pageRules(list, pages, await drawPictures(images, env.pictureUrl))
}

function adoptRules(list: readonly string[]): () => void {
  const rules = new CSSStyleSheet()
  for (const rule of list) rules.insertRule(rule)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules)
  }
}

/** Says of every block on which kind of page it is printed: groups as a whole, or block by block where a section ends inside. */
function namePages(session: EditorSession): () => void {
  const { list, starts, ends } = sectionsOf(session.view.state)
  const names = pageNames(list)
  const named: HTMLElement[] = []
  const name = (element: HTMLElement, value: string): void => {
    element.style.setProperty('page', value)
    named.push(element)
  }
  session.view.state.doc.forEach((group, _offset, i) => {
    const element = session.view.dom.children[i] as HTMLElement
    const inside = ends[i]!
    const first = names[starts[i]!]!
    if (inside.length === 0 || inside.at(-1)!.to >= group.content.size) {
      if (inside.length < 2) return name(element, first)
    }
    let section = starts[i]!
    let at = 0
    group.forEach((block, offset, index) => {
      const child = element.children[index]
      if (child instanceof HTMLElement) name(child, names[section]!)
      const end = inside[at]
      if (end !== undefined && end.to <= offset + block.nodeSize) {
        at++
        section++
      }
    })
  })
  // The original has the same sections, told by the same classes.
  const byClass = new Map(
    [...session.view.dom.children].map((g) => [g.className, (g as HTMLElement).style.getPropertyValue('page')]),
  )
  for (const group of document.querySelectorAll<HTMLElement>('.page .original > .group')) {
    name(group, byClass.get(group.className) || names[0]!)
  }
  // The sheet begins as its first section does, and what follows the text is on the last section's paper.
  name(session.view.dom.closest<HTMLElement>('.page')!, names[0]!)
  for (const after of document.querySelectorAll<HTMLElement>('.page > .notes, .page > .print-only')) {
    name(after, names.at(-1)!)
  }
  return () => {
    for (const element of named) element.style.removeProperty('page')
  }
}
