import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useMemo } from 'react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { classes } from '../../../ui/classes.ts'
import { clauseAt, type PlacedClause } from '../model.ts'
import { usePane } from '../paneChoice.ts'
import type { Card } from '../review/cards.ts'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { useClauseDrag, type ClauseDrag } from './dragging.ts'
import type { Clause } from './clauses.ts'

/** The document's clauses with how many changes each holds. */
export function Outline({ session }: { readonly session: EditorSession }) {
  const [isOpen, setOpen] = usePane('outline')
  const clauses = useStore(session.model, (m) => m.clauses)
  const cards = useStore(session.model, (m) => m.cards)
  const isEmpty = useStore(session.model, (m) => m.isKnown && m.clauses.length === 0)
  const here = useStore(session.snapshot, (s) => clauseAt(clauses, s.head))
  const counts = useMemo(() => countByClause(clauses, cards), [clauses, cards])
  const positions = useMemo(() => clauses.map((clause) => clause.pos), [clauses])
  const drag = useClauseDrag(session, positions)
  if (!isOpen) {
    return (
      <nav className="outline outline--closed" aria-label="Clauses">
        <IconButton icon={PanelLeftOpen} label="Show the clauses" onPress={() => setOpen(true)} />
      </nav>
    )
  }
  return (
    <nav className="outline" aria-label="Clauses" data-pane>
      <header className="pane-header">
        <h2>Clauses</h2>
        <IconButton icon={PanelLeftClose} label="Hide the clauses" onPress={() => setOpen(false)} />
      </header>
      {isEmpty ? <p className="pane-empty">This document has no headings or numbered clauses.</p> : null}
      <ol className="outline__list">
        {clauses.map((clause, i) => (
          <li key={i} className={classes(drag.over === i && 'outline__drop')}>
            <Entry
              clause={clause}
              count={counts[i] ?? 0}
              isHere={i === here}
              drag={drag.handlers(i)}
              onPress={() => session.showPosition(clause.pos + 1)}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface EntryProps {
  readonly clause: PlacedClause
  readonly count: number
  readonly isHere: boolean
  readonly drag: ReturnType<ClauseDrag['handlers']>
  readonly onPress: () => void
}

function Entry({ clause, count, isHere, drag, onPress }: EntryProps) {
  return (
    <button
      type="button"
      data-pane-start
      {...drag}
      className={classes('outline__entry', isHere && 'outline__entry--here')}
      style={{ paddingInlineStart: `calc(var(--space-3) + ${Math.min(clause.depth, 4)} * var(--space-3))` }}
      aria-current={isHere ? 'location' : undefined}
      onClick={onPress}
    >
      {clause.label === '' ? null : <span className="outline__label">{clause.label}</span>}
      <span className="outline__title">{clause.title}</span>
      {count === 0 ? null : (
        <span className="outline__count" aria-label={`${count} ${count === 1 ? 'change' : 'changes'}`}>
          {count}
        </span>
      )}
    </button>
  )
}

/** How many cards begin in each clause. Both lists are in document order. */
function countByClause(clauses: readonly Clause[], cards: readonly Card[]): number[] {
  const counts = clauses.map(() => 0)
  let at = -1
  for (const card of cards) {
    while (at + 1 < clauses.length && clauses[at + 1]!.pos <= card.from) at++
    if (at >= 0) counts[at]!++
  }
  return counts
}
