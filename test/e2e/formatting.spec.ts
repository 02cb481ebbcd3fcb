import { expect, test, type Locator } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

/** Text and clauses are formatted and renumbered from toolbar and keyboard, as revisions that undo takes back. */

let it: Counterpart
let toolbar: Locator

const button = (name: string): Locator => toolbar.getByRole('button', { name, exact: true })
const picker = (name: RegExp): Locator => toolbar.getByRole('button', { name })
const undo = (): Promise<void> => it.page.keyboard.press('Control+Z')

test.beforeAll(async () => {
  it = await Counterpart.start()
  await it.introduce()
  await it.openSample()
  await it.open('Master Services Agreement')
  toolbar = it.page.getByRole('toolbar', { name: 'Formatting' })
})
test.afterAll(() => it.stop())

test('selected text takes another look by key and button, and the toolbar shows it', async () => {
  const { page } = it
  await it.select('Supplier')
  for (const [key, name] of [
    ['B', 'Bold'],
    ['I', 'Italic'],
    ['U', 'Underline'],
  ] as const) {
    await expect(button(name)).toHaveAttribute('aria-pressed', 'false')
    await page.keyboard.press(`Control+${key}`)
    await expect(button(name)).toHaveAttribute('aria-pressed', 'true')
    await undo()
    await expect(button(name)).toHaveAttribute('aria-pressed', 'false')
  }
  await button('Strikethrough').click()
  await expect(page.getByText('Struck through')).toBeVisible()
  await undo()
  await expect(button('Strikethrough')).toHaveAttribute('aria-pressed', 'false')
})

test('after a choice from a list or menu the keyboard is the text’s again', async () => {
  const { page } = it
  await it.select('Supplier')
  await picker(/Font size/).click()
  await page.getByRole('option', { name: '18', exact: true }).click()
  await expect(page.getByText('12 pt → 18 pt')).toBeVisible()
  await expect(it.editor).toBeFocused()
  await undo()
  await expect(picker(/^12/)).toBeVisible()
  await button('Highlight').click()
  await page.getByRole('menuitemradio', { name: 'Yellow', exact: true }).click()
  await expect(page.getByText('Highlight: yellow')).toBeVisible()
  await expect(it.editor).toBeFocused()
  await undo()
  await button('More formatting').click()
  await page.getByRole('menuitem', { name: 'Small capitals' }).click()
  await expect(page.getByText('Small capitals', { exact: true })).toBeVisible()
  await expect(it.editor).toBeFocused()
  await undo()
})

test('paragraphs are aligned, listed and moved between levels', async () => {
  const { page } = it
  await it.caretBefore('Supplier')
  await page.keyboard.press('Control+R')
  await expect(button('Align right')).toHaveAttribute('aria-pressed', 'true')
  await undo()
  await button('Bullets').click()
  await expect(button('Bullets')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(it.editor.locator('[data-label="○"]')).toHaveCount(1)
  await undo()
  await undo()
  await expect(button('Bullets')).toHaveAttribute('aria-pressed', 'false')
})
