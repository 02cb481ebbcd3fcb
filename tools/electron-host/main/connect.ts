import type { CdpEvent, CdpEvents } from '../cdp-events.ts'
import { browser, isLogging } from '../state.ts'
import { catchDownloads, downloadBegan, downloadProgressed } from './downloads.ts'
import { nativeTheme } from './native-theme.ts'
import { nextAwaitedPage, pageOfSession } from './page.ts'
import { applyPermissions } from './permissions.ts'
import { answerRequest } from './requests.ts'
import { WebContents } from './web-contents.ts'

/** Chromium's own surfaces (its address bar's popup, workers) are left alone. */
const PAGES = [{ type: 'page' }]

const logFailure = (error: unknown): void => {
  if (isLogging()) console.error(error)
}

/** Connects the running Chromium to the Electron-facing objects. Resolves when Chromium answers. */
export async function connect(): Promise<void> {
  const chromium = browser()
  chromium.pipe.on('event', (event, sessionId) => {
    if (sessionId === undefined) handleBrowserEvent(event)
    else handlePageEvent(event, sessionId)
  })
  chromium.on('exit', () => {
    for (const { page } of WebContents.getAllWebContents()) page.listener?.gone()
  })
  await Promise.all([
    chromium.pipe.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    // Pages are held until the preload is in place.
    chromium.pipe.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: PAGES,
    }),
    catchDownloads(),
  ])
}

function handlePageEvent(event: CdpEvent, sessionId: string): void {
  const page = pageOfSession(sessionId)
  if (!page) return
  page.handle(event)
  if (event.method !== 'Page.frameNavigated' || event.params.frame.parentId !== undefined) return
  const contents = WebContents.fromDevToolsTargetId(page.targetId)
  if (contents) applyPermissions(contents).catch(logFailure)
}

function handleBrowserEvent({ method, params }: CdpEvent): void {
  switch (method) {
    case 'Target.attachedToTarget':
      attach(params).catch(logFailure)
      break
    case 'Target.detachedFromTarget':
      pageOfSession(params.sessionId)?.listener?.gone()
      break
    case 'Fetch.requestPaused':
      answerRequest(params).catch(logFailure)
      break
    case 'Browser.downloadWillBegin':
      downloadBegan(params)
      break
    case 'Browser.downloadProgress':
      downloadProgressed(params)
      break
    default:
  }
}

/** A new page is either that of a window which waits for it, or one that a page opened, which is closed again. */
async function attach({ targetInfo, sessionId }: CdpEvents['Target.attachedToTarget']): Promise<void> {
  const page = nextAwaitedPage()
  if (!page) {
    // It shares the thread of the page that opened it: closed while it is held, it may hold that page for ever.
    await browser().pipe.send('Runtime.runIfWaitingForDebugger', {}, sessionId)
    await browser().pipe.send('Target.closeTarget', { targetId: targetInfo.targetId })
    return
  }
  await page.attach(targetInfo.targetId, sessionId)
  nativeTheme.applyTo(page)
}
