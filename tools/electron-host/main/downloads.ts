import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CdpEvents } from '../cdp-events.ts'
import { browser } from '../state.ts'
import { preventable, StrictEmitter } from '../strict.ts'
import { fromChromium } from './addresses.ts'
import { app } from './app.ts'
import { dialog } from './dialog.ts'
import { defaultSession } from './session.ts'
import { WebContents } from './web-contents.ts'

type Implemented =
  | ('getFilename' | 'getURL' | 'getSavePath' | 'setSavePath' | 'savePath' | 'getState' | 'getTotalBytes')
  | ('getReceivedBytes' | 'cancel' | 'setSaveDialogOptions' | 'getSaveDialogOptions')

export class DownloadItem extends StrictEmitter implements Pick<Electron.DownloadItem, Implemented> {
  savePath = ''
  readonly #begun: CdpEvents['Browser.downloadWillBegin']
  #dialogOptions: Electron.SaveDialogOptions = {}
  #state: ReturnType<Electron.DownloadItem['getState']> = 'progressing'
  #total = 0
  #received = 0

  constructor(begun: CdpEvents['Browser.downloadWillBegin']) {
    super()
    this.#begun = begun
  }

  getFilename(): string {
    return this.#begun.suggestedFilename
  }
  getURL(): string {
    return fromChromium(this.#begun.url)
  }
  getSavePath(): string {
    return this.savePath
  }
  setSavePath(path: string): void {
    this.savePath = path
  }
  setSaveDialogOptions(options: Electron.SaveDialogOptions): void {
    this.#dialogOptions = options
  }
  getSaveDialogOptions(): Electron.SaveDialogOptions {
    return this.#dialogOptions
  }
  getState(): ReturnType<Electron.DownloadItem['getState']> {
    return this.#state
  }
  getTotalBytes(): number {
    return this.#total
  }
  getReceivedBytes(): number {
    return this.#received
  }
  cancel(): void {
    void browser()
      .pipe.send('Browser.cancelDownload', { guid: this.#begun.guid })
      .catch(() => {})
  }

  /** The stand-in's own: takes in what Chromium reports; moves the finished file to where the app wants it. */
  async progressed({ state, totalBytes, receivedBytes }: CdpEvents['Browser.downloadProgress']): Promise<void> {
    this.#total = totalBytes
    this.#received = receivedBytes
    if (state === 'inProgress') {
      this.emit('updated', preventable(), 'progressing')
      return
    }
    this.#state = state === 'completed' && (await this.#keep()) ? 'completed' : 'cancelled'
    this.emit('done', preventable(), this.#state)
  }

  /** Without a path from the app, the user is asked, as in Electron. */
  async #keep(): Promise<boolean> {
    const arrived = join(folder(), this.#begun.guid)
    if (!this.savePath) {
      const answer = await dialog.showSaveDialog({ defaultPath: this.getFilename(), ...this.#dialogOptions })
      this.savePath = answer.filePath
    }
    if (this.savePath) copyFileSync(arrived, this.savePath)
    rmSync(arrived, { force: true })
    return this.savePath !== ''
  }
}

const items = new Map<string, DownloadItem>()
const folder = (): string => join(app.getPath('userData'), 'standin-downloads')

/** Lets Chromium drop downloads, under made-up names, into a folder from which they are moved on. */
export async function catchDownloads(): Promise<void> {
  mkdirSync(folder(), { recursive: true })
  const options = { behavior: 'allowAndName', downloadPath: folder(), eventsEnabled: true }
  await browser().pipe.send('Browser.setDownloadBehavior', options)
}

export function downloadBegan(begun: CdpEvents['Browser.downloadWillBegin']): void {
  const item = new DownloadItem(begun)
  items.set(begun.guid, item)
  const event = preventable()
  defaultSession.emit('will-download', event, item, WebContents.fromDevToolsTargetId(begun.frameId))
  if (event.defaultPrevented) item.cancel()
}

export function downloadProgressed(progress: CdpEvents['Browser.downloadProgress']): void {
  const item = items.get(progress.guid)
  if (progress.state !== 'inProgress') items.delete(progress.guid)
  void item?.progressed(progress)
}
