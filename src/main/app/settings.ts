import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { autoLock, type Profile, type Settings } from '../../core/api/host.ts'
import { listSettings } from '../../core/api/list-views.ts'
import type { Result } from '../../core/result.ts'
import { writeFile } from './files.ts'

const stored = z.object({
  profile: z
    .object({
      name: z.string().catch(''),
      initials: z.string().catch(''),
      email: z.string().catch(''),
      organisation: z.string().catch(''),
    })
    .catch({ name: '', initials: '', email: '', organisation: '' }),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  typing: z
    .object({
      quotes: z.enum(['document', 'always', 'never']).catch('document'),
      symbols: z.boolean().catch(false),
    })
    .catch({ quotes: 'document', symbols: false }),
  backups: z
    .object({
      folder: z.string().nullable().catch(null),
      keep: z.number().int().min(1).max(100).catch(10),
      automatic: z.boolean().catch(true),
    })
    .catch({ folder: null, keep: 10, automatic: true }),
  shortcuts: z.record(z.string(), z.string().nullable()).catch({}),
  autoLock: autoLock.catch('15'),
  agreements: listSettings,
  recent: z.array(z.string()).catch([]),
  /** The archive that was open when the app was left; null after it was closed by hand. */
  open: z.string().nullable().catch(null),
})
export type StoredSettings = z.infer<typeof stored>

/** Who we are in what goes out: the address stays in the archive. */
export function authorIn({ profile: { name, initials, organisation } }: StoredSettings): Profile {
  return { name, initials, organisation }
}

/** This machine's settings. What is missing or spoilt counts as not set: the app must start whatever the file holds. */
export function readSettings(path: string): StoredSettings {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return stored.parse({})
  }
}

export async function saveSettings(path: string, change: Partial<StoredSettings>): Promise<Result<Settings>> {
  const settings = { ...readSettings(path), ...change }
  mkdirSync(dirname(path), { recursive: true })
  const written = await writeFile(path, Buffer.from(JSON.stringify(settings, null, 2) + '\n'))
  return written.ok ? { ok: true, value: asShown(settings) } : written
}

/** What the window is told of them. */
export function asShown({
  profile,
  theme,
  typing,
  shortcuts,
  backups,
  autoLock,
  agreements,
}: StoredSettings): Settings {
  return { profile, theme, typing, shortcuts, backups, autoLock, agreements }
}
