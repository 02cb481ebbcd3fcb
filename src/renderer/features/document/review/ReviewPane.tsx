import { CheckCheck, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import type { SideTabProps } from '../side/sideTabs.ts'
import { useStore } from '../store.ts'
import { CardList } from './CardList.tsx'
import { Filter } from './Filter.tsx'
import { filtered, layRows, NO_FILTERS } from './rows.ts'

/** The document's changes by clause, to be filtered and decided. */
export function ReviewPane({ session, isDraft }: SideTabProps) {
  const [filters, setFilters] = useState(NO_FILTERS)
  const cards = useStore(session.model, (m) => m.cards)
  const isKnown = useStore(session.model, (m) => m.isKnown)
  const clauses = useStore(session.model, (m) => m.clauses)
  const shown = useMemo(() => filtered(cards, filters, session.partyOf), [cards, filters, session])
  const rows = useMemo(() => layRows(shown, clauses), [shown, clauses])
  return (
    <>
      {cards.length === 0 ? null : (
        <Filter cards={cards} filters={filters} partyOf={session.partyOf} onChange={setFilters} />
      )}
      {isDraft && shown.length > 0 ? (
        <div className="review__all">
          <Button onPress={() => session.changes.decide(shown, 'accept')}>
            <CheckCheck size={14} aria-hidden />
            <span>Accept all {shown.length}</span>
          </Button>
          <Button onPress={() => session.changes.decide(shown, 'reject')}>
            <Undo2 size={14} aria-hidden />
            <span>Reject all {shown.length}</span>
          </Button>
        </div>
      ) : null}
      {isKnown && shown.length === 0 ? <Empty hasCards={cards.length > 0} isDraft={isDraft} /> : null}
      <CardList rows={rows} session={session} isDraft={isDraft} />
    </>
  )
}

function Empty({ hasCards, isDraft }: { readonly hasCards: boolean; readonly isDraft: boolean }) {
  if (hasCards) return <p className="pane-empty">No change fits these filters.</p>
  return (
    <p className="pane-empty">
      {isDraft ? 'No changes yet. What you type is tracked and listed here.' : 'This round holds no tracked changes.'}
    </p>
  )
}
