import type { Round } from './agreement.ts'

/** Which of the rounds that were sealed at once people go on from. The others (`over`) stay as they are, and are set aside. */
export interface Settlement {
  readonly round: string
  readonly over: readonly string[]
  readonly reason: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** Rounds that were sealed at once: those that stand in the same place, in order of their places. */
export function forksOf<R extends Pick<Round, 'seq'>>(rounds: readonly R[]): R[][] {
  const places = new Map<number, R[]>()
  for (const round of rounds) places.set(round.seq, [...(places.get(round.seq) ?? []), round])
  return [...places.values()].filter((fork) => fork.length > 1)
}

/**
 * What was said last of all these rounds; undefined where nobody knew of one of them when they settled the others.
 * @param settlements in order of logical time
 */
export function settlementOf(
  fork: readonly Pick<Round, 'id'>[],
  settlements: readonly Settlement[],
): Settlement | undefined {
  return settlements.findLast(
    ({ round, over }) =>
      fork.some(({ id }) => id === round) && fork.every(({ id }) => id === round || over.includes(id)),
  )
}

/** Rounds that were settled to be no step of the exchange. */
export function setAside(
  rounds: readonly Pick<Round, 'id' | 'seq'>[],
  settlements: readonly Settlement[],
): Set<string> {
  return new Set(
    forksOf(rounds).flatMap((fork) => {
      const settled = settlementOf(fork, settlements)
      return settled === undefined ? [] : fork.map(({ id }) => id).filter((id) => id !== settled.round)
    }),
  )
}

/** In order of place; of those that share one, what was set aside first, so that the last round is the one that counts. */
export function inOrder<R extends Pick<Round, 'id' | 'seq'>>(
  rounds: readonly R[],
  settlements: readonly Settlement[],
): R[] {
  const aside = setAside(rounds, settlements)
  const rank = ({ id }: R): number => (aside.has(id) ? 0 : 1)
  return rounds.toSorted((a, b) => a.seq - b.seq || rank(a) - rank(b))
}

/** Forks that nobody has settled. */
export function openForks<R extends Pick<Round, 'id' | 'seq'>>(
  rounds: readonly R[],
  settlements: readonly Settlement[],
): R[][] {
  return forksOf(rounds).filter((fork) => settlementOf(fork, settlements) === undefined)
}
