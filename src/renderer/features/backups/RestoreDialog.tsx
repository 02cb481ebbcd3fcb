import { useState } from 'react'
import type { BackupPreview } from '../../../core/api/backups.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import { exactTime, friendlyTime } from '../../ui/time.ts'
import { useOperation } from '../../useOperation.ts'
import './Backups.css'

interface RestoreDialogProps {
  readonly backup: string
  /** The path of the archive it may take the place of. */
  readonly archive: string
  /** Whether that archive is open and can be written to, or cannot be opened at all: then it can be put aside. */
  readonly canReplace: boolean
  readonly onClose: () => void
  readonly onRestored: () => void
}

/** What is in a backup and what is not, and the two ways to restore it. Nothing is ever overwritten. */
export function RestoreDialog({ backup, archive, canReplace, onClose, onRestored }: RestoreDialogProps) {
  const { value: preview, error } = useOperation('backup.preview', { path: backup, archive })
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const restore = async (target: { to: string } | { replaces: string }) => {
    setBusy(true)
    const restored = await call('backup.restore', { path: backup, target })
    setBusy(false)
    if (!restored.ok) return setFailure(restored.error.message)
    const { aside } = restored.value
    notify({
      tone: 'success',
      title:
        aside === null
          ? 'The backup was restored to a new archive, which is open now.'
          : `The backup was restored. What was there before is kept as ${fileName(aside)}.`,
    })
    onRestored()
  }
  const restoreElsewhere = async () => {
    const picked = await call('host.pickNewArchive', {
      title: 'Restore to',
      suggested: `Restored ${fileName(archive)}`,
    })
    if (!picked.ok) return setFailure(picked.error.message)
    if (picked.value.path !== null) await restore({ to: picked.value.path })
  }
  const isReady = preview !== undefined && !isBusy
  return (
    <Dialog
      title={preview === undefined ? 'Backup' : `Backup of ${titleOf(preview)}`}
      isOpen
      isWide
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          {canReplace ? (
            <Button isDisabled={!isReady} onPress={() => void restore({ replaces: archive })}>
              Put the present archive aside and restore
            </Button>
          ) : null}
          <Button kind="primary" autoFocus isDisabled={!isReady} onPress={() => void restoreElsewhere()}>
            {isBusy ? 'Restoring…' : 'Restore to a new file…'}
          </Button>
        </>
      }
    >
      {error === undefined ? null : <Banner tone="error">{error}</Banner>}
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      {preview === undefined ? (
        error === undefined ? (
          <p className="dialog__lead">Reading and checking the backup…</p>
        ) : null
      ) : (
        <Preview preview={preview} />
      )}
    </Dialog>
  )
}

function Preview({ preview }: { readonly preview: BackupPreview }) {
  const { agreements, newer, onlyInBackup, lastRecordAt } = preview
  return (
    <>
      <p className="dialog__lead">
        {agreements.length === 1 ? 'One agreement' : `${agreements.length} agreements`}
        {lastRecordAt === null ? '' : `, the last thing recorded ${friendlyTime(lastRecordAt)}`}. Every page, record and
        document of it was checked when it was made, and is again before it is restored.
      </p>
      <Keyed encrypted={preview.encrypted} isArchiveEncrypted={preview.isArchiveEncrypted} />
      <Newer newer={newer} onlyInBackup={onlyInBackup} />
      <section aria-labelledby="backup-agreements">
        <h3 id="backup-agreements" className="backups__heading">
          In the backup
        </h3>
        <ul className="backups__agreements selectable">
          {agreements.map(({ title, counterparty, lastRound, lastActivity }) => (
            <li key={`${title} ${lastActivity}`}>
              <span>
                {title}
                {counterparty === '' ? '' : ` · ${counterparty}`}
              </span>
              <span className="backups__facts">
                {lastRound}, {friendlyTime(lastActivity)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** A backup keeps the passphrase that its archive had when it was made. */
function Keyed({ encrypted, isArchiveEncrypted }: Pick<BackupPreview, 'encrypted' | 'isArchiveEncrypted'>) {
  if (encrypted === 'other') {
    return (
      <Banner tone="warning">
        This backup was made with another passphrase than the archive has now. What is restored from it opens with that
        one, until you change it in Settings.
      </Banner>
    )
  }
  if (encrypted === 'same' || !isArchiveEncrypted) return null
  return (
    <Banner tone="warning">
      This backup was made before the archive was encrypted, and so is what is restored from it: anybody can read it,
      until you set a passphrase in Settings.
    </Banner>
  )
}

type NewerProps = Pick<BackupPreview, 'newer' | 'onlyInBackup'>

/** What one would no longer see after restoring in place: the reason to look first. */
function Newer({ newer, onlyInBackup }: NewerProps) {
  if (newer === null)
    return (
      <Banner tone="info">There is no readable archive to compare it with: what is newer than it is not known.</Banner>
    )
  if (newer.length === 0)
    return (
      <Banner tone="success">
        {onlyInBackup === 0
          ? 'The present archive has nothing that is not in this backup.'
          : `The present archive has nothing newer; ${onlyInBackup} records are in the backup alone.`}
      </Banner>
    )
  return (
    <Banner tone="warning">
      <strong>The present archive has since then:</strong>
      <ul className="backups__newer">
        {newer.map((agreement, place) => (
          // Two agreements may have one name.
          <li key={`${place} ${agreement.title}`}>{newerText(agreement)}</li>
        ))}
      </ul>
      It stays in the present archive, which is put aside or left as it is.
    </Banner>
  )
}

function newerText({ title, isNew, rounds, others, draft }: NonNullable<BackupPreview['newer']>[number]): string {
  if (isNew) return `${title}: the whole agreement`
  const parts = [
    ...rounds,
    ...(others === 0 ? [] : [others === 1 ? '1 other entry' : `${others} other entries`]),
    ...(draft ? ['edits of the draft'] : []),
  ]
  return `${title}: ${parts.join(', ')}`
}

function titleOf({ backup }: BackupPreview): string {
  return backup.madeAt === '' ? fileName(backup.path) : exactTime(backup.madeAt)
}

export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
