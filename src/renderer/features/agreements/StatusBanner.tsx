import type { AgreementRow } from '../../../core/api/agreements.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { reopen, restore } from './deeds.ts'

interface StatusBannerProps {
  readonly agreement: AgreementRow
  readonly isReadOnly: boolean
}

/** Why an agreement cannot be worked on, and the way back. Nothing for one that is open. */
export function StatusBanner({ agreement, isReadOnly }: StatusBannerProps) {
  const { status } = agreement
  if (status === 'open') return null
  const back = status === 'closed' ? { label: 'Reopen', run: reopen } : { label: 'Restore', run: restore }
  return (
    <div className="status-banner">
      <Banner
        tone={status === 'deleted' ? 'warning' : 'info'}
        actions={
          <Button isDisabled={isReadOnly} onPress={() => void back.run([agreement])}>
            {back.label}
          </Button>
        }
      >
        {status === 'closed'
          ? 'This agreement is closed: it can be read and exported. Reopen it to go on with it.'
          : 'This agreement is deleted and out of the list. Restore it to go on with it.'}
      </Banner>
    </div>
  )
}
