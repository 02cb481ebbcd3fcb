import type { AgreementRow } from '../../../core/api/agreements.ts'
import { useCommand } from '../../commands/commands.ts'
import { ask } from './acting.ts'
import { reopen, restore } from './deeds.ts'

/** What can be done with agreements from the palette: with the one that is open, or with those that are marked in the list. */
export function useAgreementCommands(targets: readonly AgreementRow[], isReadOnly: boolean): void {
  const having = (status: AgreementRow['status']) => targets.filter((row) => row.status === status)
  const [open, closed, deleted] = [having('open'), having('closed'), having('deleted')]
  const kept = targets.filter(({ status }) => status !== 'deleted')
  const [target] = kept
  const offOf = (some: readonly AgreementRow[]): boolean => isReadOnly || some.length === 0
  const isOneOff = offOf(kept) || kept.length > 1
  useCommand({
    id: 'agreement.rename',
    label: 'Rename agreement…',
    isDisabled: isOneOff,
    run: () => {
      if (target !== undefined) ask({ kind: 'rename', target })
    },
  })
  useCommand({
    id: 'agreement.duplicate',
    label: 'Duplicate agreement…',
    isDisabled: isOneOff,
    run: () => {
      if (target !== undefined) ask({ kind: 'duplicate', target })
    },
  })
  useCommand({
    id: 'agreement.tag',
    label: 'Tag agreement…',
    isDisabled: offOf(kept),
    run: () => ask({ kind: 'tag', targets: kept }),
  })
  useCommand({
    id: 'agreement.hold',
    label: 'Place a hold on agreement…',
    isDisabled: offOf(targets),
    run: () => ask({ kind: 'hold', targets }),
  })
  useCommand({
    id: 'agreement.close',
    label: 'Close agreement…',
    isDisabled: offOf(open),
    run: () => ask({ kind: 'close', targets: open }),
  })
  useCommand({
    id: 'agreement.reopen',
    label: 'Reopen agreement',
    isDisabled: offOf(closed),
    run: () => void reopen(closed),
  })
  useCommand({
    id: 'agreement.delete',
    label: 'Delete agreement…',
    isDisabled: offOf(kept),
    run: () => ask({ kind: 'delete', targets: kept }),
  })
  useCommand({
    id: 'agreement.restore',
    label: 'Restore agreement',
    isDisabled: offOf(deleted),
    run: () => void restore(deleted),
  })
  useCommand({
    id: 'agreement.purge',
    label: 'Purge documents of agreement…',
    isDisabled: offOf(deleted),
    run: () => ask({ kind: 'purge', targets: deleted }),
  })
}
