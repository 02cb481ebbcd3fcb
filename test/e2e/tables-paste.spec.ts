import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

const MSA = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement.docx')

let it: Counterpart

test.beforeAll(async () => {
  it = await Counterpart.withArchive()
  await it.import(MSA, { counterparty: 'Northwind Freight Group plc', ours: true })
  // It would lie over what the mouse is to touch.
  await it.page.getByRole('button', { name: 'Close notice' }).click()
})
test.afterAll(() => it.stop())

/** A paste as another program's clipboard gives it. */
async function paste(html: string, text: string): Promise<void> {
  await it.editor.evaluate(
    (root, [asHtml, asText]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', asHtml)
      clipboardData.setData('text/plain', asText)
      root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [html, text] as const,
  )
}

test('a table is made, filled, selected by mouse and keys, and edited as revisions', async () => {
  const { page } = it
  await it.caretAfter('Subject to contract and to the approval of the board')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Insert table…' }).click()
  await page.getByLabel('Rows').fill('2')
  await page.getByLabel('Columns').fill('2')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  for (const word of ['Milestone', 'Date', 'Design', 'March']) {
    await page.keyboard.type(word)
    await page.keyboard.press('Tab')
  }
  // Tab in the last cell made a row.
  await page.keyboard.type('Build')
  const table = it.editor.locator('table', { has: page.locator('tr.row-ins') })
  await expect(table.locator('tr.row-ins')).toHaveCount(3)

  const cell = (text: string) => table.locator('td', { hasText: text })
  const at = async (text: string) => {
    const box = (await cell(text).boundingBox())!
    return [box.x + 8, box.y + box.height / 2] as const
  }
  await page.mouse.move(...(await at('Date')))
  await page.mouse.down()
  await page.mouse.move(...(await at('March')), { steps: 3 })
  await page.mouse.up()
  await expect(table.locator('td.cell--selected')).toHaveText(['Date', 'March'])
  await page.mouse.click(...(await at('March')), { button: 'right' })
  await page.getByRole('menuitem', { name: 'Insert column left' }).click()
  await expect(table.locator('tr').first().locator('td')).toHaveText(['Milestone', '', 'Date'])

  await it.caretAfter('Mileston')
  await page.keyboard.press('End')
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key)
  await expect(table.locator('td.cell--selected')).toHaveCount(6)
  await page.keyboard.press('Delete')
  await expect(table.locator('tr').nth(1)).toHaveText('')
  await page.keyboard.press('Backspace')
  await expect(table.locator('tr')).toHaveCount(1)
  await expect(table.locator('tr')).toHaveText('Build')
  await it.saved()
})

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
<!--StartFragment--><p class=MsoNormal>The <b>Supplier</b> shall<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(x)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>deliver <ins cite="mailto:B" datetime="2026-01-01">promptly</ins><del cite="mailto:B">late</del></p>
<table border=1><tr><td colspan=2>Fees</td></tr><tr><td>Year 1</td><td>100</td></tr></table>
<p class=MsoNormal>and pay.<img src="http://example.invalid/x.png" onerror="window.hurt = true"><script>window.hurt = true</script></p><!--EndFragment--></body></html>`

test('what Word copies is pasted with its table and list, its changes accepted, or another way', async () => {
  const { page } = it
  await it.caretAfter('neither party is bound')
  await paste(WORD, 'The Supplier shall deliver promptly')
  const text = it.editor
  await expect(text.locator('table', { hasText: 'Year 1' }).locator('td')).toHaveText(['Fees', 'Year 1', '100'])
  await expect(text.locator('p', { hasText: 'deliver promptly' })).toContainText(/\(x\)\s*deliver promptly$/)
  await expect(text.locator('p', { hasText: 'and pay.' })).toContainText('until an agreement')
  await expect(
    page.getByText(/One picture was left out.*2 tracked changes of the source were taken as accepted/),
  ).toBeVisible()
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false)
  await page.getByRole('button', { name: 'Paste options' }).click()
  await page.getByRole('menuitem', { name: 'Text only' }).click()
  await expect(text.locator('table', { hasText: 'Year 1' })).toHaveCount(0)
  await expect(text.locator('p', { hasText: 'is boundThe Supplier shall deliver promptly until' })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(text).not.toContainText('is boundThe Supplier')
  await it.saved()
})

test('what is copied here is HTML to others, and exactly itself here', async () => {
  const { page } = it
  await it.select('Northwind Freight Group plc')
  const html = await it.editor.evaluate((root) => {
    const clipboardData = new DataTransfer()
    root.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return clipboardData.getData('text/html')
  })
  expect(html).toMatch(/^<div data-counterpart="[^"]+"><p><b>Northwind Freight Group plc<\/b><\/p><\/div>$/)
  await it.caretAfter('neither party is bound')
  await paste(html, 'unused')
  await expect(it.editor.locator('p', { hasText: 'is boundNorthwind Freight Group plc until' })).toHaveCount(1)
  await page.keyboard.press('Control+z')

  // Several lines at a paragraph's start: the caret comes behind them.
  await it.caretBefore('This draft is not an offer')
  await page.keyboard.press('Enter')
  await paste('', 'first line\nsecond line')
  await page.keyboard.type('!')
  await expect(it.editor.locator('p', { hasText: 'second line!This draft is not an offer' })).toHaveCount(1)
  await it.saved()
})
