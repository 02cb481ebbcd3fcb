import type { Command } from 'commander'
import { closeArchive } from '../app/archives.ts'
import { changePassphrase } from '../app/encryption/changing.ts'
import { createWithPassphrase } from '../app/encryption/passphrases.ts'
import { CommandFailure, oneLine, printJson, valueOf } from './output.ts'
import { askNewPassphrase, askPassphraseOfNew, descriptor, openUnlocked, sourceOf } from './passphrase.ts'
import { newSession } from './session.ts'

interface RekeyOptions {
  readonly remove?: true
  readonly newPassphraseFd?: number
  readonly newPassphraseFile?: string
  readonly json?: true
}

/** Adds `rekey` to the commands on an archive: its passphrase is set, changed or removed. */
export function addRekeyCommand(archive: Command): void {
  archive
    .command('rekey <archive>')
    .description('set, change or remove the passphrase of an archive that nobody has open')
    .option('--remove', 'leave it without a passphrase, legible to everyone')
    .option('--new-passphrase-fd <n>', 'read the new passphrase from this file descriptor', descriptor)
    .option('--new-passphrase-file <file>', 'read it from the first line of this file')
    .option('--json', 'print {"encrypted", "readable":[copies that need no passphrase]}')
    .action(rekey)
}

async function rekey(path: string, options: RekeyOptions): Promise<void> {
  const source = sourceOf(options.newPassphraseFd, options.newPassphraseFile)
  const session = newSession()
  try {
    const current = await openUnlocked(session, path)
    if (options.remove && current === null) {
      throw new CommandFailure({ kind: 'not-encrypted', message: 'this archive has no passphrase to remove' })
    }
    const next = options.remove ? null : await askNewPassphrase(source)
    const { archive, readable } = valueOf(await changePassphrase(session, { current, next, remember: false }))
    if (options.json) return printJson({ encrypted: archive.encrypted, readable })
    for (const copy of readable) {
      process.stderr.write(oneLine(`“${copy}” is a copy from before; it can be read without the passphrase`) + '\n')
    }
  } finally {
    closeArchive(session)
  }
}

/** Makes an archive; encrypted, its passphrase comes from where an old one's would. */
export async function create(path: string, options: { encrypt?: true; json?: true }): Promise<void> {
  const session = newSession()
  const passphrase = options.encrypt ? await askPassphraseOfNew() : null
  try {
    const { path: made, encrypted } = valueOf(
      await createWithPassphrase(session, { path, passphrase, remember: false }),
    )
    if (options.json) printJson({ path: made, encrypted })
  } finally {
    closeArchive(session)
  }
}
