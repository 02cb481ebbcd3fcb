import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'
import { atRest, inTheme } from './pages/looks.ts'

const RETURN = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

let it: Counterpart

test.beforeAll(async () => {
  it = await Counterpart.withArchive()
  await it.import(RETURN, { counterparty: 'Northwind' })
  await expect(changes()).toHaveText(/Changes\s*39/)
})
test.afterAll(() => it.stop())

const pane = () => it.page.getByRole('complementary', { name: 'Changes' })
const changes = () => pane().getByRole('tab', { name: /^Changes/ })
const cards = () => pane().locator('.card__text')
const undo = async () => {
  await it.editor.first().focus()
  await it.page.keyboard.press('Control+z')
}
const show = async (view: string) => {
  await it.page.getByRole('button', { name: /^(All markup|Simple markup|No markup|Original) Show$/ }).click()
  await it.page.getByRole('option', { name: view }).click()
}

test('cards are walked, picked and decided by keys alone, and undo brings them back', async () => {
  const { page } = it
  await cards().nth(1).focus()
  await page.keyboard.press('a')
  await expect(changes()).toHaveText(/38/)
  // The next card took its place, and the keyboard with it.
  await expect(cards().nth(1)).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(pane().getByRole('button', { name: 'Reject 2 picked' })).toBeVisible()
  await page.keyboard.press('r')
  await expect(changes()).toHaveText(/36/)
  await page.keyboard.press('Escape')
  await expect(it.editor).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(changes()).toHaveText(/38/)
  await page.keyboard.press('Control+z')
  await expect(changes()).toHaveText(/39/)

  // Undo is where one is: the button that did it is gone, and the focus with it.
  await pane().locator('.card').first().getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(changes()).toHaveText(/38/)
  await page.keyboard.press('Control+z')
  await expect(changes()).toHaveText(/39/)
  await cards().nth(1).focus()
  await page.keyboard.press('Control+y')
  await expect(changes()).toHaveText(/38/)
  await page.keyboard.press('Control+z')
  await expect(changes()).toHaveText(/39/)
})

test('of an insertion the selected words alone are accepted', async () => {
  await it.select('a revision')
  await it.page.keyboard.press('Alt+a')
  await expect(it.page.locator('.page ins', { hasText: 'a revision' })).toHaveCount(0)
  await expect(it.page.locator('.page ins', { hasText: 'of it' })).toHaveCount(1)
  await undo()
  await expect(it.page.locator('.page ins', { hasText: 'or a revision of it' })).toHaveCount(1)
})

test('search and filters narrow the list, and what they show is decided at once', async () => {
  const { page } = it
  await pane().getByPlaceholder('Search the changes').fill('twenty')
  await expect(pane().getByText(/^\d of 39 shown/)).toBeVisible()
  await pane().getByRole('button', { name: 'Show all' }).click()
  await pane().getByRole('button', { name: 'Filters' }).click()
  await pane().getByRole('button', { name: /Kind/ }).click()
  await page.getByRole('option', { name: /^Deletions/ }).click()
  await pane()
    .getByRole('button', { name: /^Accept all \d+$/ })
    .click()
  await expect(pane().getByText('No change fits these filters.')).toBeVisible()
  await pane().getByRole('button', { name: /State/ }).click()
  await page.getByRole('option', { name: 'Decided since the draft began' }).click()
  await expect(cards().first()).toContainText('in any material respect')
  await expect(pane().getByRole('button', { name: 'Accept', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(changes()).toHaveText(/39/)
  await pane().getByRole('button', { name: 'Show all' }).click()
})

test('a clause is decided from its heading, and a change from its menu on the page', async () => {
  const { page } = it
  await pane().getByRole('button', { name: 'Accept 2 changes in 4. The Services' }).click()
  await expect(changes()).toHaveText(/37/)
  await undo()
  await page.locator('.page .rev-ins', { hasText: 'or a revision of it' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Reject change' }).click()
  await expect(page.locator('.page .rev-ins', { hasText: 'or a revision of it' })).toHaveCount(0)
  await undo()
  await expect(changes()).toHaveText(/39/)
})

test('going to a hidden change shows it, and the original is the text before', async () => {
  const { page } = it
  await show('Original')
  const original = page.getByRole('document', { name: 'Original text, read only' })
  await expect(original).toContainText('preparing a draft.')
  await expect(original).not.toContainText('or a revision of it')
  await expect(page.getByText('39 hidden changes')).toBeVisible()
  await show('Simple markup')
  await expect(original).toHaveCount(0)
  await it.editor.focus()
  await page.keyboard.press('F8')
  await expect(page.getByText('All markup is shown, so that the change can be seen')).toBeVisible()
  await expect(page.getByText(/hidden changes/)).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: /^All markup is shown\. \w+ by / })).toHaveCount(1)
})

test('the changes can be read as plain text', async () => {
  const { page } = it
  await pane().getByRole('button', { name: 'More with this list' }).click()
  await page.getByRole('menuitem', { name: 'List as text…' }).click()
  const list = page.getByRole('dialog', { name: 'List of 39 changes' })
  await expect(list).toContainText('4. The Services')
  await expect(list).toContainText('Replaced: “ten” by “twenty” – Dana Okafor (Northwind Legal), them')
  expect(
    (await new AxeBuilder({ page }).setLegacyMode(true).disableRules('heading-order').analyze()).violations,
  ).toEqual([])
  await list.getByRole('button', { name: 'Close' }).click()

  await pane().getByRole('button', { name: 'Accept 2 changes in 4. The Services' }).click()
  await pane().getByRole('button', { name: 'More with this list' }).click()
  await page.getByRole('menuitem', { name: 'Decided in this draft…' }).click()
  const decided = page.getByRole('dialog', { name: '2 decided changes of Imported document' })
  await expect(decided).toContainText('Replaced: “ten” by “twenty”')
  await decided.getByRole('button', { name: 'Close' }).click()
  await undo()
})

test('the pane with all its filters and the menu of a change pass axe in both themes', async () => {
  const { page } = it
  await pane().getByRole('button', { name: 'Filters' }).click()
  await cards().nth(2).focus()
  await page.keyboard.press('Space')
  const check = async (what: string) => {
    await atRest(page)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules('heading-order').analyze()
    expect(violations.map((v) => `${what}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([])
  }
  await check('light')
  await page.locator('.page .rev-ins').nth(1).click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Accept change' })).toBeVisible()
  await check('menu')
  await page.keyboard.press('Escape')
  await inTheme(it, 'dark')
  await check('dark')
})

test('the right button offers what can be done with what is under it: words, a term, a comment, a stale reference', async () => {
  const { page } = it
  const menu = page.getByRole('menu', { name: 'Text' })
  const ask = async (text: string, { isSelected = false } = {}) => {
    await (isSelected ? it.select(text) : it.caretAfter(text))
    await page.keyboard.press('Shift+F10')
    await expect(menu).toBeVisible()
  }
  await ask('freight data', { isSelected: true })
  await menu.getByRole('menuitem', { name: 'Cut' }).click()
  await expect(it.editor.locator('.rev-del.ours')).toHaveText('freight data')
  await ask('and related')
  await menu.getByRole('menuitem', { name: 'Paste' }).click()
  await expect(it.editor.locator('.rev-ins.ours')).toHaveText('freight data')
  await undo()
  await undo()
  await ask('certification to')
  await expect(menu.getByRole('menuitem', { name: 'Resolve the comment' })).toBeVisible()
  await page.keyboard.press('Escape')
  await ask('for a Statement of Wo')
  await menu.getByRole('menuitem', { name: 'Go to where “Statement of Work” is defined' }).click()
  await expect(it.editor.locator('p', { hasText: 'Statement of Work means' })).toBeInViewport()
})
