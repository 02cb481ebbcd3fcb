import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

interface Waiting {
  readonly resolve: (line: string) => void
  readonly reject: (error: Error) => void
}

/** Another program that answers every line it is sent with one line, and is started once for many files. */
export class LineProcess {
  readonly #child: ChildProcess
  #waiting: Waiting[] = []
  #ended: string | undefined
  #errors = ''

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#waiting.shift()?.resolve(line))
    this.#child.stderr!.on('data', (data: Buffer) => (this.#errors = (this.#errors + data.toString()).slice(-2000)))
    // What is written to a program that has just ended is lost; whoever waits is told when it closes.
    this.#child.stdin!.on('error', () => undefined)
    this.#child.on('error', (error) => this.#end(error.message))
    this.#child.on('close', () => this.#end(`${command} ended`))
  }

  #end(why: string): void {
    this.#ended ??= `${why}: ${this.#errors}`
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(this.#ended))
  }

  /** The answer to a line. Fails when the program has ended, or does not answer in time (then it is killed). */
  async ask(line: string, timeout = 50_000): Promise<string> {
    if (this.#ended !== undefined) throw new Error(this.#ended)
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), timeout)
    try {
      return await new Promise<string>((resolve, reject) => {
        this.#waiting.push({ resolve, reject })
        this.#child.stdin!.write(`${line}\n`)
      })
    } finally {
      clearTimeout(timer)
    }
  }

  stop(): void {
    this.#child.kill('SIGKILL')
  }
}

export type Answer<T> = { readonly ok: T } | { readonly error: string }
