import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { longContract } from '../support/long-contract.ts'
import { Counterpart } from './pages/app.ts'

/** What cannot be done just now looks so, says why, and where it can, is done as soon as it may. */
const MARKED = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

let it: Counterpart
test.beforeEach(async () => {
  it = await Counterpart.withArchive()
})
test.afterEach(() => it.stop())

test('in the original the tools are off and say why, keys say it once, and it goes when the document is left', async () => {
  const { page, editor } = it
  await it.import(MARKED, { counterparty: 'Northwind' })
  await editor.press('Control+Home')
  await page.keyboard.type('Mine ')
  const formatting = page.getByRole('toolbar', { name: 'Formatting' })
  const bold = formatting.getByRole('button', { name: 'Bold', exact: true })
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await expect(bold).toBeEnabled()
  await expect(undo).toBeEnabled()

  await page.getByRole('button', { name: /Show/ }).first().click()
  await page.getByRole('option', { name: 'Original' }).click()
  const original = page.locator('.original')
  await expect(original).toBeVisible()
  for (const button of await formatting.getByRole('button').all()) await expect(button).toBeDisabled()
  await expect(undo).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Table', exact: true })).toBeDisabled()
  await expect(formatting).toHaveAccessibleDescription(/The original is only read/)
  await expect(page.locator('.tools-off[title*="only read"]').filter({ has: bold })).toHaveCount(1)

  const notice = page.getByRole('region', { name: 'Notices' }).getByText(/The original is only read/)
  await original.press('x')
  await expect(notice).toHaveCount(1)
  await page.getByRole('button', { name: 'Close notice' }).click()
  await original.press('y')
  await page.waitForTimeout(200)
  await expect(notice).toHaveCount(0)
  await original.press('Control+b')
  await expect(notice).toHaveCount(1)
  await page.getByRole('button', { name: 'Show all markup' }).click()
  await expect(bold).toBeEnabled()

  await page.getByRole('button', { name: 'Agreements' }).first().click()
  await expect(page.getByRole('heading', { name: 'Agreements', exact: true })).toBeVisible()
  await expect(notice).toHaveCount(0)
})

test('a comment can be written while the rest of the document arrives, and is kept as soon as all is there', async () => {
  const { page } = it
  const file = join(it.folder, 'long.docx')
  writeFileSync(file, await longContract(20))
  await page.evaluate(() => {
    const fetched = window.fetch.bind(window)
    const gone = new Promise<void>((resolve) => Object.assign(window, { letGo: resolve }))
    window.fetch = async (...args) => {
      if (typeof args[0] === 'string' && args[0].includes('/rest')) await gone
      return fetched(...args)
    }
  })
  await it.import(file, { counterparty: 'Northwind', ours: true })
  await it.select('Paragraph 1-2 binds')
  await page.keyboard.press('Control+Alt+M')
  await page.getByRole('textbox', { name: 'New internal comment' }).fill('Both, really?')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/The comment is kept as soon as the whole document is here \(\d+ %/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'New comment' })).toBeVisible()
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo())
  await expect(page.getByRole('region', { name: 'New comment' })).toBeHidden({ timeout: 20_000 })
  await expect(page.getByRole('article').getByText('Both, really?')).toBeVisible()
  await expect(it.editor.locator('.comment-mark--internal')).toHaveText('Paragraph 1-2 binds')
})
