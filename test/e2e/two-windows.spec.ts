import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

test('a second app reads, says who writes and since when, and takes over once that one has gone', async () => {
  const first = await Counterpart.withArchive()
  await first.import(NDA, { counterparty: 'Calder & Finch', ours: true })

  const second = await Counterpart.start()
  await second.introduce('Ben Okoro')
  await second.answerOpen(join(first.folder, 'Team.counterpart'))
  await second.page.getByRole('button', { name: 'Open an archive…' }).click()
  const notice = second.page.getByText(/^Reading only: \S+ on \S+ has had this archive open since .*\d{4}, \d?\d:\d\d/)
  await expect(notice).toBeVisible()
  await expect(second.page.getByRole('button', { name: 'Import…' })).toBeDisabled()
  // What is written there is seen here.
  await first.page.getByRole('button', { name: 'Agreements', exact: true }).click()
  await first.import(NDA, { counterparty: 'Later Ltd', ours: true })
  await expect(second.page.getByRole('gridcell', { name: 'Later Ltd' })).toBeVisible()
  await second.open('Calder & Finch')
  await expect(notice).toBeVisible()
  await expect(second.editor).toHaveAttribute('contenteditable', 'false')

  // What is typed there is not put under the eyes of who reads here, but a button away.
  await first.page.getByRole('button', { name: 'Agreements', exact: true }).click()
  await first.open('Calder & Finch')
  await first.editor.click()
  await first.page.keyboard.press('Control+Home')
  await first.page.keyboard.type('Typed there. ')
  await first.saved()
  const show = second.page.getByRole('button', { name: 'Show it as it is now' })
  await expect(show).toBeVisible()
  await expect(second.editor.getByText('Typed there.')).toHaveCount(0)
  await show.click()
  await expect(second.editor.getByText('Typed there.')).toBeVisible()
  await expect(show).toHaveCount(0)

  await second.page.getByRole('button', { name: 'Try again' }).click()
  await expect(second.page.getByText(/still has this archive open/)).toBeVisible()

  // It is killed: nobody gives the archive back.
  const gone = new Promise((done) => first.app.process().once('exit', done))
  first.app.process().kill('SIGKILL')
  await gone
  await second.page.getByRole('button', { name: 'Try again' }).click()
  await expect(notice).toBeHidden()
  await second.editor.click()
  await second.page.keyboard.press('Control+Home')
  await second.page.keyboard.type('Taken over. ')
  await second.saved()
  await second.stop()
  await first.stop().catch(() => undefined)
})
