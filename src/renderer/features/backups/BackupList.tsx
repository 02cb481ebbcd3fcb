import type { Backup } from '../../../core/api/backups.ts'
import { unlockedToRead } from '../../app/asking.ts'
import { Button } from '../../ui/Button.tsx'
import { exactTime, friendlyTime } from '../../ui/time.ts'
import { sizeText } from './useBackups.ts'

interface BackupListProps {
  readonly backups: readonly Backup[]
  readonly onChoose: (backup: Backup) => void
}

/** Newest first, each to be looked into before anything is done with it. */
export function BackupList({ backups, onChoose }: BackupListProps) {
  const choose = async (backup: Backup) => {
    // It may have been made with an earlier passphrase.
    if (await unlockedToRead(backup.path)) onChoose(backup)
  }
  return (
    <ul className="backups" aria-label="Backups">
      {backups.map((backup) => (
        <li key={backup.path} className="backups__line">
          <span className="backups__time" title={backup.path}>
            <time dateTime={backup.madeAt}>{exactTime(backup.madeAt)}</time>
            <span className="backups__facts">
              {friendlyTime(backup.madeAt)} · {sizeText(backup.bytes)}
            </span>
          </span>
          <Button
            aria-label={`Look into the backup of ${exactTime(backup.madeAt)}`}
            onPress={() => void choose(backup)}
          >
            Look into it…
          </Button>
        </li>
      ))}
    </ul>
  )
}
