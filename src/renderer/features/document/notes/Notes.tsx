import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { noteKey, noteStory, notesIn } from '../../../../core/document/note-story.ts'
import { schema } from '../../../../core/document/schema.ts'
import { isGone } from '../../../../core/document/text.ts'
import { decide } from '../../../../core/revision/decide.ts'
import { classes } from '../../../ui/classes.ts'
import type { EditorSession } from '../session.ts'
import { renderStory } from '../view/story-view.ts'
import { opening, standing } from './going.ts'
import { shownStory, withNoteNumber } from './note-look.ts'
import { noteTitle, NoteView } from './note-view.ts'
import { shownNotes, type ShownNote } from './numbering.ts'
import './notes.css'

const NONE: readonly ShownNote[] = []

interface NotesProps {
  readonly session: EditorSession | undefined
  /** Whether the page shows the text as it was before all its revisions. */
  readonly isOriginal: boolean
}

/** Footnotes and endnotes below the text, which is where a sheet without page ends has its foot. */
export function Notes({ session, isOriginal }: NotesProps) {
  const notes = useSyncExternalStore(
    (listener) => session?.onUpdate(listener) ?? (() => undefined),
    () => (session === undefined ? NONE : shownNotes(session.view.state)),
  )
  if (session === undefined || notes.length === 0) return null
  return (
    <section className="notes" aria-label="Notes">
      {(['footnote', 'endnote'] as const).map((kind) => {
        const own = once(
          notes.filter(({ node }) => node.attrs.kind === kind && says(node) && !(isOriginal && isNew(node))),
        )
        return own.length === 0 ? null : (
          <ol key={kind} className="notes__list" aria-label={kind === 'footnote' ? 'Footnotes' : 'Endnotes'}>
            {own.map((note) => (
              <Note key={noteKey(note.node)} note={note} session={session} isOriginal={isOriginal} />
            ))}
          </ol>
        )
      })}
    </section>
  )
}

const says = ({ attrs }: ShownNote['node']): boolean => attrs.story !== null || attrs.text !== null

const isNew = (node: ShownNote['node']): boolean =>
  node.marks.some(({ type }) => type === schema.marks.ins || type === schema.marks.moveTo)

/** A note with two references, as the ends of a move are, stands where it will be. */
function once(notes: readonly ShownNote[]): readonly ShownNote[] {
  return [...Map.groupBy(notes, ({ node }) => noteKey(node)).values()].map(
    (same) => same.find(({ node }) => !isGone(node)) ?? same[0]!,
  )
}

interface NoteProps extends NotesProps {
  readonly note: ShownNote
  readonly session: EditorSession
}

/** Read until the focus or the mouse comes to it: a document may have hundreds. */
function Note({ note: { node, label }, session, isOriginal }: NoteProps) {
  const place = useRef<HTMLDivElement>(null)
  const live = useRef<NoteView>(null)
  const [isLive, setLive] = useState(false)
  const mayEdit = noteStory(node) !== null && session.tracking !== null && !isOriginal
  const stop = () => {
    live.current?.destroy()
    live.current = null
    setLive(false)
  }
  const start = (at?: { readonly left: number; readonly top: number }) => {
    const host = place.current
    if (host === null || live.current !== null || !mayEdit) return
    host.replaceChildren()
    const leave = () => goBack(session, node)
    live.current = new NoteView(host, session, node, label, leave)
    live.current.focusAt(at)
    setLive(true)
  }
  useEffect(() => {
    if (isLive) {
      live.current?.follow(node, label)
      return
    }
    const story = shownStory(node, session.looks)
    const blocks = renderStory(isOriginal ? decide(story, 'reject') : story, session.env)
    place.current?.replaceChildren(...blocks)
    if (place.current !== null) withNoteNumber(place.current, label)
  }, [node, label, session, isLive, isOriginal])
  useEffect(() => () => live.current?.destroy(), [])
  useEffect(() => opening(session, node, () => (mayEdit ? start() : place.current?.focus())))
  useEffect(() => (place.current === null ? undefined : standing(session, node, place.current)))
  return (
    <li className={classes('note', isGone(node) && !isOriginal && 'note--gone')}>
      <div
        ref={place}
        className="note__place"
        role={isLive ? undefined : 'note'}
        aria-label={isLive ? undefined : noteTitle(node, label)}
        tabIndex={isLive ? undefined : 0}
        onFocus={(event) => event.target === place.current && start()}
        onMouseDown={(event) => {
          if (live.current !== null || event.button !== 0 || !mayEdit) return
          event.preventDefault()
          start({ left: event.clientX, top: event.clientY })
        }}
        onBlur={(event) => {
          if (live.current !== null && !event.currentTarget.contains(event.relatedTarget)) stop()
        }}
      />
    </li>
  )
}

/** To the reference in the text, behind which one goes on. */
function goBack(session: EditorSession, node: ShownNote['node']): void {
  const at = notesIn(session.view.state.doc).find((note) => noteKey(note.node) === noteKey(node))
  if (at === undefined) session.view.focus()
  else session.showPosition(at.pos + 1)
}
