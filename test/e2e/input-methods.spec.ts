import { resolve } from 'node:path'
import { expect, test, type CDPSession } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

/** Composition as input methods do it, by the DevTools protocol: every character once, tracked, wherever it lands. */

const RETURN = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')

let it: Counterpart
let client: CDPSession

test.beforeAll(async () => {
  it = await Counterpart.withArchive()
  await it.import(RETURN, { counterparty: 'Northwind' })
  client = await it.page.context().newCDPSession(it.page)
})
test.afterAll(() => it.stop())

/** The states that the composed text goes through, as the input method shows them. */
async function compose(...states: string[]): Promise<void> {
  const key = { key: 'Process', code: 'KeyK', windowsVirtualKeyCode: 229 }
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  for (const text of states) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
}

async function commit(text: string): Promise<void> {
  await client.send('Input.insertText', { text })
  await it.page.waitForTimeout(60)
}

/** The paragraph that the caret is in: `[+inserted]` and `[-deleted]` by us, `{+…}` and `{-…}` by others. */
async function paragraph(): Promise<string> {
  return it.editor.evaluate(() => {
    const at = getSelection()!.anchorNode!
    const p = (at instanceof Element ? at : at.parentElement!).closest('p')!
    const read = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent!.replaceAll('\u200b', '')
      const inner = [...node.childNodes].map(read).join('')
      if (!(node instanceof Element) || inner === '') return inner
      const mark = /\brev-(ins|del)\b/.exec(node.className)?.[1]
      if (mark === undefined) return inner
      const [open, close] = node.classList.contains('ours') ? '[]' : '{}'
      return `${open}${mark === 'ins' ? '+' : '-'}${inner}${close}`
    }
    return read(p)
  })
}

async function undoAll(): Promise<void> {
  for (let i = 0; i < 12; i++) await it.page.keyboard.press('Control+z')
  await it.page.waitForTimeout(60)
}

test('Chinese in the middle of a sentence, and again after it', async () => {
  await it.caretAfter('for the supply of a')
  const before = await paragraph()
  await compose('n', 'ni', 'nih', 'niha', 'nihao')
  await commit('你好')
  expect(await paragraph()).toBe(before.replace('supply of a', 'supply of a[+你好]'))
  await compose('s', 'sh', 'shi')
  await commit('是')
  expect(await paragraph()).toBe(before.replace('supply of a', 'supply of a[+你好是]'))
  await undoAll()
  expect(await paragraph()).toBe(before)
})

test('Korean syllables that grow, and a dead key', async () => {
  await it.caretBefore('freight data')
  const before = await paragraph()
  await compose('ㅎ', '하', '한')
  await commit('한')
  await compose('ㄱ', '그', '글')
  await commit('글')
  await compose('´')
  await commit('é')
  expect(await paragraph()).toBe(before.replace('freight data', '[+한글é]freight data'))
  await undoAll()
  expect(await paragraph()).toBe(before)
})

test('Japanese over a selection replaces it once', async () => {
  await it.caretAfter('for the supply of a')
  const before = await paragraph()
  await it.select('freight data')
  await compose('ｋ', 'か', 'かｎ', 'かん', 'かんじ', '漢字')
  await commit('漢字')
  expect(await paragraph()).toBe(before.replace('freight data', '[-freight data][+漢字]'))
  await undoAll()
  expect(await paragraph()).toBe(before)
})

test('a composition that is given up leaves nothing', async () => {
  await it.caretAfter('for the supply of a')
  const before = await paragraph()
  await compose('n', 'ni', '')
  await it.page.waitForTimeout(60)
  expect(await paragraph()).toBe(before)
  await undoAll()
  expect(await paragraph()).toBe(before)
})

test('beside and inside what others inserted, at the start and the end of a paragraph', async () => {
  const { page } = it
  const inserted = it.editor.locator('ins.rev-ins.theirs').first()
  await inserted.click()
  const before = await paragraph()
  await compose('n', 'ni')
  await commit('你')
  // Ours splits theirs: both halves stay, and no character is lost.
  const inside = await paragraph()
  expect(inside).toContain('[+你]')
  expect(inside.replace('[+你]', '')).toHaveLength(before.length + (inside.includes('}[+你]{+') ? 3 : 0))
  await undoAll()
  await it.caretAfter('for the supply of a')
  for (const key of ['Home', 'End'] as const) {
    await page.keyboard.press(key)
    const line = await paragraph()
    await compose('h', 'ha')
    await commit('は')
    expect(await paragraph()).toBe(key === 'Home' ? `[+は]${line}` : `${line}[+は]`)
    await undoAll()
  }
})

test('inside what others deleted, composed and given up: nothing is said twice', async () => {
  await it.caretAfter('in any material')
  const before = await paragraph()
  await compose('k', 'か', 'かん')
  await commit('漢')
  const inside = before.replace('in any material respect', 'in any material}[+漢]{- respect')
  expect(await paragraph()).toBe(inside)
  await compose('j', 'じ', '')
  await it.page.waitForTimeout(60)
  expect(await paragraph()).toBe(inside)
  await undoAll()
  await it.caretAfter('in any material')
  await compose('k', 'か', '')
  await it.page.waitForTimeout(60)
  expect(await paragraph()).toBe(before)
})

test('what menus, spelling and dictation ask for is tracked, or refused with a notice', async () => {
  const { page } = it
  const ask = (inputType: string, data: string | null = null): Promise<void> =>
    it.editor.evaluate(
      (root, [type, text]) => {
        root.dispatchEvent(
          new InputEvent('beforeinput', { inputType: type, data: text, bubbles: true, cancelable: true }),
        )
      },
      [inputType, data] as const,
    )
  await it.caretAfter('for the supply of a')
  const before = await paragraph()
  await ask('deleteWordBackward')
  expect(await paragraph()).toBe(before.replace('of a', 'of [-a]'))
  await undoAll()
  await it.select('freight data')
  await ask('insertReplacementText', 'cargo data')
  expect(await paragraph()).toBe(before.replace('freight data', '[-freight data][+cargo data]'))
  await undoAll()
  await ask('insertOrderedList')
  await expect(page.getByText('This edit cannot be tracked')).toBeVisible()
  expect(await paragraph()).toBe(before)
})

test('a replacement reads from the old to the new, however it is typed', async () => {
  const { page } = it
  const { keyboard } = page
  await it.caretAfter('for the supply of a')
  const before = await paragraph()
  // Nothing of the old word stays because the new one begins or ends like it.
  await it.select('freight data')
  await keyboard.type('frozen data')
  expect(await paragraph()).toBe(before.replace('freight data', '[-freight data][+frozen data]'))
  await it.caretAfter('for the supply')
  await keyboard.press('Control+Shift+ArrowLeft')
  await keyboard.type('shipment')
  const twice = before
    .replace('freight data', '[-freight data][+frozen data]')
    .replace('supply', '[-supply][+shipment]')
  expect(await paragraph()).toBe(twice)
  await undoAll()
  await it.caretAfter('freight data')
  for (let i = 0; i < 'data'.length; i++) await keyboard.press('Backspace')
  await keyboard.type('dates')
  expect(await paragraph()).toBe(before.replace('data', '[-data][+dates]'))
  await keyboard.press('Control+Backspace')
  await keyboard.press('Control+Backspace')
  await compose('n', 'ni')
  await commit('你')
  expect(await paragraph()).toBe(before.replace('freight data', '[-freight data][+你]'))
  await undoAll()
  expect(await paragraph()).toBe(before)
})

test('quotes are curled as the document does it, and undo leaves the one that was typed', async () => {
  const { page } = it
  await it.caretAfter('for the supply of a')
  const before = await paragraph()
  await page.keyboard.type(' "good"')
  expect(await paragraph()).toBe(before.replace('of a', 'of a[+ “good”]'))
  await page.keyboard.press('Control+z')
  await page.waitForTimeout(60)
  expect(await paragraph()).toBe(before.replace('of a', 'of a[+ “good"]'))
  await undoAll()
  await page.keyboard.press('Control+Shift+Space')
  await page.keyboard.press('Control+Shift+_')
  expect(await paragraph()).toBe(before.replace('of a', 'of a[+\u00a0\u2011]'))
  await undoAll()
})
