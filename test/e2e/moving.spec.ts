import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
  await it.import(NDA, { counterparty: 'Calder & Finch', ours: true })
})
test.afterEach(() => it.stop())

test('a clause moves from the keyboard, as a tracked move, and back without a trace', async () => {
  const { page, editor } = it
  const outline = page.getByRole('navigation', { name: 'Clauses' })
  const entries = outline.getByRole('treeitem')
  await expect(entries.nth(2)).toBeVisible()
  await entries.nth(2).focus()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(editor.locator('.rev-moveTo').first()).toBeVisible()
  await expect(editor.locator('.rev-moveFrom').first()).toBeVisible()
  await it.saved()
  await it.caretAfter('precision castings')
  await page.keyboard.press('Control+z')
  await expect(editor.locator('.rev-moveTo')).toHaveCount(0)
  await it.caretAfter('precision castings')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(editor.locator('.rev-moveTo').first()).toContainText('precision castings')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(editor.locator('.rev-moveTo')).toHaveCount(0)
  await expect(editor.locator('.rev-moveFrom')).toHaveCount(0)
})

test('a page break is a tracked insertion', async () => {
  await it.editor.click()
  await it.page.keyboard.press('Control+Home')
  await it.page.keyboard.press('Control+Enter')
  await expect(it.editor.locator('.rev-ins')).toHaveCount(1)
})

test('a clause is dragged to another place in the outline', async () => {
  const { page, editor } = it
  const entries = page.getByRole('navigation', { name: 'Clauses' }).locator('.outline__entry')
  await expect(entries.nth(3)).toBeVisible()
  const title = await entries.nth(3).locator('.outline__title').textContent()
  await entries.nth(3).dragTo(entries.nth(1), { targetPosition: { x: 40, y: 3 } })
  await expect(editor.locator('.rev-moveTo').first()).toContainText(title!.slice(0, 40))
  await it.saved()
})
