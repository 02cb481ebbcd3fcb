import { randomBytes } from 'node:crypto'
import { readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const MADE_FOR = '.rekeyed-'

/** A name beside the archive (a real path), on its disk, for the copy that is to take its place. */
export function copyName(path: string): string {
  return `${stem(path)}${randomBytes(6).toString('hex')}`
}

/**
 * Removes what a change of passphrase that was cut short left beside the archive: such a copy may be readable without the
 * old passphrase, or without any. Only for who holds the writer's lock: nobody else is at it then.
 */
export function sweepCopies(path: string): void {
  const own = stem(realpathSync(path))
  for (const name of readdirSync(dirname(own))) {
    if (name.startsWith(basename(own))) rmSync(join(dirname(own), name), { force: true })
  }
}

/**
 * Removes the rollback journal that a change of passphrase left which was killed while it took the log away. Only once the
 * archive has its log again: then such a journal was rolled back if it was of use, and nobody writes another.
 */
export function sweepJournal(path: string): void {
  rmSync(`${realpathSync(path)}-journal`, { force: true })
}

/** Whether a log or journal lies beside an archive (a real path): it belongs to that very file, and would spoil another. */
export function hasJournal(path: string): boolean {
  return ['-wal', '-journal'].some((suffix) => (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0)
}

function stem(path: string): string {
  return join(dirname(path), `.${basename(path)}${MADE_FOR}`)
}
