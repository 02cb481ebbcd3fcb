import { useState } from 'react'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { notify } from '../../ui/notices.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useAsk, type Target } from './acting.ts'
import { AskDialog, Reason, type TargetsProps } from './AskDialog.tsx'
import { close, remove } from './deeds.ts'
import { named, OUTCOMES } from '../../ui/outcomes.ts'
import { PurgeDialog } from './PurgeDialog.tsx'
import { TagDialog } from './TagDialog.tsx'

interface ActDialogsProps {
  /** A new agreement is there. */
  readonly onMade: (id: string) => void
}

/** What is asked before something is done with agreements: opened by `ask`, wherever the user is. */
export function ActDialogs({ onMade }: ActDialogsProps) {
  const asked = useAsk()
  switch (asked?.kind) {
    case undefined:
      return null
    case 'blank':
      return <BlankDialog onMade={onMade} />
    case 'duplicate':
      return <DuplicateDialog target={asked.target} onMade={onMade} />
    case 'rename':
      return <RenameDialog target={asked.target} />
    case 'close':
      return <CloseDialog targets={asked.targets} />
    case 'delete':
      return <DeleteDialog targets={asked.targets} />
    case 'tag':
      return <TagDialog targets={asked.targets} />
    case 'hold':
      return <HoldDialog targets={asked.targets} />
    case 'purge':
      return <PurgeDialog targets={asked.targets} />
  }
}

function BlankDialog({ onMade }: ActDialogsProps) {
  const [title, setTitle] = useState('')
  const [counterparty, setCounterparty] = useState('')
  const [kind, setKind] = useState('')
  const create = async () => {
    const made = await call('agreement.createBlank', {
      title: title.trim(),
      counterparty: counterparty.trim(),
      kind: kind.trim(),
    })
    if (!made.ok) return made.error.message
    notify({ tone: 'success', title: `“${made.value.title}” is in the archive, on our paper.` })
    onMade(made.value.id)
    return null
  }
  return (
    <AskDialog title="New blank agreement" action="Create agreement" isReady={title.trim() !== ''} onDo={create}>
      <TextField
        label="Title"
        hint="The document begins with it. Clauses and styles are there to draft on; what is in square brackets is to be filled in."
        value={title}
        autoFocus
        autoComplete="off"
        onChange={setTitle}
      />
      <TextField
        label="Counterparty"
        hint="Who you negotiate with. It can be set or changed later."
        value={counterparty}
        autoComplete="off"
        onChange={setCounterparty}
      />
      <TextField label="Type" hint="Such as NDA or Services." value={kind} autoComplete="off" onChange={setKind} />
    </AskDialog>
  )
}

const SOURCES = [
  { id: 'first', label: 'The document it began with', hint: 'As it was imported or made' },
  { id: 'last', label: 'The document of its last round', hint: 'As it was sent or received, with its tracked changes' },
] as const

function DuplicateDialog({ target, onMade }: ActDialogsProps & { readonly target: Target }) {
  const [title, setTitle] = useState(`${target.title} (copy)`)
  const [from, setFrom] = useState<'first' | 'last'>('first')
  const duplicate = async () => {
    const made = await call('agreement.duplicate', { id: target.id, from, title: title.trim() })
    if (!made.ok) return made.error.message
    notify({ tone: 'success', title: `“${made.value.title}” is in the archive.`, details: made.value.messages })
    onMade(made.value.id)
    return null
  }
  return (
    <AskDialog title={`Duplicate ${named([target])}`} action="Duplicate" isReady={title.trim() !== ''} onDo={duplicate}>
      <TextField label="Title of the new agreement" value={title} autoFocus autoComplete="off" onChange={setTitle} />
      <Choice label="Begin with" value={from} options={SOURCES} onChange={setFrom} />
      <p className="dialog__lead">
        The counterparty, paper, type and owner come along. Rounds, comments, notes and tags stay with the original.
      </p>
    </AskDialog>
  )
}

function RenameDialog({ target }: { readonly target: Target }) {
  const [title, setTitle] = useState(target.title)
  const rename = async () => {
    const done = await call('agreement.change', { id: target.id, fields: { title: title.trim() } })
    return done.ok ? null : done.error.message
  }
  return (
    <AskDialog title="Rename agreement" action="Rename" isReady={title.trim() !== ''} onDo={rename}>
      <TextField label="Title" value={title} autoFocus autoComplete="off" onChange={setTitle} />
    </AskDialog>
  )
}

/** A notice has said what was wrong: the dialog stays, for another try. */
const shut = (done: boolean): null | undefined => (done ? null : undefined)

function CloseDialog({ targets }: TargetsProps) {
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]['id']>('executed')
  const [reason, setReason] = useState('')
  return (
    <AskDialog
      title={`Close ${named(targets)}`}
      action="Close"
      onDo={async () => shut(await close(targets, outcome, reason.trim()))}
    >
      <Choice label="How it ended" value={outcome} options={OUTCOMES} autoFocus onChange={setOutcome} />
      <TextField
        label="Reason"
        hint="Kept in history. It may be left empty."
        value={reason}
        autoComplete="off"
        onChange={setReason}
      />
      <p className="dialog__lead">Nothing is lost: the draft and every round stay, and it can be reopened.</p>
    </AskDialog>
  )
}

function DeleteDialog({ targets }: TargetsProps) {
  const [reason, setReason] = useState('')
  const held = targets.filter((target) => target.held)
  return (
    <AskDialog
      title={`Delete ${named(targets)}?`}
      action="Delete"
      onDo={async () => shut(await remove(targets, reason.trim()))}
    >
      <p>
        {targets.length === 1 ? 'It leaves' : 'They leave'} the list. Documents, rounds and history stay in the archive:
        the filter “Status: Deleted” shows {targets.length === 1 ? 'it' : 'them'} again, to be restored.
      </p>
      {held.length === 0 ? null : (
        <Banner tone="warning">
          {held.length === 1 ? `“${held[0]?.title ?? ''}” is` : `${held.length} of them are`} on hold. Deleting changes
          nothing about that: as long as the hold stands, no document can be purged.
        </Banner>
      )}
      <Reason hint="Kept in history. It may be left empty." value={reason} onChange={setReason} />
    </AskDialog>
  )
}

function HoldDialog({ targets }: TargetsProps) {
  const [reason, setReason] = useState('')
  const place = async () => {
    const done = await call('agreement.hold', { ids: targets.map(({ id }) => id), reason: reason.trim() })
    if (!done.ok) return done.error.message
    notify({ tone: 'success', title: `${named(targets)}: on hold` })
    return null
  }
  return (
    <AskDialog
      title={`Place a hold on ${named(targets)}`}
      action="Place hold"
      isReady={reason.trim() !== ''}
      onDo={place}
    >
      <p>As long as a hold stands, no document of the agreement can be purged. It is lifted in the Details tab.</p>
      <Reason
        hint="Such as a dispute, or how long records are to be kept."
        value={reason}
        isRequired
        onChange={setReason}
      />
    </AskDialog>
  )
}
