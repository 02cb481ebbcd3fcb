import { ArrowLeftRight, Check, Minus, MoveRight, Paintbrush, Plus, X, type LucideIcon } from 'lucide-react'
import { classes } from '../../../ui/classes.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { describeChange, revisionDate, said } from '../kinds.ts'
import type { EditorSession } from '../session.ts'
import type { Card, CardKind } from './cards.ts'
import { shortText } from './excerpt.ts'

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
  readonly isDraft: boolean
}

export function CardView({ card, session, isCurrent, isDraft }: CardProps) {
  const Icon = ICONS[card.kind]
  const first = card.parts[0]!
  const title = card.kind === 'replacement' ? 'Replaced' : said(first.kind)
  const full = describeChange(card)
  return (
    <article className={classes('card', `card--${session.partyOf(card.author)}`, isCurrent && 'card--current')}>
      <header className="card__head">
        <Icon size={14} aria-hidden />
        <strong>{title}</strong>
        <span className="card__who" title={full}>
          {card.author === '' ? 'Unnamed author' : card.author}
        </span>
        <span className="card__party">{session.partyOf(card.author) === 'ours' ? 'Us' : 'Them'}</span>
      </header>
      <button
        type="button"
        className="card__text"
        data-pane-start
        aria-current={isCurrent ? 'true' : undefined}
        aria-label={full}
        onClick={() => session.changes.select(card)}
      >
        <span className="card__excerpt">
          <Excerpt card={card} />
        </span>
      </button>
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

function Excerpt({ card }: { readonly card: Card }) {
  const [gone, come] = [shortText(card.old), shortText(card.new)]
  if (card.kind === 'formatting') return <span>{come === '' ? 'Look changed, words kept' : come}</span>
  if (gone === '' && come === '') return <span className="card__mark">¶ or an object without text</span>
  return (
    <>
      {gone === '' ? null : <del>{gone}</del>}
      {gone !== '' && come !== '' ? <span className="card__arrow"> → </span> : null}
      {come === '' ? null : <ins>{come}</ins>}
    </>
  )
}
