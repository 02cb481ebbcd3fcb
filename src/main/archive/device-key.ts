import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { type Failure, type Result, err, ok } from '../../core/result.ts'
import { guardIo } from './failures.ts'
import { putInPlace } from './files.ts'

/** What signs records. The private key stays behind it. */
export interface Signer {
  /** 32 bytes of Ed25519 in hex. */
  readonly publicKey: string
  sign(bytes: Uint8Array): Uint8Array
}

/** A new device's key: PKCS #8 in PEM. */
export function createDeviceKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Throws when the text is not an Ed25519 private key. */
export function signerFrom(privateKeyPem: string): Signer {
  const key = createPrivateKey(privateKeyPem)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('a device key must be Ed25519')
  return { publicKey: publicKeyHex(createPublicKey(key)), sign: (bytes) => sign(null, bytes, key) }
}

export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = publicKeyFrom(publicKey)
  return key !== undefined && verify(null, bytes, key, signature)
}

/** The same beside the main thread. */
export function isSignedByLater(publicKey: string, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const key = publicKeyFrom(publicKey)
  if (key === undefined) return Promise.resolve(false)
  return new Promise((resolve, reject) => {
    verify(null, bytes, key, signature, (error, isGood) => (error === null ? resolve(isGood) : reject(error)))
  })
}

/**
 * The signer whose key is in the file, which is made, for its owner's eyes alone, if it is not there. Failures:
 * `key-exposed` when others may read it, `bad-key` when it holds something else, and those of the disk.
 */
export function loadOrCreateKeyFile(path: string): Result<Signer> {
  const read = guardIo(() => {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) createKeyFile(path)
    return { mode: statSync(path).mode, text: readFileSync(path, 'utf8') }
  })
  if (!read.ok) return read
  // Windows keeps its own access lists and reports every file as readable by all.
  if (process.platform !== 'win32' && (read.value.mode & 0o077) !== 0) return err(exposed(path))
  try {
    return ok(signerFrom(read.value.text))
  } catch {
    return err(badKey(path))
  }
}

/** Written aside and put in place whole: a crash leaves no half key, and of two processes at once the first one's stays. */
function createKeyFile(path: string): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  writeFileSync(temporary, createDeviceKey(), { mode: 0o600, flag: 'wx' })
  putInPlace(temporary, path)
}

/** RFC 8037 2: the raw public key, as JSON Web Keys carry it in `x`. */
function publicKeyHex(key: KeyObject): string {
  return Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url').toString('hex')
}

const keys = new Map<string, KeyObject>()

/** Few devices write many records, so the keys parsed are kept. Undefined when it is not a key. */
function publicKeyFrom(hex: string): KeyObject | undefined {
  const known = keys.get(hex)
  if (known !== undefined || !/^[0-9a-f]{64}$/.test(hex)) return known
  try {
    const x = Buffer.from(hex, 'hex').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    keys.set(hex, key)
    return key
  } catch {
    return undefined
  }
}

function exposed(path: string): Failure {
  return {
    kind: 'key-exposed',
    message: `Others may read the device key “${path}”. Allow only yourself to (chmod 600), or delete it for a new one.`,
  }
}

function badKey(path: string): Failure {
  return { kind: 'bad-key', message: `“${path}” is not a device key. Restore it, or delete it for a new one.` }
}
