import { expect, test } from 'vitest'
import { Crashes } from './crash-run.ts'

/** What the child says, a line each: what it is about to do, and what it was told was done. */
export type Line =
  | { readonly what: 'ready' | 'opening' | 'open' }
  | { readonly what: 'records'; readonly hashes: readonly string[] }
  | ({ readonly what: 'will' | 'draft' } & DraftState)
  | { readonly what: 'will-close' | 'will-open'; readonly agreement: string }
  | { readonly what: 'closed'; readonly agreement: string; readonly document: string }

/** A draft after `version` steps; `doc` is the SHA-256 of the document, packed. */
export interface DraftState {
  readonly agreement: string
  readonly base: string
  readonly version: number
  readonly doc: string
}

/** `npm run crash` makes 3,000. */
const CRASHES = Number(process.env['CRASHES'] ?? 300)
const SEED = Number(process.env['CRASH_SEED'] ?? 20261122)

/** A new archive after so many, so that checking it does not take longer and longer. */
const CRASHES_PER_ARCHIVE = 50

test(
  `whatever was acknowledged is there after each of ${CRASHES} kill -9 at random moments`,
  { timeout: CRASHES * 5000 },
  async () => {
    const crashes = new Crashes(SEED)
    try {
      for (let n = 0; n < CRASHES; n += 1) {
        if (n % CRASHES_PER_ARCHIVE === 0) await crashes.newArchive()
        await crashes.once()
      }
    } finally {
      crashes.stop()
    }
    const { acknowledged, records, inOpening, unacknowledged } = crashes.count
    process.stdout.write(
      `seed ${SEED}: ${CRASHES} crashes (${inOpening} while opening), ${acknowledged} acknowledgements and ${records} records ` +
        `all there; ${unacknowledged} times the disk was one step ahead of what was acknowledged\n`,
    )
    expect(acknowledged).toBeGreaterThan(CRASHES)
  },
)
