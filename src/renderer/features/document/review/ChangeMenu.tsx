import { ArrowLeftRight, Check, PanelRight, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { TextSelection } from 'prosemirror-state'
import { ContextMenu } from '../../../ui/ContextMenu.tsx'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import type { Decision } from '../../../../core/revision/decide.ts'
import { shortcutText } from '../../../commands/shortcut.ts'
import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import { cardAt } from '../model.ts'
import type { EditorSession } from '../session.ts'
import { furtherTableActions } from '../tables/actions.ts'
import { showSideTab } from '../side/sideChoice.ts'
import type { Card } from './cards.ts'
import { shortText } from './excerpt.ts'
import { cardsInClause } from './scopes.ts'
import { clauseName, otherEnd } from './spoken.ts'

interface ChangeMenuProps {
  readonly session: EditorSession
  readonly isDraft: boolean
}

interface Asked {
  readonly card: Card
  /** The selection takes in a part of the change. */
  readonly isPart: boolean
  readonly x: number
  readonly y: number
}

/** The menu of a change on the page, by the right button or the menu key. Elsewhere the host's own menu comes. */
export function ChangeMenu({ session, isDraft }: ChangeMenuProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    const { dom } = session.view
    const ask = (event: MouseEvent) => {
      const found = askedAt(session, event)
      if (found === null) return
      event.preventDefault()
      setAsked(found)
    }
    dom.addEventListener('contextmenu', ask)
    return () => dom.removeEventListener('contextmenu', ask)
  }, [session])
  if (asked === null) return null
  return (
    <ContextMenu
      label="Change"
      x={asked.x}
      y={asked.y}
      entries={isDraft ? [...deciding(session, asked), ...furtherTableActions(session)] : reading(session, asked)}
      onClose={() => {
        setAsked(null)
        session.view.focus()
      }}
    />
  )
}

function askedAt(session: EditorSession, event: MouseEvent): Asked | null {
  const { view } = session
  // The menu key has no place of its own: the caret is meant.
  const isKey = event.button !== 2
  const place = isKey ? null : view.posAtCoords({ left: event.clientX, top: event.clientY })
  const { selection } = view.state
  const pos = isKey ? selection.head : place?.pos
  if (pos === undefined) return null
  const isInside = !selection.empty && pos >= selection.from && pos <= selection.to
  const found = isInside ? session.changes.cardHere(view.state) : cardAt(view.state, pos)
  if (found === null) return null
  if (!isInside && !isKey) {
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos))))
  }
  const card = session.freshModel().cards.find((c) => c.key === found.key && c.from === found.from) ?? found
  const isPart = isInside && (selection.from > card.from || selection.to < card.to)
  const at = isKey ? view.coordsAtPos(pos) : { left: event.clientX, bottom: event.clientY }
  return { card, isPart, x: at.left, y: at.bottom }
}

function deciding(session: EditorSession, { card, isPart }: Asked): readonly (MenuEntry | null)[] {
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
  return [
    { ...accept!, shortcut: shortcutText('Alt+A') },
    { ...reject!, shortcut: shortcutText('Alt+R') },
    ...(isPart
      ? both(
          'part',
          (verb) => `${verb} the selected part`,
          (decision) => void changes.decideSelected(decision),
        )
      : []),
    ...(more.length > 0 ? [null, ...more] : []),
    null,
    ...reading(session, { card }),
  ]
}

function reading(session: EditorSession, { card }: Pick<Asked, 'card'>): readonly MenuEntry[] {
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
