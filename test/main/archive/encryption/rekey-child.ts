// Run by rekey.test.ts until it is killed: gives the archive one of the keys after the other, and says each time it did.
import { writeSync } from 'node:fs'
import { ArchiveKey } from '../../../../src/main/archive/encryption/archive-key.ts'
import { rekeyArchive } from '../../../../src/main/archive/encryption/rekey.ts'

const [path = '', secrets = ''] = process.argv.slice(2)
const now = (): string => new Date().toISOString()
const keys = secrets.split(',').map((hex) => (hex === '' ? null : new ArchiveKey(Buffer.from(hex, 'hex'))))

writeSync(1, 'open\n')
let at = keys.findIndex((from) => rekeyArchive({ path, from, to: keys[1] ?? null, owner: 'child', now }).ok)
if (at < 0) throw new Error('none of the keys opens it')
at = 1
for (;;) {
  const to = (at + 1) % keys.length
  const done = rekeyArchive({ path, from: keys[at] ?? null, to: keys[to] ?? null, owner: 'child', now })
  if (!done.ok) throw new Error(done.error.kind)
  writeSync(1, 'changed\n')
  at = to
}
