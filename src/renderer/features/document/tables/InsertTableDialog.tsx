import { useState } from 'react'
import { TABLE_LIMITS } from '../../../../core/revision/track.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { EditorSession } from '../session.ts'
import { runAfterClosing } from './actions.ts'
import { insertTable } from './commands.ts'
import { gridStyleOf, roomFor } from './room.ts'

interface DialogProps {
  readonly session: EditorSession
  readonly onClose: () => void
}

/** Asks how many rows and columns a new table has. */
export function InsertTableDialog({ session, onClose }: DialogProps) {
  const [rows, setRows] = useState('3')
  const [columns, setColumns] = useState('3')
  const wrong = {
    rows: problem(rows, TABLE_LIMITS.rows, 'rows'),
    columns: problem(columns, TABLE_LIMITS.columns, 'columns'),
  }
  const isWrong = wrong.rows !== undefined || wrong.columns !== undefined
  const insert = () => {
    if (isWrong) return
    onClose()
    const size = { rows: Number(rows), columns: Number(columns) }
    const wanted = { ...size, width: roomFor(session), styleId: gridStyleOf(session.looks.context) }
    runAfterClosing(session, () => insertTable(session.tracking, wanted), 'Insert table')
  }
  return (
    <Dialog
      title="Insert table"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={isWrong} onPress={insert}>
            Insert
          </Button>
        </>
      }
    >
      <form
        className="table-size"
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <TextField label="Rows" inputMode="numeric" value={rows} error={wrong.rows} onChange={setRows} autoFocus />
        <TextField label="Columns" inputMode="numeric" value={columns} error={wrong.columns} onChange={setColumns} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function problem(value: string, most: number, what: string): string | undefined {
  const number = Number(value)
  return /^\d+$/.test(value) && number >= 1 && number <= most ? undefined : `From 1 to ${most} ${what}`
}
