import { Node } from 'prosemirror-model'
import { useEffect, useRef } from 'react'
import type { NoteStory } from '../../../../core/api/projection.ts'
import { schema } from '../../../../core/document/schema.ts'
import type { EditorSession } from '../session.ts'
import { renderStory } from '../view/story-view.ts'
import './notes.css'

interface NotesProps {
  readonly session: EditorSession | undefined
  readonly notes: readonly NoteStory[]
}

/** Footnotes and endnotes below the text, which is where a sheet without page ends has its foot. */
export function Notes({ session, notes }: NotesProps) {
  if (session === undefined || notes.length === 0) return null
  return (
    <section className="notes" aria-label="Notes">
      {(['footnote', 'endnote'] as const).map((kind) => {
        const own = notes.filter((n) => n.kind === kind)
        return own.length === 0 ? null : (
          <ol key={kind} className="notes__list" aria-label={kind === 'footnote' ? 'Footnotes' : 'Endnotes'}>
            {own.map((note) => (
              <Note key={note.id} note={note} session={session} />
            ))}
          </ol>
        )
      })}
    </section>
  )
}

function Note({ note, session }: { readonly note: NoteStory; readonly session: EditorSession }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const doc = Node.fromJSON(schema, note.doc)
    const blocks = renderStory(doc, session.env)
    // The note's own mark (w:footnoteRef) shows its number.
    for (const mark of blocks[0]?.querySelectorAll('.run-atom') ?? []) mark.textContent = note.label
    place.current?.replaceChildren(...blocks)
  }, [note, session])
  return (
    <li className="note" id={`note-${note.kind}-${note.id}`}>
      <div ref={place} />
    </li>
  )
}
