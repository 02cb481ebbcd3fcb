import { useEffect, useState } from 'react'
import { call } from '../../../api.ts'
import type { EditorSession } from '../session.ts'
import { onPrint } from './print-requests.ts'
import './print.css'

interface Comment {
  readonly id: string
  readonly parent: string | null
  readonly author: string
  readonly text: string
  readonly quote: string
  readonly done: boolean
}

interface End {
  readonly authors: readonly string[]
  readonly comments: readonly Comment[]
}

/** What is printed after a redline alone: whose changes are marked how, and the comments that the other side gets too. */
export function PrintedEnd({ session }: { readonly session: EditorSession | undefined }) {
  const [end, setEnd] = useState<End | null>(null)
  useEffect(() => {
    if (session === undefined) return
    return onPrint(async (isRedline) => setEnd(isRedline ? await readEnd(session) : null))
  }, [session])
  if (session === undefined || end === null || (end.authors.length === 0 && end.comments.length === 0)) return null
  return (
    <section className="print-only" aria-hidden>
      <Legend authors={end.authors} session={session} />
      <Comments comments={end.comments} />
    </section>
  )
}

async function readEnd(session: EditorSession): Promise<End> {
  const { cards } = session.freshModel()
  const listed = await call('comment.list', { agreement: session.agreement, round: session.round })
  return {
    authors: [...new Set(cards.map((card) => card.author))],
    // Internal comments never leave the archive: not on paper either.
    comments: listed.ok ? listed.value.package.comments : [],
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

function Comments({ comments }: { readonly comments: readonly Comment[] }) {
  if (comments.length === 0) return null
  return (
    <div className="print-comments">
      <h2>Comments</h2>
      <ol>
        {comments.map((comment, i) => (
          <li key={comment.id}>
            {i + 1}. {comment.author}
            {comment.parent === null ? '' : ' (answer)'}
            {comment.done ? ', resolved' : ''}: {comment.text}
            {comment.parent === null && comment.quote !== '' ? (
              <span className="print-comments__quote"> — on “{comment.quote}”</span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
