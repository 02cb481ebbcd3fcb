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
  readonly #process = new LineProcess('pandoc', [
    '--from=markdown',
    '--to=plain',
    `--lua-filter=${join(import.meta.dirname, 'pandoc-reader.lua')}`,
    // It reads a document before the filter, and must not take our questions for one.
    '/dev/null',
  ])

  /** The titles that it takes out of the text, then all of its plain text: notes and list numbers too. */
  async plain(path: string, decision: Decision): Promise<PandocReading> {
    return JSON.parse(await this.#process.ask(`${decision} plain ${path}`)) as PandocReading
  }

  /** The paragraphs of the body, as they stand in its tree. */
  async body(path: string, decision: Decision): Promise<PandocReading> {
    return JSON.parse(await this.#process.ask(`${decision} body ${path}`)) as PandocReading
  }

  stop(): void {
    this.#process.stop()
  }
}
