import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strict } from '../strict.ts'
import { app } from './app.ts'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** The key lies beside the data, so this protects no more than Electron's own fallback without a keyring. */
function key(): Buffer {
  const folder = app.getPath('userData')
  const file = join(folder, 'standin.key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600 })
  }
  return readFileSync(file)
}

/** Encrypted bytes are iv, tag, ciphertext (AES-256-GCM). */
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: (): boolean => true,
  getSelectedStorageBackend: () => 'basic_text' as const,
  setUsePlainTextEncryption: (_usePlainText: boolean): void => {},

  encryptString(plainText: string): Buffer {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const data = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), data])
  },

  /** @throws when the bytes were not made by encryptString with this key. */
  decryptString(encrypted: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(0, IV_BYTES))
    decipher.setAuthTag(encrypted.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return decipher.update(encrypted.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  },
} satisfies Pick<
  Electron.SafeStorage,
  | 'isEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'setUsePlainTextEncryption'
  | 'encryptString'
  | 'decryptString'
>)
