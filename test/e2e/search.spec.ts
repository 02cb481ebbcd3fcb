import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'
import { inTheme } from './pages/looks.ts'

const samples = resolve(import.meta.dirname, '../../resources/samples')

let it: Counterpart

test.beforeAll(async () => {
  it = await Counterpart.withArchive()
  await it.import(`${samples}/mutual-nda.docx`, { counterparty: 'Calder & Finch', ours: true })
  await it.page.getByRole('button', { name: 'Agreements', exact: true }).click()
  await it.import(`${samples}/master-services-agreement.docx`, { counterparty: 'Northwind', ours: true })
})
test.afterAll(() => it.stop())

async function isAccessible(name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(it, theme)
    await it.page.screenshot({ path: resolve(import.meta.dirname, `../../test-results/screens/${name}-${theme}.png`) })
    const { violations } = await new AxeBuilder({ page: it.page })
      .setLegacyMode(true)
      .disableRules('heading-order')
      .analyze()
    expect(
      violations.map(
        (v) =>
          `${v.id}: ${v.nodes
            .map((n) => n.target.join(' '))
            .slice(0, 3)
            .join(' | ')}`,
      ),
      theme,
    ).toEqual([])
  }
}

/** What is painted on the page as found. */
function lit(): Promise<string> {
  return it.page.evaluate(() => [...(CSS.highlights.get('search-target') ?? [])].map(String).join(' '))
}

test('what is typed is found in every contract, narrowed by filters, and opened at its clause', async () => {
  const { page } = it
  await page.keyboard.press('Control+Shift+F')
  const field = page.getByRole('searchbox', { name: 'Search the archive' })
  await expect(field).toBeFocused()
  await isAccessible('search-empty')
  await page.keyboard.type('limit liabil')
  const hits = page.getByRole('list', { name: 'Results' }).getByRole('button')
  await expect(hits.first()).toContainText('Limitation of liability')
  await expect(hits.first().locator('mark').first()).toHaveText(/^(limit|liabil)/i)
  await isAccessible('search-results')

  await field.fill('confidential information')
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await page.getByRole('combobox', { name: 'Counterparty' }).fill('calder')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Filters, 1 set' })).toBeVisible()
  await expect(hits.first()).toContainText('Calder & Finch')
  await field.fill('"neither party" OR (residuals AND')
  await expect(page.getByRole('status').filter({ hasText: /hits?$/ })).toBeVisible()
  await field.fill('cap')
  await page.getByRole('button', { name: 'Filters, 1 set' }).click()
  await page.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: 'Clear filters' }).click()
  await page.keyboard.press('Escape')

  await field.fill('"gross negligence" OR "death or personal injury"')
  await expect(hits.first()).toContainText('death or personal injury')
  await field.press('ArrowDown')
  await expect(hits.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(it.editor).toBeVisible()
  await expect(page.getByText(/read only/i).first()).toBeVisible()
  await expect.poll(lit).toMatch(/liabil/)
  await page.screenshot({ path: resolve(import.meta.dirname, '../../test-results/screens/search-opened.png') })

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(field).toHaveValue('"gross negligence" OR "death or personal injury"')
  await expect(hits.first()).toBeFocused()
})

test('clauses like the selected words are found in the other contract, and opened there', async () => {
  const { page } = it
  await page.getByRole('button', { name: 'Agreements', exact: true }).click()
  await it.open('Mutual nda')
  await it.select('not disclose it to anyone')
  await page.keyboard.press('Control+Shift+H')
  const dialog = page.getByRole('dialog', { name: 'Clauses like this' })
  const rows = dialog.getByRole('list', { name: 'Clauses like this' }).getByRole('button')
  await expect(rows.first()).toBeFocused()
  await expect(rows.filter({ hasText: 'Northwind' }).first()).toBeVisible()
  await isAccessible('search-like')
  await rows.filter({ hasText: 'Northwind' }).first().click()
  await expect(page.getByRole('heading', { name: 'Master services agreement' })).toBeVisible()
  await expect.poll(lit).toMatch(/disclose it/)
})
