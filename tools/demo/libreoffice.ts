import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Plays the counterparty: LibreOffice Writer, without a window, opens what we sent, accepts some of our changes, edits
 * under tracking and saves as Word. Throws when LibreOffice, or the Python it brings its bridge for, is not there.
 */
export function answerInLibreOffice(sent: string, returned: string, author: { first: string; last: string }): string {
  const profile = mkdtempSync(join(tmpdir(), 'counterpart-office-'))
  const pipe = `counterpart-${process.pid}`
  const office = spawn(
    'soffice',
    [
      '--headless',
      '--invisible',
      '--nologo',
      '--norestore',
      `-env:UserInstallation=file://${profile}`,
      `--accept=pipe,name=${pipe};urp`,
    ],
    { stdio: 'ignore', detached: true },
  )
  try {
    const script = resolve(import.meta.dirname, 'counterparty.py')
    // Debian's own Python has LibreOffice's bridge; another one on the PATH would not.
    const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
    const run = spawnSync(python, [script, pipe, sent, returned, author.first, author.last], {
      encoding: 'utf8',
      timeout: 180_000,
    })
    if (run.status !== 0)
      throw new Error(`LibreOffice did not answer the round: ${run.stderr || run.error?.message || run.stdout}`)
    return run.stdout.trim()
  } finally {
    stop(office.pid)
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Its own process group: soffice is a script that starts the real program. */
function stop(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself when it was asked to.
  }
}

/** Text of a .docx as another program reads it, with all revisions accepted or rejected. */
export function pandocText(file: string, decision: 'accept' | 'reject'): string {
  const run = spawnSync('pandoc', [`--track-changes=${decision}`, '-f', 'docx', '-t', 'plain', '--wrap=none', file], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (run.status !== 0) throw new Error(`pandoc could not read ${file}: ${run.stderr}`)
  return run.stdout
}
