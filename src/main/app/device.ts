import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '../../core/result.ts'
import { createDeviceKey, loadOrCreateKeyFile, signerFrom, type Signer } from '../archive/device-key.ts'
import { writeFileAtomically } from '../engine/write-file.ts'

/** The key this device signs records with, from a file that only its owner may read; made on first use. */
export function deviceSigner(path: string): Result<Signer> {
  mkdirSync(dirname(path), { recursive: true })
  return loadOrCreateKeyFile(path)
}

/** The operating system's keychain, as the shell offers it. */
export interface Vault {
  encrypt(text: string): Uint8Array
  decrypt(bytes: Uint8Array): string
}

/**
 * The same key kept under the system's keychain. A key that the keychain cannot open any more (the profile was copied to
 * another machine) is kept aside, never overwritten: what it signed stays verifiable by its public key.
 */
async function vaultSigner(path: string, vault: Vault): Promise<Result<Signer>> {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) {
    const key = createDeviceKey()
    await writeFileAtomically(path, vault.encrypt(key))
    return ok(signerFrom(key))
  }
  try {
    return ok(signerFrom(vault.decrypt(readFileSync(path))))
  } catch {
    return err({
      kind: 'unexpected',
      message: `The key this computer signs with cannot be opened (${path}). Nothing was changed. Move that file away to have a new key made`,
    })
  }
}

/** The app's signer: under the keychain where there is one, else in a file of its owner's. */
export function appSigner(folder: string, vault: Vault | null): Promise<Result<Signer>> {
  return vault === null
    ? Promise.resolve(deviceSigner(join(folder, 'device-key.pem')))
    : vaultSigner(join(folder, 'device-key.sealed'), vault)
}
