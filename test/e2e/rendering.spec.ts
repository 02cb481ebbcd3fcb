import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { DeletedTextRun, Document, Packer, Paragraph } from 'docx'
import { textLines } from '../../src/main/app/document-views.ts'
import { openDocument } from '../../src/main/app/documents.ts'
import { sectionedDocument } from '../support/sectioned.ts'
import { Counterpart } from './pages/app.ts'
import { chooseInMenu } from './pages/menu.ts'
import { poppler } from './pages/poppler.ts'

let it: Counterpart

test.beforeEach(async () => {
  it = await Counterpart.withArchive()
})
test.afterEach(() => it.stop())

/** What is seen at both ends of a line across a printed page, so many px from its upper edge. */
function colours(pdf: string, page: number, y: number): string[] {
  const root = pdf.replace(/\.pdf$/, `-${page}`)
  poppler('pdftoppm', '-r', '96', '-f', String(page), '-l', String(page), '-singlefile', pdf, root)
  const bytes = readFileSync(`${root}.ppm`)
  const [head, width] = /^P6\s(\d+)\s\d+\s\d+\s/.exec(bytes.subarray(0, 40).toString('latin1'))!
  const names: Readonly<Record<string, string>> = { ff0000: 'red', '0000ff': 'blue', ffffff: 'white' }
  return [5, Number(width) - 5].map((x) => {
    const at = head.length + 3 * (y * Number(width) + x)
    const colour = bytes.subarray(at, at + 3).toString('hex')
    return names[colour] ?? colour
  })
}

test('the page shows each section’s paper, head and foot, and the notes; the PDF has all of it', async () => {
  const { page, folder } = it
  const bytes = await sectionedDocument()
  const file = join(folder, 'sectioned.docx')
  writeFileSync(file, bytes)
  await it.import(file, { counterparty: 'Northwind' })

  const heads = page.getByRole('group', { name: 'Page header' })
  await expect(heads.first()).toHaveText('Strictly confidential')
  await expect(heads.first().getByText('Strictly confidential')).toHaveCSS('text-transform', 'uppercase')
  await expect(page.getByText('Section break (next page)')).toHaveCount(0)
  await expect(heads).toHaveText(['Strictly confidential', 'Schedule', 'Signatures'])
  await expect(page.getByRole('list', { name: 'Footnotes' })).toContainText('As amended from time to time')

  await page.keyboard.press('Control+0')
  const widthOf = (words: string) =>
    page
      .getByText(words)
      .locator('xpath=ancestor::*[contains(@class,"group")]')
      .evaluate((group) => [Math.round((group as HTMLElement).offsetWidth), group.firstElementChild!.clientWidth])
  const [portrait, lines] = await widthOf('Clause 1.')
  const [landscape] = await widthOf('The schedule lies')
  const [, column] = await widthOf('Signed for the Supplier')
  expect([portrait, landscape]).toEqual([794, 1123])
  expect(column).toBeLessThan(lines! / 2)

  const pdf = join(folder, 'redline.pdf')
  await it.answerSave(pdf)
  await chooseInMenu(it, 'document.pdf-redline')
  await expect(page.getByText(/PDF exported: redline/)).toBeVisible()
  const all = poppler('pdftotext', pdf, '-')
  const document = openDocument(bytes)
  const wanted = document.ok ? textLines(document.value, 'markup').filter((l) => /body|footnote/.test(l.story)) : []
  expect(wanted.length).toBeGreaterThan(40)
  // A note's number stands between a word and its full stop.
  const missing = wanted.flatMap((l) => l.text.match(/\w+/g) ?? []).filter((word) => !all.includes(word))
  expect(missing).toEqual([])
  const pages = poppler('pdfinfo', '-f', '1', '-l', '20', pdf)
  expect(pages).toMatch(/59[45]\.?\d* x 84[12]/)
  expect(pages).toMatch(/84[12]\.?\d* x 59[45]/)
  const text = poppler('pdftotext', '-layout', pdf, '-').split('\f')
  expect(text[0]).toContain('STRICTLY CONFIDENTIAL')
  expect(text[1]).toContain('MAIN TERMS')
  expect(text[1]).toMatch(/Framework agreement\s+Page 2 of \d/)
  // A ribbon runs along the paper's edge from the second page on, and the schedule has a logo below it in its head.
  const schedule = text.findIndex((words) => words.includes('lies on its side')) + 1
  expect(colours(pdf, 1, 3)).toEqual(['white', 'white'])
  expect(colours(pdf, 2, 3)).toEqual(['red', 'blue'])
  expect(colours(pdf, schedule, 3)).toEqual(['white', 'white'])
  expect(poppler('pdfimages', '-list', '-f', String(schedule), '-l', String(schedule), pdf)).toMatch(/ image /)
})

test('the page is shown larger and smaller, alone, and its words are counted', async () => {
  const { page, folder } = it
  const file = join(folder, 'sectioned.docx')
  writeFileSync(file, await sectionedDocument())
  await it.import(file, { counterparty: 'Northwind' })

  // Narrower than the widest paper as small as it gets by itself: what is narrower is seen whole all the same.
  await page.setViewportSize({ width: 1280, height: 760 })
  const cutOff = () =>
    page.locator('.doc__scroll').evaluate((element) => {
      const { left } = element.getBoundingClientRect()
      const paper = element.querySelector('.group')!.getBoundingClientRect()
      const isCut = paper.left < left || paper.right > left + element.clientWidth
      return { scrolls: element.scrollWidth > element.clientWidth, isCut }
    })
  await expect.poll(cutOff).toEqual({ scrolls: true, isCut: false })
  await page.setViewportSize({ width: 1240, height: 760 })
  await expect.poll(cutOff).toEqual({ scrolls: true, isCut: false })
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.keyboard.press('Control+0')
  await expect(page.getByRole('button', { name: 'Zoom: 100 %' })).toBeVisible()
  await page.keyboard.press('Control+-')
  await expect(page.getByRole('button', { name: 'Zoom: 90 %' })).toBeVisible()
  await page.getByRole('button', { name: 'Zoom: 90 %' }).click()
  await page.getByRole('menuitem', { name: 'As wide as the window' }).click()
  await expect(page.getByRole('button', { name: 'Zoom: 90 %' })).toHaveCount(0)

  // What was in sight is, after a look at another tab.
  const ground = page.locator('.doc__scroll')
  await ground.evaluate((element) => element.scrollTo(0, 600))
  for (const tab of ['Checks', 'Rounds']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(it.editor).toBeHidden()
    await page.getByRole('tab', { name: 'Document' }).click()
    await expect(it.editor).toBeVisible()
  }
  await expect.poll(() => ground.evaluate((element) => element.scrollTop)).toBe(600)

  await chooseInMenu(it, 'document.reading')
  await expect(page.getByRole('toolbar', { name: 'Document' })).toBeHidden()
  await expect(it.editor).toBeVisible()
  await expect(it.editor).toHaveAttribute('contenteditable', 'false')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar', { name: 'Document' })).toBeVisible()

  await it.select('obligation number 1 with')
  await page.keyboard.press('Control+Shift+G')
  const dialog = page.getByRole('dialog', { name: 'Word count' })
  await expect(dialog.getByRole('row', { name: /^Words 4 / })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('what is deleted has one line through it, by the size of its own letters', async () => {
  const revision = { id: 1, author: 'A', date: '2026-01-02T03:04:05Z' }
  const runs = [{ text: 'as it is, ' }, { text: 'in large letters, ', size: 60 }, { text: 'and again.' }]
  const made = new Document({
    sections: [
      { children: [new Paragraph({ children: runs.map((run) => new DeletedTextRun({ ...run, ...revision })) })] },
    ],
  })
  const file = join(it.folder, 'deleted.docx')
  writeFileSync(file, await Packer.toBuffer(made))
  await it.import(file, { counterparty: 'Northwind' })
  const lines = await it.editor
    .first()
    .locator('p')
    .first()
    .evaluate((paragraph) => {
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      const found: [string, string[]][] = []
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const sizes: string[] = []
        for (let at = node.parentElement; at !== null && at !== paragraph; at = at.parentElement) {
          const { textDecorationLine, fontSize } = getComputedStyle(at)
          if (textDecorationLine.includes('line-through')) sizes.push(fontSize)
        }
        found.push([node.textContent!.trim(), sizes])
      }
      return found
    })
  expect(lines.map(([text, sizes]) => [text, sizes.length])).toEqual([
    ['as it is,', 1],
    ['in large letters,', 1],
    ['and again.', 1],
  ])
  expect(lines[1]![1]).toEqual(['40px'])
})
