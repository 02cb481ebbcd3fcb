import type { AgreementOutcome } from '../../core/agreement/agreement.ts'

/** How an agreement ended, as it is called on screen. */
export const OUTCOMES: readonly { readonly id: AgreementOutcome; readonly label: string; readonly hint: string }[] = [
  { id: 'executed', label: 'Executed', hint: 'Signed by the parties' },
  { id: 'abandoned', label: 'Abandoned', hint: 'It came to nothing' },
  { id: 'other', label: 'Closed', hint: 'Ended otherwise' },
]

export function outcomeLabel(outcome: AgreementOutcome): string {
  return OUTCOMES.find(({ id }) => id === outcome)?.label ?? 'Closed'
}

/** “Master Services Agreement”, or "3 agreements". */
export function named(agreements: readonly { readonly title: string }[]): string {
  const [first] = agreements
  return agreements.length === 1 && first !== undefined ? `“${first.title}”` : `${agreements.length} agreements`
}
