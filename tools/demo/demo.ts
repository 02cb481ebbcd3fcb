import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { revisionLines } from '../../src/main/app/document-views.ts'
import { openDocument } from '../../src/main/app/documents.ts'
import { answerInLibreOffice, pandocText } from './libreoffice.ts'
import { Counterpart } from './window.ts'

/**
 * Plays the main job without a person, through the real window: a new archive, a contract imported, tracked edits, our
 * round 1 sent, a return in which LibreOffice really accepted and edited, our decisions on it, our round 2 sent. Leaves
 * the .docx files and a screenshot of every step in the folder.
 */

const CONTRACT = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement.docx')

const folder = process.argv[2]
if (folder === undefined) {
  process.stderr.write('usage: npm run demo -- <folder>\n')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const path = (name: string): string => join(folder, name)

const say = (line: string): void => void process.stdout.write(`${line}\n`)
let step = 0
const shot = async (it: Counterpart, what: string): Promise<void> => {
  const name = `${String(++step).padStart(2, '0')}-${what}.png`
  // The page comes before what is counted and listed beside it.
  if (await it.editor.first().isVisible()) {
    await expect(it.page.locator('.status')).toContainText(/\d words?/, { timeout: 20_000 })
  }
  await it.page.screenshot({ path: path(name) })
  say(`  ${name}`)
}

function revisions(file: string): { author: string; kind: string }[] {
  const document = openDocument(readFileSync(file))
  if (!document.ok) throw new Error(document.error.message)
  return revisionLines(document.value)
}

function require(condition: boolean, what: string): void {
  if (!condition) throw new Error(`the demo found something wrong: ${what}`)
  say(`  ✓ ${what}`)
}

async function firstRound(it: Counterpart): Promise<void> {
  say('A new archive, and a contract imported')
  await it.import(CONTRACT, { counterparty: 'Northwind Freight Group plc', ours: true })
  await it.page.waitForTimeout(500)
  await shot(it, 'imported')

  say('Tracked edits: typing, replacing, deleting, a new paragraph')
  const { keyboard } = it.page
  await it.caretAfter('for the supply of a freight data platform')
  await keyboard.type(' (the “Platform”)')
  await it.select('related services')
  await keyboard.type('associated services')
  await it.caretAfter('neither party is bound')
  for (let i = 0; i < 'is bound'.length; i++) await keyboard.press('Backspace')
  await keyboard.type('has any liability')
  await it.caretAfter('Subject to contract and to the approval of the board')
  await keyboard.press('Enter')
  await it.saved()
  await shot(it, 'edited')

  say('Our round 1 goes out')
  await it.send(path('round-1-redline.docx'), path('round-1-clean.docx'))
  await shot(it, 'round-1-sent')
  require(pandocText(path('round-1-redline.docx'), 'reject') ===
    pandocText(CONTRACT, 'accept'), 'with our changes rejected, pandoc reads the contract that was imported')
  require(pandocText(path('round-1-redline.docx'), 'accept') ===
    pandocText(path('round-1-clean.docx'), 'accept'), 'with our changes accepted, pandoc reads our clean copy')
}

async function theirReturn(it: Counterpart): Promise<void> {
  say('Their return: LibreOffice accepts some of ours and edits under tracking')
  const what = answerInLibreOffice(path('round-1-redline.docx'), path('round-1-return.docx'), {
    first: 'Dana',
    last: 'Okafor',
  })
  say(`  LibreOffice ${what}`)
  await it.receive(path('round-1-return.docx'))
  await it.page.waitForTimeout(800)
  await shot(it, 'return-received')
  require(revisions(path('round-1-return.docx')).some(
    (r) => r.author === 'Dana Okafor',
  ), 'the return holds revisions by Dana Okafor')
}

async function secondRound(it: Counterpart): Promise<void> {
  say('We decide: one of theirs accepted, one rejected, and an answer typed')
  const changes = it.page.getByRole('complementary', { name: 'Changes' })
  const theirs = changes.getByRole('listitem').filter({ hasText: 'Dana Okafor' })
  await theirs.first().getByRole('button', { name: 'Accept', exact: true }).click()
  await theirs.first().getByRole('button', { name: 'Reject', exact: true }).click()
  await it.caretAfter('Northwind Freight Group')
  await it.page.keyboard.type(' Holdings')
  await it.saved()
  await shot(it, 'decided')

  say('Our round 2 goes out')
  await it.send(path('round-2-redline.docx'), path('round-2-clean.docx'))
  await it.page.getByRole('tab', { name: /Rounds/ }).click()
  await it.page.waitForTimeout(300)
  await shot(it, 'rounds')
  require(pandocText(path('round-2-redline.docx'), 'accept') ===
    pandocText(
      path('round-2-clean.docx'),
      'accept',
    ), 'with all changes of round 2 accepted, pandoc reads our clean copy')
}

const it = await Counterpart.withArchive()
try {
  await firstRound(it)
  await theirReturn(it)
  await secondRound(it)
  writeFileSync(path('revisions-of-round-2.json'), JSON.stringify(revisions(path('round-2-redline.docx')), null, 2))
  say(`Done. Everything is in ${folder}`)
} catch (e) {
  await it.page.screenshot({ path: path('where-it-stopped.png') }).catch(() => {})
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`)
  process.exitCode = 1
} finally {
  await it.stop()
}
