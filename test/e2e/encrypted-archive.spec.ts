import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'
import { inTheme } from './pages/looks.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')
const PICTURES = resolve(import.meta.dirname, '../../test-results/encrypted')
const SECRET = 'plum dumplings at noon'
/** In the list and in what search keeps of it, and a word of the contract as it stands in every index. */
const PARTY = 'Zwetschgendatschi'
const WORDS = [PARTY, PARTY.toLowerCase(), 'confidential', SECRET]

let it: Counterpart

test.afterAll(() => it.stop())

/** Files of the app and the archive that hold any of the words: the archive, its log, backups, settings. */
function legible(): string[] {
  return (
    readdirSync(it.folder, { recursive: true })
      .map((name) => join(it.folder, String(name)))
      .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
      .filter((file) => {
        const bytes = readFileSync(file)
        return WORDS.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
      })
      // The engine's own files know words of its spelling and of its pages' styles.
      .filter((file) => /counterpart|\.json$/i.test(file.slice(it.folder.length)))
  )
}

async function look(name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(it, theme)
    await it.page.screenshot({ path: `${PICTURES}/${name}-${theme}.png` })
    const { violations } = await new AxeBuilder({ page: it.page })
      .setLegacyMode(true)
      .include('[role=dialog]')
      .analyze()
    expect(violations.map((v) => `${theme}: ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([])
  }
}

async function unlock(passphrase: string): Promise<void> {
  await it.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await it.page.keyboard.press('Enter')
}

test('an encrypted archive is made, closed, opened again, searched, and restored from its backup', async () => {
  it = await Counterpart.start()
  await it.introduce()
  await it.answerSave(join(it.folder, 'Team.counterpart'))
  await it.page.getByRole('button', { name: 'Create an archive…' }).click()
  await it.page.getByText('Encrypt with a passphrase').click()
  await it.page.getByLabel('New passphrase', { exact: true }).fill(SECRET)
  await it.page.getByLabel('The same again', { exact: true }).fill(SECRET)
  await it.page.keyboard.press('Enter')
  await it.import(NDA, { counterparty: PARTY, ours: true })
  await it.page.keyboard.press('Control+Comma')
  await it.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(it.page.getByText(/^Backed up and checked/)).toBeVisible()
  await it.page.getByRole('button', { name: 'Agreements', exact: true }).click()
  await it.import(NDA, { counterparty: 'Later Ltd', ours: true })

  // Closed as one leaves it, and begun again.
  await it.stop({ keep: true })
  expect(legible()).toEqual([])
  it = await Counterpart.start(it.folder)
  const { page } = it
  await unlock('not this one')
  await expect(page.getByRole('alert')).toContainText('does not open this archive')
  await unlock(SECRET)
  await expect(page.getByRole('gridcell', { name: PARTY })).toBeVisible()

  await page.keyboard.press('Control+Shift+F')
  const query = page.getByRole('searchbox', { name: 'Search the archive' })
  const hits = page.getByRole('list', { name: 'Results' }).getByRole('button')
  await query.fill(PARTY.toLowerCase())
  await expect(hits.first()).toContainText(PARTY)
  await query.fill('confidential information')
  await expect(hits.first().locator('mark').first()).toHaveText(/confidential/i)
  expect(legible()).toEqual([])

  await page.keyboard.press('Control+Shift+P')
  await page.getByLabel('Command', { exact: true }).fill('Export the whole archive')
  await page
    .getByRole('menuitem', { name: /^Export the whole archive/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toContainText('The file will not be encrypted, as this archive is.')
  await look('export')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

  await page.keyboard.press('Control+Comma')
  await page
    .getByRole('button', { name: /^Look into the backup of/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Mutual nda: the whole agreement')).toBeVisible()
  await expect(dialog.getByText(`Mutual nda · ${PARTY}`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Put the present archive aside and restore' }).click()
  await expect(page.getByText(/What was there before is kept as Team put aside/)).toBeVisible()
  await expect(page.getByRole('gridcell', { name: PARTY })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'Later Ltd' })).toBeHidden()
  expect(legible()).toEqual([])
})
