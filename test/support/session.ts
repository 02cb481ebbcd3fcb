import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Profile } from '../../src/core/api/host.ts'
import { deviceSigner } from '../../src/main/app/device.ts'
import { createSession, type Session } from '../../src/main/app/session.ts'
import { directWork } from '../../src/main/app/work/direct.ts'

const ADA: Profile = { name: 'Ada Marlow', initials: 'AM', organisation: 'Marlow LLP' }

/** The use-cases as the app has them, in a folder of the test's own, with a clock that goes on a second at each look. */
export function testSession(folder: string, profile = ADA): Session {
  let clock = Date.parse('2026-11-22T09:00:00Z')
  return createSession({
    now: () => new Date((clock += 1000)).toISOString(),
    newId: () => randomUUID(),
    signer: () => deviceSigner(join(folder, 'key.pem')),
    profile: () => profile,
    owner: 'a test',
    emit: () => {},
    opened: () => {},
    closed: () => {},
    recent: () => [],
    work: directWork(),
    samples: {
      archive: join(folder, 'sample.counterpart'),
      folder: resolve(import.meta.dirname, '../../resources/samples'),
    },
  })
}
