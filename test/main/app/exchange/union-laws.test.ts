import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeIn } from '../../../../src/main/app/exchange/take-in.ts'
import { archiveSource } from '../../../../src/main/archive/history-source.ts'
import { projectionDigest } from '../../../../src/main/archive/projected-tables.ts'
import { headsOf } from '../../../../src/main/archive/records.ts'
import { chainsOf } from '../../../../src/main/archive/verify.ts'
import { verifyHistory } from '../../../../src/main/archive/verify-history.ts'
import { play, putDocuments, rebuild, uses, type Use } from '../../archive/histories.ts'
import { append, newArchive, opening, projections, type WritableArchive, valueOf } from '../../archive/support.ts'

const AGREEMENTS = ['msa', 'nda'] as const

async function union(into: WritableArchive, from: WritableArchive): Promise<number> {
  return valueOf(await takeIn(into.write, archiveSource(from.read))).records
}

/** Archives that began alike and went on apart: each writes to both agreements. */
async function apart(histories: readonly (readonly Use[])[]): Promise<WritableArchive[]> {
  const first = newArchive()
  for (const id of AGREEMENTS) append(first.write, opening(id))
  const archives: WritableArchive[] = []
  for (const [at, history] of histories.entries()) {
    const archive = newArchive()
    await union(archive, first)
    putDocuments(
      archive.write,
      history.map((_, index) => `${at}-${index}`),
    )
    for (const id of AGREEMENTS) play(archive.write, id, `${at}-`, history)
    archives.push(archive)
  }
  return archives
}

/** What an archive amounts to, whatever way it came: its lists, its heads, and its records. */
function state({ read }: WritableArchive): unknown {
  const chains = chainsOf(read)
  return { digest: projectionDigest(read), heads: chains.map((chain) => [chain, headsOf(read, chain)]) }
}

test('any order of merging, any split into merges and any number of times give one state', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(uses, { minLength: 3, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 4 }),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      async (histories, gossip, order) => {
        const archives = await apart(histories)
        // Straight: all into a new one.
        const straight = newArchive()
        for (const archive of archives) await union(straight, archive)
        // Any way round, with some exchanges among themselves before.
        const roundabout = newArchive()
        for (const [to, from] of gossip) await union(archives[to]!, archives[from]!)
        for (const at of order) await union(roundabout, archives[at]!)
        expect(await union(roundabout, straight)).toBe(1)
        expect(await union(straight, roundabout)).toBe(1)
        expect(projections(roundabout.read)).toEqual(projections(straight.read))
        expect(state(roundabout)).toEqual(state(straight))
        // And once more changes nothing.
        for (const archive of archives) expect(await union(roundabout, archive)).toBe(0)
        const kept = state(roundabout)
        rebuild(roundabout)
        expect(state(roundabout)).toEqual(kept)
        expect(await verifyHistory(archiveSource(roundabout.read))).toMatchObject({ bad: [], badDocuments: [] })
      },
    ),
    { numRuns: 12, seed: 5 },
  )
}, 60_000)
