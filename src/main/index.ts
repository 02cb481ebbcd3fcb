import { randomUUID } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow, app, nativeTheme } from 'electron'
import { closeArchive } from './app/archives.ts'
import { appSigner } from './app/device.ts'
import { threadedCopying } from './app/backup/copying.ts'
import { backUpSoon } from './app/backup/handlers.ts'
import { backupSettings } from './app/backup/settings.ts'
import { openLast } from './app/encryption/locking.ts'
import { rekeyInThread } from './app/encryption/rekey-job.ts'
import { rememberedKeys } from './app/encryption/remembered-keys.ts'
import { appHandlers } from './app/handlers.ts'
import { profileChanged } from './app/profile.ts'
import { draftProjection, picture, projectionRest, roundProjection } from './app/projections.ts'
import { createSession } from './app/session.ts'
import { threadedWork } from './app/work/threaded.ts'
import { authorIn, readSettings, saveSettings } from './app/settings.ts'
import { hostHandlers } from './shell/host-handlers.ts'
import { broadcast, openDoor } from './shell/ipc.ts'
import { setMenu } from './shell/menu.ts'
import { onLeftAlone } from './shell/power.ts'
import { declareScheme, serve } from './shell/protocol.ts'
import { goOffline, lockContents, lockSession } from './shell/security.ts'
import { systemVault } from './shell/vault.ts'
import { openWindow, refuseToStart } from './shell/window.ts'

const MAX_RECENT = 8

declareScheme()
goOffline()
lockContents()

async function start(): Promise<void> {
  const data = app.getPath('userData')
  const settingsFile = join(data, 'settings.json')
  const vault = systemVault()
  const signer = await appSigner(data, vault)
  const recent = (): string[] => readSettings(settingsFile).recent
  const session = createSession({
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    signer: () => signer,
    profile: () => authorIn(readSettings(settingsFile)),
    email: () => readSettings(settingsFile).profile.email,
    seen: join(data, 'seen.json'),
    owner: `${userInfo().username} on ${hostname()}`,
    emit: (event, payload) => broadcast(event, payload),
    closed: () => void saveSettings(settingsFile, { open: null }),
    opened: (path) => {
      backUpSoon(session)
      void saveSettings(settingsFile, {
        open: path,
        recent: [path, ...recent().filter((p) => p !== path)].slice(0, MAX_RECENT),
      })
    },
    recent,
    copying: threadedCopying(new URL('./backup.js', import.meta.url)),
    backups: () => backupSettings(settingsFile),
    remembered: vault === null ? null : rememberedKeys(join(data, 'archive-keys.json'), vault),
    rekey: rekeyInThread(new URL('./rekey-worker.js', import.meta.url)),
    isIndexing: true,
    work: threadedWork(new URL('./worker.js', import.meta.url)),
    samples: { archive: join(data, 'Sample.counterpart'), folder: join(app.getAppPath(), 'resources/samples') },
  })
  app.on('will-quit', () => closeArchive(session))

  const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  nativeTheme.themeSource = readSettings(settingsFile).theme
  lockSession(devServer)
  serve(
    join(import.meta.dirname, '../renderer'),
    {
      draft: (agreement) => draftProjection(session, agreement),
      round: (agreement, round) => roundProjection(session, agreement, round),
      rest: (isDraft, key, from) => projectionRest(session, isDraft, key, from),
      picture: (agreement, round, part) => picture(session, agreement, round, part),
    },
    devServer,
  )
  openDoor({ ...appHandlers(session), ...hostHandlers(settingsFile, () => profileChanged(session)) })
  onLeftAlone(() => broadcast('left-alone', {}))
  setMenu((command) => broadcast('menu', { command }))
  // The app starts where the lawyer left off.
  const last = readSettings(settingsFile).open
  if (last !== null) openLast(session, last)
  openWindow(join(import.meta.dirname, '../preload/index.cjs'))
}

if (!app.requestSingleInstanceLock()) app.quit()
else {
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0]
    window?.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.whenReady().then(start).catch(refuseToStart)
}
