import type { Party } from '../agreement/agreement.ts'

/**
 * What became of a wording. `accepted`: the other side answered and let it stand. `rejected`: the other side struck or
 * changed it. `withdrawn`: the side that wrote it did. `open`: it stands, and the other side has not answered since.
 */
type Standing = 'open' | 'accepted' | 'rejected' | 'withdrawn'

/** The same, and `executed` where it stands in what was signed. */
export type ClauseOutcome = Standing | 'executed'

/** A sealed round, and the wordings that stand in it. */
export interface RoundWordings {
  readonly side: Party
  readonly wordings: ReadonlySet<number>
}

export interface History {
  /** Indices of the rounds it stands in first and last. */
  readonly first: number
  readonly last: number
  /** Whose round it came in with. */
  readonly writtenBy: Party
  readonly standing: Standing
}

/** The history of every wording of an agreement. @param rounds in order */
export function historiesOf(rounds: readonly RoundWordings[]): Map<number, History> {
  const spans = new Map<number, { first: number; last: number }>()
  for (const [at, { wordings }] of rounds.entries()) {
    for (const wording of wordings) {
      const span = spans.get(wording)
      if (span === undefined) spans.set(wording, { first: at, last: at })
      else span.last = at
    }
  }
  return new Map(
    [...spans].map(([wording, { first, last }]) => {
      const writtenBy = rounds[first]!.side
      return [wording, { first, last, writtenBy, standing: standingOf(rounds, first, last, writtenBy) }]
    }),
  )
}

function standingOf(rounds: readonly RoundWordings[], first: number, last: number, writtenBy: Party): Standing {
  const without = rounds[last + 1]
  if (without !== undefined) return without.side === writtenBy ? 'withdrawn' : 'rejected'
  return rounds.slice(first + 1).some(({ side }) => side !== writtenBy) ? 'accepted' : 'open'
}
