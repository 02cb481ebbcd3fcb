import { between, diff, type Replaced } from './word-diff.ts'

/** How many pairs of places are looked at; past that the fewest differences are as good as any. */
const MOST_PLACES = 400_000

/**
 * The differences of two sequences of which some members may be there or not at no cost, at the least cost. The fewest
 * differences would not do: of "the [the] fee", without what was pending, they may take the other "the" for gone.
 *
 * A walk through the grid of both: what costs nothing is followed to its end before anything is paid for.
 */
export function cheapestDiff<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean,
  isFree: (x: T) => boolean,
): Replaced[] {
  const width = b.length + 1
  const goal = a.length * width + b.length
  const from = new Map<number, number>()
  // Places and where each is come from, in turn.
  let now = [-1, 0]
  let paid: number[] = []
  while (from.size < MOST_PLACES) {
    if (now.length === 0) [now, paid] = [paid, []]
    const place = now.pop()!
    const previous = now.pop()!
    if (from.has(place)) continue
    from.set(place, previous)
    if (place === goal) return between(kept(from, goal, width), a.length, b.length, 0)
    const x = Math.floor(place / width)
    const y = place % width
    if (y < b.length) (isFree(b[y]!) ? now : paid).push(place, place + 1)
    if (x < a.length) (isFree(a[x]!) ? now : paid).push(place, place + width)
    // Last in, first out: what is in both is kept where that is possible.
    if (x < a.length && y < b.length && same(a[x]!, b[y]!)) now.push(place, place + width + 1)
  }
  return diff(a, b, same)
}

function kept(from: ReadonlyMap<number, number>, goal: number, width: number): [number, number][] {
  const found: [number, number][] = []
  for (let place = goal; place > 0; place = from.get(place)!) {
    const previous = from.get(place)!
    if (place - previous === width + 1) found.push([Math.floor(previous / width), previous % width])
  }
  return found.reverse()
}
