import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const SAMPLE = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement.docx')

let it: Counterpart

/** The disk of a slow machine: files are not opened to be written until it is let go. */
const holdDisk = (): Promise<void> =>
  it.app.evaluate(() => {
    const fs = process.getBuiltinModule('node:fs/promises')
    const { open } = fs
    const gone = new Promise<void>((resolve) => Object.assign(globalThis, { letGo: resolve }))
    fs.open = async (...args) => {
      if (String(args[0]).endsWith('.tmp')) await gone
      return open(...args)
    }
    process.getBuiltinModule('node:module').syncBuiltinESMExports()
  })
const letGo = (): Promise<void> => it.app.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo())

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
  await it.import(SAMPLE, { counterparty: 'Calder & Finch', ours: true })
})
test.afterEach(() => it.stop())

test('sealing says which step it is at, can be given up, and then there is neither round nor file', async () => {
  const { page } = it
  const [redline, clean] = [join(it.folder, 'redline.docx'), join(it.folder, 'clean.docx')]
  await holdDisk()
  await it.answerSave(redline, clean)
  await page.getByRole('button', { name: 'Send round…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Seal and save' }).press('Enter')
  // Pressed twice, it is not stopped.
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status').getByText('Step 5 of 6: Saving to disk…')).toBeAttached()
  await expect(dialog.getByRole('button', { name: 'Stop' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByRole('button', { name: 'Stop' })).toBeDisabled()
  await letGo()
  await expect(dialog.getByText(/^Stopped: nothing was sealed and no file was written/)).toBeVisible()
  expect(readdirSync(it.folder).filter((name) => /docx|tmp/.test(name))).toEqual([])

  await expect(dialog.getByRole('button', { name: 'Seal and save' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Our round 1 is sealed/)).toBeVisible({ timeout: 20_000 })
  expect(existsSync(redline) && existsSync(clean)).toBe(true)
})

test('an export that takes long says how far it is while one works on, and can be given up', async () => {
  const { page } = it
  const path = join(it.folder, 'clean.docx')
  await holdDisk()
  await it.answerSave(path)
  await it.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.send('counterpart', 'menu', { command: 'round.export-clean' }),
  )
  const panel = page.getByRole('group', { name: 'Exporting' })
  await expect(panel.getByRole('status')).toHaveText('clean.docx: Saving to disk…')
  await page.getByRole('tab', { name: 'Rounds' }).click()
  await expect(panel).toBeVisible()
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel.getByRole('status')).toHaveText('Giving up: nothing is written.')
  await letGo()
  await expect(page.getByText('clean.docx was not exported: you gave it up. Nothing was written.')).toBeVisible()
  expect(existsSync(path)).toBe(false)
})
