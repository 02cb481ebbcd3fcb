import { safeStorage } from 'electron'
import type { Vault } from '../app/device.ts'

/** The system's keychain; null where there is none to be had. */
export function systemVault(): Vault | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  return {
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  }
}
