import { openArchive } from '../../src/main/archive/database.ts'
import type { ReadDb } from '../../src/main/archive/handle.ts'
import { FULL, generatedArchive, TENTH, type Scale } from './archive/generate.ts'
import type { Figure, Measure } from './archive/measure.ts'
import { openToList } from './archive/measures/open.ts'
import { search, size } from './archive/measures/search.ts'

/**
 * How a large archive behaves, and how that grows from a tenth of it. `--tenth` measures that alone. Making the archives
 * takes a while and is done once: they stay in the folder for temporary files.
 */
const MEASURES: readonly Measure[] = [openToList, search, size]

async function measured(scale: Scale): Promise<Figure[]> {
  const path = generatedArchive(scale)
  const figures: Figure[] = []
  for (const measure of MEASURES) {
    figures.push(...(await measure({ path, reading: (run) => reading(path, run) })))
  }
  return figures
}

function reading<T>(path: string, run: (db: ReadDb) => T): T {
  const opened = openArchive(path, { now: () => new Date().toISOString(), owner: 'the bench' })
  if (!opened.ok) throw new Error(opened.error.message)
  try {
    return run(opened.value.read)
  } finally {
    opened.value.close()
  }
}

const tenth = await measured(TENTH)
const full = process.argv.includes('--tenth') ? [] : await measured(FULL)
const rows = tenth.map(({ what, value, limit }, at) => {
  const large = full[at]?.value
  return {
    what,
    'a tenth': Number(value.toFixed(2)),
    ...(large === undefined ? {} : { full: Number(large.toFixed(2)), grows: `${(large / value).toFixed(1)} ×` }),
    limit: limit ?? '',
    holds: limit === undefined ? '' : (large ?? value) <= limit ? 'yes' : 'no',
  }
})
console.log('An archive of 5,000 agreements and 25,000 rounds, and a tenth of it:')
console.table(rows)
