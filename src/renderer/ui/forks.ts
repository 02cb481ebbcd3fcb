import { roundLabel, type Round } from '../../core/agreement/agreement.ts'
import { exactTime } from './time.ts'

/** Rounds that were sealed at once on two devices: those that stand in the same place. */
export function forksOf(rounds: readonly Round[]): Round[][] {
  const places = new Map<number, Round[]>()
  for (const round of rounds) places.set(round.seq, [...(places.get(round.seq) ?? []), round])
  return [...places.values()].filter((fork) => fork.length > 1)
}

/** What happened, and who has to settle it. */
export function forkText(fork: readonly Round[]): string {
  const said = fork.map((round) => {
    const by = round.author === '' ? '' : ` by ${round.author}`
    return `${roundLabel(round)}${by}, ${exactTime(round.sealedAt)}`
  })
  return `A fork: ${said.join('; and ')} were sealed without one knowing of the other. Both are kept as they are. People have to settle which of them counts: agree on it, and write it down in a note.`
}
