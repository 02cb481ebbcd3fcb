import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { longContract } from '../support/long-contract.ts'
import { Counterpart } from './pages/app.ts'

const CLAUSES = 36

let it: Counterpart

/** A contract so long that most of it has no elements on the page. One window for all of it: importing takes its time. */
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await Counterpart.withArchive()
  const file = join(it.folder, 'long.docx')
  writeFileSync(file, await longContract(CLAUSES))
  await it.import(file, { counterparty: 'Calder & Finch', ours: true })
  await expect(it.page.locator('.status').getByText(/words$/)).toBeVisible({ timeout: 20_000 })
})
test.afterAll(() => it.stop())

function poppler(command: string, ...args: string[]): string {
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  expect(run.status, run.stderr).toBe(0)
  return run.stdout
}

const groups = (): Promise<{ near: number; far: number }> =>
  it.editor.evaluate((editor) => ({
    near: editor.querySelectorAll('.group:not([data-far])').length,
    far: editor.querySelectorAll('.group[data-far]').length,
  }))

/** What stands in the middle of the window. */
const inSight = (): Promise<'text' | 'far' | 'ground'> =>
  it.page.locator('.doc__scroll').evaluate((ground) => {
    const { left, width, top, height } = ground.getBoundingClientRect()
    const seen = document.elementsFromPoint(left + width / 2, top + height / 2)
    if (seen.some((element) => element.closest('[data-far]') !== null)) return 'far'
    return seen.some((element) => element.closest('.group') !== null) ? 'text' : 'ground'
  })

test('only what is near has elements, and whatever one scrolls to is there', async () => {
  const { page } = it
  const { near, far } = await groups()
  expect(near).toBeLessThan(8)
  expect(far).toBeGreaterThan(50)
  await page.locator('.doc__scroll').hover()
  for (let i = 0; i < 12; i++) {
    await page.mouse.wheel(0, 2500)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await inSight(), `after ${i + 1} turns of the wheel`).toBe('text')
  }
  // A drag of the scroll bar.
  await page.locator('.doc__scroll').evaluate((ground) => (ground.scrollTop = ground.scrollHeight * 0.8))
  await expect.poll(inSight).toBe('text')
  await expect.poll(async () => (await groups()).near).toBeLessThan(20)
  expect(await groups().then((now) => now.near + now.far)).toBe(near + far)
})

test('keys reach the ends and what lies between, and what is typed there is an edit', async () => {
  const { page, editor } = it
  await editor.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' the end')
  await expect(editor.locator('.group').last().locator('ins').last()).toHaveText(' the end')
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Start ')
  await expect(editor.locator('.group').first().locator('ins').first()).toHaveText('Start ')
  for (let i = 0; i < 6; i++) await page.keyboard.press('PageDown')
  expect(await inSight()).toBe('text')
  await page.keyboard.type('Somewhere ')
  await expect(editor.locator('ins', { hasText: 'Somewhere ' })).toBeInViewport()
  await page.keyboard.press('Control+z')
})

test('all is selected and deleted at once, what is far too', async () => {
  const { page, editor } = it
  const words = page.locator('.status').getByText(/words$/)
  // Counted when the keyboard rests.
  await it.saved()
  await page.waitForTimeout(600)
  const before = await words.textContent()
  await editor.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(words).toHaveText(/^[\d ]+words$/)
  await page.keyboard.press('Control+z')
  await expect(words).toHaveText(before!)
})

test('the outline, finding and the next change go to text that was far', async () => {
  const { page, editor } = it
  await editor.focus()
  await page.keyboard.press('Control+g')
  await page.keyboard.type('Clause 27')
  await expect(page.getByRole('treeitem')).toHaveText(/Clause 27/)
  await page.keyboard.press('Enter')
  await expect(editor.getByRole('heading', { name: 'Clause 27' })).toBeInViewport()
  await page.keyboard.press('F8')
  await expect(editor.getByText('Paragraph 27-4 binds')).toBeInViewport()
  await page.keyboard.press('Control+f')
  await page.getByRole('search').getByLabel('Find', { exact: true }).fill('Paragraph 9-50')
  await page.keyboard.press('Enter')
  await expect(editor.getByText('Paragraph 9-50')).toBeInViewport()
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('find-current')?.size)).toBe(1)
  await page.keyboard.press('Escape')
  expect(await inSight()).toBe('text')
})

test('all changes are decided and brought back, and paper has every clause', async () => {
  const { page, editor } = it
  const counted = page.getByRole('button', { name: /^Accept all [\d,]+/ })
  const before = await counted.textContent()
  await counted.click()
  await expect(page.getByText(/[\d,]+ changes accepted/).first()).toBeVisible()
  await expect(editor.locator('.rev')).toHaveCount(0)
  await editor.focus()
  await page.keyboard.press('Control+z')
  await expect(counted).toHaveText(before!)
  await expect(editor.locator('.rev').first()).toBeAttached()

  await page.keyboard.press('Control+End')
  const exportPdf = (): Promise<void> =>
    it.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.send('counterpart', 'menu', { command: 'document.pdf-redline' }),
    )
  // Given up before it is made, nothing is written.
  const given = join(it.folder, 'given-up.pdf')
  await it.answerSave(given)
  await exportPdf()
  await page.getByRole('group', { name: 'Printing' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('group', { name: 'Printing' })).toHaveCount(0, { timeout: 40_000 })
  expect(existsSync(given)).toBe(false)
  const pdf = join(it.folder, 'long.pdf')
  await it.answerSave(pdf)
  await exportPdf()
  await expect(page.getByText(/PDF exported: long/)).toBeVisible({ timeout: 40_000 })
  const printed = poppler('pdftotext', pdf, '-')
  expect(printed.match(/Clause \d+$/gm)).toHaveLength(CLAUSES)
  expect(printed.match(/Paragraph \d+-\d+ /g)).toHaveLength(CLAUSES * 99)
  await expect.poll(async () => (await groups()).far).toBeGreaterThan(50)
  expect(await inSight()).toBe('text')
})
