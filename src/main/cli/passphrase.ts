import { readFileSync } from 'node:fs'
import { InvalidArgumentError, type Command } from 'commander'
import { newPassphrase } from '../../core/passphrase.ts'
import { openArchive } from '../app/archives.ts'
import { openWithPassphrase } from '../app/encryption/passphrases.ts'
import { keyAtHand, unlockOther } from '../app/encryption/key-ring.ts'
import { saltHexOf } from '../app/encryption/salts.ts'
import type { Session } from '../app/session.ts'
import { askHidden, isAtTerminal } from './ask-hidden.ts'
import { CommandFailure, valueOf } from './output.ts'

/** Where a passphrase is read from: never the command line or the environment, which other programs can see. */
export interface PassphraseSource {
  readonly fd?: number
  readonly file?: string
}

/** How often a terminal is asked before the command gives up. */
const ATTEMPTS = 3

let given: PassphraseSource = {}

/** Lets every command take the passphrase of an encrypted archive. */
export function addPassphraseOptions(root: Command): void {
  root
    .option('--passphrase-fd <n>', 'read the passphrase of an encrypted archive from this file descriptor', descriptor)
    .option('--passphrase-file <file>', 'read it from the first line of this file; without either, a terminal is asked')
    .hook('preAction', () => {
      const { passphraseFd, passphraseFile } = root.opts<{ passphraseFd?: number; passphraseFile?: string }>()
      given = sourceOf(passphraseFd, passphraseFile)
    })
}

/** A source from two options of which one may be given. */
export function sourceOf(fd: number | undefined, file: string | undefined): PassphraseSource {
  if (fd !== undefined && file !== undefined) {
    throw new CommandFailure({
      kind: 'two-passphrases',
      message: 'give a descriptor or a file to read it from, not both',
    })
  }
  return { ...(fd === undefined ? {} : { fd }), ...(file === undefined ? {} : { file }) }
}

export function descriptor(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it takes the number of an open file descriptor')
  return Number(text)
}

/** Opens an archive, and answers its passphrase; null when it has none. */
export async function openUnlocked(session: Session, path: string): Promise<string | null> {
  const opened = openArchive(session, path)
  if (opened.ok) return null
  if (opened.error.kind !== 'needs-passphrase') throw new CommandFailure(opened.error)
  const passphrase = read(given)
  if (passphrase !== null) {
    valueOf(await openWithPassphrase(session, { path, passphrase, remember: false }))
    return passphrase
  }
  if (!isAtTerminal()) throw new CommandFailure({ ...opened.error, message: NO_TERMINAL })
  return askAndOpen(session, path, ATTEMPTS)
}

async function askAndOpen(session: Session, path: string, attempts: number): Promise<string> {
  const passphrase = await askHidden('Passphrase: ')
  const opened = await openWithPassphrase(session, { path, passphrase, remember: false })
  if (opened.ok) return passphrase
  if (opened.error.kind !== 'wrong-passphrase' || attempts === 1) throw new CommandFailure(opened.error)
  process.stderr.write('That passphrase does not open this archive.\n')
  return askAndOpen(session, path, attempts - 1)
}

/** Has the passphrase of another archive at hand that is only read; nothing for what has none, or is none. */
export async function unlockToRead(session: Session, path: string, source: PassphraseSource = given): Promise<void> {
  if (saltHexOf(path) === null || keyAtHand(session, path) !== null) return
  const passphrase = read(source)
  if (passphrase === null && !isAtTerminal()) {
    throw new CommandFailure({ kind: 'needs-passphrase', message: NO_TERMINAL })
  }
  valueOf(await unlockOther(session, path, passphrase ?? (await askHidden(`Passphrase of “${path}”: `))))
}

/** A passphrase to be set: from its source, or asked for twice. Ends the command when it is too short or not repeated. */
export async function askNewPassphrase(source: PassphraseSource): Promise<string> {
  const from = read(source)
  if (from !== null) return valueOf(newPassphrase(from))
  if (!isAtTerminal()) throw new CommandFailure({ kind: 'needs-passphrase', message: NO_TERMINAL })
  const passphrase = valueOf(newPassphrase(await askHidden('New passphrase: ')))
  if ((await askHidden('The same again: ')) === passphrase) return passphrase
  throw new CommandFailure({ kind: 'passphrases-differ', message: 'the two are not the same; nothing was changed' })
}

/** The passphrase of a new archive: from where that of an old one would come. */
export function askPassphraseOfNew(): Promise<string> {
  return askNewPassphrase(given)
}

/** The first line; null when there is no source. */
function read({ fd, file }: PassphraseSource): string | null {
  const source = fd ?? file
  if (source === undefined) return null
  try {
    return readFileSync(source, 'utf8').replace(/\r?\n[^]*$/, '')
  } catch {
    const what = fd === undefined ? `“${file}”` : `file descriptor ${fd}`
    throw new CommandFailure({ kind: 'no-passphrase', message: `${what} could not be read for the passphrase` })
  }
}

const NO_TERMINAL =
  'this archive needs a passphrase, and there is no terminal to ask at: give --passphrase-fd or --passphrase-file'
