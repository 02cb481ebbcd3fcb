import { type FSWatcher, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a second start tells the first. */
export interface Greeting {
  argv: string[]
  workingDirectory: string
  additionalData: unknown
}

/** When a process began, in clock ticks since boot (field 22 of proc(5) stat): tells a process from a later one with its id. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(mark: string): boolean {
  const [pid = '', start = ''] = mark.split(' ')
  try {
    process.kill(Number(pid), 0)
  } catch {
    return false
  }
  return startOf(Number(pid)) === start
}

/** A lock file in userData, and beside it a letter box in which later starts leave their command line. */
export class InstanceLock {
  readonly #file: string
  readonly #letters: string
  readonly #onGreeting: (greeting: Greeting) => void
  #watcher: FSWatcher | undefined

  constructor(folder: string, onGreeting: (greeting: Greeting) => void) {
    this.#file = join(folder, 'standin.lock')
    this.#letters = join(folder, 'standin-letters')
    this.#onGreeting = onGreeting
  }

  get isHeld(): boolean {
    return this.#watcher !== undefined
  }

  /** Takes the lock, or leaves `greeting` for the process that holds it and returns false. */
  acquire(greeting: Greeting): boolean {
    if (this.isHeld) return true
    mkdirSync(this.#letters, { recursive: true })
    if (!this.#create() && !this.#replaceStale()) {
      const letter = join(this.#letters, `${process.pid}.json`)
      writeFileSync(`${letter}.part`, JSON.stringify(greeting))
      renameSync(`${letter}.part`, letter) // the holder never reads half a letter
      return false
    }
    this.#watcher = watch(this.#letters, () => this.#readLetters())
    this.#watcher.unref()
    return true
  }

  release(): void {
    if (!this.#watcher) return
    this.#watcher.close()
    this.#watcher = undefined
    rmSync(this.#file, { force: true })
    rmSync(this.#letters, { recursive: true, force: true })
  }

  #create(): boolean {
    try {
      writeFileSync(this.#file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' })
      return true
    } catch {
      return false
    }
  }

  #replaceStale(): boolean {
    if (isAlive(readFileSync(this.#file, 'utf8'))) return false
    rmSync(this.#file, { force: true })
    return this.#create()
  }

  #readLetters(): void {
    for (const name of readdirSync(this.#letters).filter((name) => name.endsWith('.json'))) {
      const path = join(this.#letters, name)
      const greeting = JSON.parse(readFileSync(path, 'utf8')) as Greeting
      rmSync(path, { force: true })
      this.#onGreeting(greeting)
    }
  }
}
