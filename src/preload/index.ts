import { contextBridge, ipcRenderer } from 'electron'
import type { EventName, Events } from '../core/api/index.ts'

/** All that a page gets: ask for an operation by name, and hear of events. Main checks both. */
const bridge = {
  invoke: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('counterpart', name, input),
  subscribe: <N extends EventName>(event: N, callback: (payload: Events[N]) => void): (() => void) => {
    const listener = (_event: unknown, name: string, payload: Events[N]): void => {
      if (name === event) callback(payload)
    }
    ipcRenderer.on('counterpart', listener)
    return () => {
      ipcRenderer.removeListener('counterpart', listener)
    }
  },
}

export type Bridge = typeof bridge

contextBridge.exposeInMainWorld('counterpart', bridge)
