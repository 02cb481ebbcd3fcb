import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')
const SECRET = 'plum dumplings at noon'
const OTHER = 'apricot dumplings at ten'
/** In the list of agreements, and in the text. */
const PARTY = 'Zwetschgendatschi'
const WORD = 'Marillenknödel'

let it: Counterpart

test.afterAll(() => it.stop())

/** Files below a folder that hold any of the words, settings and logs of the app among them. */
function holding(folder: string, ...words: string[]): string[] {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  return files.filter((file) => {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false
    const bytes = readFileSync(file)
    return words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
  })
}

async function looked(part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: it.page }).setLegacyMode(true).include(part).analyze()
  expect
    .soft(
      violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`),
      part,
    )
    .toEqual([])
}

async function unlock(passphrase: string): Promise<void> {
  await it.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await it.page.keyboard.press('Enter')
}

async function toSettings(): Promise<void> {
  await it.page.getByRole('button', { name: 'Settings' }).click()
  await expect(it.page.getByRole('heading', { name: 'Archive', exact: true, level: 2 })).toBeVisible()
}

test('an archive is made with a passphrase that was weighed and repeated', async () => {
  it = await Counterpart.start()
  const { page } = it
  await it.introduce()
  await it.answerSave(join(it.folder, 'Team.counterpart'))
  await page.getByRole('button', { name: 'Create an archive…' }).click()
  await page.getByText('Encrypt with a passphrase').click()
  const first = page.getByLabel('New passphrase', { exact: true })
  await expect(first).toHaveAttribute('type', 'password')
  await first.fill('password')
  await expect(page.getByText('Very weak.')).toBeVisible()
  await first.fill(SECRET)
  await expect(page.getByText('Strong.')).toBeVisible()
  await page.getByLabel('The same again', { exact: true }).fill(`${SECRET}!`)
  await page.getByRole('button', { name: 'Create archive' }).click()
  await expect(page.getByText('The two are not the same.')).toBeVisible()
  await page.getByRole('button', { name: 'Show: The same again' }).click()
  await expect(page.getByLabel('The same again', { exact: true })).toHaveAttribute('type', 'text')
  await looked('[role=dialog]')
  await page.getByLabel('The same again', { exact: true }).fill(SECRET)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Agreements', exact: true })).toBeVisible()
})

test('locked, nothing of it is on screen or in a file; unlocked, one is where one was', async () => {
  const { page } = it
  await it.import(NDA, { counterparty: PARTY, ours: true })
  await it.caretAfter('Mutual')
  await page.keyboard.type(` ${WORD}`)
  // At once, before the journal had its turn: locking saves first.
  await page.keyboard.press('Alt+Shift+L')
  await expect(page.getByRole('heading', { name: 'Team is locked' })).toBeVisible()
  const seen = await page.evaluate(() => document.documentElement.outerHTML + document.title)
  for (const word of [PARTY, WORD, 'Mutual']) expect(seen).not.toContain(word)
  expect(holding(it.folder, PARTY, WORD, SECRET)).toEqual([])
  await looked('main')

  await unlock('not this one')
  await expect(page.getByRole('alert')).toContainText('does not open this archive')
  await unlock(SECRET)
  await expect(it.editor.getByText(WORD).first()).toBeVisible()
  // Where the caret was, too.
  await expect(it.editor).toBeFocused()
  await page.keyboard.type('!')
  await expect(it.editor.getByText(`${WORD}!`).first()).toBeVisible()
  await it.saved()
})

test('nobody at the window for as long as the settings say, or the screen locked, it locks itself', async () => {
  const { app, page } = it
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'))
  await expect(page.getByRole('heading', { name: 'Team is locked' })).toBeVisible()
  await unlock(SECRET)
  await expect(it.editor.getByText(`${WORD}!`).first()).toBeVisible()
  // Sixteen minutes pass at once.
  await page.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 16 * 60_000
  })
  await expect(page.getByRole('heading', { name: 'Team is locked' })).toBeVisible({ timeout: 15_000 })
  await unlock(SECRET)
  await expect(it.editor.getByText(`${WORD}!`).first()).toBeVisible()
})

test('the passphrase is changed, asked for at the start, and removed', async () => {
  const { page } = it
  await toSettings()
  await looked('[aria-labelledby=settings-archive]')
  await page.getByRole('button', { name: 'Change passphrase…' }).click()
  await page.getByLabel('Present passphrase', { exact: true }).fill(OTHER)
  await page.getByLabel('New passphrase', { exact: true }).fill(OTHER)
  await page.getByLabel('The same again', { exact: true }).fill(OTHER)
  await page.keyboard.press('Enter')
  await expect(page.getByText('That is not the present passphrase.')).toBeVisible()
  await looked('[role=dialog]')
  await page.getByLabel('Present passphrase', { exact: true }).fill(SECRET)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The passphrase of Team was changed.')).toBeVisible()

  await it.stop({ keep: true })
  it = await Counterpart.start(it.folder)
  await unlock(SECRET)
  await expect(it.page.getByRole('alert')).toContainText('does not open this archive')
  expect(holding(it.folder, PARTY, WORD, SECRET, OTHER)).toEqual([])
  await unlock(OTHER)
  await expect(it.page.getByRole('gridcell', { name: PARTY })).toBeVisible()

  await toSettings()
  await it.page.getByRole('button', { name: 'Remove passphrase…' }).click()
  await it.page.getByLabel('Present passphrase', { exact: true }).fill(OTHER)
  await it.page.keyboard.press('Enter')
  await expect(it.page.getByText('Team is no longer encrypted.')).toBeVisible()
  await expect(it.page.getByRole('button', { name: 'Lock now' })).toHaveCount(0)
  await it.stop({ keep: true })
  expect(holding(it.folder, PARTY)).toContain(join(it.folder, 'Team.counterpart'))
  expect(holding(it.folder, SECRET, OTHER)).toEqual([])
  it = await Counterpart.start(it.folder)
  await expect(it.page.getByRole('gridcell', { name: PARTY })).toBeVisible()
})

test('a remembered archive opens by itself, and is asked for again when it was locked', async () => {
  await toSettings()
  await it.page.getByRole('button', { name: 'Set a passphrase…' }).click()
  await it.page.getByLabel('New passphrase', { exact: true }).fill(SECRET)
  await it.page.getByLabel('The same again', { exact: true }).fill(SECRET)
  await it.page.getByRole('dialog').getByText('Remember on this computer').click()
  await it.page.getByRole('button', { name: 'Encrypt', exact: true }).click()
  await expect(it.page.getByText('Team is encrypted now.')).toBeVisible()
  await it.stop({ keep: true })
  it = await Counterpart.start(it.folder)
  await expect(it.page.getByRole('gridcell', { name: PARTY })).toBeVisible()
  await it.page.getByRole('button', { name: 'Archive', exact: true }).click()
  await it.page.getByRole('menuitem', { name: 'Lock Team' }).click()
  await expect(it.page.getByRole('heading', { name: 'Team is locked' })).toBeVisible()
  await it.page.getByRole('button', { name: 'Close this archive' }).click()
  await expect(it.page.getByRole('button', { name: /^Team encrypted/ })).toBeVisible()
})
