import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

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
