/** A stretch of `a` that gives way to a stretch of `b`; either may be empty. */
export interface Replaced {
  readonly a: { readonly from: number; readonly to: number }
  readonly b: { readonly from: number; readonly to: number }
}

/** How many differences are looked for one by one; past that the whole middle counts as replaced. */
const MOST_EDITS = 400

/**
 * The differences of two sequences, the fewest there are (Myers, An O(ND) Difference Algorithm). Both are cut of what they
 * have in common at their ends first.
 */
export function diff<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): Replaced[] {
  let start = 0
  while (start < a.length && start < b.length && same(a[start]!, b[start]!)) start++
  let end = 0
  const rest = Math.min(a.length, b.length) - start
  while (end < rest && same(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++
  const middleA = a.slice(start, a.length - end)
  const middleB = b.slice(start, b.length - end)
  if (middleA.length === 0 && middleB.length === 0) return []
  const kept = middleA.length === 0 || middleB.length === 0 ? [] : common(middleA, middleB, same)
  return between(kept, middleA.length, middleB.length, start)
}

/** Pairs of places with the same in both, ascending. */
function common<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): [number, number][] {
  const trace: Map<number, number>[] = []
  let reach = new Map<number, number>([[1, 0]])
  for (let edits = 0; edits <= MOST_EDITS; edits++) {
    trace.push(reach)
    const next = new Map(reach)
    for (let k = -edits; k <= edits; k += 2) {
      let x = comesDown(reach, k, edits) ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && x - k >= 0 && same(a[x]!, b[x - k]!)) x++
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return pairs(trace, a.length, b.length)
    }
    reach = next
  }
  return []
}

function comesDown(reach: ReadonlyMap<number, number>, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
}

function pairs(trace: readonly ReadonlyMap<number, number>[], endA: number, endB: number): [number, number][] {
  const found: [number, number][] = []
  let x = endA
  let y = endB
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits]!
    const k = x - y
    const previous = comesDown(reach, k, edits) ? k + 1 : k - 1
    const fromX = edits === 0 ? 0 : (reach.get(previous) ?? 0)
    const fromY = edits === 0 ? 0 : fromX - previous
    while (x > fromX && y > fromY) found.push([--x, --y])
    x = fromX
    y = fromY
  }
  return found.reverse()
}

/** What lies between the pairs of places that are kept, moved on by `shift`. */
export function between(kept: readonly [number, number][], sizeA: number, sizeB: number, shift: number): Replaced[] {
  const replaced: Replaced[] = []
  let x = 0
  let y = 0
  for (const [nextX, nextY] of [...kept, [sizeA, sizeB] as const]) {
    if (nextX > x || nextY > y) {
      replaced.push({ a: { from: x + shift, to: nextX + shift }, b: { from: y + shift, to: nextY + shift } })
    }
    x = nextX + 1
    y = nextY + 1
  }
  return replaced
}
