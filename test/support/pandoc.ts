import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Decision } from '../../src/core/revision/decide.ts'
import { LineProcess, type Answer } from './laws-process.ts'

/** pandoc as a reader that knows nothing of ours: one process for all files of a test, in which a Lua filter reads them. */

/** Reading .docx with options from Lua came with 2.17. */
const version = /^pandoc\S* (\d+)\.(\d+)/.exec(spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).stdout ?? '')
export const hasPandoc = version !== null && Number(version[1]) * 100 + Number(version[2]) >= 217

/** Said by name when it is absent. */
export const NO_PANDOC = 'skipped: no pandoc 2.17 or newer'

/** What pandoc says of one file; its failures are the values of `error`. */
export type PandocReading = Answer<readonly string[]>

export class Pandoc {
  #process: LineProcess | undefined

  /** The titles that it takes out of the text, then all of its plain text: notes and list numbers too. */
  async plain(path: string, decision: Decision): Promise<PandocReading> {
    return this.#ask(`${decision} plain ${path}`)
  }

  /** The paragraphs of the body, as they stand in its tree. */
  async body(path: string, decision: Decision): Promise<PandocReading> {
    return this.#ask(`${decision} body ${path}`)
  }

  stop(): void {
    this.#process?.stop()
  }

  async #ask(line: string): Promise<PandocReading> {
    // It reads a document before the filter, and must not take our questions for one: hence the last argument.
    const filter = `--lua-filter=${join(import.meta.dirname, 'pandoc-reader.lua')}`
    this.#process ??= new LineProcess('pandoc', ['--from=markdown', '--to=plain', filter, '/dev/null'])
    return JSON.parse(await this.#process.ask(line)) as PandocReading
  }
}
