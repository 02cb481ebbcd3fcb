import { join, resolve } from 'node:path'
import { expect, test, type Locator } from '@playwright/test'
import { Counterpart } from './pages/app.ts'
import { looks } from './pages/looks.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

/** From the agreement that is open. */
async function exportFrom(it: Counterpart, path: string): Promise<void> {
  const { page } = it
  await it.answerSave(path)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export with history…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export with history' })
  await expect(dialog.getByText('For colleagues, never for the counterparty.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Save as…' }).click()
  await expect(page.getByText(/^Exported with history: \d+ records/)).toBeVisible()
}

async function command({ page }: Counterpart, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P')
  await page.getByLabel('Command', { exact: true }).fill(name)
  await page.getByRole('menuitem', { name }).first().click()
}

/** Answers the report. */
async function importInto(it: Counterpart, path: string): Promise<Locator> {
  await it.answerOpen(path)
  await command(it, 'Import history')
  await it.page
    .getByRole('dialog', { name: 'Import history' })
    .getByRole('button', { name: 'Import', exact: true })
    .click()
  return it.page.getByRole('dialog', { name: 'History imported' })
}

test('an agreement goes to a colleague with its history and comes back; rounds sealed at once are shown as a fork', async () => {
  test.slow()
  const [ada, bea] = [await Counterpart.withArchive(), await Counterpart.withArchive()]
  await ada.import(NDA, { counterparty: 'Calder & Finch', ours: true })
  const file = join(ada.folder, 'nda.counterpart-history')
  await exportFrom(ada, file)

  const first = await importInto(bea, file)
  await expect(first.getByText('new agreement')).toBeVisible()
  await first.getByRole('button', { name: 'Done' }).click()
  const second = await importInto(bea, file)
  await expect(second.getByText(/^Nothing was new/)).toBeVisible()
  await second.getByRole('button', { name: /^Open/ }).click()
  await expect(bea.editor).toBeVisible()

  // Both go on from the same document.
  for (const it of [ada, bea]) await it.send(join(it.folder, 'redline.docx'), join(it.folder, 'clean.docx'))
  const back = join(bea.folder, 'back.counterpart-history')
  await exportFrom(bea, back)
  const forked = await importInto(ada, back)
  await expect(forked.getByText('“Mutual nda” has forked.')).toBeVisible()
  await forked.getByRole('button', { name: 'Done' }).click()

  // Nothing settles it but people, with a reason.
  const { page } = ada
  await page.getByRole('tab', { name: /Rounds/ }).click()
  await expect(page.getByText(/^A fork: Our round 1 by Ada Marlow/)).toBeVisible()
  await looks(ada, 'exchange/fork')
  await page.getByRole('button', { name: 'Settle…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Settle the fork' })
  await expect(dialog.getByRole('radio')).toHaveCount(2)
  await dialog.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await expect(dialog.getByRole('button', { name: 'Settle', exact: true })).toBeDisabled()
  await dialog.getByLabel('Reason').fill('It is the one they have')
  await looks(ada, 'exchange/settling')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/counts; .* is set aside\. Ada Marlow settled it/)).toBeVisible()
  await expect(page.getByText('Set aside', { exact: true })).toHaveCount(1)
  await looks(ada, 'exchange/settled')

  await command(ada, 'Verify archive')
  await expect(ada.page.getByText(/checked: nothing was altered, taken out or put in\.$/)).toBeVisible()
  for (const it of [ada, bea]) await it.stop()
})
