import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

test('an agreement goes to a colleague with its history and comes back; rounds sealed at once are shown as a fork', async () => {
  const ada = await Counterpart.withArchive()
  await ada.import(NDA, { counterparty: 'Calder & Finch', ours: true })
  const file = join(ada.folder, 'nda.counterpart-history')

  const exportFrom = async (app: Counterpart, path: string) => {
    await app.answerSave(path)
    await app.page.getByRole('button', { name: 'More', exact: true }).click()
    await app.page.getByRole('menuitem', { name: 'Export with history…' }).click()
    const dialog = app.page.getByRole('dialog', { name: 'Export with history' })
    await expect(dialog.getByText('never for the counterparty')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save as…' }).click()
    await expect(app.page.getByText(/^Exported with history: \d+ records, 1 document/)).toBeVisible()
    expect(existsSync(path)).toBe(true)
  }
  const importInto = async (app: Counterpart, path: string) => {
    await app.answerOpen(path)
    await app.page.keyboard.press('Control+Shift+P')
    await app.page
      .getByRole('dialog')
      .getByRole('combobox')
      .or(app.page.getByRole('searchbox'))
      .first()
      .fill('Import history')
    await app.page.keyboard.press('Enter')
    const dialog = app.page.getByRole('dialog', { name: 'Import history' })
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    return app.page.getByRole('dialog', { name: 'History imported' })
  }

  await exportFrom(ada, file)
  const bea = await Counterpart.withArchive()
  const first = await importInto(bea, file)
  await expect(first.getByText('new agreement')).toBeVisible()
  await first.getByRole('button', { name: 'Done' }).click()
  const second = await importInto(bea, file)
  await expect(second.getByText(/^Nothing was new/)).toBeVisible()
  await second.getByRole('button', { name: /^Open/ }).click()
  await expect(bea.editor).toBeVisible()

  // Both go on from the same draft.
  await ada.send(join(ada.folder, 'a.docx'), join(ada.folder, 'a-clean.docx'))
  await bea.send(join(bea.folder, 'b.docx'), join(bea.folder, 'b-clean.docx'))
  const back = join(bea.folder, 'back.counterpart-history')
  await bea.answerSave(back)
  await bea.page.getByRole('button', { name: 'More', exact: true }).click()
  await bea.page.getByRole('menuitem', { name: 'Export with history…' }).click()
  await bea.page.getByRole('dialog').getByRole('button', { name: 'Save as…' }).click()
  await expect(bea.page.getByText(/^Exported with history/)).toBeVisible()
  const forked = await importInto(ada, back)
  await expect(forked.getByText('“Mutual nda” has forked.')).toBeVisible()
  await bea.stop()
  await ada.stop()
})
