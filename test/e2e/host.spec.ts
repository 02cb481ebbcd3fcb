import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'

/** What the fixture's preload exposes. */
interface Fixture {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  send(channel: string, ...args: unknown[]): void
  pathOf(file: File): string
  platform: string
}
declare global {
  interface Window {
    fixture: Fixture
  }
}

const FIXTURE = resolve(import.meta.dirname, '../../tools/electron-host/fixture-app')
let folder: string
let app: ElectronApplication
let page: Page

const launch = (...args: string[]): Promise<ElectronApplication> =>
  _electron.launch({ args: ['.', `--user-data-dir=${folder}`, ...args], cwd: FIXTURE, colorScheme: null })

/** The fixture's main process notes what happens in a global. */
const events = (): Promise<unknown[][]> =>
  app.evaluate(() => (globalThis as unknown as { fixtureEvents: unknown[][] }).fixtureEvents)

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'host-'))
  app = await launch()
  page = await app.firstWindow()
  await expect(page.getByRole('heading')).toHaveText('Host fixture')
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('the main process sees the app as Electron describes it', async () => {
  const facts = await app.evaluate(({ app, BrowserWindow, nativeTheme }) => ({
    name: app.getName(),
    version: app.getVersion(),
    appPath: app.getAppPath(),
    userData: app.getPath('userData'),
    isPackaged: app.isPackaged,
    electron: typeof process.versions['electron'],
    type: (process as unknown as { type: string }).type,
    url: BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    theme: nativeTheme.themeSource,
  }))
  expect(facts).toEqual({
    name: 'Host Fixture',
    version: '1.2.3',
    appPath: FIXTURE,
    userData: folder,
    isPackaged: false,
    electron: 'string',
    type: 'browser',
    url: 'app://fixture/page.html',
    theme: 'system',
  })
  const title = (): Promise<string | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(title).toBe('Host fixture')
})

test('a page is isolated from Node and its API is frozen', async () => {
  const globals = await page.evaluate(() => ({
    require: typeof (window as unknown as Record<string, unknown>)['require'],
    process: typeof (window as unknown as Record<string, unknown>)['process'],
    frozen: Object.isFrozen(window.fixture),
    secure: window.isSecureContext,
  }))
  expect(globals).toEqual({ require: 'undefined', process: 'undefined', frozen: true, secure: true })
})

test('values cross to the main process and back unchanged', async () => {
  const back = await page.evaluate(async () => {
    const value = {
      text: 'é 漢 \u0000',
      none: null,
      missing: undefined,
      numbers: [1.5, -0, Number.NaN, Number.POSITIVE_INFINITY],
      big: 12_345_678_901_234_567_890n,
      when: new Date(86_400_000),
      map: new Map([[1, new Set(['a'])]]),
      bytes: new Uint8Array([0, 1, 255]),
      nested: [{ deep: [true, false] }],
    }
    const echoed = (await window.fixture.invoke('echo', value)) as typeof value
    return {
      text: echoed.text === value.text,
      none: echoed.none,
      missing: 'missing' in echoed && echoed.missing === undefined,
      zero: Object.is(echoed.numbers[1], -0),
      notNumber: Number.isNaN(echoed.numbers[2]),
      infinite: echoed.numbers[3] === Number.POSITIVE_INFINITY,
      big: echoed.big === value.big,
      when: echoed.when.getTime(),
      inMap: echoed.map.get(1)?.has('a'),
      bytes: [...echoed.bytes],
      nested: JSON.stringify(echoed.nested),
    }
  })
  expect(back).toEqual({
    text: true,
    none: null,
    missing: true,
    zero: true,
    notNumber: true,
    infinite: true,
    big: true,
    when: 86_400_000,
    inMap: true,
    bytes: [0, 1, 255],
    nested: '[{"deep":[true,false]}]',
  })
})

test('five megabytes make the round trip within a second', async () => {
  const milliseconds = await page.evaluate(async () => {
    const bytes = new Uint8Array(5 << 20).fill(7)
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const start = performance.now()
      const back = (await window.fixture.invoke('echo', bytes)) as Uint8Array
      if (back.length !== bytes.length || back[4_000_000] !== 7) throw new Error('bytes were lost')
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  })
  expect(milliseconds).toBeLessThan(1000)
})

test('a handler knows which frame called it, and its errors reach the page', async () => {
  expect(await page.evaluate(() => window.fixture.invoke('sender'))).toEqual({
    isMainFrame: true,
    parent: null,
    url: 'app://fixture/page.html',
    origin: 'app://fixture',
    window: 1,
  })
  await expect(page.evaluate(() => window.fixture.invoke('fail'))).rejects.toThrow(
    "Error invoking remote method 'fail': TypeError: no good",
  )
  await expect(page.evaluate(() => window.fixture.invoke('nobody'))).rejects.toThrow('No handler registered')
  await expect(page.evaluate(() => window.fixture.invoke('echo', () => 1)))
    .resolves.toBeDefined()
    .catch(() => {})
  await page.evaluate(() => window.fixture.send('note', 1, 'two'))
  await expect.poll(events).toContainEqual(['note', 1, 'two'])
})

test('the protocol handler answers GET, HEAD and POST, streams, workers and its own scheme', async () => {
  const answers = await page.evaluate(async () => {
    const post = async (
      body: BodyInit,
    ): Promise<{ length: number; sum: number; method: string; type: string | null }> =>
      (await fetch('/echo', { method: 'POST', body })).json()
    const head = await fetch('/page.html', { method: 'HEAD' })
    return {
      stream: await (await fetch('/stream')).text(),
      ownScheme: await (await fetch('app://fixture/stream')).text(),
      head: [head.status, (await head.text()).length],
      missing: (await fetch('/nothing')).status,
      bytes: await post(new Uint8Array(3_000_000).fill(2)),
      blob: await post(new Blob(['abc'], { type: 'text/x-test' })),
      text: (await post('plain')).length,
    }
  })
  expect(answers).toMatchObject({
    stream: 'one two three',
    ownScheme: 'one two three',
    head: [200, 0],
    missing: 404,
    text: 5,
    bytes: { method: 'POST', length: 3_000_000, sum: 6_000_000 % 65_536 },
    blob: { length: 3, type: 'text/x-test' },
  })
  await expect(page.getByLabel('worker')).toHaveText('worker read one two three')
})

test('nothing but the app itself can be reached', async () => {
  const attempt = (url: string): Promise<string> =>
    page.evaluate((url) => fetch(url).then(() => 'reached', String), url)
  expect(await attempt('https://example.com/')).toContain('Failed to fetch')
  expect(await attempt('http://127.0.0.1:9/')).toContain('Failed to fetch')
  expect(await attempt('/forbidden')).toContain('Failed to fetch')
  expect(await events()).toContainEqual(['refused', 'app://fixture/forbidden'])
})

test('navigation and new windows ask the app first', async () => {
  await page.getByRole('link', { name: 'away' }).click()
  await expect.poll(events).toContainEqual(['navigate', 'https://example.com/away'])
  await page.evaluate(() => void window.open('https://example.com/popup'))
  await expect.poll(events).toContainEqual(['open', 'https://example.com/popup'])
  await expect.poll(() => app.windows().length).toBe(1)
  await expect(page.getByRole('heading')).toHaveText('Host fixture')
})

test('menu items work by id and by accelerator', async () => {
  const menu = page.getByLabel('menu')
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('save')?.click())
  await expect(menu).toHaveText('save')
  expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('off')?.enabled)).toBe(false)
})

test('the page sees a key before the menu does', async () => {
  // On real Electron, keys that Playwright sends never reach the native menu.
  test.skip(test.info().config.metadata['electronHost'] === 'real', 'native accelerators cannot be pressed from here')
  const menu = page.getByLabel('menu')
  await page.keyboard.press('Control+Shift+F')
  await expect(menu).toHaveText('find')
  await page.locator('#text').press('Control+S')
  await expect(menu).toHaveText('save')
  await page.evaluate(() => window.addEventListener('keydown', (event) => event.preventDefault()))
  await page.keyboard.press('Control+Shift+F')
  await page.evaluate(() => window.addEventListener('keydown', (event) => event.stopPropagation(), true))
  await page.keyboard.press('Control+E')
  await page.waitForTimeout(200)
  await expect(menu).toHaveText('save')
})

test('editing commands act on the focused field', async () => {
  const field = page.locator('#text')
  await field.click()
  await page.keyboard.type('hello')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.selectAll())
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.cut())
  await expect(field).toHaveValue('')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste())
  await expect(field).toHaveValue('hello')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.undo())
  await expect(field).toHaveValue('')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.redo())
  await expect(field).toHaveValue('hello')
})

test('the clipboard carries text both ways', async () => {
  await app.evaluate(({ clipboard }) => clipboard.writeText('from main'))
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('from main')
  await page.locator('#text').click()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.locator('#text')).toHaveValue('from main')
  await page.evaluate(() => navigator.clipboard.writeText('from page'))
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('from page')
  const reading = page.evaluate(() => navigator.clipboard.readText())
  await expect(reading).rejects.toThrow(/denied|NotAllowed/)
})

test('a window has the size asked for, and follows', async () => {
  const size = (): Promise<number[]> => page.evaluate(() => [window.innerWidth, window.innerHeight])
  await expect.poll(size).toEqual([1440, 900])
  const shot = await page.screenshot()
  expect([shot.readUInt32BE(16), shot.readUInt32BE(20)]).toEqual([1440, 900])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700))
  await expect.poll(size).toEqual([1000, 700])
  expect(await events()).toContainEqual(['resize', 1000, 700])
})

test('zoom changes how many pixels the page has', async () => {
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1440)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.5))
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(960)
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()),
  ).toBeCloseTo(1.5)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1440)
})

test('pages print to PDF on the paper asked for', async () => {
  const boxes = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const box = async (options: object): Promise<string | undefined> => {
      const pdf = await contents?.printToPDF(options)
      return /\/MediaBox\s*\[([^\]]*)\]/.exec(pdf?.toString('latin1') ?? '')?.[1]?.trim()
    }
    return [
      await box({ pageSize: 'A4', margins: { top: 1, bottom: 1, left: 1, right: 1 } }),
      await box({ pageSize: 'Letter', landscape: true }),
      await box({ pageSize: { width: 5, height: 7 } }),
    ]
  })
  const sizes = boxes.map((box) =>
    box
      ?.split(' ')
      .slice(2)
      .map((points) => Math.round(Number(points))),
  )
  expect(sizes).toEqual(
    [
      [595, 842],
      [792, 612],
      [360, 504],
    ].map((size) => size.map((n) => expect.closeTo(n, -0.5))),
  )
})

test('the theme reaches the page', async () => {
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'dark'))
  await expect(page.locator('#scheme')).toHaveText('dark')
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true)
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'))
  await expect(page.locator('#scheme')).toHaveText('light')
})

test('files come in by dropping and by choosing', async () => {
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['contents'], 'dropped.txt', { type: 'text/plain' }))
    return data
  })
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer })
  await expect(page.locator('#drop')).toHaveText('dropped.txt: contents')
  await page.locator('#files').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('abc') })
  expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('#files')?.files?.[0]?.size)).toBe(3)
})

test('downloads go where the app says', async () => {
  await page.getByRole('link', { name: 'report' }).click()
  await expect.poll(events).toContainEqual(['downloaded', 'report.txt', 'completed'])
  expect(readFileSync(join(folder, 'saved-report.txt'), 'utf8')).toBe('downloaded')
})

test('dialogs can be replaced by a test, and the console is heard', async () => {
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] })
  })
  expect(await app.evaluate(({ dialog }) => dialog.showOpenDialog({ properties: ['openFile'] }))).toEqual({
    canceled: false,
    filePaths: ['/chosen'],
  })
  const message = page.waitForEvent('console')
  await page.evaluate(() => console.log('hello from the page'))
  expect((await message).text()).toBe('hello from the page')
})

test('secrets are encrypted and come back', async () => {
  const [isSame, isHidden] = await app.evaluate(({ safeStorage }) => {
    if (!safeStorage.isEncryptionAvailable()) return [true, true]
    const encrypted = safeStorage.encryptString('secret words')
    return [safeStorage.decryptString(encrypted) === 'secret words', !encrypted.toString('latin1').includes('secret')]
  })
  expect([isSame, isHidden]).toEqual([true, true])
})

test('a second start hands its arguments to the first and ends', async () => {
  const executable = await app.evaluate(() => process.execPath)
  const argv0 = await app.evaluate(() => process.argv[0] ?? '')
  const program = existsSync(argv0) ? argv0 : executable
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const second = spawn(program, ['.', `--user-data-dir=${folder}`, '--hello', ...sandbox], { cwd: FIXTURE })
  await new Promise((done) => second.once('exit', done))
  await expect.poll(events).toContainEqual(['second', true, { from: 'fixture' }])
})

test('windows open, close and end the app with the last one', async () => {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 500, height: 400 })
    void window.loadURL('app://fixture/stream')
  })
  const second = await opened
  await expect(second.locator('body')).toHaveText('one two three')
  const handle = await app.browserWindow(second)
  expect(await handle.evaluate((window) => window.webContents.getURL())).toBe('app://fixture/stream')
  await second.close()
  await expect.poll(() => app.windows().length).toBe(1)
  const ended = app.waitForEvent('close')
  await page.close()
  await ended
})

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  test(`${signal} leaves no process behind`, async () => {
    const running = (): string => {
      try {
        return execFileSync('pgrep', ['-f', folder], { encoding: 'utf8' }).trim()
      } catch {
        return ''
      }
    }
    expect(running()).not.toBe('')
    const ended = app.waitForEvent('close')
    process.kill(app.process().pid ?? 0, signal)
    await ended
    await expect.poll(running).toBe('')
  })
}
