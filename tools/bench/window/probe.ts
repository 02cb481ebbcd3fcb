import type { Page } from '@playwright/test'
import type { EditorView } from 'prosemirror-view'

/** Milliseconds. */
export interface Spread {
  readonly p50: number
  readonly p95: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

export interface Typing {
  /** From handing the edit to the editor to a page that is laid out. */
  readonly layout: Spread
  /** From a real key press to the frame that shows it. */
  readonly paint: Spread
}

/*
 * The page is asked from outside: the app knows nothing of being measured. The session is found where React keeps the
 * page's properties.
 */
const FIND_SESSION = `
  window.benchSession = () => {
    const element = document.querySelector('.doc__scroll')
    const key = Object.keys(element).find((k) => k.startsWith('__reactFiber'))
    for (let fiber = element[key]; fiber; fiber = fiber.return) {
      const session = fiber.memoizedProps?.session ?? fiber.alternate?.memoizedProps?.session
      if (session?.view) return session
    }
    throw new Error('no session on this page')
  }`

export async function installProbe(page: Page): Promise<void> {
  await page.evaluate(FIND_SESSION)
}

declare global {
  // What the probe puts into the page.
  function benchSession(): {
    readonly view: EditorView
    readonly freshModel: () => { readonly cards: readonly unknown[] }
    readonly model: { readonly subscribe: (listener: () => void) => () => void }
    readonly changes: { readonly decide: (cards: readonly unknown[], decision: 'accept') => unknown }
    readonly undo: () => void
  }
}

/** Puts the caret into a paragraph with text at a share of the document (0 to 1) and shows it. */
export async function caretAt(page: Page, share: number): Promise<void> {
  await page.evaluate((at) => {
    const { view } = benchSession()
    const { doc } = view.state
    let pos = Math.floor(doc.content.size * at)
    doc.nodesBetween(pos, Math.min(doc.content.size, pos + 20_000), (node, start) => {
      if (node.isText && start >= pos && node.nodeSize > 10 && node.marks.every((m) => m.type.name === 'rPr')) {
        pos = start + 5
        return false
      }
      return pos < start + node.nodeSize
    })
    const Selection = view.state.selection.constructor as unknown as {
      near: (p: unknown) => typeof view.state.selection
    }
    view.dispatch(view.state.tr.setSelection(Selection.near(doc.resolve(pos))).scrollIntoView())
    view.focus()
  }, share)
  await page.waitForTimeout(600)
}

export async function typing(page: Page, times: number): Promise<Typing> {
  const layout = await page.evaluate(async (n) => {
    const { view } = benchSession()
    const taken: number[] = []
    for (let i = 0; i < n; i++) {
      const from = performance.now()
      view.dispatch(view.state.tr.insertText('e'))
      view.dom.getBoundingClientRect()
      taken.push(performance.now() - from)
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))
    }
    return taken
  }, times)
  await page.evaluate(() => {
    const painted: number[] = []
    const listening = new AbortController()
    Object.assign(window, { benchPainted: painted, benchListening: listening })
    window.addEventListener(
      'keydown',
      () => {
        const from = performance.now()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => painted.push(performance.now() - from))
          port1.start()
          port2.postMessage(null)
        })
      },
      { capture: true, signal: listening.signal },
    )
  })
  for (let i = 0; i < times; i++) {
    await page.keyboard.press('e')
    await page.waitForTimeout(40)
  }
  const paint = await page.evaluate(() => {
    const { benchPainted, benchListening } = window as unknown as {
      benchPainted: number[]
      benchListening: AbortController
    }
    benchListening.abort()
    return benchPainted
  })
  return { layout: spread(layout), paint: spread(paint) }
}

/** Frames that one look at scrolling takes. */
export const SCROLLED = 180

/** Times of frames while the page is scrolled by a window's height at a time, ms. */
export async function scrolling(page: Page): Promise<Spread> {
  const frames = await page.evaluate(async (count) => {
    // Of two, the bare view's.
    const ground = [...document.querySelectorAll('.doc__scroll')].at(-1)!
    ground.scrollTop = 0
    const taken: number[] = []
    let last = performance.now()
    for (let i = 0; i < count; i++) {
      ground.scrollTop += 120
      await new Promise((done) => requestAnimationFrame(done))
      const now = performance.now()
      taken.push(now - last)
      last = now
    }
    return taken
  }, SCROLLED)
  return spread(frames)
}

/** Megabytes of JavaScript heap after a collection, and of the renderer process as a whole where the system tells. */
export async function memory(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize, totalSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number; totalSize: number }
  await cdp.detach()
  return Math.max(usedSize, Math.min(totalSize, usedSize)) / 2 ** 20
}

/**
 * Milliseconds for accepting every change and for taking that back, to a page that is laid out; and from accepting to
 * panes that have followed.
 */
export async function acceptingAll(
  page: Page,
): Promise<{ changes: number; accept: number; panes: number; undo: number }> {
  return page.evaluate(async () => {
    const session = benchSession()
    const { cards } = session.freshModel()
    const settled = async (): Promise<void> => {
      session.view.dom.getBoundingClientRect()
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    }
    const followed = new Promise<number>((done) => {
      const stop = session.model.subscribe(() => {
        stop()
        done(performance.now())
      })
    })
    const from = performance.now()
    await session.changes.decide(cards, 'accept')
    await settled()
    const accepted = performance.now()
    const panes = (await followed) - from
    const before = performance.now()
    session.undo()
    await settled()
    return { changes: cards.length, accept: accepted - from, panes, undo: performance.now() - before }
  })
}

/** Milliseconds from typing a word into the find field to the count beside it. */
export async function finding(page: Page, word: string): Promise<number> {
  await page.keyboard.press('Control+f')
  const field = page.getByRole('search').getByLabel('Find', { exact: true })
  await field.fill('')
  const taken = page.evaluate(
    () =>
      new Promise<number>((done) => {
        let from = 0
        document.querySelector('search input')!.addEventListener('input', () => (from = performance.now()), true)
        new MutationObserver((_, observer) => {
          observer.disconnect()
          done(performance.now() - from)
        }).observe(document.querySelector('.find__count')!, { childList: true, characterData: true, subtree: true })
      }),
  )
  await field.fill(word)
  const result = await taken
  await page.keyboard.press('Escape')
  return result
}
