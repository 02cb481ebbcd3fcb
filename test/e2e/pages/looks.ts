import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Counterpart } from './app.ts'

const PICTURES = resolve(import.meta.dirname, '../../../test-results')

/** A picture of the window in both themes, for people to look at, and nothing in it that axe can find. @param name with a folder */
export async function looks({ app, page }: Counterpart, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await page.waitForTimeout(200)
    await page.screenshot({ path: `${PICTURES}/${name}-${theme}.png` })
    // How a contract nests its headings is its authors' business.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules('heading-order').analyze()
    expect(violations.map((v) => `${theme}: ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([])
  }
}
