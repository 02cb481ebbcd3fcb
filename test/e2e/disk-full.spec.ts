import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { counterpart } from '../support/cli.ts'
import { Counterpart } from './pages/app.ts'

const NDA = resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx')

/** A disk of a few megabytes; undefined where making one is not allowed. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-disk-'))
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'counterpart', folder])
  return made.status === 0 ? folder : undefined
}

test('a full disk is said, nothing typed is lost, and saving goes on when there is room again', async () => {
  const disk = process.platform === 'linux' ? smallDisk() : undefined
  test.skip(disk === undefined, 'making a small disk needs root')
  const home = mkdtempSync(join(tmpdir(), 'counterpart-disk-full-'))
  const archive = join(disk!, 'Team.counterpart')
  const app = await Counterpart.start()
  try {
    await app.introduce()
    await app.answerSave(archive)
    await app.page.getByRole('button', { name: 'Create an archive…' }).click()
    await app.page.getByRole('dialog').getByRole('button', { name: 'Create archive' }).click()
    await app.import(NDA, { counterparty: 'Calder & Finch', ours: true })
    await app.editor.click()
    await app.page.keyboard.press('Control+Home')
    await app.page.keyboard.type('Before. ')
    await app.saved()

    fill(join(disk!, 'filler'))
    await app.page.keyboard.type('While it was full. ')
    const notice = app.page.getByText('Your last edits are not on disk.')
    await expect(notice).toBeVisible({ timeout: 15_000 })
    await expect(app.page.getByRole('alert').filter({ hasText: 'The disk is full' }).first()).toBeVisible()

    // One goes on editing, and has it all in a file elsewhere.
    await app.page.keyboard.type('And on. ')
    await expect(app.editor.getByText('And on.').first()).toBeVisible()
    const file = join(home, 'unsaved.docx')
    await app.answerSave(file)
    await app.page.getByRole('button', { name: 'Save as a file…' }).click()
    await expect(app.page.getByText('The draft was saved as a Word file.')).toBeVisible()
    expect(counterpart(home, 'text', file).stdout).toContain('Before. While it was full. And on. ')

    rmSync(join(disk!, 'filler'))
    await app.page.getByRole('button', { name: 'Try now' }).first().click()
    await app.saved()
    await expect(notice).toBeHidden()
    await app.stop()

    expect(counterpart(home, 'archive', 'verify', archive).code).toBe(0)
    const [{ id = '' } = {}] = agreements(home, archive)
    const out = join(home, 'out.docx')
    counterpart(home, 'export', archive, id, out)
    expect(counterpart(home, 'text', out).stdout).toContain('Before. While it was full. And on. ')
  } finally {
    await app.stop().catch(() => undefined)
    spawnSync('umount', [disk!])
    rmSync(home, { recursive: true, force: true })
  }
})

function agreements(home: string, archive: string): { id?: string }[] {
  const { stdout } = counterpart(home, 'archive', 'list', archive, '--json')
  return (JSON.parse(stdout) as { agreements: { id: string }[] }).agreements
}

/** To the last byte. */
function fill(path: string): void {
  for (const size of [1_000_000, 100_000, 10_000, 4096, 512]) {
    for (let whole = true; whole;) {
      try {
        writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
      } catch {
        whole = false
      }
    }
  }
}
