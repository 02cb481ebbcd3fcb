import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { appSigner, type Vault } from '../../../src/main/app/device.ts'
import { scratch } from '../../support/cli.ts'
import { valueOf } from '../../support/negotiation.ts'

/** A keychain of this machine: what another one sealed it cannot open. */
function keychain(secret: number): Vault {
  const turn = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ secret)
  return {
    encrypt: (text) => Buffer.concat([Buffer.from([secret]), turn(Buffer.from(text, 'utf8'))]),
    decrypt: (bytes) => {
      if (bytes[0] !== secret) throw new Error('sealed elsewhere')
      return Buffer.from(turn(bytes.subarray(1))).toString('utf8')
    },
  }
}

it('where there is a keychain the private key lies on disk sealed alone, and is the same the next time', async () => {
  const folder = scratch()
  const first = valueOf(await appSigner(folder, keychain(7)))
  expect(readdirSync(folder)).toEqual(['device-key.sealed'])
  expect(readFileSync(join(folder, 'device-key.sealed'), 'latin1')).not.toContain('PRIVATE KEY')
  expect(valueOf(await appSigner(folder, keychain(7))).publicKey).toBe(first.publicKey)
})

it('a key that the keychain cannot open is said so and left as it is', async () => {
  const folder = scratch()
  valueOf(await appSigner(folder, keychain(7)))
  const before = readFileSync(join(folder, 'device-key.sealed'))
  const other = await appSigner(folder, keychain(9))
  expect(other.ok ? '' : other.error.message).toContain('cannot be opened')
  expect(readFileSync(join(folder, 'device-key.sealed')).equals(before)).toBe(true)
})

it.skipIf(process.platform === 'win32')(
  'without a keychain it is in a file that its owner alone may read',
  async () => {
    const folder = scratch()
    valueOf(await appSigner(folder, null))
    expect(statSync(join(folder, 'device-key.pem')).mode & 0o777).toBe(0o600)
  },
)
