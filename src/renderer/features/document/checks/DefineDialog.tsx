import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { EditorSession } from '../session.ts'
import { nameSelection } from './drafting.ts'

interface DefineDialogProps {
  readonly session: EditorSession
  readonly onClose: () => void
}

/** Asks for the name of what stands before the caret: “Acme Limited” becomes “Acme Limited (the “Supplier”)”. */
export function DefineDialog({ session, onClose }: DefineDialogProps) {
  const [term, setTerm] = useState('')
  const name = term.trim()
  const insert = () => {
    if (name === '') return
    onClose()
    requestAnimationFrame(() => nameSelection(session, name))
  }
  return (
    <Dialog
      title="Define a term here"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={name === ''} onPress={insert}>
            Insert
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <TextField
          label="Term"
          hint="Put in brackets after the words before the caret: (the “Supplier”)."
          value={term}
          autoFocus
          autoComplete="off"
          onChange={setTerm}
        />
      </form>
    </Dialog>
  )
}
