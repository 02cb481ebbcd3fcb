import { useEffect } from 'react'
import { call, on } from '../../api.ts'
import { requestExchange } from '../../exchange.ts'
import { useCommand } from '../../commands/commands.ts'
import { notify, notifyError } from '../../ui/notices.ts'

/** Backs the open archive up now, and says so. */
export async function backUpNow(): Promise<void> {
  const made = await call('backup.now', {})
  if (!made.ok) return notifyError(made.error)
  notify({
    tone: 'success',
    title: `Backed up and checked: ${sizeText(made.value.bytes)}.`,
    action: { label: 'Show in folder', run: () => void call('host.reveal', { path: made.value.path }) },
  })
}

export function useBackupCommands(hasArchive: boolean, showBackups: () => void): void {
  useCommand({
    id: 'archive.backup',
    label: 'Back up the archive now',
    isDisabled: !hasArchive,
    run: () => void backUpNow(),
  })
  useCommand({ id: 'archive.backups', label: 'Backups…', run: showBackups })
  useEffect(
    () =>
      on('archive-unsound', ({ message }) =>
        notify({
          tone: 'warning',
          title: message,
          action: { label: 'Verify…', run: () => requestExchange({ kind: 'verify' }) },
        }),
      ),
    [],
  )
  // A backup that nobody asked for is only heard of when it fails.
  useEffect(
    () =>
      on('backup-failed', ({ message }) =>
        notify({ tone: 'warning', title: `The archive could not be backed up. ${message}` }),
      ),
    [],
  )
}

/** "812 kB", "14.2 MB". */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
