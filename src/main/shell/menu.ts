import { Menu, type MenuItemConstructorOptions } from 'electron'

type Send = (command: string) => void

/** A menu item that the renderer carries out: its id is the command's, the same as in the command palette. */
function item(send: Send, id: string, label: string, accelerator?: string): MenuItemConstructorOptions {
  return { id, label, click: () => send(id), ...(accelerator === undefined ? {} : { accelerator }) }
}

/** The application menu. The window offers every command too: not every desktop shows a menu bar. */
export function setMenu(send: Send): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      {
        label: '&File',
        submenu: [
          item(send, 'archive.new', 'New Archive…'),
          item(send, 'archive.open', 'Open Archive…', 'CmdOrCtrl+O'),
          item(send, 'archive.close', 'Close Archive'),
          item(send, 'archive.lock', 'Lock Archive Now'),
          separator,
          item(send, 'agreement.blank', 'New Blank Agreement…', 'CmdOrCtrl+Alt+N'),
          item(send, 'agreement.import', 'Import Agreement…', 'CmdOrCtrl+Shift+O'),
          item(send, 'agreement.import-folder', 'Import a Folder of Contracts…'),
          item(send, 'history.import', 'Import History…'),
          item(send, 'history.export', 'Export with History…'),
          item(send, 'archive.verify', 'Verify Archive…'),
          separator,
          item(send, 'document.pdf-redline', 'Export PDF of the Redline…'),
          item(send, 'document.print', 'Print…', 'CmdOrCtrl+P'),
          separator,
          item(send, 'app.settings', 'Settings…', 'CmdOrCtrl+,'),
          separator,
          { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: '&Round',
        submenu: [
          item(send, 'round.send', 'Send Round…'),
          item(send, 'round.receive', 'Receive Return…'),
          separator,
          item(send, 'round.export-redline', 'Export Redline…'),
          item(send, 'round.export-clean', 'Export Clean Copy…'),
        ],
      },
      {
        label: '&View',
        submenu: [
          item(send, 'view.theme', 'Switch Theme'),
          item(send, 'app.palette', 'Command Palette…', 'CmdOrCtrl+Shift+P'),
          separator,
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          separator,
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  )
}
