import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'
import { inTheme } from './pages/looks.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')
const PICTURES = resolve(import.meta.dirname, '../../test-results/backups')

async function look(it: Counterpart, name: string): Promise<void> {
  const { page } = it
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(it, theme)
    await page.screenshot({ path: `${PICTURES}/${name}-${theme}.png` })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map((v) => `${theme}: ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([])
  }
}

test('a backup is made by hand, looked into, and restored with the present archive put aside', async () => {
  const it = await Counterpart.withArchive()
  const { page } = it
  await it.import(NDA, { counterparty: 'Calder & Finch', ours: true })
  await page.keyboard.press('Control+Comma')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText(/^Backed up and checked: \d+ kB/)).toBeVisible()

  await page.getByRole('button', { name: 'Agreements', exact: true }).click()
  await it.import(NDA, { counterparty: 'Later Ltd', ours: true })
  await page.keyboard.press('Control+Comma')
  await page.getByRole('checkbox', { name: 'Back up once a day and after each round' }).scrollIntoViewIfNeeded()
  await look(it, 'settings')
  await page.getByRole('button', { name: /^Look into the backup of/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Mutual nda: the whole agreement')).toBeVisible()
  await expect(dialog.getByText('Mutual nda · Calder & Finch')).toBeVisible()
  await look(it, 'restore')

  await dialog.getByRole('button', { name: 'Put the present archive aside and restore' }).click()
  await expect(page.getByText(/What was there before is kept as Team put aside .*\.counterpart/)).toBeVisible()
  await expect(page.getByText('Calder & Finch')).toBeVisible()
  await expect(page.getByText('Later Ltd')).toBeHidden()
  expect(readdirSync(it.folder).filter((name) => name.startsWith('Team put aside'))).toHaveLength(1)
  await it.stop()
})

test('an archive that is damaged is said to be when the app starts, and what is whole in it is rescued', async () => {
  const first = await Counterpart.withArchive()
  await first.import(NDA, { counterparty: 'Calder & Finch', ours: true })
  await first.editor.click()
  await first.page.keyboard.press('Control+Home')
  await first.page.keyboard.type('Typed before. ')
  await first.saved()
  await first.stop({ keep: true })
  const path = join(first.folder, 'Team.counterpart')
  // The first page, which says where everything is.
  writeFileSync(path, readFileSync(path).fill(0xa5, 100, 4096))

  const second = await Counterpart.start(first.folder)
  const { page } = second
  await expect(page.getByRole('heading', { name: 'Team.counterpart could not be opened' })).toBeVisible()
  await expect(page.getByText(/parts of it are damaged/)).toBeVisible()
  await look(second, 'damaged')
  await second.answerSave(join(first.folder, 'Rescued.counterpart'))
  await page.getByRole('button', { name: 'Rescue into a new archive…' }).click()
  await expect(page.getByText(/^1 agreement, \d+ records, 1 document and 1 draft were rescued\./)).toBeVisible()
  await expect(page.getByText('Nothing was lost.')).toBeVisible()
  await look(second, 'rescued')
  await page.getByRole('button', { name: 'Go to the new archive' }).click()
  await second.open('Mutual nda')
  await expect(second.editor.getByText('Typed before.').first()).toBeVisible()
  await second.stop()
})
