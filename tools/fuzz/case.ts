import { Draft } from './draft.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutatePackage } from './mutate-package.ts'
import { mutateZip } from './mutate-zip.ts'
import type { Originals } from './originals.ts'
import { Random } from './random.ts'

/** A damaged file, the same for the same seed and number. */
export interface FuzzCase {
  readonly seed: number
  readonly number: number
  readonly original: string
  readonly bytes: Buffer
  /** What was done to the original, in order. */
  readonly steps: readonly string[]
}

/** How many changes a case has: mostly few, for a file with one fault is read further than one with many. */
const COUNTS = [1, 1, 1, 2, 2, 3, 5, 8]

/** @param skip steps to leave out, to find those that matter; the others stay what they were. */
export function makeCase(
  originals: Originals,
  seed: number,
  number: number,
  skip: ReadonlySet<number> = new Set(),
): FuzzCase {
  const random = new Random(seed, number)
  const original = originals.pick(random)
  const steps: string[] = []
  const count = random.pick(COUNTS)
  // Each step has random numbers of its own, so that leaving one out does not change the next.
  const each = (change: (own: Random) => string | undefined): void => {
    for (let i = 0; i < count; i++) {
      const own = new Random(random.uint32(), number)
      if (!skip.has(i)) steps.push(change(own) ?? 'nothing to change')
    }
  }
  const container = original.container
  const way = random.weighted([
    [3, 'package'],
    [1, 'zip'],
    [1, 'bytes'],
  ] as const)
  let bytes: Buffer = original.bytes
  if (way === 'package' && container !== undefined) {
    const draft = new Draft(container)
    each((own) => mutatePackage(draft, own))
    bytes = draft.zipped()
  } else {
    const mutate = way === 'zip' ? mutateZip : mutateBytes
    each((own) => {
      const done = mutate(bytes, own)
      bytes = done.bytes
      return done.what
    })
  }
  return { seed, number, original: original.name, bytes, steps }
}
