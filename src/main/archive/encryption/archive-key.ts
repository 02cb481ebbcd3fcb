import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * How often the passphrase is hashed: what each guess costs an attacker, and each opening a user (half a second on a
 * laptop). Archives are opened with this very number, so changing it needs a way to tell old ones.
 */
export const KDF_ITERATIONS = 1_000_000

export const SALT_BYTES = 16
const KEY_BYTES = 32
/** How SQLite3 Multiple Ciphers is told that it is given a key and its salt, and has nothing to derive. */
const RAW = Buffer.from('raw:')

/**
 * What opens one encrypted archive, and every copy of it that was made without changing the passphrase. The bytes are
 * private, so that no log, inspection or JSON ever shows them.
 */
export class ArchiveKey {
  readonly #key: Buffer
  readonly #salt: Buffer

  /** @param bytes the key and its salt, as `bytes` gave them. Throws when they are not as long as they must be. */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== KEY_BYTES + SALT_BYTES) throw new RangeError('not the key of an archive')
    this.#key = Buffer.from(bytes.subarray(0, KEY_BYTES))
    this.#salt = Buffer.from(bytes.subarray(KEY_BYTES))
  }

  /** The first bytes of the archive's file, in hex: which passphrase it was given when. No secret. */
  get saltHex(): string {
    return this.#salt.toString('hex')
  }

  /** For a thread of our own, or the system's keychain: nobody else. */
  bytes(): Uint8Array {
    return Buffer.concat([this.#key, this.#salt])
  }

  /** As `sqlite3_key` takes it. */
  forSqlite(): Buffer {
    return Buffer.concat([RAW, this.#key, this.#salt])
  }

  /** In a time that tells nothing. */
  equals(other: ArchiveKey): boolean {
    return timingSafeEqual(this.bytes(), other.bytes())
  }
}

export function newSalt(): Uint8Array {
  return randomBytes(SALT_BYTES)
}

/**
 * The key that the library's own ChaCha20 scheme derives from a passphrase (PBKDF2-HMAC-SHA256), but beside the main
 * thread: the window goes on while it runs. A letter that can be written in two ways is the same letter (NFC).
 */
export async function deriveKey(passphrase: string, salt: Uint8Array): Promise<ArchiveKey> {
  const secret = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  try {
    const key = await promisify(pbkdf2)(secret, salt, KDF_ITERATIONS, KEY_BYTES, 'sha256')
    const made = new ArchiveKey(Buffer.concat([key, salt]))
    key.fill(0)
    return made
  } finally {
    secret.fill(0)
  }
}
