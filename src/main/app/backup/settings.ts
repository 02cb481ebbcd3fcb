import { dirname, join } from 'node:path'
import { readSettings } from '../settings.ts'
import type { BackupSettings } from './copying.ts'

/** As this machine is set: in the app's own folder, beside the settings, where no other was chosen. */
export function backupSettings(settingsFile: string): BackupSettings {
  const { folder, ...settings } = readSettings(settingsFile).backups
  return { folder: folder ?? join(dirname(settingsFile), 'Backups'), ...settings }
}
