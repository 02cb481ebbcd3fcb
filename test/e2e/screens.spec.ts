import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'
import { atRest, inTheme } from './pages/looks.ts'

/** Every screen at two sizes in both themes: a picture of each for people to look at, and no violation that axe can find. */

const PICTURES = resolve(import.meta.dirname, '../../test-results/screens')
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const

let it: Counterpart

test.beforeAll(async () => {
  it = await Counterpart.start()
})
test.afterAll(() => it.stop())

async function look(name: string): Promise<void> {
  const { app, page } = it
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(it, theme)
    for (const size of SIZES) {
      await app.evaluate(
        ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height),
        size,
      )
      await page.waitForFunction((width) => innerWidth === width, size.width)
      await atRest(page)
      await page.screenshot({ path: `${PICTURES}/${name}-${theme}-${size.width}.png` })
    }
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      // How a contract nests its headings is its authors' business.
      .disableRules('heading-order')
      .analyze()
    const found = violations.map(
      (v) =>
        `${theme}: ${v.id}: ${v.nodes
          .map((n) => n.target.join(' '))
          .slice(0, 4)
          .join(' | ')}`,
    )
    expect(found, `${name}, ${theme}`).toEqual([])
  }
}

test('from the first start to the rounds, every screen can be shown and read', async () => {
  test.setTimeout(240_000)
  const { page } = it
  await look('1-first-run')
  await it.introduce()
  await look('2-welcome')
  await it.openSample()
  await look('3-agreements')
  await it.open('Master Services Agreement')
  await expect(page.getByRole('complementary', { name: 'Changes' }).getByRole('listitem').first()).toBeVisible()
  await look('4-document')
  await page.getByRole('button', { name: 'Send round…' }).click()
  await look('5-send')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('tab', { name: /Rounds/ }).click()
  await look('6-rounds')
  await page.getByRole('button', { name: 'Open Our round 1' }).click()
  await expect(page.getByText(/read only/i).first()).toBeVisible()
  await look('7-sealed-round')
  await page.getByRole('tab', { name: 'Details' }).click()
  await look('8-details')
  await page.getByRole('button', { name: 'Settings' }).click()
  await look('9-settings')
  await page.keyboard.press('Control+Shift+P')
  await look('10-palette')
})
