import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { protectedSample } from '../support/protected.ts'
import { Counterpart } from './pages/app.ts'
import { inTheme } from './pages/looks.ts'

/** What opens over and around the document and goes again, and the settings while they listen: nothing that axe can find. */

const RETURN = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')
const DIALOG = '[role=dialog]'
const MENU = '.menu, .select__list'

let it: Counterpart

test.beforeAll(async () => {
  it = await Counterpart.withArchive()
  await it.import(RETURN, { counterparty: 'Northwind' })
  await expect(it.page.locator('.status').getByText(/^\d+ changes$/)).toBeVisible({ timeout: 20_000 })
})
test.afterAll(() => it.stop())

let theme: 'light' | 'dark' = 'dark'

/** Light and dark in turn, to be quick; of the page only what is named, for the rest is looked at elsewhere. */
async function look(part: string): Promise<void> {
  const { page } = it
  await expect(page.locator(part).first()).toBeVisible()
  theme = theme === 'dark' ? 'light' : 'dark'
  await inTheme(it, theme)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(part).analyze()
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`)
  expect.soft(found, `${part}, ${theme}`).toEqual([])
}

async function command(label: string): Promise<void> {
  await it.page.keyboard.press('Control+Shift+P')
  await it.page.keyboard.type(label)
  await it.page.keyboard.press('Enter')
}

test('what opens over the document passes axe', async () => {
  test.setTimeout(120_000)
  const { page } = it
  const { keyboard } = page
  await test.step('find and replace, with a pattern that is none', async () => {
    await keyboard.press('Control+h')
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await page.getByLabel('Find', { exact: true }).fill('(unclosed')
    await expect(page.getByRole('alert')).toContainText('not a regular expression')
    await look('.find')
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await page.getByLabel('Find', { exact: true }).fill('')
    await keyboard.press('Escape')
  })
  await test.step('pickers and menus', async () => {
    await it.caretAfter('a certificate issued by the Cust')
    const formatting = page.getByRole('toolbar', { name: 'Formatting' })
    for (const opener of [
      formatting.getByRole('button', { name: /Paragraph style/ }),
      formatting.getByRole('button', { name: 'Highlight', exact: true }),
      formatting.getByRole('button', { name: 'More formatting' }),
      page.getByRole('button', { name: 'Table', exact: true }),
    ]) {
      await opener.click()
      await look(MENU)
      await keyboard.press('Escape')
    }
  })
  await test.step('dialogs', async () => {
    await it.caretAfter('a certificate issued by the Cust')
    for (const label of [
      'Word count',
      'Insert cross-reference',
      'Insert footnote',
      'Define a term',
      'List of changes',
    ]) {
      await command(label)
      await look(DIALOG)
      await keyboard.press('Escape')
      await expect(page.locator(DIALOG)).toHaveCount(0)
    }
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Insert table…' }).click()
    await page.getByLabel('Rows').fill('0')
    await look(DIALOG)
    await keyboard.press('Escape')
    await it.caretAfter('a certificate issued by the Cust')
    await keyboard.press('Alt+F12')
    await look(DIALOG)
    await keyboard.press('Escape')
  })
  await test.step('a comment that is being written, for us or for both', async () => {
    await it.select('freight data platform')
    await keyboard.press('Control+Alt+M')
    await look('.comments')
    await keyboard.press('Shift+Tab')
    await keyboard.press('ArrowRight')
    await look('.comments')
    await page.getByRole('region', { name: 'New comment' }).getByRole('button', { name: 'Cancel' }).click()
  })
  await test.step('what was pasted', async () => {
    await it.caretAfter('a certificate issued by the Customer')
    await it.editor.evaluate((root) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', '<p>of <b>its</b> group</p>')
      clipboardData.setData('text/plain', 'of its group')
      root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await page.getByRole('button', { name: 'Paste options' }).click()
    await look(MENU)
    await keyboard.press('Escape')
    // It does not follow the caret over other words.
    await it.caretAfter('Acceptance Test')
    await expect(page.getByRole('button', { name: 'Paste options' })).toHaveCount(0)
  })
})

test('what was typed untracked is counted, and what was decided is not', async () => {
  const { page } = it
  const { keyboard } = page
  const banner = page.getByText('1 untracked change since the round began.')
  await it.caretAfter('a certificate issued by the Cust')
  await keyboard.press('Control+Shift+E')
  await keyboard.type('xx')
  await expect(banner).toBeVisible()
  await look('.doc > .banner')
  await page.getByRole('button', { name: 'List them…' }).click()
  await look(DIALOG)
  await keyboard.press('Escape')
  await keyboard.press('Control+Shift+E')
  await command('Accept all changes')
  await expect(page.getByText(/^\d+ changes accepted$/).first()).toBeVisible()
  // Longer than it takes to be counted anew.
  await page.waitForTimeout(1500)
  await expect(banner).toBeVisible()
  await command('List of decided changes')
  await look(DIALOG)
  await keyboard.press('Escape')
  await it.editor.focus()
  await keyboard.press('Control+z')
  await page.waitForTimeout(1500)
  await expect(banner).toBeVisible()
  await it.saved()
})

test('at 200 % nothing is out of reach, and tabs stay on their lines as the page grows and shrinks', async () => {
  const { app, page } = it
  const resize = (width: number, height: number): Promise<void> =>
    app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(size[0], size[1]), [
      width,
      height,
    ] as const)
  await resize(720, 450)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(720)
  await page.waitForTimeout(300)
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, [role=tab], [role=toolbar]')]
      .filter((e) => e.closest('.ProseMirror, .visually-hidden') === null && e.checkVisibility())
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
      .map((e) => e.outerHTML.slice(0, 100)),
  )
  expect(outside).toEqual([])
  await resize(1440, 900)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1440)
  // The page number of a line of the table of contents stands on that line.
  await it.editor.locator('p:has(.leader-dot)').nth(8).scrollIntoViewIfNeeded()
  const lines = () =>
    it.editor.locator('p:has(.leader-dot)').evaluateAll((all) =>
      all
        .filter((p) => p.checkVisibility({ contentVisibilityAuto: true }))
        .map((p) => p.getBoundingClientRect().height / p.currentCSSZoom)
        .filter((height) => height > 30),
    )
  await expect.poll(lines).toEqual([])
})

test('the settings pass axe while they listen for keys and when they refuse them', async () => {
  const { page } = it
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: /^Shortcut of Next change: / }).click()
  await look('[aria-labelledby=settings-keys] [role=group]:has([aria-pressed=true])')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('alert')).toBeVisible()
  await look('[role=group]:has([role=alert])')
  await look('[aria-labelledby=settings-typing]')
})

test('a document that is protected says so', async () => {
  const { page } = it
  const path = join(it.folder, 'protected.docx')
  writeFileSync(path, protectedSample('readOnly'))
  await page.getByRole('button', { name: 'Agreements' }).first().click()
  await it.import(path)
  await look('.doc > .banner')
})
