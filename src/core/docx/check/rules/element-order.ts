import { elements, type XmlElement } from '../../xml.ts'
import { isAnchor } from '../../read/inline-reader.ts'
import type { Place } from '../place.ts'
import { each, type RuleMaker } from '../rule.ts'
import { REST, RUN_PROPERTIES, SEQUENCES, type Sequence } from '../sequences.ts'

/** The rank of each child, and the ranks that may be taken more than once. */
interface Ranks {
  readonly of: ReadonlyMap<string, number>
  readonly rest: number | undefined
  readonly free: ReadonlySet<number>
}

function ranksOf(sequence: Sequence): Ranks {
  const of = new Map<string, number>()
  const free = new Set<number>()
  let rest: number | undefined
  for (const [rank, step] of sequence.entries()) {
    if (typeof step !== 'string') free.add(rank)
    for (const name of typeof step === 'string' ? [step] : step) {
      if (name === REST) rest = rank
      else of.set(`w:${name}`, rank)
    }
  }
  return { of, rest, free }
}

const RANKS: ReadonlyMap<string, Ranks> = new Map(
  Object.entries(SEQUENCES).map(([name, sequence]) => [name, ranksOf(sequence)]),
)

const RUN_RANKS = ranksOf(RUN_PROPERTIES)

/**
 * Children stand in the schema's order, each at most once (ECMA-376 part 1, annex A.1). Elements of other namespaces
 * (w14 properties, mc:AlternateContent) have no place in it and are passed over.
 */
export const elementOrder: RuleMaker = (findings) => ({
  everyPart: true,
  everyCopy: true,
  enter: each(RANKS.keys(), (place) => {
    judge(place, RANKS.get(place.name)!, (e, message) => findings.error('element-order', place.below(e), message))
    if (place.name !== 'w:rPr') return
    judge(place, RUN_RANKS, (e, message) => findings.warning('run-property-order', place.below(e), message))
  }),
})

function judge(place: Place, ranks: Ranks, tell: (element: XmlElement, message: string) => void): void {
  let highest = -1
  let last = ''
  for (const e of elements(place.element)) {
    const rank = ranks.of.get(e.name) ?? (ordered(e) ? ranks.rest : undefined)
    if (rank === undefined) continue
    if (rank < highest) tell(e, `${e.name} after ${last} in ${place.name}: the schema's order is the other way`)
    else if (rank === highest && !ranks.free.has(rank))
      tell(e, `${e.name} twice in ${place.name}: there is one at most`)
    else {
      highest = rank
      last = e.name
    }
  }
}

/** Range edges may stand before a table's properties (17.4.37), extensions anywhere. */
function ordered(e: XmlElement): boolean {
  return e.name.startsWith('w:') && !isAnchor(e.name)
}
