import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { smallContract } from '../support/small-contract.ts'
import { Counterpart } from './pages/app.ts'
import { atRest, inTheme } from './pages/looks.ts'

/** The list of agreements by keyboard, from documents that come in to what becomes of them. */

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
})
test.afterEach(() => it.stop())

/** Nothing that axe can find on the page or in a part of it, in the theme that is on. */
async function passesAxe(what: string, part = 'body'): Promise<void> {
  await atRest(it.page)
  const { violations } = await new AxeBuilder({ page: it.page }).setLegacyMode(true).include(part).analyze()
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 140)).join(' | ')}`)
  expect.soft(found, what).toEqual([])
}

/** What the rows say of themselves, in order. */
async function titles(): Promise<string[]> {
  return it.page.getByRole('rowheader').allInnerTexts()
}

test('three documents come in, one of them bad; they are found, tagged, closed, deleted and restored by keyboard', async () => {
  test.setTimeout(120_000)
  const { page, folder } = it
  const { keyboard } = page
  const paths = ['Lease of the barn', 'Supply of parts', 'Broken'].map((name) => join(folder, `${name}.docx`))
  writeFileSync(paths[0]!, smallContract('Lease'))
  writeFileSync(paths[1]!, smallContract('Supply'))
  writeFileSync(paths[2]!, 'not a document')

  await test.step('the bad one is named with what it is, and the others come in', async () => {
    await it.answerOpen(...paths)
    await keyboard.press('Control+Shift+O')
    const dialog = page.getByRole('dialog', { name: '3 new agreements' })
    await expect(dialog.getByLabel('Title 1')).toBeFocused()
    await passesAxe('importing')
    await keyboard.press('Enter')
    await expect(dialog.getByText('2 of 3 are in the archive, 1 could not be taken in.')).toBeVisible({
      timeout: 20_000,
    })
    await expect(dialog.getByRole('listitem').first()).toContainText('Broken.docx')
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('grid')).toBeVisible()
    await expect.poll(async () => (await titles()).toSorted()).toEqual(['Lease of the barn', 'Supply of parts'])
  })

  const grid = page.getByRole('grid', { name: 'Agreements' })
  await test.step('both are marked and tagged at once', async () => {
    await grid.getByRole('row').nth(1).focus()
    await keyboard.press('Control+a')
    await expect(page.getByRole('toolbar', { name: 'Marked agreements' })).toContainText('2 marked')
    await page.getByRole('button', { name: 'Tags…' }).focus()
    await keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Tag' })).toBeFocused()
    await keyboard.type('urgent')
    await keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Take off the tag urgent' })).toBeVisible()
    await passesAxe('tagging')
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(grid.getByText('urgent')).toHaveCount(2)
    await grid.getByRole('row').nth(1).focus()
    await keyboard.press('Escape')
    await expect(page.getByRole('toolbar', { name: 'Marked agreements' })).toBeHidden()
  })

  await test.step('a filter and a column are kept as a view', async () => {
    await page.getByRole('searchbox', { name: 'Filter agreements' }).focus()
    await keyboard.type('barn')
    await expect(grid.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'View' }).focus()
    await keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Save this view…' }).focus()
    await keyboard.press('Enter')
    await expect(page.getByLabel('Name of the view')).toBeFocused()
    await keyboard.type('Barns')
    await keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Barns' })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Filter agreements' }).fill('')
    await expect(grid.getByRole('row')).toHaveCount(3)
    await page.getByRole('button', { name: 'All agreements' }).focus()
    await keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Barns' }).focus()
    await keyboard.press('Enter')
    await expect(grid.getByRole('row')).toHaveCount(2)
  })

  await test.step('it is closed by the menu of its row, then deleted by key, and out of the list', async () => {
    await grid.getByRole('row').nth(1).focus()
    await keyboard.press('Shift+F10')
    await expect(page.getByRole('menu', { name: 'Agreement' })).toBeVisible()
    await passesAxe('menu of a row')
    await page.getByRole('menuitem', { name: 'Close…' }).focus()
    await keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: /Executed/ })).toBeFocused()
    await keyboard.press('ArrowRight')
    await keyboard.press('Enter')
    await expect(grid.getByText('Abandoned')).toBeVisible()
    await expect(page.getByRole('dialog')).toBeHidden()
    await grid.getByRole('row').nth(1).focus()
    await keyboard.press('Delete')
    await expect(page.getByRole('dialog', { name: 'Delete “Lease of the barn”?' })).toBeVisible()
    await keyboard.type('never signed')
    await keyboard.press('Enter')
    await expect(page.getByText('No agreement matches')).toBeVisible()
  })

  await test.step('it is found among the deleted, restored, and its history says all of it', async () => {
    await page.getByRole('button', { name: 'Filters', exact: true }).focus()
    await keyboard.press('Enter')
    await passesAxe('filters', '.panel')
    // Clearing what is clear already neither loses the focus nor keeps the panel open.
    const panel = page.getByRole('dialog', { name: 'Filters' })
    await panel.getByRole('button', { name: 'Clear filters' }).focus()
    await keyboard.press('Enter')
    await expect(panel.getByRole('button', { name: 'Clear filters' })).toBeFocused()
    await keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await keyboard.press('Enter')
    await expect(panel).toBeVisible()
    await page.getByRole('button', { name: /Status/ }).focus()
    await keyboard.press('Enter')
    await expect(page.getByRole('listbox')).toBeVisible()
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect(grid.getByRole('row')).toHaveCount(2)
    await grid.getByRole('row').nth(1).focus()
    await keyboard.press('Enter')
    await page.getByRole('tab', { name: 'Details' }).click()
    await page.getByRole('button', { name: 'Restore' }).first().focus()
    await keyboard.press('Enter')
    await expect(page.getByText('This agreement is closed: it can be read and exported.')).toBeVisible()
    const history = page.getByRole('table')
    await expect(history).toContainText('Deleted: never signed')
    await expect(history).toContainText('Closed as Abandoned')
    await expect(history).toContainText('Tag “urgent” set')
    await page.getByLabel('Owner').fill('Ben')
    await keyboard.press('Enter')
    await expect(history).toContainText('Owner: not set → “Ben”')
    await passesAxe('details')
    await inTheme(it, 'dark')
    await passesAxe('details, dark')
    await page.getByRole('button', { name: 'Agreements' }).first().click()
    // It is not among the deleted any more, which the list still asks for.
    await page.getByRole('button', { name: 'Clear filters' }).focus()
    await keyboard.press('Enter')
    await expect(grid.getByRole('row')).toHaveCount(3)
    await passesAxe('list, dark')
  })
})

test('a blank agreement is drafted on at once, duplicated, and at 200 % nothing is out of reach', async () => {
  const { app, page } = it
  const { keyboard } = page
  await keyboard.press('Control+Alt+n')
  await expect(page.getByRole('dialog').getByLabel('Title')).toBeFocused()
  await keyboard.type('Supply of parts')
  await keyboard.press('Enter')
  await expect(it.editor).toContainText('Supply of parts', { timeout: 20_000 })
  await expect(it.editor).toContainText('Governing law')
  const motion = (value: string) =>
    page.evaluate((v) => document.documentElement.style.setProperty('--motion', v), value)
  // However slowly the palette comes in, it is gone when the command chosen in it opens a dialog.
  await motion('10s')
  await keyboard.press('Control+Shift+P')
  await keyboard.type('Duplicate agreement')
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Duplicate “Supply of parts”' })).toBeVisible()
  expect(await page.getByRole('dialog').count()).toBe(1)
  await motion('')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Supply of parts (copy)' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByRole('table')).toContainText('a duplicate of another agreement')

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(720, 450))
  const outside = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('button, input, [role=tab], [role=toolbar]')]
        .filter((e) => e.closest('.grid, .ProseMirror, .visually-hidden') === null && e.checkVisibility())
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
        .map((e) => e.outerHTML.slice(0, 100)),
    )
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(720)
  await expect.poll(outside).toEqual([])
  await page.getByRole('button', { name: 'Agreements' }).first().click()
  await expect(page.getByRole('grid')).toBeVisible()
  await expect.poll(outside).toEqual([])
})
