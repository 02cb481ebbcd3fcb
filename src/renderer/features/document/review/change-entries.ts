import { ArrowLeftRight, Check, PanelRight, X } from 'lucide-react'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import type { Decision } from '../../../../core/revision/decide.ts'
import { shortcutText } from '../../../commands/shortcut.ts'
import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import { cardAt } from '../model.ts'
import type { EditorSession } from '../session.ts'
import { showSideTab } from '../side/sideChoice.ts'
import type { Card } from './cards.ts'
import { shortText } from './excerpt.ts'
import { cardsInClause } from './scopes.ts'
import { clauseName, otherEnd } from './spoken.ts'

interface Asked {
  readonly card: Card
  /** The selection takes in a part of the change. */
  readonly isPart: boolean
}

/** The change at a position or, with `isInside`, the one of the selection around it; null where there is none. */
export function changeAt(session: EditorSession, pos: number, isInside: boolean): Asked | null {
  const { state } = session.view
  const found = isInside ? session.changes.cardHere(state) : cardAt(state, pos)
  if (found === null) return null
  const card = session.freshModel().cards.find((c) => c.key === found.key && c.from === found.from) ?? found
  const { from, to } = state.selection
  return { card, isPart: isInside && (from > card.from || to < card.to) }
}

/** What can be done with a change, for the menu of the page, in sections. */
export function changeEntries(session: EditorSession, asked: Asked, canDecide: boolean): readonly MenuEntry[][] {
  return canDecide ? [...deciding(session, asked), reading(session, asked)] : [reading(session, asked)]
}

function deciding(session: EditorSession, { card, isPart }: Asked): MenuEntry[][] {
  const { changes, model } = session
  const { cards, clauses, listed } = model.get()
  const at = clauseIndexAt(clauses, card.from)
  const inClause = cardsInClause(cards, clauses, at)
  const theirs = listed.filter((c) => c.author === card.author)
  const clause = shortText(clauseName(clauses[at]), 40)
  const author = card.author === '' ? 'an unnamed author' : card.author
  const both = (id: string, label: (verb: string) => string, run: (decision: Decision) => void): MenuEntry[] => [
    { id: `accept-${id}`, label: label('Accept'), icon: Check, run: () => run('accept') },
    { id: `reject-${id}`, label: label('Reject'), icon: X, run: () => run('reject') },
  ]
  const [accept, reject] = both(
    'change',
    (verb) => `${verb} change`,
    (decision) => changes.decide([card], decision),
  )
  const more = [
    ...(inClause.length > 1
      ? both(
          'clause',
          (verb) => `${verb} all ${inClause.length} in ${clause}`,
          (decision) => changes.decide(inClause, decision),
        )
      : []),
    ...(theirs.length > 1
      ? both(
          'author',
          (verb) => `${verb} all ${theirs.length} by ${author}`,
          (decision) => changes.decide(theirs, decision),
        )
      : []),
  ]
  const part = isPart
    ? both(
        'part',
        (verb) => `${verb} the selected part`,
        (decision) => void changes.decideSelected(decision),
      )
    : []
  const one = [
    { ...accept!, shortcut: shortcutText('Alt+A') },
    { ...reject!, shortcut: shortcutText('Alt+R') },
  ]
  return [[...one, ...part], more]
}

function reading(session: EditorSession, { card }: Asked): MenuEntry[] {
  const other = otherEnd(card)
  const move: MenuEntry[] =
    other === null
      ? []
      : [
          {
            id: 'other-end',
            label: 'Go to the other end of the move',
            icon: ArrowLeftRight,
            run: () => session.changes.select(other),
          },
        ]
  const show = () => {
    session.changes.select(card)
    showSideTab('changes', { focus: true })
  }
  return [...move, { id: 'show', label: 'Show in the changes pane', icon: PanelRight, run: show }]
}
