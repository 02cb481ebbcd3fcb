import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDeviceKey, isSignedBy, loadOrCreateKeyFile, signerFrom } from '../../../src/main/archive/device-key.ts'
import { folder, kindOf, valueOf } from './support.ts'

const message = Buffer.from('agreed')

test('what a device signed is known by its public key alone', () => {
  const ours = signerFrom(createDeviceKey())
  const theirs = signerFrom(createDeviceKey())
  const signature = ours.sign(message)
  expect(ours.publicKey).toMatch(/^[0-9a-f]{64}$/)
  expect(isSignedBy(ours.publicKey, message, signature)).toBe(true)
  expect(isSignedBy(ours.publicKey, Buffer.from('agreed!'), signature)).toBe(false)
  expect(isSignedBy(theirs.publicKey, message, signature)).toBe(false)
})

test('a public key that is none signed nothing', () => {
  const signature = signerFrom(createDeviceKey()).sign(message)
  expect(isSignedBy('f'.repeat(64), message, signature)).toBe(false)
  expect(isSignedBy('nonsense', message, signature)).toBe(false)
})

test('the public key is the raw one that other programs compute (RFC 8032, 7.1, test 1)', () => {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex').toString('base64')
  const signer = signerFrom(`-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`)
  expect(signer.publicKey).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  expect(Buffer.from(signer.sign(new Uint8Array())).toString('hex').slice(0, 16)).toBe('e5564300c360ac72')
})

test('a key file is made once, for its owner alone, and then used', () => {
  const [path, parent] = inFolder()
  const first = valueOf(loadOrCreateKeyFile(path))
  expect(valueOf(loadOrCreateKeyFile(path)).publicKey).toBe(first.publicKey)
  expect(readdirSync(parent)).toEqual(['device.key'])
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test.skipIf(process.platform === 'win32')('a key file that others may read is refused', () => {
  const [path] = inFolder()
  loadOrCreateKeyFile(path)
  chmodSync(path, 0o644)
  expect(kindOf(loadOrCreateKeyFile(path))).toBe('key-exposed')
})

test('a file that is no key is refused and left as it is', () => {
  const [path] = inFolder()
  writeFileSync(path, 'my diary', { mode: 0o600 })
  expect(kindOf(loadOrCreateKeyFile(path))).toBe('bad-key')
  expect(readFileSync(path, 'utf8')).toBe('my diary')
})

test('a key file cannot be made in a folder that is not there', () => {
  expect(kindOf(loadOrCreateKeyFile(join(folder(), 'nowhere', 'device.key')))).toBe('not-found')
})

function inFolder(): [path: string, parent: string] {
  const parent = folder()
  return [join(parent, 'device.key'), parent]
}
