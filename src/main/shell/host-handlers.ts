import { existsSync } from 'node:fs'
import {
  BrowserWindow,
  app,
  dialog,
  nativeTheme,
  shell,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron'
import { err, ok } from '../../core/result.ts'
import type { Handlers, HostOperation } from '../app/handlers.ts'
import { keepWindow } from './window.ts'
import { print, printPdf, savePdf, shownWindow } from './printing.ts'
import { asShown, readSettings, saveSettings } from '../app/settings.ts'

const ARCHIVES = [{ name: 'Counterpart archive', extensions: ['counterpart'] }]
const CONTRACTS = [{ name: 'Word document', extensions: ['docx', 'docm', 'dotx', 'dotm'] }]

const SAVED = {
  docx: { name: 'Word document', extensions: ['docx'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
  history: { name: 'Agreements with history', extensions: ['counterpart-history'] },
} as const

const HISTORIES = { name: SAVED.history.name, extensions: [...SAVED.history.extensions] }

/** Dialogs, settings, the desktop. @param settingsFile where this machine's settings are kept @param profileChanged called once it is saved */
export function hostHandlers(settingsFile: string, profileChanged: () => void): Handlers<HostOperation> {
  return {
    'host.pickNewArchive': async ({ title, suggested }) =>
      ok({ path: await save({ title, defaultPath: suggested, filters: ARCHIVES }) }),
    'host.pickFolder': async ({ title }) => ok({ path: (await pick({ title }, 'folder'))[0] ?? null }),
    'host.pickArchive': async () => ok({ path: (await pick({ title: 'Open archive', filters: ARCHIVES }))[0] ?? null }),
    'host.pickContracts': async ({ many }) =>
      ok({ paths: await pick({ title: 'Choose a Word document', filters: CONTRACTS }, many) }),
    'host.pickHistory': async () =>
      ok({ path: (await pick({ title: 'Import history', filters: [HISTORIES] }))[0] ?? null }),
    'host.pickSave': async ({ suggested, title, kind }) =>
      ok({
        path: await save({
          title,
          defaultPath: suggested,
          filters: [{ ...SAVED[kind], extensions: [...SAVED[kind].extensions] }],
        }),
      }),
    'host.printPdf': () => printPdf(),
    'host.savePdf': ({ path }) => savePdf(path),
    'host.print': () => print(),
    'host.paste': () => {
      shownWindow()?.webContents.paste()
      return ok({})
    },
    'host.reveal': ({ path }) => {
      if (!existsSync(path)) return err({ kind: 'not-found', message: `${path} is not there any more` })
      shell.showItemInFolder(path)
      return ok({})
    },
    'host.settings': () => ok(asShown(readSettings(settingsFile))),
    'host.saveSettings': async (settings) => {
      nativeTheme.themeSource = settings.theme
      const before = JSON.stringify(readSettings(settingsFile).profile)
      const saved = await saveSettings(settingsFile, settings)
      if (saved.ok && JSON.stringify(saved.value.profile) !== before) profileChanged()
      return saved
    },
    'host.closeWindow': () => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy()
      return ok({})
    },
    'host.keepWindow': () => {
      keepWindow()
      return ok({})
    },
    'host.about': () => ok({ version: app.getVersion(), platform: process.platform }),
  }
}

async function pick(options: OpenDialogOptions, what: boolean | 'folder' = false): Promise<string[]> {
  const properties: OpenDialogOptions['properties'] =
    what === 'folder' ? ['openDirectory', 'createDirectory'] : what ? ['openFile', 'multiSelections'] : ['openFile']
  const all: OpenDialogOptions = { ...options, properties }
  const window = BrowserWindow.getFocusedWindow()
  const answer = await (window === null ? dialog.showOpenDialog(all) : dialog.showOpenDialog(window, all))
  return answer.canceled ? [] : answer.filePaths
}

async function save(options: SaveDialogOptions): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow()
  const answer = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options))
  return answer.canceled || answer.filePath === '' ? null : answer.filePath
}
