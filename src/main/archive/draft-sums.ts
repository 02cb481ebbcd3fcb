import { createHash } from 'node:crypto'

/*
 * A draft is not signed: a few bits that flip in a row of its journal can leave a step that parses and applies, and says
 * something else. So each row has a checksum of its own. The migration to version 50 gave one to the rows of before it, with
 * these very functions: what they sum up must not change.
 */

/** SHA-256 of a step as the journal has it. @param version of the document once it is applied @param at when it was written */
export function stepSum(agreement: string, version: number, step: string, at: string): Buffer {
  return sumOf(agreement, version, at, step)
}

/** SHA-256 of a folded document. */
export function checkpointSum(agreement: string, version: number, doc: string): Buffer {
  return sumOf(agreement, version, '', doc)
}

function sumOf(agreement: string, version: number, at: string, content: string): Buffer {
  // The lengths, so that nothing moves from one to the other unseen.
  const head = `${agreement.length} ${at.length} ${version} ${agreement}${at}`
  return createHash('sha256').update(head).update('\0').update(content).digest()
}

export function isSum(sum: unknown, expected: Buffer): boolean {
  return sum instanceof Uint8Array && expected.equals(sum)
}
