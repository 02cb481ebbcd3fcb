import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useSession } from '../../../app/session.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { SideTabProps } from '../side/sideTabs.ts'
import { useStore } from '../store.ts'
import { commentsOf, type Comments } from './comments.ts'
import { Composer } from './Composer.tsx'
import { filtered, NO_FILTERS, type Thread, type ThreadFilters } from './threads.ts'
import { ThreadView } from './ThreadView.tsx'
import './comments.css'

/** The document's comments in its order, to be read, made, answered and resolved. */
export function CommentsPane({ session, isDraft }: SideTabProps) {
  const comments = commentsOf(session)
  const [filters, setFilters] = useState(NO_FILTERS)
  const threads = useStore(comments.state, (s) => s.threads)
  const current = useStore(comments.state, (s) => s.current)
  const pending = useStore(comments.state, (s) => s.pending)
  const answering = useStore(comments.state, (s) => s.answering)
  const shown = useMemo(() => filtered(threads ?? [], filters), [threads, filters])
  useSignature(comments)
  const list = useSight(current)
  return (
    <div className="comments">
      {threads === null || threads.length === 0 ? null : (
        <CommentFilter threads={threads} filters={filters} onChange={setFilters} />
      )}
      {isDraft && pending === null ? (
        <div className="comments__new">
          <Button onPress={() => comments.compose()}>
            <MessageSquarePlus size={14} aria-hidden />
            <span>New comment</span>
          </Button>
        </div>
      ) : null}
      {pending === null ? null : (
        <Composer
          quote={pending}
          onSave={(kind, text) => comments.add(kind, text)}
          onCancel={() => comments.cancel()}
        />
      )}
      {threads !== null && shown.length === 0 && pending === null ? (
        <p className="pane-empty">{emptyText(threads, isDraft)}</p>
      ) : null}
      <div
        className="comments__list"
        role="list"
        aria-label="Comments in the order of the text"
        ref={list}
        onKeyDown={walk}
      >
        {shown.map((thread) => (
          <div key={thread.key} role="listitem" className="comments__row" data-thread={thread.key}>
            <ThreadView
              thread={thread}
              session={session}
              isCurrent={thread.key === current}
              isDraft={isDraft}
              isAnswering={thread.key === answering}
              onAnswer={(on) => comments.answer(on ? thread : null)}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

function emptyText(threads: readonly Thread[], isDraft: boolean): string {
  if (threads.length > 0) return 'No comment fits these filters.'
  return isDraft
    ? 'No comments yet. Select text and press Ctrl+Alt+M: a comment stays internal unless you share it.'
    : 'This round holds no comments.'
}

/** Shared comments carry the profile's initials. */
function useSignature(comments: Comments): void {
  const { settings } = useSession()
  const { initials } = settings.profile
  useEffect(() => comments.signWith(initials), [comments, initials])
}

/** The thread of what is selected on the page comes into sight. */
function useSight(current: string | null) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current === null || list.current?.contains(document.activeElement) === true) return
    const row = list.current?.querySelector(`[data-thread="${CSS.escape(current)}"]`)
    row?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return list
}

/** Arrow keys go from thread to thread. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const isText = event.target instanceof HTMLTextAreaElement
  if (isText || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const quotes = [...event.currentTarget.querySelectorAll<HTMLElement>('button.thread__quote')]
  const at = quotes.findIndex((quote) => quote.closest('.thread')?.contains(document.activeElement) === true)
  const next = quotes[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

const STATES = [
  { id: 'open', label: 'Open' },
  { id: 'resolved', label: 'Resolved' },
  { id: 'all', label: 'Open and resolved' },
] as const

const KINDS = [
  { id: 'all', label: 'Internal and shared' },
  { id: 'internal', label: 'Internal' },
  { id: 'shared', label: 'Shared' },
] as const

interface FilterProps {
  readonly threads: readonly Thread[]
  readonly filters: ThreadFilters
  readonly onChange: (filters: ThreadFilters) => void
}

/** Each choice says how many threads it would leave, given the others. */
function CommentFilter({ threads, filters, onChange }: FilterProps) {
  const counted = <T extends string>(options: readonly { id: T; label: string }[], name: 'state' | 'kind') =>
    options.map(({ id, label }) => ({
      id,
      label: `${label} (${filtered(threads, { ...filters, [name]: id }).length})`,
    }))
  const authors = [...new Set(threads.flatMap((t) => t.comments.map((c) => c.author)))].sort()
  const people = [
    { id: 'all', label: 'Everybody' },
    ...authors.map((author) => ({
      id: `by ${author}`,
      label: `${author === '' ? 'Unnamed author' : author} (${filtered(threads, { ...filters, author }).length})`,
    })),
  ]
  return (
    <div className="comments__filters">
      <Select
        label="State"
        value={filters.state}
        options={counted(STATES, 'state')}
        onChange={(state) => onChange({ ...filters, state })}
      />
      <Select
        label="Who reads it"
        value={filters.kind}
        options={counted(KINDS, 'kind')}
        onChange={(kind) => onChange({ ...filters, kind })}
      />
      {authors.length > 1 ? (
        <div className="comments__author">
          <Select
            label="Author"
            value={filters.author === null ? 'all' : `by ${filters.author}`}
            options={people}
            onChange={(id) => onChange({ ...filters, author: id === 'all' ? null : id.slice(3) })}
          />
        </div>
      ) : null}
    </div>
  )
}
