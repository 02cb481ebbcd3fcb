import type { Backup } from '../../../core/api/backups.ts'
import { Button } from '../../ui/Button.tsx'
import { exactTime, friendlyTime } from '../../ui/time.ts'
import { sizeText } from './useBackups.ts'

interface BackupListProps {
  readonly backups: readonly Backup[]
  readonly onChoose: (backup: Backup) => void
}

/** Newest first, each to be looked into before anything is done with it. */
export function BackupList({ backups, onChoose }: BackupListProps) {
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
          <Button aria-label={`Look into the backup of ${exactTime(backup.madeAt)}`} onPress={() => onChoose(backup)}>
            Look into it…
          </Button>
        </li>
      ))}
    </ul>
  )
}
