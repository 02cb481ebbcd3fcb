import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Counterpart } from './app.ts'

const PICTURES = resolve(import.meta.dirname, '../../../test-results')

export type Theme = 'light' | 'dark'

/** Puts the window into a theme, and waits until it is and what fades has faded: half-way, colours are neither's. */
export async function inTheme({ app, page }: Counterpart, theme: Theme): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source
  }, theme)
  await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark')
  await atRest(page)
}

/** Waits until nothing on the page moves or fades any more. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const ending = document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((a) => a.finished.catch(() => undefined)))
  })
}

/** A picture of the window in both themes, for people to look at, and nothing in it that axe can find. @param name with a folder */
export async function looks(it: Counterpart, name: string): Promise<void> {
  const { page } = it
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(it, theme)
    await page.screenshot({ path: `${PICTURES}/${name}-${theme}.png` })
    // How a contract nests its headings is its authors' business.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules('heading-order').analyze()
    expect(violations.map((v) => `${theme}: ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([])
  }
}
