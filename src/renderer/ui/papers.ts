import type { Paper, Party } from '../../core/agreement/agreement.ts'

/** Whose form it is, as a choice. */
export const PAPERS: readonly { readonly id: Paper; readonly label: string; readonly hint: string }[] = [
  { id: 'theirs', label: 'Their paper', hint: 'They sent the form' },
  { id: 'ours', label: 'Our paper', hint: 'We sent the form' },
]

export function paperLabel(paper: Paper): string {
  return paper === 'ours' ? 'Our paper' : 'Their paper'
}

export function turnLabel(turn: Party): string {
  return turn === 'ours' ? 'Our turn' : 'Their turn'
}
