import type { AgreementRow } from '../../../core/api/agreements.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { outcomeLabel } from '../../ui/outcomes.ts'
import { menuEntries } from './list/menu.ts'

interface AgreementActionsProps {
  readonly agreement: AgreementRow
  readonly isReadOnly: boolean
}

/** How it stands with one agreement, and what can become of it. Tags and holds have places of their own. */
export function AgreementActions({ agreement, isReadOnly }: AgreementActionsProps) {
  const entries = menuEntries([agreement], isReadOnly, null)
    .flatMap((entry) => entry ?? [])
    .filter(({ id }) => id !== 'tag' && id !== 'hold' && id !== 'rename')
  const { status, outcome } = agreement
  const closed = outcome === null || outcome === 'other' ? 'Closed' : `Closed: ${outcomeLabel(outcome)}`
  return (
    <div className="details__actions">
      <Badge tone={status === 'deleted' ? 'warning' : 'neutral'}>
        {status === 'open' ? 'Open' : status === 'closed' ? closed : 'Deleted'}
      </Badge>
      {entries.map(({ id, label, icon: Icon, isDisabled = false, run }) => (
        <Button key={id} isDisabled={isDisabled} onPress={run}>
          {Icon === undefined ? null : <Icon size={14} aria-hidden />}
          {label}
        </Button>
      ))}
    </div>
  )
}
