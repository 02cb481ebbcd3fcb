import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'

const ROOT = resolve(import.meta.dirname, '../..')

/** The app as a user starts it: its own settings folder, its window, and the answers to its file dialogs. */
export class Counterpart {
  readonly app: ElectronApplication
  readonly page: Page
  readonly folder: string

  private constructor(app: ElectronApplication, page: Page, folder: string) {
    this.app = app
    this.page = page
    this.folder = folder
  }

  static async start(folder = mkdtempSync(join(tmpdir(), 'counterpart-e2e-'))): Promise<Counterpart> {
    const app = await _electron.launch({
      args: ['.', `--user-data-dir=${join(folder, 'data')}`],
      cwd: ROOT,
      colorScheme: null,
    })
    const page = await app.firstWindow()
    return new Counterpart(app, page, folder)
  }

  /** Started for the first time, introduced, with an empty archive. */
  static async withArchive(): Promise<Counterpart> {
    const it = await Counterpart.start()
    await it.introduce()
    await it.answerSave(join(it.folder, 'Team.counterpart'))
    await it.page.getByRole('button', { name: 'Create an archive…' }).click()
    await it.page.getByRole('dialog').getByRole('button', { name: 'Create archive' }).click()
    await expect(it.page.getByRole('heading', { name: 'Agreements', exact: true })).toBeVisible()
    return it
  }

  async introduce(name = 'Ada Marlow'): Promise<void> {
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open the sample archive' }).click()
    await expect(this.page.getByRole('heading', { name: 'Agreements', exact: true })).toBeVisible()
  }

  /** What the next save dialogs answer, in order; null is Cancel. */
  async answerSave(...paths: (string | null)[]): Promise<void> {
    await this.app.evaluate(({ dialog }, answers) => {
      dialog.showSaveDialog = () => {
        const path = answers.shift() ?? null
        return Promise.resolve({ canceled: path === null, filePath: path ?? '' })
      }
    }, paths)
  }

  /** What the next open dialog answers. */
  async answerOpen(...paths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths })
    }, paths)
  }

  async import(path: string, { counterparty = '', ours = false } = {}): Promise<void> {
    await this.answerOpen(path)
    await this.page.getByRole('button', { name: 'Import…' }).first().click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Counterparty').fill(counterparty)
    if (ours) await dialog.getByText('Our paper').click()
    await dialog.getByRole('button', { name: 'Create agreement' }).click()
    await expect(this.editor).toBeVisible({ timeout: 20_000 })
  }

  async open(title: string): Promise<void> {
    await this.page.getByRole('row', { name: title }).dblclick()
    await expect(this.editor).toBeVisible()
  }

  /** Seals the draft as our next round and saves both files. */
  async send(redline: string, clean: string): Promise<void> {
    await this.answerSave(redline, clean)
    await this.page.getByRole('button', { name: 'Send round…' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Seal and save' }).click()
    await expect(this.page.getByText(/^Our round \d+ is sealed/)).toBeVisible({ timeout: 20_000 })
  }

  /** Takes their answer in, and goes to the draft that opens on it. */
  async receive(path: string): Promise<void> {
    await this.answerOpen(path)
    await this.page.getByRole('button', { name: 'Receive return…' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Choose document…' }).click()
    await dialog.getByRole('button', { name: 'Receive', exact: true }).click()
    await this.page.getByRole('button', { name: 'Go to the draft' }).click({ timeout: 20_000 })
    await expect(this.editor).toBeVisible()
  }

  get editor(): Locator {
    return this.page.locator('.ProseMirror')
  }

  /** Puts the caret before some text of the document. */
  async caretBefore(text: string): Promise<void> {
    await this.#select(text, 'before')
  }

  async caretAfter(text: string): Promise<void> {
    await this.#select(text, 'after')
  }

  async select(text: string): Promise<void> {
    await this.#select(text, 'all')
  }

  /** By the browser's own selection, which the editor follows as it does a mouse. */
  async #select(text: string, what: 'before' | 'after' | 'all'): Promise<void> {
    await this.editor.evaluate(
      (root, [wanted, how]) => {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
          const at = node.textContent!.indexOf(wanted)
          if (at < 0) continue
          node.parentElement!.scrollIntoView({ block: 'center' })
          ;(root as HTMLElement).focus()
          const range = document.createRange()
          range.setStart(node, how === 'after' ? at + wanted.length : at)
          range.setEnd(node, how === 'before' ? at : at + wanted.length)
          const selection = getSelection()!
          selection.removeAllRanges()
          selection.addRange(range)
          return
        }
        throw new Error(`the document does not say "${wanted}" in one piece`)
      },
      [text, what] as const,
    )
    // The editor reads the selection in the next task.
    await this.page.waitForTimeout(60)
  }

  /** Until everything typed is on disk. */
  async saved(): Promise<void> {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 15_000 })
  }

  async stop({ keep = false } = {}): Promise<void> {
    await this.app.close()
    if (!keep) rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
