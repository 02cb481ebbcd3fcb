import type { Counterpart } from './app.ts'

/** Runs a command by its id, as the app's menu does. */
export async function chooseInMenu({ app }: Counterpart, command: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows()[0]!.webContents.send('counterpart', 'menu', { command: name }),
    command,
  )
}
