import { ArrowLeftRight, Check, Minus, MoveRight, Paintbrush, Plus, X, type LucideIcon } from 'lucide-react'
import { classes } from '../../../ui/classes.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { revisionDate } from '../kinds.ts'
import type { EditorSession } from '../session.ts'
import type { Card, CardKind } from './cards.ts'
import { shortText } from './excerpt.ts'
import { lookOf, titleOf } from './says.ts'
import { clauseOf, spoken } from './spoken.ts'

const ICONS: Readonly<Record<CardKind, LucideIcon>> = {
  insertion: Plus,
  deletion: Minus,
  replacement: ArrowLeftRight,
  move: MoveRight,
  formatting: Paintbrush,
}

interface CardProps {
  readonly card: Card
  readonly session: EditorSession
  readonly isCurrent: boolean
  readonly isPicked: boolean
  readonly isDraft: boolean
  readonly isClosed: boolean
}

export function CardView({ card, session, isCurrent, isPicked, isDraft, isClosed }: CardProps) {
  const Icon = ICONS[card.kind]
  const party = session.partyOf(card.author)
  const look = card.kind === 'formatting' ? lookOf(session, card) : ''
  const full = spoken(card, session.model.get().clauses)
  return (
    <article
      className={classes('card', `card--${party}`, isCurrent && 'card--current', isPicked && 'card--picked')}
      aria-label={isPicked ? 'Picked' : undefined}
    >
      <header className="card__head">
        <Icon size={14} aria-hidden />
        <strong>{titleOf(card)}</strong>
        <span className="card__who" title={full}>
          {card.author === '' ? 'Unnamed author' : card.author}
        </span>
        <span className="card__party">{party === 'ours' ? 'Us' : 'Them'}</span>
      </header>
      <button
        type="button"
        className="card__text"
        data-pane-start
        aria-current={isCurrent ? 'true' : undefined}
        aria-label={[full, look].filter(Boolean).join('. ')}
        aria-disabled={isClosed}
        onClick={() => isClosed || session.changes.select(card)}
      >
        <span className="card__excerpt">
          <Excerpt card={card} look={look} />
        </span>
      </button>
      {card.move === undefined || isClosed ? null : <Ends card={card} move={card.move} session={session} />}
      <footer className="card__foot">
        <time>{revisionDate(card.date, card.utc)}</time>
        {isDraft ? (
          <span className="card__actions">
            <IconButton icon={Check} label="Accept" onPress={() => session.changes.decide([card], 'accept')} />
            <IconButton icon={X} label="Reject" onPress={() => session.changes.decide([card], 'reject')} />
          </span>
        ) : null}
      </footer>
    </article>
  )
}

/** Both ends of a move, to go to. */
function Ends({
  move,
  session,
}: {
  readonly card: Card
  readonly move: NonNullable<Card['move']>
  readonly session: EditorSession
}) {
  const { clauses } = session.model.get()
  const ends = [
    ['From', move.from[0]!],
    ['To', move.to[0]!],
  ] as const
  return (
    <span className="card__ends">
      {ends.map(([word, end]) => (
        <Button key={word} kind="link" onPress={() => session.changes.select(end)}>
          {word} {clauseOf(end, clauses)}
        </Button>
      ))}
    </span>
  )
}

function Excerpt({ card, look }: { readonly card: Card; readonly look: string }) {
  const [gone, come] = [shortText(card.old), shortText(card.new)]
  if (card.kind === 'formatting') {
    return (
      <>
        <span className="card__look">{look === '' ? 'Look changed, words kept' : look}</span>
        {come === '' ? null : <span className="card__words"> {come}</span>}
      </>
    )
  }
  if (card.move !== undefined) return <ins>{shortText(card.move.to.map((end) => end.new).join(''))}</ins>
  if (gone === '' && come === '') return <span className="card__mark">¶ or an object without text</span>
  return (
    <>
      {gone === '' ? null : <del>{gone}</del>}
      {gone !== '' && come !== '' ? <span className="card__arrow"> → </span> : null}
      {come === '' ? null : <ins>{come}</ins>}
    </>
  )
}
