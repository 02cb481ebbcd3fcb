import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import SQLite from 'better-sqlite3'
import { Counterpart } from './pages/app.ts'
import { looks } from './pages/looks.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

/** Does to the archive what a failing disk or another program would. */
function behindItsBack(folder: string, sql: string): void {
  const database = new SQLite(join(folder, 'Team.counterpart'))
  database.exec(sql)
  database.close()
}

test('what was shown as saved is there after kill -9', async () => {
  const first = await Counterpart.withArchive()
  await first.import(NDA, { counterparty: 'Calder & Finch', ours: true })
  await first.editor.click()
  await first.page.keyboard.press('Control+Home')
  await first.page.keyboard.type('Saved before the crash. ')
  await first.saved()
  const { folder } = first
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve))
  first.app.process().kill('SIGKILL')
  await gone

  const second = await Counterpart.start(folder)
  await second.open('Mutual nda')
  await expect(second.editor.getByText('Saved before the crash.').first()).toBeVisible()
  // And it is still a tracked change, ours.
  await expect(second.page.getByText('Ada Marlow').first()).toBeVisible()
  await second.stop()
})

test('a draft that was damaged is not opened; one goes on with what is whole of it', async () => {
  const first = await Counterpart.withArchive()
  await first.import(NDA, { counterparty: 'Calder & Finch', ours: true })
  await first.caretAfter('Mutual')
  await first.page.keyboard.type(' Whole')
  await first.saved()
  await first.page.keyboard.type(' Zeit')
  await first.saved()
  const { folder } = first
  await first.stop({ keep: true })
  behindItsBack(folder, "UPDATE draft_step SET step = replace(step, 'Z', 'X') WHERE instr(step, 'Z')")

  const second = await Counterpart.start(folder)
  await second.page.getByRole('row', { name: /Mutual nda/ }).dblclick()
  await expect(second.page.getByText(/^The draft of “Mutual nda” is damaged/)).toBeVisible()
  await looks(second, 'durability/damaged')
  await second.page.getByRole('button', { name: 'Back up, and go on with what is whole' }).click()
  await expect(second.editor.getByText('Whole').first()).toBeVisible()
  await expect(second.editor.getByText('Zeit')).toBeHidden()
  await expect(second.page.getByText(/left out\. The archive as it was before is the newest backup\./)).toBeVisible()
  await second.stop()
})

test('a window whose last edits are not on disk stays open once, and says what can be done', async () => {
  const it = await Counterpart.withArchive()
  await it.import(NDA, { counterparty: 'Calder & Finch', ours: true })
  // Somebody else took the archive over meanwhile: nothing is written any more.
  behindItsBack(it.folder, "UPDATE writer SET token = 'another'")
  await it.caretAfter('Mutual')
  await it.page.keyboard.type(' Zeit')
  await expect(it.page.getByText('Your last edits are not on disk.')).toBeVisible()
  const close = () => it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  await close()
  await expect(it.page.getByText(/^The window stays open/)).toBeVisible()
  await looks(it, 'durability/stays-open')
  const gone = it.page.waitForEvent('close')
  await close()
  await gone
  await it.stop().catch(() => undefined)
})
