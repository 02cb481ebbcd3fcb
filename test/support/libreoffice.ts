import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Decision } from '../../src/core/revision/decide.ts'
import { LineProcess, type Answer } from './laws-process.ts'

/** LibreOffice Writer as a reader that knows nothing of ours: one process for all files of a test, without a window. */

// Debian's own Python has LibreOffice's bridge; another one on the PATH would not.
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
const works = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0

export const hasLibreOffice = works('sh', ['-c', 'command -v soffice']) && works(PYTHON, ['-c', 'import uno'])

/** Said by name when it is absent. */
export const NO_LIBREOFFICE = 'skipped: no LibreOffice with python3-uno'

export interface OfficeReading {
  /** With every change decided, as exported. */
  readonly text: string
  /** Kind, author and time of each change that it found. */
  readonly redlines: readonly (readonly [kind: string, author: string, date: string])[]
}

interface Running {
  readonly office: ChildProcess
  readonly bridge: LineProcess
}

let started = 0

export class LibreOffice {
  #folder: string | undefined
  #running: Running | undefined

  /** Reads a file and decides all of its changes. A crash is tried once more in a new process, and then thrown. */
  async decided(path: string, decision: Decision): Promise<Answer<OfficeReading>> {
    const line = JSON.stringify({ file: path, decision })
    const ask = async (): Promise<string> => {
      this.#running ??= this.#start()
      return this.#running.bridge.ask(line)
    }
    const answer = await ask().catch(async () => {
      this.#halt()
      return ask()
    })
    return JSON.parse(answer) as Answer<OfficeReading>
  }

  stop(): void {
    this.#halt()
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
  }

  #start(): Running {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'counterpart-laws-office-'))
    const pipe = `counterpart-laws-${process.pid}-${++started}`
    const args = ['--headless', '--invisible', '--nologo', '--norestore', '--nodefault']
    const profile = `-env:UserInstallation=file://${join(this.#folder, `profile-${started}`)}`
    const office = spawn('soffice', [...args, profile, `--accept=pipe,name=${pipe};urp`], {
      stdio: 'ignore',
      detached: true,
    })
    const script = join(import.meta.dirname, 'office.py')
    return { office, bridge: new LineProcess(PYTHON, [script, pipe, this.#folder]) }
  }

  #halt(): void {
    const running = this.#running
    this.#running = undefined
    if (running === undefined) return
    running.bridge.stop()
    try {
      // Its own process group: soffice is a script that starts the real program.
      if (running.office.pid !== undefined) process.kill(-running.office.pid, 'SIGKILL')
    } catch {
      // It had ended by itself.
    }
  }
}
