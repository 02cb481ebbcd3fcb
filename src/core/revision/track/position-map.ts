import type { Mappable, Mapping } from 'prosemirror-transform'

/*
 * Where a position of the untracked document is in the tracked one. The two drift apart, for tracked deletions leave
 * their text; what is left of the original document, and each insertion, is a stretch that is the same in both.
 */

interface Stretch {
  /** In the untracked document. */
  readonly from: number
  readonly to: number
  /** Where it begins in the tracked one. */
  readonly at: number
}

export class PositionMap {
  #stretches: readonly Stretch[]

  constructor(size: number) {
    this.#stretches = [{ from: 0, to: size, at: 0 }]
  }

  /** `side` chooses between the end of what is before the position and the start of what is after it. */
  map(pos: number, side: number): number {
    const around = this.#stretches.filter((stretch) => stretch.from <= pos && pos <= stretch.to)
    const chosen = side < 0 ? around[0] : around.at(-1)
    if (chosen) return chosen.at + pos - chosen.from
    // The position fell into something that was not inserted: the end of what is before it.
    const before = this.#stretches.findLast((stretch) => stretch.to < pos)
    return before ? before.at + before.to - before.from : 0
  }

  /**
   * The untracked document replaced `from`..`to` by `size` positions, the tracked one changed by `mapping` and holds
   * what was inserted at `at`, `kept` positions long.
   */
  replace(from: number, to: number, size: number, mapping: Mapping, at: number, kept: number): void {
    const next: Stretch[] = []
    for (const stretch of this.#stretches) {
      if (stretch.from <= from) next.push(moved({ ...stretch, to: Math.min(stretch.to, from) }, mapping, 0))
    }
    if (Math.min(size, kept) > 0) next.push({ from, to: from + Math.min(size, kept), at })
    for (const stretch of this.#stretches) {
      if (stretch.to < to) continue
      const start = Math.max(stretch.from, to)
      const rest = { from: start, to: stretch.to, at: stretch.at + start - stretch.from }
      next.push(moved(rest, mapping, size - (to - from)))
    }
    this.#stretches = next
  }

  /** For selections: a Mappable that prefers one side. */
  towards(side: -1 | 1, limit: number): Mappable {
    const map = (pos: number): number => Math.min(limit, this.map(pos, side))
    return {
      map,
      mapResult: (pos) => ({
        pos: map(pos),
        deleted: false,
        deletedBefore: false,
        deletedAfter: false,
        deletedAcross: false,
      }),
    }
  }
}

function moved(stretch: Stretch, mapping: Mapping, by: number): Stretch {
  return { from: stretch.from + by, to: stretch.to + by, at: mapping.map(stretch.at, 1) }
}
