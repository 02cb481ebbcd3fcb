import { randomBytes } from 'node:crypto'
import { readdirSync, realpathSync, rmSync } from 'node:fs'
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

function stem(path: string): string {
  return join(dirname(path), `.${basename(path)}${MADE_FOR}`)
}
