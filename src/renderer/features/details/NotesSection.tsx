import { Pencil, StickyNote, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { AgreementDetails } from '../../../core/api/agreement-life.ts'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { notify, notifyError } from '../../ui/notices.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { exactTime, friendlyTime } from '../../ui/time.ts'

interface NotesSectionProps {
  readonly agreement: AgreementDetail
  readonly notes: AgreementDetails['notes']
  readonly isReadOnly: boolean
}

/** Our own remarks. They stay in the archive. */
export function NotesSection({ agreement, notes, isReadOnly }: NotesSectionProps) {
  const [text, setText] = useState('')
  const add = async () => {
    const added = await call('note.add', { agreement: agreement.id, text: text.trim() })
    if (added.ok) setText('')
    else notifyError(added.error)
  }
  return (
    <section className="details__card" aria-labelledby="details-notes">
      <h2 id="details-notes">Notes</h2>
      <p className="details__none">They stay in the archive: no document that goes out has them.</p>
      {notes.length === 0 ? null : (
        <ul className="records" aria-label="Notes">
          {notes.map((note) => (
            <NoteView key={note.id} agreement={agreement.id} note={note} isReadOnly={isReadOnly} />
          ))}
        </ul>
      )}
      {isReadOnly ? null : (
        <div className="record__new">
          <TextArea label="New note" placeholder="Write a note" value={text} rows={2} onChange={setText} />
          <Button isDisabled={text.trim() === ''} onPress={() => void add()}>
            <StickyNote size={14} aria-hidden />
            Add note
          </Button>
        </div>
      )}
    </section>
  )
}

interface NoteViewProps {
  readonly agreement: string
  readonly note: AgreementDetails['notes'][number]
  readonly isReadOnly: boolean
}

function NoteView({ agreement, note, isReadOnly }: NoteViewProps) {
  const [text, setText] = useState<string>()
  const change = async (fields: { text?: string; deleted?: boolean }): Promise<boolean> => {
    const done = await call('note.change', { agreement, note: note.id, fields })
    if (!done.ok) notifyError(done.error)
    return done.ok
  }
  const save = async () => {
    if (await change({ text: (text ?? '').trim() })) setText(undefined)
  }
  const remove = async () => {
    if (!(await change({ deleted: true }))) return
    const undo = () => void change({ deleted: false })
    notify({ tone: 'success', title: 'Note deleted', action: { label: 'Undo', run: undo } })
  }
  if (text !== undefined) {
    return (
      <li className="record record__new">
        <TextArea label="Edit note" value={text} autoFocus onChange={setText} />
        <div className="details__actions">
          <Button kind="primary" isDisabled={text.trim() === ''} onPress={() => void save()}>
            Save note
          </Button>
          <Button onPress={() => setText(undefined)}>Cancel</Button>
        </div>
      </li>
    )
  }
  return (
    <li className="record">
      <p className="record__text selectable">{note.text}</p>
      <p className="details__none">
        {note.author} ·{' '}
        <time dateTime={note.at} title={exactTime(note.at)}>
          {friendlyTime(note.at)}
        </time>
        {note.editedAt === null ? '' : ' · edited'}
      </p>
      {isReadOnly ? null : (
        <div className="record__actions">
          <IconButton icon={Pencil} label="Edit note" onPress={() => setText(note.text)} />
          <IconButton icon={Trash2} label="Delete note" onPress={() => void remove()} />
        </div>
      )}
    </li>
  )
}
