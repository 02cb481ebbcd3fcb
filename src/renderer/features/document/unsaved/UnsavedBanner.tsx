import { useState } from 'react'
import { call } from '../../../api.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { notify, notifyError } from '../notices.ts'
import { localDate } from '../../../ui/time.ts'
import type { Autosave } from '../autosave.ts'

interface UnsavedBannerProps {
  readonly message: string
  readonly agreement: string
  readonly base: string
  readonly autosave: Autosave
}

/** The disk refused the last edits: they stay in the window, saving is tried again, and a file can be saved elsewhere. */
export function UnsavedBanner({ message, agreement, base, autosave }: UnsavedBannerProps) {
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    const picked = await call('host.pickSave', {
      title: 'Save the draft with its last edits',
      suggested: `Draft with unsaved edits_${localDate()}.docx`,
    })
    if (!picked.ok) return notifyError(picked.error)
    const { path } = picked.value
    if (path === null) return
    setBusy(true)
    const { version, steps } = autosave.unsaved()
    const written = await call('draft.exportUnsaved', { agreement, base, version, steps: [...steps], path })
    setBusy(false)
    if (!written.ok) return notifyError(written.error)
    notify({
      tone: 'success',
      title: 'The draft was saved as a Word file. It goes on being saved to the archive as soon as that is possible.',
    })
  }
  return (
    <Banner
      tone="error"
      actions={
        <>
          <Button isDisabled={isBusy} onPress={() => void save()}>
            Save as a file…
          </Button>
          <Button kind="primary" onPress={() => autosave.retry()}>
            Try now
          </Button>
        </>
      }
    >
      <strong>Your last edits are not on disk.</strong> {message} You can go on editing: the edits are kept in this
      window, and saving is tried again by itself. Do not close the window until it says “Saved”, or save a file
      elsewhere first.
    </Banner>
  )
}
