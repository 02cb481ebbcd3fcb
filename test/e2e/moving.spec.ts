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

test('dragged words go where the caret shows, undone at once; what comes from elsewhere keeps its look', async () => {
  const { page, editor } = it
  const place = await middleOf('castings')
  const word = await middleOf('precision')
  await page.mouse.move(word.x, word.y)
  await page.mouse.down()
  // The view makes the page draggable a moment after the button went down.
  await page.waitForTimeout(100)
  await page.mouse.move(place.x, place.y, { steps: 8 })
  await expect(page.locator('.drop-caret')).toBeVisible()
  await page.mouse.up()
  await expect(editor.locator('.rev-del')).toHaveText('precision')
  await expect(editor.locator('.rev-ins')).toHaveText('precision')
  await expect(page.locator('.drop-caret')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(editor.locator('.rev')).toHaveCount(0)
  await page.evaluate(({ x, y }) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/html', 'very <b>heavy</b>')
    const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, dataTransfer }
    document.elementFromPoint(x, y)!.dispatchEvent(new DragEvent('drop', init))
  }, place)
  await expect(editor.locator('.rev-ins')).toHaveText('very heavy')
  await expect(editor.locator('.rev-ins').getByText('heavy', { exact: true })).toHaveCSS('font-weight', '700')
})

test('a whole paragraph dragged between two others is a tracked move, undone at once', async () => {
  const { page, editor } = it
  const words = await editor.locator('p', { hasText: 'precision castings' }).textContent()
  const word = await middleOf('precision')
  await page.mouse.click(word.x, word.y, { clickCount: 3 })
  // Behind the last words of a line: between this paragraph and the next.
  const title = (await editor.locator('p', { hasText: 'Agreed terms' }).boundingBox())!
  await page.mouse.down()
  await page.waitForTimeout(100)
  await page.mouse.move(title.x + title.width - 20, title.y + title.height / 2, { steps: 8 })
  await page.mouse.up()
  await expect(editor.locator('.rev-moveTo').first()).toHaveText(words!)
  await expect(editor.locator('.rev-moveFrom').first()).toHaveText(words!)
  await expect(editor.locator('.rev-ins, .rev-del')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(editor.locator('.rev')).toHaveCount(0)
})

/** Of words on the page, in px of the window. */
async function middleOf(words: string): Promise<{ x: number; y: number }> {
  await it.select(words)
  return it.page.evaluate(() => {
    const { x, y, width, height } = getSelection()!.getRangeAt(0).getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  })
}
