import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { smallContract } from '../support/small-contract.ts'
import { Counterpart } from './pages/app.ts'

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
})
test.afterEach(() => it.stop())

/** By the engine's own drag: what the page reads are files and folders of the disk. */
async function drop(...files: string[]): Promise<void> {
  const { page } = it
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    client.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  await send('dragEnter')
  const overlay = page.getByText('Drop to make agreements of these documents')
  // The engine asks the page what it makes of it from frame to frame.
  await expect(async () => {
    await send('dragOver')
    await expect(overlay).toBeVisible({ timeout: 200 })
  }).toPass()
  await expect(async () => {
    await send('dragOver')
    await page.screenshot()
    await send('drop')
    await expect(overlay).toBeHidden({ timeout: 500 })
  }).toPass()
  await client.detach()
}

function contract(...names: string[]): string {
  const path = join(it.folder, ...names)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, smallContract(names.at(-1)!))
  return path
}

test('several files are dropped, one of them bad: each says what became of it', async () => {
  const { page } = it
  const broken = join(it.folder, 'Broken.docx')
  writeFileSync(broken, 'not a document')
  await drop(contract('Lease of the barn.docx'), contract('Supply of parts.docx'), broken)
  const dialog = page.getByRole('dialog', { name: '3 new agreements' })
  await dialog.getByRole('button', { name: 'Create agreements' }).click()
  await expect(dialog.getByText('2 of 3 are in the archive, 1 could not be taken in.')).toBeVisible()
  await expect(dialog.getByRole('listitem').first()).toContainText('This is not a Word document')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(2)
})

test('a folder is dropped: its documents come in, what is none is listed, and nothing comes in twice', async () => {
  const { page } = it
  contract('contracts', '2019', 'Old lease.docx')
  contract('contracts', 'Supply.docx')
  writeFileSync(join(it.folder, 'contracts', 'list.txt'), 'a list')
  await drop(join(it.folder, 'contracts'))
  const dialog = page.getByRole('dialog', { name: '2 new agreements' })
  await dialog.getByText('One file is left out').click()
  await expect(dialog.getByText('contracts/list.txt is not a .docx')).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: /^Leave out documents/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Create agreements' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(2)
  await drop(join(it.folder, 'contracts'))
  await dialog.getByRole('button', { name: 'Create agreements' }).click()
  await expect(dialog.getByText('None of 2 came in, 2 were there already.')).toBeVisible()
})

test('a history file is dropped where documents are, and is taken for one', async () => {
  const { page, folder } = it
  await drop(contract('Lease.docx'))
  await page.getByRole('dialog').getByRole('button', { name: 'Create agreement' }).click()
  await expect(it.editor).toBeVisible()
  const path = join(folder, 'lease.counterpart-history')
  await it.answerSave(path)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export with history…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save as…' }).click()
  await expect(page.getByText(/^Exported with history/)).toBeVisible()
  await page.getByRole('button', { name: 'Agreements', exact: true }).click()
  await drop(path)
  const dialog = page.getByRole('dialog', { name: 'Import history' })
  await expect(dialog.getByText(/Everything in it is in this archive already/)).toBeVisible()
})
