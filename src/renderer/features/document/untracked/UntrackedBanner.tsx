import { useState } from 'react'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { untrackedCount, UntrackedList } from '../../../ui/UntrackedList.tsx'
import type { Autosave } from '../autosave.ts'
import type { EditorSession } from '../session.ts'
import { useUntracked } from './useUntracked.ts'

interface UntrackedBannerProps {
  readonly session: EditorSession
  readonly autosave: Autosave
}

/** Stays as long as the draft has changes that its redline does not show, and lists them. */
export function UntrackedBanner({ session, autosave }: UntrackedBannerProps) {
  const edits = useUntracked(session, autosave)
  const [isOpen, setIsOpen] = useState(false)
  if (edits.length === 0) return null
  const close = () => setIsOpen(false)
  return (
    <>
      <Banner tone="warning" actions={<Button onPress={() => setIsOpen(true)}>List them…</Button>}>
        <strong>{untrackedCount(edits)} since the round began.</strong> The redline does not show{' '}
        {edits.length === 1 ? 'it' : 'them'} to the other side.
      </Banner>
      <Dialog
        title="Untracked since the round began"
        isOpen={isOpen}
        isWide
        onClose={close}
        footer={
          <Button kind="primary" autoFocus onPress={close}>
            Close
          </Button>
        }
      >
        <UntrackedList
          edits={edits}
          onShow={({ pos }) => {
            close()
            session.showPosition(pos)
          }}
        />
      </Dialog>
    </>
  )
}
