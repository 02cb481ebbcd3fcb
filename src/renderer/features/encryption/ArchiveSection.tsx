import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import type { Settings } from '../../../core/api/host.ts'
import { call } from '../../api.ts'
import { useSession } from '../../app/session.tsx'
import { runCommand } from '../../commands/commands.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { notifyError } from '../../ui/notices.ts'
import { PassphraseDialog, type PassphraseTask } from './PassphraseDialog.tsx'
import { RememberBox } from './RememberBox.tsx'
import './Encryption.css'

interface ArchiveSectionProps {
  readonly settings: Settings
  readonly save: (settings: Settings) => Promise<boolean>
}

const AFTER = [
  { id: 'never', label: 'Never' },
  { id: '5', label: '5 minutes' },
  { id: '15', label: '15 minutes' },
  { id: '60', label: '1 hour' },
] as const

/** What the open archive is locked with, and when. */
export function ArchiveSection({ settings, save }: ArchiveSectionProps) {
  const { archive, canRemember, reload } = useSession()
  const [task, setTask] = useState<PassphraseTask | null>(null)
  if (archive === null) return null
  const { name, encrypted, remembered, readOnly } = archive
  const remember = async (is: boolean) => {
    const done = await call('archive.remember', { remember: is })
    if (!done.ok) notifyError(done.error)
    reload()
  }
  return (
    <section className="settings__section" aria-labelledby="settings-archive">
      <h2 id="settings-archive">Archive</h2>
      <div className="settings__fields">
        <p className="archive-state">
          {encrypted ? <Lock size={16} aria-hidden /> : <LockOpen size={16} aria-hidden />}
          <span>
            {encrypted
              ? `${name} is encrypted. Without its passphrase nobody can read the file.`
              : `${name} is not encrypted: whoever gets hold of its file can read it.`}
          </span>
        </p>
        <div className="archive-actions">
          {encrypted ? (
            <>
              <Button isDisabled={readOnly} onPress={() => setTask('change')}>
                Change passphrase…
              </Button>
              <Button isDisabled={readOnly} onPress={() => setTask('remove')}>
                Remove passphrase…
              </Button>
              <Button onPress={() => runCommand('archive.lock')}>Lock now</Button>
            </>
          ) : (
            <Button isDisabled={readOnly} onPress={() => setTask('set')}>
              Set a passphrase…
            </Button>
          )}
        </div>
        {encrypted && canRemember ? <RememberBox isSelected={remembered} onChange={(is) => void remember(is)} /> : null}
        {encrypted ? (
          <div className="remember">
            <Choice
              label="Lock when nobody has used the window for"
              value={settings.autoLock}
              options={AFTER}
              onChange={(autoLock) => void save({ ...settings, autoLock })}
            />
            <p className="field__hint">
              {settings.autoLock === 'never'
                ? 'It stays open also while the computer sleeps.'
                : 'Also when the computer goes to sleep or its screen is locked. What is under way is finished first.'}
            </p>
          </div>
        ) : null}
      </div>
      {task === null ? null : (
        <PassphraseDialog
          task={task}
          name={name}
          onClose={() => {
            setTask(null)
            reload()
          }}
        />
      )}
    </section>
  )
}
