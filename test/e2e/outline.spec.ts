import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const MSA = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement.docx')

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
  await it.import(MSA, { counterparty: 'Calder & Finch', ours: true })
})
test.afterEach(() => it.stop())

test('the clauses are a tree for the keyboard, with only what is in sight mounted', async () => {
  const { page, editor } = it
  const tree = page.getByRole('tree', { name: 'Clauses' })
  const item = (name: RegExp) => tree.getByRole('treeitem', { name })
  await expect(page.getByText(/^Loading the rest/)).toHaveCount(0, { timeout: 15_000 })
  await expect(page.getByRole('treeitem').first()).toBeVisible()
  await expect(item(/^1\. Definitions/)).toHaveAttribute('aria-expanded', 'true')
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(70)
  await page.getByRole('button', { name: 'Fold all', exact: true }).click()
  await tree.locator('[tabindex="0"]').focus()
  await page.keyboard.press('Home')
  await page.keyboard.type('payment')
  await expect(item(/^11\. Payment/)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(item(/^11\.1 /)).toBeFocused()
  await expect(item(/^11\.1 /)).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('Enter')
  await expect(editor).toBeFocused()
  await expect(item(/^11\.1 /)).toHaveAttribute('aria-current', 'location')
  const path = page.getByRole('navigation', { name: 'Clause at the caret' })
  await expect(path.getByRole('button')).toHaveText([/^11 Payment and taxes$/, /^11\.1 The Customer/])
  await item(/^11\. Payment/)
    .locator('[data-fold]')
    .click()
  await expect(item(/^11\. Payment/)).toHaveAttribute('aria-current', 'location')
})

test('Ctrl+G goes to a clause by number and by words', async () => {
  const { page, editor } = it
  await expect(page.getByText(/^Loading the rest/)).toHaveCount(0, { timeout: 15_000 })
  await expect(page.getByRole('treeitem').first()).toBeVisible()
  await editor.focus()
  await page.keyboard.press('Control+g')
  await page.keyboard.type('12.3(b)')
  await expect(page.getByRole('treeitem')).toHaveText(/^12\.3\(b\)/)
  await page.keyboard.press('Enter')
  await expect(editor).toBeFocused()
  const path = page.getByRole('navigation', { name: 'Clause at the caret' })
  await expect(path.getByRole('button')).toHaveText([/^12 Records/, /^12\.3 /, /^\(b\) /])
  await page.keyboard.press('Control+g')
  await page.keyboard.type('taxes')
  await page.keyboard.press('Escape')
  await expect(editor).toBeFocused()
  await expect(page.getByRole('searchbox', { name: 'Go to clause' })).toHaveValue('')
})
