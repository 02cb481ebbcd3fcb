import { openArchive } from '../../src/main/archive/database.ts'
import type { ReadDb } from '../../src/main/archive/handle.ts'
import { FULL, generatedArchive, TENTH, type Scale } from './archive/generate.ts'
import type { Figure, Measure } from './archive/measure.ts'
import { importing } from './archive/measures/import.ts'
import { openToList } from './archive/measures/open.ts'
import { rebuilding } from './archive/measures/rebuild.ts'
import { scrolling } from './archive/measures/scrolling.ts'
import { seal } from './archive/measures/seal.ts'
import { search, size } from './archive/measures/search.ts'

/**
 * How a large archive behaves, and how that grows from a tenth of it. `--tenth` measures that alone. Making the archives
 * takes a while and is done once: they stay in the folder for temporary files.
 */
const MEASURES: readonly Measure[] = [openToList, search, rebuilding, seal, importing, scrolling, size]

async function figuresOf(scale: Scale): Promise<Figure[]> {
  const path = generatedArchive(scale)
  const figures: Figure[] = []
  for (const measure of MEASURES) {
    figures.push(
      ...(await measure({ path, share: scale.agreements / FULL.agreements, reading: (run) => reading(path, run) })),
    )
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

const tenth = await figuresOf(TENTH)
const full = process.argv.includes('--tenth') ? [] : await figuresOf(FULL)
const rows = tenth.map(({ what, value, limit, least }, at) => {
  const large = full[at]?.value
  const [bound, measured] = [limit ?? least, large ?? value]
  return {
    what,
    'a tenth': Number(value.toFixed(2)),
    ...(large === undefined ? {} : { full: Number(large.toFixed(2)), grows: `${(large / value).toFixed(1)} ×` }),
    limit: bound === undefined ? '' : `${least === undefined ? '≤' : '≥'} ${bound.toLocaleString('en')}`,
    holds: bound === undefined ? '' : (least === undefined ? measured <= bound : measured >= bound) ? 'yes' : 'no',
  }
})
console.log(
  'An archive of 5,000 agreements and 25,000 rounds, and a tenth of it (what comes in or is sealed is a tenth too):',
)
console.table(rows)
