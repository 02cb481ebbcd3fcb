import { accessSync, closeSync, constants, readSync, statSync } from 'node:fs'
import type { Diagnosis } from '../../../core/api/rescue.ts'
import { placeFault } from '../../archive/database.ts'
import { headerFault } from '../../archive/file-header.ts'
import { guardIo } from '../../archive/failures.ts'
import { openFile } from '../../archive/files.ts'
import { saltHexOf } from '../encryption/salts.ts'
import type { Session } from '../session.ts'
import { listBackups } from './backups.ts'

type What = Diagnosis['what']

/** What a file is that was to be opened as an archive, and what can be done about it. Reads a hundred bytes of it. */
export function diagnose(session: Session, path: string): Diagnosis {
  const what = kindOf(session, path)
  const backups = listBackups(session, path).backups.length
  const canRestore = RESTORABLE.includes(what)
  const advice = ADVICE[what].filter((line) => backups > 0 || line !== RESTORE)
  return { path, what, message: MESSAGES[what], advice, canRescue: RESCUABLE.includes(what), canRestore }
}

function kindOf(session: Session, path: string): What {
  const stats = guardIo(() => statSync(path))
  if (!stats.ok) return stats.error.kind === 'not-found' ? 'missing' : 'no-permission'
  if (!stats.value.isFile()) return 'folder'
  if (placeFault(path, session.deps)?.reason === 'network-share') return 'network-share'
  if (!mayRead(path)) return 'no-permission'
  if (stats.value.size === 0) return 'empty'
  return byItsBytes(path)
}

function byItsBytes(path: string): What {
  const bytes = guardIo(() => firstBytes(path))
  if (!bytes.ok) return 'damaged'
  const text = bytes.value.toString('latin1')
  if (text.startsWith('PK\u0003\u0004')) return 'word-document'
  if (saltHexOf(path) !== null) return 'encrypted'
  const fault = headerFault(path)
  if (text.startsWith('SQLite format 3\0')) {
    if (fault === undefined) return 'damaged'
    return fault.kind === 'newer-archive' ? 'newer' : 'other-database'
  }
  // A page size and the constants of a database, under a name that is gone: the first bytes of an archive were damaged.
  return bytes.value.length >= 72 && bytes.value.readUInt32BE(68) === 0x43505254 ? 'damaged' : 'other-file'
}

function firstBytes(path: string): Buffer {
  const descriptor = openFile(path)
  try {
    const bytes = Buffer.alloc(100)
    return bytes.subarray(0, readSync(descriptor, bytes))
  } finally {
    closeSync(descriptor)
  }
}

function mayRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}

const RESCUABLE: readonly What[] = ['archive', 'damaged', 'encrypted', 'other-database', 'other-file']
const RESTORABLE: readonly What[] = [
  'archive',
  'damaged',
  'encrypted',
  'missing',
  'empty',
  'other-file',
  'other-database',
]

const RESTORE = 'Put the last backup in its place. The file that is there now is kept under another name.'
const RESCUE =
  'Rescue what is whole: records and documents that verify go into a new archive, and a list says what was lost.'
const CHOOSE = 'Choose another file.'

const MESSAGES: Readonly<Record<What, string>> = {
  archive: 'This is an archive of Counterpart.',
  damaged:
    'This is an archive of Counterpart, and parts of it are damaged: bytes were changed or cut off, as by a failing disk or a copy that broke off. The file was not changed.',
  newer:
    'This archive was written by a newer version of Counterpart than this one. It is not damaged, and was not changed.',
  'network-share':
    'This place is on a network share, where a live archive gets damaged sooner or later. Nothing was opened or changed.',
  missing:
    'There is no file of this name any more. It may have been moved, renamed or deleted, or its disk is not connected.',
  folder: 'This is a folder or a device, not an archive.',
  empty: 'This file is empty. An archive that was copied or downloaded in part can end like this.',
  'word-document': 'This is a Word document or another zip file, not an archive. It was not changed.',
  'other-database': 'This is a database of another program, not an archive of Counterpart. It was not changed.',
  encrypted: 'This archive is encrypted, and parts of it are damaged. It was not changed.',
  'other-file': 'This file does not begin as an archive does. It was not changed.',
  'no-permission': 'This file may not be read by you.',
}

const ADVICE: Readonly<Record<What, readonly string[]>> = {
  archive: ['Open it again.'],
  damaged: [RESTORE, RESCUE, 'Check the disk: what damaged this file may damage others.'],
  newer: ['Install the version that wrote it, or a later one.'],
  'network-share': [
    'Copy it to a disk of this computer, and open the copy.',
    'To share agreements, export them to that folder.',
  ],
  missing: [RESTORE, 'Connect the disk it was on, and try again.', CHOOSE],
  folder: [CHOOSE],
  empty: [RESTORE, CHOOSE],
  'word-document': ['To negotiate it, open or create an archive and import it there.', CHOOSE],
  'other-database': [CHOOSE, 'If you know that it was an archive: look in it for what is whole.'],
  encrypted: [RESTORE, RESCUE, 'Check the disk: what damaged this file may damage others.'],
  'other-file': [CHOOSE, 'If you know that it was an archive: look in it for what is whole.', RESTORE],
  'no-permission': ['Ask for permission to read it, or copy it to where you may.'],
}
