import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { textLines } from '../../src/main/app/document-views.ts'
import { openDocument } from '../../src/main/app/documents.ts'
import { sectionedDocument } from '../support/sectioned.ts'
import { Counterpart } from './pages/app.ts'

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
  const file = join(it.folder, 'sectioned.docx')
  writeFileSync(file, await sectionedDocument())
  await it.import(file, { counterparty: 'Northwind' })
})
test.afterEach(() => it.stop())

test('the text of a footnote of the file is edited below the page, tracked, undone, decided and sent', async () => {
  const { page, folder } = it
  const list = page.getByRole('list', { name: 'Footnotes' })
  await it.caretAfter('governs the services')
  await page.keyboard.press('Control+Alt+f')
  const note = page.getByRole('textbox', { name: 'Footnote 1' })
  await expect(note).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' Once a year.')
  await page.keyboard.press('Control+z')
  await expect(note).not.toContainText('Once')
  await page.keyboard.press('Control+y')
  await expect(note.locator('ins')).toHaveText(' Once a year.')
  // The note's own number is not part of what it says.
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Delete')
  await expect(note.locator('del')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Delete')
  await expect(note.locator('del')).not.toHaveCount(0)
  await expect(page.locator('.card')).toHaveCount(2)
  await expect(page.locator('.card').first()).toContainText('in a footnote')
  await page.locator('.card').filter({ hasText: 'Deleted' }).getByRole('button', { name: 'Reject' }).click()
  await expect(list.locator('del')).toHaveCount(0)
  await expect(list.locator('ins')).toHaveText(' Once a year.')
  await page.getByRole('note', { name: 'Footnote 1' }).click()
  await expect(note).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(it.editor.first()).toBeFocused()

  const [redline, clean] = [join(folder, 'redline.docx'), join(folder, 'clean.docx')]
  await it.send(redline, clean)
  const document = openDocument(readFileSync(redline))
  if (!document.ok) throw new Error(document.error.message)
  const noteIn = (view: 'markup' | 'original') =>
    textLines(document.value, view).find(({ story, text }) => story === 'footnote' && text.includes('amended'))?.text
  expect(noteIn('markup')).toMatch(/in writing\.\{\+ Once a year\.\+\}/)
  expect(noteIn('original')).toMatch(/in writing\.$/)
})

test('a note made in this draft is found, and what it says is replaced', async () => {
  const { page } = it
  await it.caretAfter('This agreement')
  await page.keyboard.press('Control+Alt+f')
  await page.getByLabel('Text of the note').fill('See the annex to the deed.')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await page.keyboard.press('Control+h')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('annex')
  await expect(page.locator('.find__count')).toHaveText('1')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('schedule')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(page.getByRole('list', { name: 'Footnotes' }).getByRole('note').first()).toHaveText(
    '1 See the schedule to the deed.',
  )
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('list', { name: 'Footnotes' }).getByRole('note').first()).toContainText('annex')
})

test('a note that comes or goes renumbers those behind it at once, in the text and below it', async () => {
  const { page } = it
  const numbers = it.editor.first().locator('.note-ref')
  const list = page.getByRole('list', { name: 'Footnotes' })
  await it.caretAfter('This agreement')
  await page.keyboard.press('Control+Alt+f')
  await page.getByLabel('Text of the note').fill('A new note.')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await expect(numbers).toHaveText(['1', '2'])
  await expect(list.getByRole('note')).toHaveText(['1 A new note.', /^2\s*As amended/])
  // A note's number and a tab are passed by as letters are: what is typed then takes the place of neither.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('!')
  await expect(numbers).toHaveText(['1', '2'])
  await expect(it.editor.first().locator('p', { hasText: 'This agreement1\t!' })).toHaveCount(1)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect(numbers).toHaveText(['1'])
  await expect(list.getByRole('note')).toHaveText([/^1\s*As amended/])
})

test('what a footnote says is found, shown and replaced as a tracked change', async () => {
  const { page } = it
  const list = page.getByRole('list', { name: 'Footnotes' })
  await it.caretAfter('This agreement')
  await page.keyboard.press('Control+h')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('time')
  const count = page.locator('.find__count')
  await expect(count).toHaveText(/^\d+$/)
  const all = Number(await count.textContent())
  await page.keyboard.press('Enter')
  await expect(count).toHaveText(`1 of ${all}`)
  await expect(list).toBeInViewport()
  await page.getByRole('textbox', { name: 'Replace with' }).fill('times')
  await page.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect(list.locator('ins').first()).toHaveText('times')
  await expect(list.locator('del').first()).toHaveText('time')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(page.getByText(/^Replaced \d+ times/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(list.locator('ins')).toHaveCount(0)
  await list.getByRole('note').first().click()
  await expect(page.getByRole('textbox', { name: 'Footnote 1' })).toBeFocused()
  await page.keyboard.press('Control+Alt+m')
  await expect(page.getByText('A note cannot be commented on itself')).toBeVisible()
})
