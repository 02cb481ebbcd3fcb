const { contextBridge, ipcRenderer, webUtils } = require('electron')

contextBridge.exposeInMainWorld('fixture', {
  /** @param {string} channel @param {unknown[]} args */
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  /** @param {string} channel @param {unknown[]} args */
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  /** @param {(name: string) => void} callback */
  onMenu(callback) {
    /** @param {unknown} _event @param {string} name */
    const listener = (_event, name) => callback(name)
    ipcRenderer.on('menu', listener)
    return () => ipcRenderer.off('menu', listener)
  },
  /** @param {File} file */
  pathOf: (file) => webUtils.getPathForFile(file),
  platform: process.platform,
})
