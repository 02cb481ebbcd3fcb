import { useState } from 'react'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { notify } from '../../ui/notices.ts'
import { named } from '../../ui/outcomes.ts'
import { AskDialog, Reason, type TargetsProps } from './AskDialog.tsx'

/** Asks once more, and why, before the documents of agreements are removed for good. */
export function PurgeDialog({ targets }: TargetsProps) {
  const [reason, setReason] = useState('')
  const purge = async () => {
    const done = await call('agreement.purge', { ids: targets.map(({ id }) => id), reason: reason.trim() })
    if (!done.ok) return done.error.message
    const { removed, bytes, kept } = done.value
    notify({
      tone: removed === 0 ? 'warning' : 'success',
      title: `${purgedText(removed, bytes)}${keptText(kept)}`,
    })
    return null
  }
  return (
    <AskDialog
      title={`Purge the documents of ${named(targets)}?`}
      action="Purge for good"
      isReady={reason.trim() !== ''}
      onDo={purge}
    >
      <Banner tone="warning">
        The documents of every round and the draft are removed from this archive and cannot be brought back. What was
        said of them stays: rounds with their hashes, decisions, notes and history. Copies elsewhere, backups among
        them, are not touched.
      </Banner>
      <Reason hint="Kept in history." value={reason} isRequired onChange={setReason} />
    </AskDialog>
  )
}

function purgedText(removed: number, bytes: number): string {
  if (removed === 0) return 'No document was purged.'
  return `${removed === 1 ? 'One document is' : `${removed} documents are`} purged (${sizeText(bytes)}).`
}

/** A document that two agreements have in common goes with the last of them. */
function keptText(kept: number): string {
  if (kept === 0) return ''
  return kept === 1
    ? ' One stays, because another agreement has it too.'
    : ` ${kept} stay, because other agreements have them too.`
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
