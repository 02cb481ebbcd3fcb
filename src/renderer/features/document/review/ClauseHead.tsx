import { Check, X } from 'lucide-react'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { EditorSession } from '../session.ts'
import type { Row } from './rows.ts'

interface ClauseHeadProps {
  readonly row: Extract<Row, { readonly clause: string }>
  readonly session: EditorSession
  readonly isDraft: boolean
}

/** A clause's name in the list, from where all the changes under it are decided. */
export function ClauseHead({ row, session, isDraft }: ClauseHeadProps) {
  const { clause, cards } = row
  const what = cards.length === 1 ? 'the change' : `${cards.length} changes`
  return (
    <div className="review__clause">
      <h3>{clause}</h3>
      {isDraft ? (
        <span className="review__clause-actions">
          <IconButton
            icon={Check}
            label={`Accept ${what} in ${clause}`}
            onPress={() => session.changes.decide(cards, 'accept')}
          />
          <IconButton
            icon={X}
            label={`Reject ${what} in ${clause}`}
            onPress={() => session.changes.decide(cards, 'reject')}
          />
        </span>
      ) : null}
      <span className="pane-header__count">{cards.length}</span>
    </div>
  )
}
