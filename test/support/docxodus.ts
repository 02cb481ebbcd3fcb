import { docxDiffAcceptRevisions, docxDiffRejectRevisions, initialize } from 'docxodus/core'
import type { Decision } from '../../src/core/revision/decide.ts'

/** An independent accepter and rejecter of tracked changes. */

let ready: Promise<void> | undefined

/** The file with every change decided by docxodus. Throws what it throws. */
export async function decidedByDocxodus(bytes: Uint8Array, decision: Decision): Promise<Uint8Array> {
  await (ready ??= initialize())
  const decide = decision === 'accept' ? docxDiffAcceptRevisions : docxDiffRejectRevisions
  return decide(new Uint8Array(bytes))
}
