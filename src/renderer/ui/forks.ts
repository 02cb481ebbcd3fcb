import { roundLabel, type Round } from '../../core/agreement/agreement.ts'
import type { Settlement } from '../../core/agreement/forks.ts'
import { exactTime } from './time.ts'

/** "Our round 1 by Ada Marlow, 22 Nov 2026, 10:30": two of a fork have one label. */
export function roundText(round: Round): string {
  const by = round.author === '' ? '' : ` by ${round.author}`
  return `${roundLabel(round)}${by}, ${exactTime(round.sealedAt)}`
}

/** What happened, and who has to settle it. */
export function forkText(fork: readonly Round[]): string {
  const said = fork.map(roundText).join('; and ')
  const isSame = fork.every(({ document }) => document === fork[0]?.document)
  const same = isSame ? ' Their documents are the same to the byte.' : ''
  return `A fork: ${said} were sealed without one knowing of the other.${same} All are kept as they are. People have to settle which of them counts.`
}

/** Which counts, by whose word and why. */
export function settledText(fork: readonly Round[], { round, reason, author, at }: Settlement): string {
  const chosen = fork.find(({ id }) => id === round)
  const others = fork.filter(({ id }) => id !== round).map(roundText)
  const who = author === '' ? 'Somebody' : author
  return `${chosen === undefined ? 'Another round' : roundText(chosen)} counts; ${others.join('; and ')} ${others.length === 1 ? 'is' : 'are'} set aside. ${who} settled it, ${exactTime(at)}: ${reason}`
}
