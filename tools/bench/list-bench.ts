import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_FILTER } from '../../src/core/api/list-views.ts'
import { listAgreements } from '../../src/main/archive/agreements.ts'
import { openArchive } from '../../src/main/archive/database.ts'
import { filtered } from '../../src/core/agreement/listing/filtering.ts'
import { sorted } from '../../src/core/agreement/listing/sorting.ts'
import { listArchive } from './list-archive.ts'

/**
 * What the list of agreements costs: from an archive that is closed to its rows, and what the window does with them at each
 * letter typed and each column sorted by. A tenth of the size beside it says how it grows.
 */

const RUNS = 7

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
}

function timed(run: () => unknown): number {
  const times: number[] = []
  for (let at = 0; at < RUNS; at++) {
    const from = performance.now()
    run()
    times.push(performance.now() - from)
  }
  return median(times)
}

function measure(folder: string, count: number): readonly [string, string][] {
  const path = listArchive(folder, count)
  const openToList = timed(() => {
    const archive = openArchive(path, { now: () => new Date().toISOString(), owner: 'the bench' })
    if (!archive.ok) throw new Error(archive.error.kind)
    listAgreements(archive.value.read)
    archive.value.close()
  })
  const archive = openArchive(path, { now: () => new Date().toISOString(), owner: 'the bench' })
  if (!archive.ok) throw new Error(archive.error.kind)
  const list = timed(() => listAgreements(archive.value.read))
  const rows = listAgreements(archive.value.read)
  const copy = timed(() => structuredClone(rows))
  archive.value.close()
  const filter = timed(() => filtered(structuredClone(rows), { ...NO_FILTER, text: 'services north' }))
  const again = timed(() => filtered(rows, { ...NO_FILTER, text: 'services north' }))
  const byTitle = timed(() => sorted(rows, { column: 'title', direction: 'ascending' }))
  const byDate = timed(() => sorted(rows, { column: 'lastActivity', direction: 'descending' }))
  const ms = (time: number): string => `${time.toFixed(1)} ms`
  return [
    ['open to list', ms(openToList)],
    ['the list alone', ms(list)],
    ['handed to the window', ms(copy)],
    ['first letter of a filter', ms(filter - copy)],
    ['each further letter', ms(again)],
    ['sorted by title', ms(byTitle)],
    ['sorted by activity', ms(byDate)],
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'counterpart-list-bench-'))
try {
  const small = measure(folder, 500)
  const large = measure(folder, 5000)
  process.stdout.write('| the list of agreements | 500 | 5,000 |\n| --- | --- | --- |\n')
  for (const [at, [name, time]] of large.entries()) process.stdout.write(`| ${name} | ${small[at]![1]} | ${time} |\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
