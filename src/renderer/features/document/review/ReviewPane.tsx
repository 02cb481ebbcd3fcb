import { CheckCheck, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Decision } from '../../../../core/revision/decide.ts'
import { Button } from '../../../ui/Button.tsx'
import type { SideTabProps } from '../side/sideTabs.ts'
import { useStore } from '../store.ts'
import { CardList } from './CardList.tsx'
import { useDecided } from './decided.ts'
import { Filter } from './Filter.tsx'
import { filtered, useFilters } from './filters.ts'
import { ListMenu } from './ListMenu.tsx'
import { usePicks } from './picks.ts'
import { carriedIn, useRoundBefore } from './rounds.ts'
import { layRows } from './rows.ts'
import { factsOf } from './shown.ts'

/** The document's changes by clause, to be filtered, picked and decided. */
export function ReviewPane({ session, isDraft }: SideTabProps) {
  const filters = useFilters(session.agreement)
  const open = useStore(session.model, (m) => m.listed)
  const isKnown = useStore(session.model, (m) => m.isKnown)
  const openClauses = useStore(session.model, (m) => m.clauses)
  const isClosed = filters.state === 'decided' && isDraft
  const decided = useDecided(session, isClosed)
  const cards = isClosed ? decided.cards : open
  const clauses = isClosed ? decided.clauses : openClauses
  const before = useRoundBefore(session.agreement, session.round)
  const shown = useMemo(
    () =>
      filtered(
        cards,
        isDraft ? filters : { ...filters, state: 'open' },
        { ...factsOf(session, clauses), isCarried: carriedIn(before) },
        isClosed ? 'decided' : 'open',
      ),
    [cards, clauses, filters, session, before, isClosed, isDraft],
  )
  const rows = useMemo(() => layRows(shown, clauses), [shown, clauses])
  const picks = usePicks(rows)
  const isPicking = picks.count > 0
  const which = isPicking ? `${picks.count} picked` : `all ${shown.length.toLocaleString()}`
  const hasRoom = !isPicking && shown.length < 1000
  const decide = (decision: Decision) => {
    session.changes.decide(isPicking ? picks.cards() : shown, decision)
    picks.clear()
  }
  return (
    <>
      {open.length === 0 && !isClosed ? null : (
        <Filter session={session} cards={cards} filters={filters} shown={shown.length} isDraft={isDraft} />
      )}
      {shown.length > 0 || isDraft ? (
        <div className="review__all">
          {isDraft && !isClosed && isKnown && shown.length > 0 ? (
            <>
              <Button onPress={() => decide('accept')}>
                {hasRoom ? <CheckCheck size={14} aria-hidden /> : null}
                <span>Accept {which}</span>
              </Button>
              <Button onPress={() => decide('reject')}>
                {hasRoom ? <Undo2 size={14} aria-hidden /> : null}
                <span>Reject {which}</span>
              </Button>
            </>
          ) : (
            <span className="review__gap" />
          )}
          <ListMenu session={session} isDraft={isDraft} cards={isPicking ? picks.cards() : shown} />
        </div>
      ) : null}
      {isKnown && shown.length === 0 ? (
        <Empty hasCards={cards.length > 0} isDraft={isDraft} isClosed={isClosed} />
      ) : null}
      <CardList rows={rows} session={session} isDraft={isDraft && !isClosed} isClosed={isClosed} picks={picks} />
    </>
  )
}

interface EmptyProps {
  readonly hasCards: boolean
  readonly isDraft: boolean
  readonly isClosed: boolean
}

function Empty({ hasCards, isDraft, isClosed }: EmptyProps) {
  if (isClosed && !hasCards)
    return <p className="pane-empty">Nothing has been accepted or rejected in this draft yet.</p>
  if (hasCards) return <p className="pane-empty">No change fits these filters.</p>
  return (
    <p className="pane-empty">
      {isDraft ? 'No changes yet. What you type is tracked and listed here.' : 'This round holds no tracked changes.'}
    </p>
  )
}
