import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isHeadless } from '../state.ts'
import { strict } from '../strict.ts'

const OPENER = process.platform === 'darwin' ? 'open' : 'xdg-open'

/** Hands something to the desktop. Rejects when there is no desktop, or it refuses. */
function openWithDesktop(target: string): Promise<void> {
  if (isHeadless()) return Promise.reject(new Error(`no desktop to open ${target} with`))
  return new Promise((done, fail) => {
    execFile(OPENER, [target], (error) => (error ? fail(error) : done()))
  })
}

/** A name that is still free in the trash: `a.docx`, `a.docx.2`, and so on. */
function freeName(folder: string, name: string): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name}.${n}`
    if (!existsSync(join(folder, candidate))) return candidate
  }
}

/** Moves a file as the freedesktop.org Trash specification 1.0 asks. @throws when it lies on another volume. */
function moveToTrash(path: string): void {
  const trash = join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'Trash')
  const files = join(trash, 'files')
  const info = join(trash, 'info')
  mkdirSync(files, { recursive: true, mode: 0o700 })
  mkdirSync(info, { recursive: true, mode: 0o700 })
  const name = freeName(files, basename(path))
  const note = join(info, `${name}.trashinfo`)
  const where = pathToFileURL(path).pathname
  const when = new Date().toISOString().slice(0, 19)
  writeFileSync(note, `[Trash Info]\nPath=${where}\nDeletionDate=${when}\n`, { flag: 'wx' })
  try {
    renameSync(path, join(files, name))
  } catch (error) {
    rmSync(note, { force: true })
    throw error
  }
}

export const shell = strict('shell', {
  openExternal: (url: string): Promise<void> => openWithDesktop(url),

  /** Resolves with '' or, as Electron does, with what went wrong. */
  openPath: (path: string): Promise<string> =>
    openWithDesktop(path).then(
      () => '',
      (error: unknown) => String(error),
    ),

  showItemInFolder(path: string): void {
    openWithDesktop(dirname(path)).catch((error: unknown) => console.warn(`electron stand-in: ${String(error)}`))
  },

  /** Moves to the trash or rejects; nothing is ever deleted for good. */
  async trashItem(path: string): Promise<void> {
    if (process.platform !== 'linux') throw new Error('Failed to move item to trash: only done on Linux')
    try {
      moveToTrash(resolve(path))
    } catch (error) {
      throw new Error(`Failed to move item to trash: ${String(error)}`, { cause: error })
    }
  },

  beep: (): void => void process.stderr.write('\u0007'),
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem' | 'beep'>)
