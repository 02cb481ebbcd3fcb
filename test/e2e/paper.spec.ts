import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'
import { chooseInMenu } from './pages/menu.ts'
import { poppler } from './pages/poppler.ts'

const RETURN = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

let it: Counterpart

test.beforeAll(async () => {
  it = await Counterpart.withArchive()
  await it.import(RETURN, { counterparty: 'Northwind' })
  await expect(it.page.locator('.status').getByText('39 changes')).toBeVisible({ timeout: 20_000 })
})
test.afterAll(() => it.stop())

async function comment(text: string, kind: 'internal' | 'shared'): Promise<void> {
  const { page } = it
  await page.keyboard.press('Control+Alt+m')
  await expect(page.getByRole('textbox', { name: 'New internal comment' })).toBeFocused()
  if (kind === 'shared') {
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'New comment' })).toBeHidden()
}

test('the PDF of the redline ends with the comments as they are now, and what each is about', async () => {
  await it.select('freight data platform')
  await comment('Please name the platform', 'shared')
  await it.select('as Supplier')
  await comment('They will want a guarantor', 'internal')
  const pdf = join(it.folder, 'redline.pdf')
  await it.answerSave(pdf)
  await chooseInMenu(it, 'document.pdf-redline')
  await expect(it.page.getByText(/PDF exported: redline/)).toBeVisible({ timeout: 20_000 })
  const all = poppler('pdftotext', pdf, '-').replaceAll(/\s+/g, ' ')
  const text = all.slice(all.indexOf('How changes are marked'))
  expect(text).toContain('Ada Marlow: Please name the platform — on “freight data platform”')
  expect(text).toMatch(/SOC 2 Type II\. — on “certification to ISO/)
  expect(text).not.toContain('guarantor')
})

test('the reading view says that changes are hidden, until they are shown', async () => {
  const { page } = it
  await page.getByRole('button', { name: 'All markup Show' }).click()
  await page.getByRole('option', { name: 'No markup' }).click()
  await chooseInMenu(it, 'document.reading')
  const hidden = page.getByText('39 hidden changes').and(page.locator('.reading-hidden'))
  await expect(hidden).toBeVisible()
  await page.keyboard.press('F8')
  await expect(hidden).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(hidden).toHaveCount(0)
})
