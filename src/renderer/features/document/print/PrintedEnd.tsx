import { useEffect, useState } from 'react'
import { call } from '../../../api.ts'
import { threadsIn, type Thread } from '../comments/threads.ts'
import type { EditorSession } from '../session.ts'
import { hiddenChanges } from './hidden-changes.ts'
import { onPrint, type PrintedRemark } from './print-requests.ts'
import './print.css'

interface End {
  readonly authors: readonly string[]
  readonly comments: readonly Thread[]
  /** What is said of changes that this print does not show. */
  readonly hidden: readonly string[]
}

/**
 * What is printed after a redline alone: whose changes are marked how, and the comments that the other side gets too. After
 * a print that hides changes: how many.
 */
export function PrintedEnd({ session }: { readonly session: EditorSession | undefined }) {
  const [end, setEnd] = useState<End | null>(null)
  useEffect(() => {
    if (session === undefined) return
    return onPrint(async (remark) => setEnd(await readEnd(session, remark)))
  }, [session])
  if (session === undefined || end === null) return null
  if (end.authors.length === 0 && end.comments.length === 0 && end.hidden.length === 0) return null
  return (
    <section className="print-only" aria-hidden>
      {end.hidden.map((line) => (
        <p key={line} className="print-hidden">
          {line}
        </p>
      ))}
      <Legend authors={end.authors} session={session} />
      <Comments comments={end.comments} />
    </section>
  )
}

async function readEnd(session: EditorSession, remark: PrintedRemark): Promise<End | null> {
  if (remark === null) return null
  const { cards, listed: changes } = session.freshModel()
  if (remark !== 'redline') return { authors: [], comments: [], hidden: hiddenChanges(changes.length, remark) }
  const listed = await call('comment.list', { agreement: session.agreement, round: session.round })
  return {
    authors: [...new Set(cards.map((card) => card.author))],
    // As they are in the draft now. Internal comments never leave the archive: not on paper either.
    comments: listed.ok
      ? threadsIn(session.view.state.doc, { package: listed.value.package, internal: [] }, new Map(), session.me)
      : [],
    hidden: [],
  }
}

function Legend({ authors, session }: { readonly authors: readonly string[]; readonly session: EditorSession }) {
  if (authors.length === 0) return null
  return (
    <div className="print-legend">
      <h2>How changes are marked</h2>
      <ul>
        {authors.map((author) => {
          const party = session.partyOf(author)
          return (
            <li key={author}>
              <ins className={`rev rev-ins ${party}`}>inserted</ins> ·{' '}
              <del className={`rev rev-del ${party}`}>deleted</del> — {author || 'Unnamed author'} (
              {party === 'ours' ? 'our side' : 'counterparty'})
            </li>
          )
        })}
        <li>A bar in the margin stands beside every changed paragraph; ¶ marks one that was split or joined.</li>
      </ul>
    </div>
  )
}

function Comments({ comments }: { readonly comments: readonly Thread[] }) {
  if (comments.length === 0) return null
  const said = comments.flatMap((thread) => thread.comments.map((comment, i) => ({ thread, comment, isAnswer: i > 0 })))
  return (
    <div className="print-comments">
      <h2>Comments</h2>
      <ol>
        {said.map(({ thread, comment, isAnswer }, i) => (
          <li key={`${thread.key} ${comment.id}`}>
            {i + 1}. {comment.author}
            {isAnswer ? ' (answer)' : ''}
            {thread.isResolved ? ', resolved' : ''}: {comment.text}
            {isAnswer || thread.quote === '' ? null : (
              <span className="print-comments__quote"> — on “{thread.quote}”</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
