import { err, ok, type Result } from './result.ts'

/** Fewer letters are guessed in hours, whatever they are. How strong a longer one is, is shown and left to the user. */
export const SHORTEST_PASSPHRASE = 8

/** Whether an archive may be encrypted with it: `weak-passphrase` when it is too short. */
export function newPassphrase(passphrase: string): Result<string> {
  if (passphrase.normalize('NFC').length >= SHORTEST_PASSPHRASE) return ok(passphrase)
  return err({
    kind: 'weak-passphrase',
    message: `The passphrase is too short: use at least ${SHORTEST_PASSPHRASE} characters, better four or more words. Nothing was changed`,
  })
}
