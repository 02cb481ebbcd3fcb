import type { ClausePlace, SearchHit } from '../../core/api/search.ts'
import { setTarget } from '../finding.ts'
import { go } from './navigation.ts'

/** Opens a clause where it stands: its round, at its words. */
export function openClause({ agreement, round, label }: ClausePlace, words: string): void {
  setTarget({ agreement, round, label, words })
  go({ screen: 'agreement', id: agreement, tab: 'document', round })
}

/** Opens what search found: the clause, or the tab of the agreement that shows it. */
export function openHit(hit: SearchHit): void {
  if (hit.kind === 'clause') openClause(hit.place, hit.words)
  else go({ screen: 'agreement', id: hit.agreement, tab: TABS[hit.kind], round: null })
}

const TABS = {
  agreement: 'document',
  comment: 'document',
  note: 'details',
  decision: 'rounds',
  file: 'rounds',
} as const
