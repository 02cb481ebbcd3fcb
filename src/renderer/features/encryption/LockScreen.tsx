import { Lock } from 'lucide-react'
import { useState } from 'react'
import { call } from '../../api.ts'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/Button.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import './Encryption.css'

interface LockScreenProps {
  readonly archive: { readonly path: string; readonly name: string }
  readonly onUnlocked: () => void
}

/** All there is to see while the archive is locked: its name, and where its passphrase goes. */
export function LockScreen({ archive, onUnlocked }: LockScreenProps) {
  const { canRemember, reload } = useSession()
  const [isBusy, setBusy] = useState(false)
  const leave = async () => {
    await call('archive.close', {})
    reload()
  }
  return (
    <main className="lock" data-pane="main">
      <div className="lock__sheet">
        <Lock className="lock__icon" size={32} strokeWidth={1.5} aria-hidden />
        <h1 className="lock__title">{archive.name} is locked</h1>
        <p className="lock__path selectable">{archive.path}</p>
        <UnlockForm
          id="unlock"
          mayRemember={canRemember}
          attempt={(passphrase, remember) => call('archive.open', { path: archive.path, passphrase, remember })}
          onBusy={setBusy}
          onUnlocked={onUnlocked}
        >
          <div className="lock__actions">
            <Button kind="primary" type="submit" isDisabled={isBusy}>
              {isBusy ? 'Unlocking…' : 'Unlock'}
            </Button>
            <Button kind="quiet" isDisabled={isBusy} onPress={() => void leave()}>
              Close this archive
            </Button>
          </div>
        </UnlockForm>
      </div>
    </main>
  )
}
