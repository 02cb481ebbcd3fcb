import { type Preventable, StrictEmitter } from '../strict.ts'
import type { WebContents, WebFrameMain } from './web-contents.ts'

/** Electron's event of a handled call, with the stand-in's own sender. */
export type IpcMainInvokeEvent = Preventable &
  Pick<Electron.IpcMainInvokeEvent, 'frameId' | 'processId' | 'type'> & {
    sender: WebContents
    readonly senderFrame: WebFrameMain | null
  }

export type IpcMainEvent = IpcMainInvokeEvent &
  Pick<Electron.IpcMainEvent, 'ports' | 'reply'> & { returnValue: unknown }

/** Arguments are untyped, as Electron's own are: what a page sends is for the app to check. */
type Arguments = Parameters<Parameters<Electron.IpcMain['handle']>[1]> extends [unknown, ...infer Rest] ? Rest : never
type Handler = (event: IpcMainInvokeEvent, ...args: Arguments) => unknown

export class IpcMain
  extends StrictEmitter
  implements
    Pick<Electron.IpcMain, 'removeHandler'>,
    Record<keyof Pick<Electron.IpcMain, 'handle' | 'handleOnce'>, unknown>
{
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.#handlers.delete(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Runs the handler of a channel for the host. Rejects as the handler does, or when there is none. */
  async answer(channel: string, event: IpcMainInvokeEvent, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}

export const ipcMain = new IpcMain()
