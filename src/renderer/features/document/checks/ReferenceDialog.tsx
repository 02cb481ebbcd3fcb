import { useMemo, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { Button } from '../../../ui/Button.tsx'
import { CheckBox } from '../../../ui/CheckBox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { EditorSession } from '../session.ts'
import { clauseChoices, matching } from './choices.ts'
import { refer } from './drafting.ts'
import { liveChecksOf } from './live-checks.ts'
import './ReferenceDialog.css'

/** More are found by typing. */
const SHOWN = 200

const FORMS = [
  { id: 'full', label: 'Full number' },
  { id: 'relative', label: 'Number as seen from here' },
] as const

interface ReferenceDialogProps {
  readonly session: EditorSession
  readonly onClose: () => void
}

/** Chooses a clause, by its number or its words, to refer to. */
export function ReferenceDialog({ session, onClose }: ReferenceDialogProps) {
  const choices = useMemo(() => clauseChoices(liveChecksOf(session).now()), [session])
  const [query, setQuery] = useState('')
  const [form, setForm] = useState<'full' | 'relative'>('full')
  const [withWord, setWithWord] = useState(true)
  const [picked, setPicked] = useState<number | null>(null)
  const found = useMemo(() => matching(choices, query).slice(0, SHOWN), [choices, query])
  const choice = found.find((c) => c.pos === picked) ?? (query.trim() === '' ? undefined : found[0])
  const insert = (pos = choice?.pos) => {
    const target = found.find((c) => c.pos === pos)
    if (target === undefined) return
    onClose()
    // The dialog gives the focus back first.
    requestAnimationFrame(() => refer(session, target, { form, withWord }))
  }
  return (
    <Dialog
      title="Insert cross-reference"
      isOpen
      isWide
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={choice === undefined} onPress={() => insert()}>
            Insert
          </Button>
        </>
      }
    >
      <form
        className="reference"
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <TextField
          label="Clause"
          hint="Its number, or words of its text."
          value={query}
          autoFocus
          autoComplete="off"
          onChange={setQuery}
        />
        <ListBox
          className="reference__list"
          aria-label="Clauses"
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={choice === undefined ? [] : [choice.pos]}
          onSelectionChange={(keys) =>
            setPicked(keys === 'all' ? null : (([...keys][0] as number | undefined) ?? null))
          }
          onAction={(key) => insert(Number(key))}
          renderEmptyState={() => (
            <p className="reference__none">
              {choices.length === 0
                ? 'This document has no numbered clauses to refer to.'
                : 'No clause has this number or these words.'}
            </p>
          )}
        >
          {found.map(({ pos, name, title }) => (
            <ListBoxItem key={pos} id={pos} textValue={`${name} ${title}`} className="reference__clause">
              <span className="reference__number">{name}</span>
              <span className="reference__title">{title}</span>
            </ListBoxItem>
          ))}
        </ListBox>
        <div className="reference__options">
          <Select label="Shows" value={form} options={FORMS} onChange={setForm} />
          <CheckBox isSelected={withWord} onChange={setWithWord}>
            With “clause” or “section” before it
          </CheckBox>
        </div>
      </form>
    </Dialog>
  )
}
