import { useSyncExternalStore } from 'react'
import type { OperationResult } from '../../core/api/index.ts'
import type { OperationError } from '../../core/api/operation.ts'
import type { Result } from '../../core/result.ts'
import { call } from '../api.ts'

/** Whether and how a new archive is encrypted. */
export interface Protection {
  /** Null for none. */
  readonly passphrase: string | null
  readonly remember: boolean
}

type Outcome = Result<unknown, OperationError>
type Attempt<R extends Outcome> = (passphrase: string, remember: boolean) => Promise<R>

/** A question about an archive that a dialog answers. */
export type Question =
  | { readonly kind: 'protect'; readonly path: string; readonly answer: (protection: Protection | null) => void }
  | {
      readonly kind: 'unlock'
      readonly path: string
      /** Whether the key can be kept in this computer's keychain. */
      readonly mayRemember: boolean
      readonly attempt: Attempt<Outcome>
      /** False when the user gave up. */
      readonly answer: (isUnlocked: boolean) => void
    }

let question: Question | null = null
const listeners = new Set<() => void>()

function publish(next: Question | null): void {
  question = next
  for (const listener of listeners) listener()
}

export function useQuestion(): Question | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => question,
  )
}

/** Asks whether a new archive shall be encrypted; null when it shall not be made at all. */
export function askProtection(path: string): Promise<Protection | null> {
  return new Promise((resolve) => {
    const answer = (protection: Protection | null): void => {
      publish(null)
      resolve(protection)
    }
    publish({ kind: 'protect', path, answer })
  })
}

/** Asks for the passphrase of an archive until one opens it. */
function askToUnlock<R extends Outcome>(
  path: string,
  mayRemember: boolean,
  attempt: Attempt<R>,
): Promise<R | 'cancelled'> {
  return new Promise((resolve) => {
    let last: R | undefined
    const answer = (isUnlocked: boolean): void => {
      publish(null)
      resolve(isUnlocked && last !== undefined ? last : 'cancelled')
    }
    const trying: Attempt<R> = async (passphrase, remember) => (last = await attempt(passphrase, remember))
    publish({ kind: 'unlock', path, mayRemember, attempt: trying, answer })
  })
}

/** Opens an archive, and asks for its passphrase where it has one. */
export async function openUnlocked(path: string): Promise<OperationResult<'archive.open'> | 'cancelled'> {
  const opened = await call('archive.open', { path })
  if (opened.ok || opened.error.kind !== 'needs-passphrase') return opened
  return askToUnlock(path, true, (passphrase, remember) => call('archive.open', { path, passphrase, remember }))
}

/**
 * Asks for the passphrase of another archive than the open one, such as a backup, where it is needed to read it.
 * @returns false when the user gave up
 */
export async function unlockedToRead(path: string): Promise<boolean> {
  const asked = await call('archive.needsPassphrase', { path })
  // What else may be wrong with it, whoever reads it is told.
  if (!asked.ok || !asked.value.needed) return true
  const unlocked = await askToUnlock(path, false, (passphrase) => call('archive.unlockOther', { path, passphrase }))
  return unlocked !== 'cancelled'
}
