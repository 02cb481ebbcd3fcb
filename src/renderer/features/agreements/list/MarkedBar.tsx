import { X } from 'lucide-react'
import type { AgreementRow } from '../../../../core/api/agreements.ts'
import { Button } from '../../../ui/Button.tsx'
import { menuEntries } from './menu.ts'

interface MarkedBarProps {
  readonly targets: readonly AgreementRow[]
  readonly isReadOnly: boolean
  readonly onUnmark: () => void
}

/** What can be done with everything that is marked. */
export function MarkedBar({ targets, isReadOnly, onUnmark }: MarkedBarProps) {
  const entries = menuEntries(targets, isReadOnly, null).flatMap((entry) => entry ?? [])
  return (
    <div className="marked" role="toolbar" aria-label="Marked agreements">
      <span className="marked__count" role="status">
        {targets.length.toLocaleString()} marked
      </span>
      {entries.map(({ id, label, icon: Icon, isDisabled = false, run }) => (
        <Button key={id} kind="quiet" isDisabled={isDisabled} onPress={run}>
          {Icon === undefined ? null : <Icon size={15} aria-hidden />}
          {label}
        </Button>
      ))}
      <Button kind="quiet" onPress={onUnmark}>
        <X size={15} aria-hidden />
        Unmark
      </Button>
    </div>
  )
}
