import { Check, X } from 'lucide-react'
import type { SealedDecision } from './useDecisions.ts'
import './Decisions.css'

interface DecisionsProps {
  readonly decisions: readonly SealedDecision[]
}

/** What was accepted and what was refused before a round went out: what was refused stays to be seen. */
export function Decisions({ decisions }: DecisionsProps) {
  if (decisions.length === 0) return null
  const rejected = decisions.filter(({ outcome }) => outcome === 'rejected').length
  const accepted = decisions.length - rejected
  return (
    <details className="decisions">
      <summary className="decisions__summary">
        Decided before it went out: {accepted} accepted, {rejected} rejected
      </summary>
      <ol className="decisions__list">
        {decisions.map((decision, at) => (
          <Decision key={at} {...decision} />
        ))}
      </ol>
    </details>
  )
}

function Decision({ outcome, kind, author, party, text, replaced, clause }: SealedDecision) {
  const Icon = outcome === 'accepted' ? Check : X
  const where = [clause.label, clause.title].filter((part) => part !== '').join(' ')
  return (
    <li className={`decision decision--${outcome}`}>
      <span className="decision__outcome">
        <Icon size={14} aria-hidden /> {outcome === 'accepted' ? 'Accepted' : 'Rejected'}
      </span>
      <span className="decision__what selectable">
        <span className="decision__text">
          {replaced === null ? null : <del>{shown(replaced)}</del>}
          {kind === 'deletion' ? <del>{shown(text)}</del> : kind === 'formatting' ? formatted(text) : null}
          {kind === 'deletion' || kind === 'formatting' ? null : (
            <ins className={replaced === null ? undefined : 'decision__new'}>{shown(text)}</ins>
          )}
        </span>
        <span className="decision__facts">
          {where === '' ? '' : `${where} · `}
          {author === '' ? 'Unknown author' : author}
          {party === 'ours' ? ' (ours)' : ''}
        </span>
      </span>
    </li>
  )
}

/** A change of paragraphs alone has no words. */
const shown = (text: string): string => (text.trim() === '' ? '¶' : text)

const formatted = (text: string): string => (text === '' ? 'Formatting' : `Formatting of “${text}”`)
