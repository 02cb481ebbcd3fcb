// A tiny app that uses what the real one uses of Electron, so that the host can be tested without a build.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, ipcMain, Menu, net, protocol, session } from 'electron'

const here = import.meta.dirname
/** What happened, for the specs to read. @type {unknown[][]} */
const events = []
Object.assign(globalThis, { fixtureEvents: events })

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])

const CSP = "default-src 'self'; connect-src 'self' app:; worker-src 'self'; img-src 'self' blob: data:"

/** @param {Request} request */
async function answer(request) {
  const { host, pathname } = new URL(request.url)
  if (host !== 'fixture') return new Response('no such host', { status: 403 })
  if (pathname === '/echo') {
    const bytes = new Uint8Array(await request.arrayBuffer())
    const sum = bytes.reduce((total, byte) => (total + byte) % 65_536, 0)
    const type = request.headers.get('content-type')
    return Response.json({ method: request.method, length: bytes.length, sum, type, url: request.url })
  }
  if (pathname === '/stream') {
    const parts = ['one ', 'two ', 'three']
    const body = new ReadableStream({
      pull(controller) {
        const part = parts.shift()
        if (part === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(part))
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/plain' } })
  }
  if (pathname === '/report.txt') {
    const headers = { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="report.txt"' }
    return new Response('downloaded', { headers })
  }
  if (!/^\/(page\.html|page\.js|worker\.js)$/.test(pathname)) return new Response('not found', { status: 404 })
  const file = await net.fetch(pathToFileURL(join(here, pathname)).href)
  const headers = new Headers(file.headers)
  headers.set('content-security-policy', CSP)
  return new Response(file.body, { status: 200, headers })
}

function createWindow() {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    useContentSize: true,
    webPreferences: { preload: join(here, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  window.on('resize', () => events.push(['resize', ...window.getContentSize()]))
  window.on('close', () => events.push(['close']))
  window.webContents.setWindowOpenHandler(({ url }) => {
    events.push(['open', url])
    return { action: 'deny' }
  })
  window.webContents.on('will-navigate', (event, url) => {
    events.push(['navigate', url])
    event.preventDefault()
  })
  void window.loadURL('app://fixture/page.html')
}

function setMenu() {
  /** @param {string} name */
  const tell = (name) => () => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('menu', name)
  }
  const submenu = [
    { id: 'save', label: 'Save', accelerator: 'CmdOrCtrl+S', click: tell('save') },
    { id: 'find', label: 'Find', accelerator: 'CmdOrCtrl+Shift+F', click: tell('find') },
    { id: 'off', label: 'Off', accelerator: 'CmdOrCtrl+E', enabled: false, click: tell('off') },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu }, { role: 'editMenu' }]))
}

function handleIpc() {
  ipcMain.handle('echo', (_event, value) => value)
  ipcMain.handle('fail', () => {
    throw new TypeError('no good')
  })
  ipcMain.handle('sender', (event) => ({
    isMainFrame: event.senderFrame === event.sender.mainFrame,
    parent: event.senderFrame?.parent,
    url: event.senderFrame?.url,
    origin: event.senderFrame?.origin,
    window: BrowserWindow.fromWebContents(event.sender)?.id,
  }))
  ipcMain.handle('read-self', async () => (await readFile(join(here, 'package.json'))).length)
  ipcMain.on('note', (_event, ...args) => events.push(['note', ...args]))
}

app.on('second-instance', (_event, argv, _folder, data) => events.push(['second', argv.includes('--hello'), data]))
app.on('window-all-closed', () => app.quit())

async function start() {
  await app.whenReady()
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, grant) =>
    grant(permission === 'clipboard-sanitized-write'),
  )
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
  defaultSession.webRequest.onBeforeRequest((details, decide) => {
    const isForbidden = details.url.includes('/forbidden')
    if (isForbidden) events.push(['refused', details.url])
    decide({ cancel: isForbidden })
  })
  defaultSession.on('will-download', (_event, item) => {
    item.setSavePath(join(app.getPath('userData'), `saved-${item.getFilename()}`))
    item.once('done', (_done, state) => events.push(['downloaded', item.getFilename(), state]))
  })
  protocol.handle('app', answer)
  handleIpc()
  setMenu()
  createWindow()
}

if (app.requestSingleInstanceLock({ from: 'fixture' })) void start()
else app.quit()
