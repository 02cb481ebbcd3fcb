import type { Decision } from '../../../../core/revision/decide.ts'
import { useCommand } from '../../../commands/commands.ts'
import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import type { EditorSession } from '../session.ts'
import { showSideTab } from '../side/sideChoice.ts'
import { useStore } from '../store.ts'
import type { Card, CardKind } from './cards.ts'
import { authorsOf, cardsInClause } from './scopes.ts'
import { shownCards } from './shown.ts'

interface ReviewCommandsProps {
  readonly session: EditorSession
  readonly isDraft: boolean
}

const VERBS = [
  ['accept', 'Accept'],
  ['reject', 'Reject'],
] as const satisfies readonly (readonly [Decision, string])[]

/** Kinds whose changes are often decided together. */
const KINDS: readonly (readonly [CardKind, string])[] = [
  ['formatting', 'formatting'],
  ['insertion', 'insertions'],
  ['deletion', 'deletions'],
  ['replacement', 'replacements'],
  ['move', 'moves'],
]

/** How many authors have commands of their own: the palette is searched, not read. */
const MOST_AUTHORS = 8

/** The commands of reviewing in the palette, beside those that have keys. */
export function ReviewCommands({ session, isDraft }: ReviewCommandsProps) {
  const authors = useStore(session.model, (m) => authorsOf(m.listed).slice(0, MOST_AUTHORS).join('\u0000'))
  const hasChanges = useStore(session.model, (m) => m.listed.length > 0)
  useCommand({ id: 'review.pane', label: 'Go to the changes pane', run: () => showSideTab('changes', { focus: true }) })
  if (!isDraft || !hasChanges) return null
  return VERBS.map(([decision, verb]) => (
    <DecideCommands
      key={decision}
      session={session}
      decision={decision}
      verb={verb}
      authors={authors.split('\u0000')}
    />
  ))
}

interface DecideCommandsProps {
  readonly session: EditorSession
  readonly decision: Decision
  readonly verb: string
  readonly authors: readonly string[]
}

function DecideCommands({ session, decision, verb, authors }: DecideCommandsProps) {
  const { changes, model } = session
  const inClause = (): readonly Card[] => {
    const { cards, clauses } = session.freshModel()
    return cardsInClause(cards, clauses, clauseIndexAt(clauses, session.view.state.selection.head))
  }
  const decide = (cards: readonly Card[]): void => {
    if (cards.length === 0) session.announce('There are no such changes')
    else changes.decide(cards, decision)
  }
  useCommand({
    id: `review.${decision}-all`,
    label: `${verb} all changes`,
    run: () => decide(session.freshModel().listed),
  })
  useCommand({
    id: `review.${decision}-shown`,
    label: `${verb} all changes that the filter shows`,
    run: () => decide(shownCards(session, session.freshModel().listed)),
  })
  useCommand({
    id: `review.${decision}-selection`,
    label: `${verb} changes in the selection`,
    run: () => changes.decideSelected(decision),
  })
  useCommand({
    id: `review.${decision}-clause`,
    label: `${verb} all changes in this clause`,
    run: () => decide(inClause()),
  })
  return (
    <>
      {KINDS.map(([kind, plural]) => (
        <DecideSome
          key={kind}
          id={`review.${decision}-${kind}`}
          label={`${verb} all ${plural}`}
          run={() => decide(model.get().listed.filter((card) => card.kind === kind))}
        />
      ))}
      {authors.map((author) => (
        <DecideSome
          key={author}
          id={`review.${decision}-by-${author}`}
          label={`${verb} all changes by ${author === '' ? 'an unnamed author' : author}`}
          run={() => decide(model.get().listed.filter((card) => card.author === author))}
        />
      ))}
    </>
  )
}

function DecideSome(props: { readonly id: string; readonly label: string; readonly run: () => void }): null {
  useCommand(props)
  return null
}
