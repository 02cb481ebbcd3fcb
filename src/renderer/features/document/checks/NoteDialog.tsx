import { useState } from 'react'
import { Label, TextArea, TextField } from 'react-aria-components'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { EditorSession } from '../session.ts'
import { canEditNote, noteAtCursor, noteLines, writeNote } from './notes.ts'
import './NoteDialog.css'

interface NoteDialogProps {
  readonly session: EditorSession
  readonly onClose: () => void
}

/** Writes a new footnote at the caret, or reads and changes the one that is there. */
export function NoteDialog({ session, onClose }: NoteDialogProps) {
  const [place] = useState(() => noteAtCursor(session))
  const [text, setText] = useState(() => (place === null ? '' : noteLines(place.node).join('\n')))
  const isReadOnly = place !== null && !canEditNote(session, place.node)
  const save = () => {
    onClose()
    requestAnimationFrame(() => writeNote(session, place, text))
  }
  const kind = place?.node.attrs.kind === 'endnote' ? 'Endnote' : 'Footnote'
  return (
    <Dialog
      title={place === null ? 'Insert footnote' : kind}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{isReadOnly ? 'Close' : 'Cancel'}</Button>
          {isReadOnly ? null : (
            <Button kind="primary" isDisabled={text.trim() === ''} onPress={save}>
              {place === null ? 'Insert' : 'Save'}
            </Button>
          )}
        </>
      }
    >
      <TextField className="field" value={text} onChange={setText} isReadOnly={isReadOnly} autoFocus>
        <Label className="field__label">Text of the note</Label>
        <TextArea className="field__input note-text" rows={5} />
      </TextField>
      {isReadOnly ? (
        <p className="field__hint">
          This note came with the document. Its text cannot be changed here; delete its number to delete it.
        </p>
      ) : null}
    </Dialog>
  )
}
