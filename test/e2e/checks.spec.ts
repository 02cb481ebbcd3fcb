import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const RETURN = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
})
test.afterEach(() => it.stop())

test('what the checks find is listed, gone to, ignored and mended', async () => {
  const { page } = it
  await it.import(RETURN, { counterparty: 'Northwind' })
  await expect(page.locator('.finding--reference')).toHaveText('18.4', { timeout: 15_000 })

  await page.getByRole('tab', { name: 'Checks' }).click()
  const stale = page.getByRole('region', { name: 'Stale references' })
  await expect(stale).toContainText('what it refers to is 18.3 now')
  await page.getByRole('button', { name: 'Ignore exit plan' }).click()
  await expect(page.getByText('exit plan', { exact: true })).toHaveCount(0)
  await expect(page.getByText('Show ignored (1)')).toBeVisible()
  await stale.getByRole('button', { name: 'Update all' }).click()
  await expect(stale).toHaveCount(0)
  await page.getByRole('button', { name: 'Go to confidential information' }).click()
  await expect(it.editor).toBeVisible()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('confidential information')
  await it.saved()
})

test('a term shows its definition, a reference is put in, and both by the keyboard', async () => {
  const { page } = it
  await it.import(RETURN, { counterparty: 'Northwind' })
  await it.caretAfter('a certificate issued by the Cust')
  await page.keyboard.press('Alt+F12')
  await expect(page.getByRole('dialog', { name: 'Customer' })).toContainText('Northwind Freight Group plc')
  await page.keyboard.press('Escape')
  await expect(it.editor).toBeFocused()
  await page.keyboard.press('F12')
  await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent)).toContain('Harbour House')
  await page.keyboard.press('Shift+F12')

  await it.caretAfter('a certificate issued by the Customer')
  await page.keyboard.press('Alt+Shift+R')
  await page.getByRole('dialog').getByLabel('Clause', { exact: true }).fill('6.2')
  await page.keyboard.press('Enter')
  await expect(it.editor.locator('p', { hasText: 'Acceptance Certificate means' })).toContainText(
    /Customer clause\s6\.2/,
  )
  // The caret passes a field's edges as it passes letters, there and back, and nothing in it is taken away by the next letter.
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('#')
  await expect(it.editor.locator('p', { hasText: 'Acceptance Certificate means' })).toContainText(/clause\s#6\.2/)
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('!')
  await expect(it.editor.locator('p', { hasText: 'Acceptance Certificate means' })).toContainText(/clause\s#6\.2!/)
  await it.saved()
})
