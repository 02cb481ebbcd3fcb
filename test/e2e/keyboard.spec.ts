import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { readComments } from '../../src/core/docx/comments/read-comments.ts'
import { checkDocument } from '../../src/main/app/check.ts'
import { revisionLines, textLines, type RevisionLine, type TextView } from '../../src/main/app/document-views.ts'
import { openDocument } from '../../src/main/app/documents.ts'
import { Counterpart } from './pages/app.ts'

const RETURN = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
})
test.afterEach(() => it.stop())

function opened(path: string) {
  const document = openDocument(readFileSync(path))
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

const text = (path: string, view: TextView): string =>
  textLines(opened(path), view)
    .map((l) => l.text)
    .join('\n')

/** What pandoc reads, which knows nothing of us. */
function pandoc(path: string, decision: 'accept' | 'reject'): string {
  const run = spawnSync('pandoc', [`--track-changes=${decision}`, '-f', 'docx', '-t', 'plain', '--wrap=none', path], {
    encoding: 'utf8',
  })
  expect(run.status, run.stderr).toBe(0)
  return run.stdout
}

/** Goes to some words as one does without a mouse: they are selected, and the caret is in the text. */
async function find(words: string): Promise<void> {
  const { keyboard } = it.page
  await keyboard.press('Control+f')
  await expect(it.page.getByRole('search').getByLabel('Find', { exact: true })).toBeFocused()
  await keyboard.type(words)
  await expect(it.page.locator('.find__count')).toHaveText(/\d/)
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(it.editor).toBeFocused()
}

/** Words that stand once, in three of the last paragraphs that nobody changed. */
function lateWords(): [string, string, string] {
  const lines = textLines(opened(RETURN), 'markup').filter((line) => line.story === 'body')
  const all = lines.map((line) => line.text).join('\n')
  const found = all
    .split('\n')
    .slice(-30)
    .filter((line) => line.length > 60 && !/[{[]/.test(line))
    .map((line) => line.split(' ').slice(2, 6).join(' '))
    .filter((words) => /^[A-Za-z ]+$/.test(words) && all.split(words).length === 2)
  expect(found.length).toBeGreaterThanOrEqual(3)
  return [found[0]!, found[1]!, found[2]!]
}

test('open, three edits, a comment, five decisions and an export, by keyboard alone', async () => {
  const { page, folder } = it
  const { keyboard } = page
  await it.answerOpen(RETURN)
  await keyboard.press('Control+Shift+O')
  await expect(page.getByRole('dialog')).toBeVisible()
  await keyboard.press('Tab')
  await keyboard.type('Northwind')
  await keyboard.press('Enter')
  await expect(it.editor).toBeVisible()
  const counted = page.locator('.status').getByText(/^\d+ changes$/)
  await expect(counted).toBeVisible({ timeout: 20_000 })
  const before = opened(RETURN)

  // In the last paragraphs, where nothing of theirs is in the way.
  const [first, second, third] = lateWords()
  await find(first)
  await keyboard.type('Our wording')
  await find(second)
  await keyboard.press('ArrowRight')
  await keyboard.type(' and more')
  await find(third)
  await keyboard.press('Delete')

  await find('Our wording')
  await keyboard.press('Control+Alt+M')
  await expect(page.getByRole('textbox', { name: 'New internal comment' })).toBeFocused()
  await keyboard.press('Shift+Tab')
  await keyboard.press('ArrowRight')
  await keyboard.press('Tab')
  await keyboard.type('Please confirm the scope')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'New comment' })).toBeHidden()

  // Round the end to the cover, where theirs begin.
  await find('freight data platform')
  await keyboard.press('F8')
  for (const keys of ['Alt+a', 'Alt+a', 'Alt+r', 'Alt+a', 'Alt+r']) await keyboard.press(keys)
  await it.saved()

  const path = join(folder, 'redline.docx')
  await it.answerSave(path)
  await keyboard.press('Control+Shift+P')
  await keyboard.type('Export redline')
  await keyboard.press('Enter')
  await expect(page.getByText(/redline\.docx/).first()).toBeVisible({ timeout: 20_000 })

  const exported = opened(path)
  const mine = revisionLines(exported).filter((r) => r.author === 'Ada Marlow')
  const said = (kind: RevisionLine['kind']): string[] => mine.filter((r) => r.kind === kind).map((r) => r.text)
  // A blank before a blank may be either of them.
  expect(said('insertion').map((words) => words.trim())).toEqual(['Our wording', 'and more'])
  expect(said('deletion')).toEqual([first, third])
  const theirs = (lines: RevisionLine[]): number => lines.filter((r) => r.author !== 'Ada Marlow').length
  expect(theirs(revisionLines(exported))).toBeLessThan(theirs(revisionLines(before)))
  expect(readComments(exported.reading).value.map((c) => c.text)).toContain('Please confirm the scope')
  expect(text(path, 'final').includes(`${second} and more`)).toBe(true)

  // The engine's laws, on what was exported: nothing malformed that was not before, and another reader says the same.
  const rules = (bytes: Uint8Array): string[] => {
    const found = checkDocument(bytes)
    return found.ok ? found.value.map((f) => f.rule) : ['unreadable']
  }
  expect(rules(readFileSync(path)).filter((rule) => !rules(readFileSync(RETURN)).includes(rule))).toEqual([])
  const [accepted, rejected] = [pandoc(path, 'accept'), pandoc(path, 'reject')]
  const holds = (all: string): boolean[] =>
    ['Our wording', `${second} and more`, first, third].map((words) => all.includes(words))
  expect(holds(accepted)).toEqual([true, true, false, false])
  expect(holds(rejected)).toEqual([false, false, true, true])
})
