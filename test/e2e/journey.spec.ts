import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { revisionLines, textLines, type TextView } from '../../src/main/app/document-views.ts'
import { openDocument } from '../../src/main/app/documents.ts'
import { Counterpart } from './pages/app.ts'

const MSA = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement.docx')
const RETURN = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
})
test.afterEach(() => it.stop())

function text(path: string, view: TextView): string[] {
  const document = openDocument(readFileSync(path))
  if (!document.ok) throw new Error(document.error.message)
  return textLines(document.value, view).map((l) => l.text)
}

/** What pandoc reads, which knows nothing of us. */
function pandoc(path: string, decision: 'accept' | 'reject'): string {
  const run = spawnSync('pandoc', [`--track-changes=${decision}`, '-f', 'docx', '-t', 'plain', '--wrap=none', path], {
    encoding: 'utf8',
  })
  expect(run.status, run.stderr).toBe(0)
  return run.stdout
}

test('a lawyer redlines a contract, sends it, receives the return and answers it', async () => {
  const { page, folder } = it
  await it.import(MSA, { counterparty: 'Northwind Freight Group plc', ours: true })

  await it.caretAfter('for the supply of a freight data platform')
  await page.keyboard.type(' (the “Platform”)')
  await it.select('related services')
  await page.keyboard.type('associated services')
  await it.caretAfter('Subject to contract and to the approval of the board')
  await page.keyboard.press('Enter')
  await it.caretAfter('neither party is bound')
  for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace')
  await it.saved()

  const redline = join(folder, 'redline.docx')
  const clean = join(folder, 'clean.docx')
  await it.send(redline, clean)

  // Rejected, the redline is what was imported; accepted, it is the clean copy and what was typed.
  expect(text(redline, 'original')).toEqual(text(MSA, 'original'))
  expect(text(redline, 'final')).toEqual(text(clean, 'markup'))
  expect(pandoc(redline, 'reject')).toBe(pandoc(MSA, 'accept'))
  const accepted = pandoc(redline, 'accept')
  expect(accepted).toContain('for the supply of a freight data platform (the “Platform”) and associated services')
  expect(accepted).not.toContain('neither party is bound until')
  const document = openDocument(readFileSync(redline))
  const authors = document.ok ? new Set(revisionLines(document.value).map((r) => r.author)) : new Set()
  expect(authors).toEqual(new Set(['Ada Marlow']))

  await it.receive(RETURN)
  await expect(page.getByText('Draft of our round 2').first()).toBeVisible()
  await expect(
    page
      .getByRole('complementary', { name: 'Changes' })
      .getByText(/Dana Okafor/)
      .first(),
  ).toBeVisible()
})

test('a change can be accepted, rejected and undone, and the rounds are listed', async () => {
  const { page } = it
  await it.import(RETURN, { counterparty: 'Northwind' })
  const count = page.getByRole('button', { name: /^Accept all \d+/ })
  const before = await count.textContent()
  await page
    .getByRole('complementary', { name: 'Changes' })
    .getByRole('button', { name: 'Accept', exact: true })
    .first()
    .click()
  await expect(count).not.toHaveText(before!)
  await it.editor.click()
  await page.keyboard.press('Control+z')
  await expect(count).toHaveText(before!)
  await count.click()
  await expect(page.getByRole('button', { name: /^Accept all [1-9]/ })).toHaveCount(0)
  await it.saved()
  await page.getByRole('tab', { name: /Rounds/ }).click()
  await expect(page.getByRole('heading', { name: 'Imported document' })).toBeVisible()
  await page.getByRole('button', { name: 'Open Imported document' }).click()
  await expect(page.getByText(/read only/i).first()).toBeVisible()
})

test('a file that is not a Word document is refused with what it is, and nothing is added', async () => {
  const { page } = it
  await it.answerOpen(resolve(import.meta.dirname, '../../package.json'))
  await page.getByRole('button', { name: 'Import…' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create agreement' }).click()
  await expect(page.getByRole('dialog')).toContainText(/not a/i)
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('No agreements yet')).toBeVisible()
})
