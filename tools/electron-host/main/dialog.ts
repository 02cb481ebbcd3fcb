import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isHeadless } from '../state.ts'
import { strict } from '../strict.ts'

const ZENITY = '/usr/bin/zenity'

/** Runs zenity; null when the user cancelled, or when there is nobody to ask. */
function ask(words: string[]): Promise<string | null> {
  if (isHeadless() || !existsSync(ZENITY)) {
    console.warn('electron stand-in: no way to show a dialog here; answering as if it was cancelled')
    return Promise.resolve(null)
  }
  return new Promise((resolve) => {
    // An extra button is told by its label and an exit code of 1.
    execFile(ZENITY, words, (_error, output) => resolve(output.trimEnd() || null))
  })
}

/** Dialogs take an optional window first; zenity has no use for it. */
type Arguments<T> = [options: T] | [window: unknown, options: T]
const optionsOf = <T>(args: Arguments<T>): T => (args.length === 1 ? args[0] : args[1])

const fileFilters = (filters: Electron.FileFilter[] = []): string[] =>
  filters.map(({ name, extensions }) => `--file-filter=${name} | ${extensions.map((ext) => `*.${ext}`).join(' ')}`)

const titled = (title: string | undefined): string[] => (title ? [`--title=${title}`] : [])
const startingAt = (path: string | undefined): string[] => (path ? [`--filename=${path}`] : [])

const KINDS: Record<NonNullable<Electron.MessageBoxOptions['type']>, string> = {
  none: '--info',
  info: '--info',
  error: '--error',
  question: '--question',
  warning: '--warning',
}

/** Tests replace these methods, as they do on real Electron. */
export const dialog = strict('dialog', {
  async showOpenDialog(...args: Arguments<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    const { title, defaultPath, filters, properties = [] } = optionsOf(args)
    const chosen = await ask([
      '--file-selection',
      '--separator=\n',
      ...titled(title),
      ...startingAt(defaultPath),
      ...fileFilters(filters),
      ...(properties.includes('openDirectory') ? ['--directory'] : []),
      ...(properties.includes('multiSelections') ? ['--multiple'] : []),
    ])
    return { canceled: chosen === null, filePaths: chosen?.split('\n') ?? [] }
  },

  async showSaveDialog(...args: Arguments<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    const { title, defaultPath, filters } = optionsOf(args)
    const words = ['--file-selection', '--save', '--confirm-overwrite', ...titled(title), ...startingAt(defaultPath)]
    const chosen = await ask([...words, ...fileFilters(filters)])
    return { canceled: chosen === null, filePath: chosen ?? '' }
  },

  async showMessageBox(...args: Arguments<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    const { type = 'none', title, message, detail, buttons = ['OK'], cancelId, checkboxChecked } = optionsOf(args)
    const text = detail ? `${message}\n\n${detail}` : message
    const shown = buttons.map((label) => `--extra-button=${label}`)
    const kind = buttons.length > 1 ? ['--question', '--switch', ...shown] : [KINDS[type]]
    const pressed = await ask([...kind, ...titled(title), '--no-markup', `--text=${text}`])
    const index = pressed === null ? -1 : buttons.indexOf(pressed)
    // Electron takes the button named Cancel or No for a closed box, else the first.
    const cancel =
      cancelId ??
      Math.max(
        0,
        buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
      )
    return { response: index >= 0 ? index : cancel, checkboxChecked: checkboxChecked ?? false }
  },

  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`)
    if (!isHeadless() && existsSync(ZENITY))
      void ask(['--error', `--title=${title}`, '--no-markup', `--text=${content}`])
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>)
