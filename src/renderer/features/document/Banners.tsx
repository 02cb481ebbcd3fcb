import { useSyncExternalStore } from 'react'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { notify } from './notices.ts'
import type { Autosave, SaveState } from './autosave.ts'
import type { EditorSession } from './session.ts'
import { useStore } from './store.ts'
import { UnsavedBanner } from './unsaved/UnsavedBanner.tsx'
import { UntrackedBanner } from './untracked/UntrackedBanner.tsx'

const NEVER = (): (() => void) => () => undefined
const SAVED: SaveState = { kind: 'saved' }

export function useSaveState(autosave: Autosave | null): SaveState {
  return useSyncExternalStore(autosave?.subscribe ?? NEVER, () => autosave?.state() ?? SAVED)
}

interface BannersProps {
  readonly session: EditorSession
  readonly autosave: Autosave | null
  readonly isDraft: boolean
  /** Which draft it is, by the document it began with. */
  readonly base: string
  readonly onReload: () => void
}

/** What must not be overlooked: changes that are not tracked, and edits that are not on disk. */
export function Banners({ session, autosave, isDraft, base, onReload }: BannersProps) {
  const isTracking = useStore(session.snapshot, (s) => s.isTracking)
  const failure = useStore(session.arrival.arrived, (arrived) => arrived.failure)
  const save = useSaveState(autosave)
  const copy = async () => {
    await navigator.clipboard.writeText(session.text())
    notify({ tone: 'success', title: 'The text was copied' })
  }
  return (
    <>
      {isDraft && !isTracking ? (
        <Banner tone="warning" actions={<Button onPress={() => session.toggleTracking()}>Track changes</Button>}>
          <strong>Changes are NOT tracked.</strong> The counterparty will not see what you edit now.
        </Banner>
      ) : null}
      {failure === null ? null : (
        <Banner tone="error" actions={<Button onPress={onReload}>Load it again</Button>}>
          Only the beginning of this document is on the page. {failure}. What you edited is saved.
        </Banner>
      )}
      {isDraft && autosave !== null ? <UntrackedBanner session={session} autosave={autosave} /> : null}
      {save.kind === 'failed' && autosave !== null ? (
        <UnsavedBanner message={save.message} agreement={session.agreement} base={base} autosave={autosave} />
      ) : null}
      {save.kind === 'stopped' ? (
        <Banner
          tone="error"
          actions={
            <>
              <Button onPress={() => void copy()}>Copy the text</Button>
              <Button kind="primary" onPress={onReload}>
                Reload the draft
              </Button>
            </>
          }
        >
          {save.message}. Your last edits are still on this page but not on disk: copy them, then reload.
        </Banner>
      ) : null}
    </>
  )
}
