import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { ok, type Result } from '../../../core/result.ts'
import { ArchiveKey } from '../../archive/encryption/archive-key.ts'
import type { Vault } from '../device.ts'
import { writeFile } from '../files.ts'

/** Keys of archives that the user asked this computer to remember. Passphrases are never among them. */
export interface RememberedKeys {
  /** By the salt in the archive's file, in hex: so it is found wherever the file lies, until its passphrase changes. */
  recall(saltHex: string): ArchiveKey | null
  remember(key: ArchiveKey): Promise<Result<unknown>>
  forget(saltHex: string): Promise<Result<unknown>>
}

const stored = z.record(z.string(), z.string())

/** Sealed by the system's keychain, in a file of the settings folder. */
export function rememberedKeys(file: string, vault: Vault): RememberedKeys {
  const read = (): z.infer<typeof stored> => {
    try {
      return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return {}
    }
  }
  const write = (keys: z.infer<typeof stored>): Promise<Result<unknown>> => {
    mkdirSync(dirname(file), { recursive: true })
    return writeFile(file, Buffer.from(JSON.stringify(keys, null, 2) + '\n'))
  }
  return {
    recall: (saltHex) => {
      const sealed = read()[saltHex]
      if (sealed === undefined) return null
      try {
        return new ArchiveKey(Buffer.from(vault.decrypt(Buffer.from(sealed, 'base64')), 'hex'))
      } catch {
        // Another user's or another computer's keychain: the passphrase is asked for.
        return null
      }
    },
    remember: (key) => {
      const sealed = vault.encrypt(Buffer.from(key.bytes()).toString('hex'))
      return write({ ...read(), [key.saltHex]: Buffer.from(sealed).toString('base64') })
    },
    forget: (saltHex) => {
      const { [saltHex]: gone, ...others } = read()
      return gone === undefined ? Promise.resolve(ok(null)) : write(others)
    },
  }
}
