import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { readComments } from '../../src/core/docx/comments/read-comments.ts'
import { openDocument } from '../../src/main/app/documents.ts'
import { Counterpart } from './pages/app.ts'

const MSA = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement.docx')

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
  await it.import(MSA, { counterparty: 'Northwind', ours: true })
  await expect(it.page.getByRole('tab', { name: /^Comments\s*\d/ })).toBeVisible({ timeout: 20_000 })
})
test.afterEach(() => it.stop())

function opened(path: string) {
  const document = openDocument(readFileSync(path))
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

async function command(label: string): Promise<void> {
  await it.page.keyboard.press('Control+Shift+P')
  await it.page.keyboard.type(label)
  await it.page.keyboard.press('Enter')
}

/** Writes a comment by keyboard, internal unless the choice is made. */
async function comment(text: string, kind: 'internal' | 'shared'): Promise<void> {
  const { page } = it
  await page.keyboard.press('Control+Alt+M')
  await expect(page.getByRole('textbox', { name: 'New internal comment' })).toBeFocused()
  await expect(page.getByText('Internal: stays in this archive')).toBeVisible()
  if (kind === 'shared') {
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText('Shared: goes to the other side')).toBeVisible()
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'New comment' })).toBeHidden()
}

test('comments are made, answered and resolved by keyboard, and only the shared ones go out', async () => {
  const { page, folder } = it
  const threads = page.getByRole('list', { name: 'Comments in the order of the text' })

  await it.select('related services')
  await comment('Our limit is twice the fees', 'internal')
  await it.caretAfter('freight data pla')
  await comment('Please define this term', 'shared')
  await expect(threads.getByRole('article')).toHaveCount(2)
  await expect(it.editor.locator('.comment-mark--shared')).toHaveText('platform')
  await expect(it.editor.locator('.comment-mark--internal')).toHaveText('related services')

  await command('Reply to the comment')
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused()
  await page.keyboard.type('Or leave it out')
  await page.keyboard.press('Control+Enter')
  await expect(threads.getByText('Or leave it out')).toBeVisible()

  // Undo takes back what goes to the other side, as it does text.
  await it.editor.focus()
  await page.keyboard.press('Control+z')
  await expect(threads.getByText('Or leave it out')).toBeHidden()
  await page.keyboard.press('Control+y')
  await expect(threads.getByText('Or leave it out')).toBeVisible()

  await page.keyboard.press('Alt+F8')
  await expect(
    threads.getByRole('article', { name: /^Internal/ }).getByRole('button', { name: /on: related services/ }),
  ).toHaveAttribute('aria-current', 'true')
  await command('Resolve or reopen the comment')
  await expect(threads.getByRole('article')).toHaveCount(1)
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).include('.comments').analyze()
  expect(axe.violations.map((v) => `${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([])

  await it.saved()
  const [redline, clean] = [join(folder, 'redline.docx'), join(folder, 'clean.docx')]
  await page.getByRole('button', { name: 'Send round…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/^2 shared comments go to the other side with the files/)).toBeVisible()
  await expect(dialog.getByText('1 internal comment stays in this archive.')).toBeVisible()
  await page.keyboard.press('Escape')
  await it.send(redline, clean)
  for (const path of [redline, clean]) {
    const document = opened(path)
    expect(readComments(document.reading).value).toMatchObject([
      {
        author: 'Ada Marlow',
        text: 'Please define this term',
        done: false,
        anchor: { text: 'platform' },
        replies: [{ text: 'Or leave it out' }],
      },
    ])
    for (const name of document.container.names()) {
      expect(Buffer.from(document.container.part(name)!).toString('utf8')).not.toContain('twice the fees')
    }
  }

  // The sealed round shows both, to be read.
  await page.getByRole('tab', { name: 'Document' }).click()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  await page
    .getByRole('button', { name: /^State/ })
    .or(page.getByLabel('State'))
    .first()
    .click()
  await page.getByRole('option', { name: /^Open and resolved/ }).click()
  await expect(threads.getByRole('article')).toHaveCount(2)
  await expect(it.editor.locator('.comment-mark--internal')).toHaveText('related services')
  await expect(threads.getByRole('button', { name: 'Reply' })).toHaveCount(0)
})

test('an internal comment is shared only after a question, edited, deleted and brought back', async () => {
  const { page, folder } = it
  const threads = page.getByRole('list', { name: 'Comments in the order of the text' })
  await it.select('related services')
  await comment('Too vague', 'internal')

  const more = async (entry: string) => {
    await threads.getByRole('button', { name: 'More for this comment' }).first().click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  await more('Edit')
  await page.getByRole('textbox', { name: 'Change the comment' }).fill('Far too vague')
  await page.keyboard.press('Control+Enter')
  await expect(threads.getByText('Far too vague')).toBeVisible()

  await more('Delete')
  await expect(threads.getByRole('article')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(threads.getByText('Far too vague')).toBeVisible()

  await more('Share with the other side…')
  const question = page.getByRole('dialog', { name: 'Share this comment with the other side?' })
  await expect(question.getByRole('button', { name: 'Keep it internal' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(threads.getByRole('article', { name: /^Shared/ })).toHaveCount(0)
  await more('Share with the other side…')
  await question.getByRole('button', { name: 'Share it' }).click()
  await expect(threads.getByRole('article', { name: /^Shared/ })).toHaveCount(1)
  await expect(threads.getByRole('article', { name: /^Internal/ })).toHaveCount(0)

  await more('Keep internally…')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it internally' }).click()
  await expect(threads.getByRole('article', { name: /^Internal/ })).toHaveCount(1)
  await expect(threads.getByRole('article', { name: /^Shared/ })).toHaveCount(0)
  await it.editor.click()
  await page.keyboard.press('Control+z')
  await expect(threads.getByRole('article', { name: /^Shared/ })).toHaveCount(0)
  const redline = join(folder, 'kept.docx')
  await it.send(redline, join(folder, 'kept-clean.docx'))
  const { container } = opened(redline)
  const said = container.names().filter((name) => Buffer.from(container.part(name)!).includes('Far too vague'))
  expect(said).toEqual([])
})
