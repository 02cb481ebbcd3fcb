import { useState } from 'react'
import type { ArchiveInfo } from '../../../core/api/archive.ts'
import type { Backup } from '../../../core/api/backups.ts'
import type { Settings } from '../../../core/api/host.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckBox } from '../../ui/CheckBox.tsx'
import { notifyError } from '../../ui/notices.ts'
import { Select } from '../../ui/Select.tsx'
import { useOperation } from '../../useOperation.ts'
import { BackupList } from './BackupList.tsx'
import { RestoreDialog, fileName } from './RestoreDialog.tsx'
import { backUpNow, sizeText } from './useBackups.ts'
import './Backups.css'

interface BackupsSectionProps {
  readonly settings: Settings
  readonly archive: ArchiveInfo | null
  /** @returns the message to show if it failed */
  readonly onSave: (settings: Settings) => Promise<string | undefined>
  readonly onRestored: () => void
}

const COUNTS = ['3', '5', '10', '20', '50'] as const

/** When backups are made, how many are kept and where; and those there are of the open archive. */
export function BackupsSection({ settings, archive, onSave, onRestored }: BackupsSectionProps) {
  const { backups } = settings
  const save = async (change: Partial<Settings['backups']>) => {
    const message = await onSave({ ...settings, backups: { ...backups, ...change } })
    if (message !== undefined) notifyError({ message })
  }
  const chooseFolder = async () => {
    const picked = await call('host.pickFolder', { title: 'Folder for backups' })
    if (!picked.ok) return notifyError(picked.error)
    if (picked.value.path !== null) await save({ folder: picked.value.path })
  }
  const kept = String(backups.keep)
  const counts = COUNTS.some((count) => count === kept) ? COUNTS : [...COUNTS, kept]
  return (
    <section className="settings__section" aria-labelledby="settings-backups">
      <h2 id="settings-backups">Backups</h2>
      <div className="settings__fields">
        <CheckBox isSelected={backups.automatic} onChange={(automatic) => void save({ automatic })}>
          Back up once a day and after each round
        </CheckBox>
        <Select
          label="Backups kept of each archive"
          value={kept}
          options={counts.map((count) => ({ id: count, label: count }))}
          onChange={(count) => void save({ keep: Number(count) })}
        />
        <div className="backups__folder">
          <span>
            Folder: <span className="selectable">{backups.folder ?? 'the app’s own'}</span>
          </span>
          <span className="backups__buttons">
            <Button onPress={() => void chooseFolder()}>Choose…</Button>
            {backups.folder === null ? null : (
              <Button onPress={() => void save({ folder: null })}>Use the app’s own</Button>
            )}
          </span>
        </div>
        <p className="field__hint">
          Of days past the last backup counts. Each is read again and checked after it was written. A folder on another
          disk also helps when this one fails.
        </p>
        {archive === null ? null : <OfArchive key={archive.path} archive={archive} onRestored={onRestored} />}
      </div>
    </section>
  )
}

interface OfArchiveProps {
  readonly archive: ArchiveInfo
  readonly onRestored: () => void
}

function OfArchive({ archive, onRestored }: OfArchiveProps) {
  const { value, reload } = useOperation('backup.list', { archive: archive.path }, ['backups-changed'])
  const [chosen, setChosen] = useState<Backup>()
  const [isBusy, setBusy] = useState(false)
  const now = async () => {
    setBusy(true)
    await backUpNow()
    setBusy(false)
    reload()
  }
  return (
    <>
      <div className="backups__head">
        <h3 className="backups__heading">Of {archive.name}</h3>
        <Button isDisabled={isBusy} onPress={() => void now()}>
          {isBusy ? 'Backing up…' : 'Back up now'}
        </Button>
      </div>
      {value === undefined ? null : value.backups.length === 0 ? (
        <p className="field__hint">There is none yet.</p>
      ) : (
        <BackupList backups={value.backups} onChoose={setChosen} />
      )}
      {value === undefined || value.updates.length === 0 ? null : <Updates updates={value.updates} />}
      {chosen === undefined ? null : (
        <RestoreDialog
          backup={chosen.path}
          archive={archive.path}
          canReplace={!archive.readOnly}
          onClose={() => setChosen(undefined)}
          onRestored={() => {
            setChosen(undefined)
            onRestored()
          }}
        />
      )}
    </>
  )
}

/** Copies beside the archive that nobody asked for: they take room, and so they are named. */
function Updates({ updates }: { readonly updates: readonly { readonly path: string; readonly bytes: number }[] }) {
  return (
    <div className="backups__updates">
      <p className="field__hint">
        Before an update of the app changes an archive, it leaves a copy beside it. The last two are kept; you can
        delete them once all is well.
      </p>
      <ul className="backups" aria-label="Copies from before an update">
        {updates.map(({ path, bytes }) => (
          <li key={path} className="backups__line">
            <span className="backups__time" title={path}>
              {fileName(path)}
              <span className="backups__facts">{sizeText(bytes)}</span>
            </span>
            <Button
              aria-label={`Show ${fileName(path)} in its folder`}
              onPress={() => void call('host.reveal', { path })}
            >
              Show in folder
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
