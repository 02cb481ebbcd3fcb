import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDocument, saveDocument } from '../../../src/main/app/documents.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { bundled } from '../../support/bundled.ts'
import { scratch } from '../../support/cli.ts'
import { corpusBytes, corpusFiles, CORPUS_DIR, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import type { Imported } from './hostile-child.ts'
import { HOSTILE_CORPUS, HOSTILE_FILES, sample } from './hostile-files.ts'

/** What bad input may cost: milliseconds of the processor for one file, MB for the whole process that imports it, Node itself included, as the app is built. */
const MOST_TIME = 2_000
const MOST_MEMORY = 300

const folder = scratch()
const run = promisify(execFile)
const results = new Map<string, Imported>()
let child = ''

/** Imports the files in one child process, each into the archive that the others were put into. */
async function importAll(files: readonly string[]): Promise<void> {
  const args = ['--max-old-space-size=512', child, scratch(), sample, ...files]
  const { stdout } = await run(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 })
  for (const line of stdout.trim().split('\n')) {
    const imported = JSON.parse(line) as Imported
    results.set(imported.file, imported)
  }
}

function judge(name: string, outcome: string, says: RegExp = /^/): void {
  const imported = results.get(name)
  expect(imported).toMatchObject({ outcome, archiveHolds: true })
  expect(imported!.says).toMatch(says)
  if (outcome !== 'opened') expect(imported!.says).toMatch(/Nothing was changed\. \S/)
  expect(imported!.milliseconds).toBeLessThan(MOST_TIME)
  expect(imported!.memory).toBeLessThan(MOST_MEMORY)
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  child = await bundled(join(import.meta.dirname, 'hostile-child.ts'))
}, 60_000)

describe('files that no honest program writes', () => {
  beforeAll(async () => {
    const light: string[] = []
    for (const file of HOSTILE_FILES) {
      const path = join(folder, file.name)
      writeFileSync(path, file.bytes())
      if (file.heavy === true) await importAll([path])
      else light.push(path)
    }
    await importAll(light)
  }, 180_000)

  for (const { name, outcome, says } of HOSTILE_FILES) {
    const what = outcome === 'opened' ? 'opens safely' : `is refused as ${outcome}`
    it(`${name} ${what}, at little cost, and the archive holds what it held`, () => judge(name, outcome, says))
  }
})

describe.runIf(hasCorpus)('hostile files of the corpus', () => {
  const files = corpusFiles('hostile')
  beforeAll(() => importAll(files.map((file) => join(CORPUS_DIR, file))), 120_000)

  for (const file of files) {
    const [outcome, says] = HOSTILE_CORPUS[basename(file)] ?? ['a line for it in HOSTILE_CORPUS']
    const what = outcome === 'opened' ? 'opens safely' : `is refused as ${outcome}`
    it(`${file} ${what}, at little cost, and the archive holds what it held`, () =>
      judge(basename(file), outcome, says))
  }

  it('macros go out byte for byte as they came in', () => {
    const document = openDocument(corpusBytes('hostile/macro.docm'))
    if (!document.ok) throw new Error(document.error.message)
    const out = readContainer(saveDocument(document.value, [], { rewrite: true, tracking: true }))
    if (!out.ok) throw new Error(out.error.message)
    for (const part of ['word/vbaProject.bin', 'word/vbaData.xml', 'word/_rels/vbaProject.bin.rels']) {
      expect(out.value.part(part)).toEqual(document.value.container.part(part))
      expect(out.value.part(part)?.length).toBeGreaterThan(0)
    }
  })
})

if (!hasCorpus) it.skip(`hostile files of the corpus (${NO_CORPUS})`, () => {})

it('a file that is cut anywhere is refused, or was cut where nothing was', () => {
  const whole = readFileSync(sample)
  for (let length = 0; length < whole.length; length += Math.max(1, Math.floor(whole.length / 300))) {
    const opened = openDocument(whole.subarray(0, length))
    expect(opened.ok ? 'opened' : opened.error.message).toContain('Nothing was changed')
  }
})
