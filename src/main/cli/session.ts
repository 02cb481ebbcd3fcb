import { randomUUID } from 'node:crypto'
import { homedir, hostname, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { deviceSigner } from '../app/device.ts'
import { backupSettings } from '../app/backup/settings.ts'
import { lackLine, shortenedBy } from '../app/seen.ts'
import { createSession, type Session } from '../app/session.ts'
import { directWork } from '../app/work/direct.ts'
import { authorIn, readSettings } from '../app/settings.ts'
import { openUnlocked } from './passphrase.ts'

/** Where the CLI keeps its device key and finds the profile: COUNTERPART_HOME, else the usual place of this system. */
function home(): string {
  const env = process.env
  if (env['COUNTERPART_HOME'] !== undefined) return env['COUNTERPART_HOME']
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'counterpart')
  if (process.platform === 'win32') return join(env['APPDATA'] ?? homedir(), 'counterpart')
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'counterpart')
}

/** A session without an archive. Rounds are sealed in the name of COUNTERPART_NAME, the app's profile, or the system user. */
export function newSession(): Session {
  const folder = home()
  return createSession({
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    signer: () => deviceSigner(join(folder, 'device-key.pem')),
    profile: () => {
      const author = authorIn(readSettings(join(folder, 'settings.json')))
      return { ...author, name: process.env['COUNTERPART_NAME'] ?? (author.name || userInfo().username) }
    },
    email: () => readSettings(join(folder, 'settings.json')).profile.email,
    seen: join(folder, 'seen.json'),
    owner: `the command line of ${userInfo().username} on ${hostname()}`,
    emit: () => {},
    opened: () => {},
    closed: () => {},
    recent: () => [],
    backups: () => backupSettings(join(folder, 'settings.json')),
    work: directWork(),
    samples: {
      archive: join(folder, 'Sample.counterpart'),
      folder: join(dirname(import.meta.dirname), '../resources/samples'),
    },
  })
}

/** Opens an archive, runs a command on it, and closes it whatever happens. */
export async function withArchive(path: string, run: (session: Session) => Promise<void> | void): Promise<void> {
  const session = newSession()
  await openUnlocked(session, path)
  const lack = session.archive === null ? undefined : shortenedBy(session.archive)
  if (lack !== undefined) process.stderr.write(`counterpart: warning: ${lackLine(lack)}\n`)
  try {
    await run(session)
  } finally {
    session.archive?.close()
  }
}
