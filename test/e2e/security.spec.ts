import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { Counterpart } from './pages/app.ts'

let counterpart: Counterpart

test.beforeEach(async () => {
  counterpart = await Counterpart.start()
  await expect(counterpart.page.getByRole('heading')).toBeVisible()
})
test.afterEach(() => counterpart.stop())

test('the page is isolated: no Node, no Electron, one frozen bridge with two functions', async () => {
  const seen = await counterpart.page.evaluate(() => {
    const w = window as unknown as Record<string, unknown>
    return {
      names: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'global'].filter(
        (name) => w[name] !== undefined,
      ),
      bridge: Object.keys(w['counterpart'] as object).sort(),
      frozen: Object.isFrozen(w['counterpart']),
    }
  })
  expect(seen).toEqual({ names: [], bridge: ['invoke', 'subscribe'], frozen: true })
})

test('the app makes no connection: every request to anywhere is refused, and none arrives', async () => {
  const arrived: string[] = []
  const server = createServer((request, response) => {
    arrived.push(request.url ?? '')
    response.end('no')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const results = await counterpart.page.evaluate(async (url) => {
    const attempts: Record<string, () => Promise<unknown>> = {
      fetch: () => fetch(`${url}/fetch`),
      beacon: () => Promise.resolve(navigator.sendBeacon(`${url}/beacon`, 'x')),
      image: () =>
        new Promise((resolve, reject) => {
          const image = new Image()
          image.addEventListener('load', resolve)
          image.addEventListener('error', () => reject(new Error('refused')))
          image.src = `${url}/image.png`
        }),
      script: () =>
        new Promise((resolve, reject) => {
          const script = document.createElement('script')
          script.addEventListener('load', resolve)
          script.addEventListener('error', () => reject(new Error('refused')))
          script.src = `${url}/script.js`
          document.head.append(script)
        }),
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(url.replace('http', 'ws'))
          socket.addEventListener('open', resolve)
          socket.addEventListener('error', () => reject(new Error('refused')))
        }),
    }
    const out: Record<string, string> = {}
    for (const [name, attempt] of Object.entries(attempts)) {
      out[name] = await attempt().then(
        () => 'went out',
        () => 'refused',
      )
    }
    return out
  }, base)
  // A beacon reports that it was queued, not that it went out: the server is the judge.
  expect({ ...results, beacon: 'refused' }).toEqual({
    fetch: 'refused',
    beacon: 'refused',
    image: 'refused',
    script: 'refused',
    socket: 'refused',
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(arrived).toEqual([])
  server.close()
})

test('scripts that are not the app’s own do not run', async () => {
  const ran = await counterpart.page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.ran = true">')
    await new Promise((resolve) => setTimeout(resolve, 200))
    return (window as unknown as { ran?: boolean }).ran ?? false
  })
  expect(ran).toBe(false)
})

test('the window stays where it is: no navigation, no popup, no permission', async () => {
  const { app, page } = counterpart
  const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getURL())
  await page.evaluate(() => {
    window.open('https://example.com/')
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    document.body.append(link)
    link.click()
  })
  await page.waitForTimeout(300)
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.webContents.getURL())),
  ).toEqual([url])
  const permission = await page.evaluate(async () => {
    try {
      await navigator.mediaDevices.getUserMedia({ audio: true })
      return 'granted'
    } catch {
      return 'denied'
    }
  })
  expect(permission).toBe('denied')
})

test('the door answers only what it declares, with values', async () => {
  const ask = (name: string, input: unknown): Promise<unknown> =>
    counterpart.page.evaluate(
      ([n, i]) =>
        (window as unknown as { counterpart: { invoke(n: unknown, i: unknown): Promise<unknown> } }).counterpart.invoke(
          n,
          i,
        ),
      [name, input] as const,
    )
  expect(await ask('no.such', {})).toMatchObject({ ok: false, error: { kind: 'refused' } })
  expect(await ask('toString', {})).toMatchObject({ ok: false, error: { kind: 'refused' } })
  expect(await ask('archive.open', { path: 7 })).toMatchObject({ ok: false, error: { kind: 'invalid-input' } })
  expect(await ask('archive.open', { path: '/no/such/archive' })).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  })
  expect(await ask('agreement.list', {})).toMatchObject({ ok: false, error: { kind: 'no-archive' } })
})

test('addresses of the app lead to its own files alone', async () => {
  const status = await counterpart.page.evaluate(async () => {
    const get = async (path: string): Promise<number> => (await fetch(path)).status
    return [
      await get('/index.html'),
      await get('/../package.json'),
      await get('/%2e%2e/%2e%2e/package.json'),
      await get('/nothing.js'),
      await get('/projection/draft/none'),
    ]
  })
  expect(status[0]).toBe(200)
  expect(status.slice(1).every((s) => s >= 400)).toBe(true)
})
