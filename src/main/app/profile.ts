import { ok } from '../../core/result.ts'
import { inTransaction } from '../archive/handle.ts'
import { redeclare } from './declaring.ts'
import type { Session } from './session.ts'

/** The user has changed who they are: the archive that is open is told, if they wrote to it before. */
export function profileChanged({ archive }: Session): void {
  if (archive === null || archive.readOnly) return
  // Where it fails (a full disk, say), the next record brings it.
  inTransaction(archive.write, () => ok(redeclare(archive.write)))
}
