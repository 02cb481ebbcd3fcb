/// <reference types="electron" />
/** The `electron` module as the app's main process sees it. A name that is missing here fails when it is imported. */
import { app } from './main/app.ts'
import { BrowserWindow } from './main/browser-window.ts'
import { clipboard, ClipboardItem } from './main/clipboard.ts'
import { dialog } from './main/dialog.ts'
import { ipcMain } from './main/ipc-main.ts'
import { Menu, MenuItem } from './main/menu.ts'
import { nativeTheme } from './main/native-theme.ts'
import { powerMonitor } from './main/power-monitor.ts'
import { net, protocol } from './main/protocol.ts'
import { safeStorage } from './main/safe-storage.ts'
import { screen } from './main/screen.ts'
import { session } from './main/session.ts'
import { shell } from './main/shell.ts'
import { WebContents } from './main/web-contents.ts'
import { strict } from './strict.ts'

const webContents = WebContents

export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
}
export type { DownloadItem } from './main/downloads.ts'
export type { IpcMainEvent, IpcMainInvokeEvent } from './main/ipc-main.ts'
export type { MenuItemConstructorOptions } from './main/menu.ts'
export type { Session } from './main/session.ts'
export type { WebContents, WebFrameMain } from './main/web-contents.ts'

export default strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
})
