import { useState } from 'react'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { notify, notifyError } from './notices.ts'

interface DamagedDraftProps {
  readonly agreement: string
  readonly message: string
  readonly onMended: () => void
}

/** In the place of a draft that is not what was written, with a way on: what is left out stays in a backup. */
export function DamagedDraft({ agreement, message, onMended }: DamagedDraftProps) {
  const [isBusy, setBusy] = useState(false)
  const goOn = async () => {
    setBusy(true)
    const done = await call('draft.keepWhole', { agreement })
    setBusy(false)
    if (!done.ok) return notifyError(done.error)
    const { kept, lost } = done.value
    const title =
      kept === null
        ? 'The draft begins anew from its document.'
        : `The draft goes on with what is whole: ${lost} of its last edits ${lost === 1 ? 'was' : 'were'} left out.`
    notify({ tone: 'success', title: `${title} The archive as it was before is the newest backup.` })
    onMended()
  }
  return (
    <Banner
      tone="error"
      actions={
        <Button isDisabled={isBusy} onPress={() => void goOn()}>
          Back up, and go on with what is whole
        </Button>
      }
    >
      {message}. The archive is backed up first, as it is now.
    </Banner>
  )
}
