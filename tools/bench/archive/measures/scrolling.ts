import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Counterpart } from '../../../demo/window.ts'
import { rendererTime } from '../../window/memory.ts'
import { percentile, type Figure, type Measure } from '../measure.ts'

/** A frame every 16.7 ms is 60 a second; one that is a little late is none that was missed. */
const FRAME_MS = 20
const STRETCHES = 40
/** Frames in a stretch: the thread's time is asked for between two. */
const FRAMES = 6
const STEP = 120
const RUNS = 3

/** How the window scrolls through all agreements, and through what was found. */
export const scrolling: Measure = async ({ path }) => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'))
  const app = await Counterpart.start(folder)
  try {
    const { page } = app
    await app.introduce('Ada Marlow')
    await app.answerOpen(path)
    await page.getByRole('button', { name: 'Open an archive…' }).click()
    await page.getByRole('row').nth(10).waitFor({ timeout: 60_000 })
    const pid = app.app.process().pid!
    const list = await frames(page, pid, '.grid')
    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.type('the')
    await page.locator('[data-hit]').nth(40).waitFor({ timeout: 60_000 })
    const hits = await frames(page, pid, '.search__body')
    return [...rows('the list of agreements', list), ...rows('what was found', hits)]
  } finally {
    await app.stop({ keep: true })
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Frames {
  /** From frame to frame, ms by the clock: a busy machine shows here first. */
  readonly apart: readonly number[]
  /** What the window's thread took of the processor for a frame, in each stretch of some; with what asking takes. */
  readonly work: readonly number[]
}

function rows(what: string, { apart, work }: Frames): Figure[] {
  return [
    { what: `scroll ${what}: frames p95 ms apart`, value: percentile(apart, 0.95), limit: FRAME_MS },
    ...(work.length === 0
      ? []
      : [{ what: `scroll ${what}: processor for a frame p95 ms`, value: percentile(work, 0.95), limit: FRAME_MS }]),
  ]
}

/** The quickest of several runs, to the end and from the beginning again: the machine is shared. */
async function frames(page: Page, pid: number, scroller: string): Promise<Frames> {
  const runs: Frames[] = []
  for (let run = 0; run < RUNS; run++) {
    const [apart, work]: [number[], number[]] = [[], []]
    for (let at = 0; at < STRETCHES; at++) {
      const before = rendererTime(pid)
      apart.push(...(await page.evaluate(scrolled, { scroller, count: FRAMES, step: STEP })))
      const after = rendererTime(pid)
      if (before !== null && after !== null) work.push((after - before) / FRAMES)
    }
    runs.push({ apart, work })
  }
  const late = ({ apart, work }: Frames): number => percentile(work.length === 0 ? apart : work, 0.95)
  return runs.toSorted((a, b) => late(a) - late(b))[0]!
}

async function scrolled(how: { scroller: string; count: number; step: number }): Promise<number[]> {
  const ground = document.querySelector(how.scroller)!
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done))
  const apart: number[] = []
  let last = await frame()
  for (let at = 0; at < how.count; at++) {
    const before = ground.scrollTop
    ground.scrollTop += how.step
    // At the end, from the beginning again.
    if (ground.scrollTop === before) ground.scrollTop = 0
    const now = await frame()
    apart.push(now - last)
    last = now
  }
  return apart
}
