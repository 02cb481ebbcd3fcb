import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { importAgreement, listAgreements } from '../../../src/main/app/agreements.ts'
import { closeArchive, currentArchive, openArchive } from '../../../src/main/app/archives.ts'
import { backUp, previewBackup } from '../../../src/main/app/backup/backups.ts'
import { restoreBackup } from '../../../src/main/app/backup/restore.ts'
import { changePassphrase, deleteReadable } from '../../../src/main/app/encryption/changing.ts'
import { unlockOther } from '../../../src/main/app/encryption/key-ring.ts'
import { lockArchive, openLast, rememberKey } from '../../../src/main/app/encryption/locking.ts'
import { createWithPassphrase, openWithPassphrase } from '../../../src/main/app/encryption/passphrases.ts'
import { rekeyInThread } from '../../../src/main/app/encryption/rekey-job.ts'
import { rememberedKeys, type RememberedKeys } from '../../../src/main/app/encryption/remembered-keys.ts'
import { exportHistory } from '../../../src/main/app/exchange/exchange.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { testSession } from '../../support/session.ts'

const SECRET = 'plum dumplings at noon'
const OTHER = 'apricot dumplings at ten'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'counterpart-encryption-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function sessionIn(at: string, remembered: RememberedKeys | null = null): Session {
  const plain = testSession(at)
  const session: Session = { ...plain, deps: { ...plain.deps, remembered } }
  onTestFinished(() => closeArchive(session))
  return session
}

/** Turns each byte round: what it sealed is no longer legible, and what another sealed cannot be opened. */
function keychain(at: string): RememberedKeys {
  const mark = randomBytes(4)
  const turn = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((b) => b ^ 0xa5))
  return rememberedKeys(join(at, 'archive-keys.json'), {
    encrypt: (text) => Buffer.concat([mark, turn(Buffer.from(text))]),
    decrypt: (bytes) => {
      if (!mark.equals(bytes.subarray(0, 4))) throw new Error('sealed by another')
      return turn(bytes.subarray(4)).toString()
    },
  })
}

const asked = (path: string, passphrase: string | null, remember = false) => ({ path, passphrase, remember })
const kind = (result: { ok: true } | { ok: false; error: { kind: string } }): string =>
  result.ok ? 'ok' : result.error.kind

test('an encrypted archive is made, locked, refused, opened again, and never waits longer for having been refused', async () => {
  const at = folder()
  const session = sessionIn(at)
  const path = join(at, 'Team.counterpart')
  expect(await createWithPassphrase(session, asked(path, SECRET))).toMatchObject({
    ok: true,
    value: { encrypted: true, remembered: false },
  })
  expect(kind(await lockArchive(session))).toBe('ok')
  expect(session.archive).toBeNull()
  expect(currentArchive(session)).toMatchObject({ open: null, locked: { path, name: 'Team' } })
  expect(kind(listAgreements(session))).toBe('no-archive')
  expect(kind(await openWithPassphrase(session, asked(path, null)))).toBe('needs-passphrase')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(kind(await openWithPassphrase(session, asked(path, `${SECRET}!`)))).toBe('wrong-passphrase')
  }
  expect(currentArchive(session).locked).not.toBeNull()
  expect(kind(await openWithPassphrase(session, asked(path, SECRET)))).toBe('ok')
  expect(currentArchive(session)).toMatchObject({ open: { path, encrypted: true }, locked: null })
})

test('a short passphrase makes no archive', async () => {
  const at = folder()
  expect(kind(await createWithPassphrase(sessionIn(at), asked(join(at, 'a.counterpart'), 'plum')))).toBe(
    'weak-passphrase',
  )
  expect(readdirSync(at)).toEqual([])
})

test('a passphrase is set, changed and removed, with the agreements there all the while', async () => {
  const at = folder()
  const session = sessionIn(at)
  const path = join(at, 'Team.counterpart')
  await createWithPassphrase(session, asked(path, null))
  const nda = join(session.deps.samples.folder, 'mutual-nda.docx')
  await importAgreement(session, { source: { path: nda }, title: 'NDA', counterparty: 'Calder', paper: 'ours' })
  const change = (current: string | null, next: string | null) =>
    changePassphrase(session, { current, next, remember: false })
  const isLegible = (): boolean => readFileSync(path).includes('Calder')

  expect(kind(await lockArchive(session))).toBe('not-encrypted')
  expect(await change(null, SECRET)).toMatchObject({ ok: true, value: { archive: { encrypted: true }, readable: [] } })
  expect(isLegible()).toBe(false)
  expect(kind(await change(null, OTHER))).toBe('wrong-passphrase')
  expect(kind(await change(OTHER, OTHER))).toBe('wrong-passphrase')
  expect(kind(await change(SECRET, 'short'))).toBe('weak-passphrase')
  expect(kind(await change(SECRET, OTHER))).toBe('ok')
  expect(listAgreements(session)).toMatchObject({ ok: true, value: [{ title: 'NDA' }] })
  await lockArchive(session)
  expect(kind(await openWithPassphrase(session, asked(path, SECRET)))).toBe('wrong-passphrase')
  expect(kind(await openWithPassphrase(session, asked(path, OTHER)))).toBe('ok')
  expect(await change(OTHER, null)).toMatchObject({ ok: true, value: { archive: { encrypted: false } } })
  closeArchive(session)
  expect(isLegible()).toBe(true)
  expect(kind(openArchive(session, path))).toBe('ok')
})

test('a change of passphrase runs beside the thread that asked for it', async () => {
  const at = folder()
  const plain = sessionIn(at)
  const entry = new URL('../../../src/main/app/encryption/rekey-worker.ts', import.meta.url)
  const session: Session = { ...plain, deps: { ...plain.deps, rekey: rekeyInThread(entry) } }
  onTestFinished(() => closeArchive(session))
  await createWithPassphrase(session, asked(join(at, 'Team.counterpart'), null))
  expect(await changePassphrase(session, { current: null, next: SECRET, remember: false })).toMatchObject({
    ok: true,
    value: { archive: { encrypted: true } },
  })
})

test('when the change fails, the archive is open as it was', async () => {
  const at = folder()
  const plain = sessionIn(at)
  const path = join(at, 'Team.counterpart')
  const full = { kind: 'no-space', message: 'full' }
  const session: Session = {
    ...plain,
    deps: { ...plain.deps, rekey: () => Promise.resolve({ ok: false, error: full }) },
  }
  onTestFinished(() => closeArchive(session))
  await createWithPassphrase(session, asked(path, SECRET))
  expect(kind(await changePassphrase(session, { current: SECRET, next: null, remember: false }))).toBe('no-space')
  expect(currentArchive(session).open).toMatchObject({ path, encrypted: true })
})

test('copies from before it was encrypted are named, and deleted on request', async () => {
  const at = folder()
  const session = sessionIn(at)
  const path = join(at, 'Team.counterpart')
  await createWithPassphrase(session, asked(path, null))
  const copy = `${path}.version-10.backup`
  const database = new SQLite(path)
  database.prepare('VACUUM INTO ?').run(copy)
  database.close()
  writeFileSync(`${path}.notes.backup`, 'not an archive')
  const changed = await changePassphrase(session, { current: null, next: SECRET, remember: false })
  expect(changed).toMatchObject({ ok: true, value: { readable: [copy] } })
  expect(deleteReadable(session)).toEqual({ ok: true, value: { deleted: [copy] } })
  expect(readdirSync(at)).toContain('Team.counterpart.notes.backup')
  expect(readdirSync(at)).not.toContain('Team.counterpart.version-10.backup')
})

test('a remembered archive opens without its passphrase, until it is forgotten or changed', async () => {
  const at = folder()
  const remembered = keychain(at)
  const session = sessionIn(at, remembered)
  const path = join(at, 'Team.counterpart')
  await createWithPassphrase(session, asked(path, SECRET, true))
  expect(currentArchive(session)).toMatchObject({ open: { remembered: true }, canRemember: true })
  closeArchive(session)
  openLast(session, path)
  expect(currentArchive(session).open).toMatchObject({ path })
  // Locked is locked, remembered or not.
  await lockArchive(session)
  expect(currentArchive(session).locked).toMatchObject({ path })
  await openWithPassphrase(session, asked(path, SECRET))

  await rememberKey(session, false)
  closeArchive(session)
  openLast(session, path)
  expect(currentArchive(session)).toMatchObject({ open: null, locked: { path } })
  await openWithPassphrase(session, asked(path, SECRET, true))
  await changePassphrase(session, { current: SECRET, next: OTHER, remember: false })
  closeArchive(session)
  expect(kind(await openWithPassphrase(session, asked(path, null)))).toBe('needs-passphrase')
  expect(readFileSync(join(at, 'archive-keys.json'), 'utf8').trim()).toBe('{}')
})

test('what is remembered is neither a passphrase nor legible, and of no use with another keychain', async () => {
  const at = folder()
  const session = sessionIn(at, keychain(at))
  const path = join(at, 'Team.counterpart')
  await createWithPassphrase(session, asked(path, SECRET, true))
  const stored = readFileSync(join(at, 'archive-keys.json'), 'latin1')
  const key = session.archive?.key
  if (key == null) throw new Error('not encrypted')
  for (const secret of [SECRET, Buffer.from(key.bytes()).toString('hex').slice(0, 64)]) {
    expect(stored).not.toContain(secret)
  }
  closeArchive(session)
  expect(kind(openArchive(sessionIn(at, keychain(at)), path))).toBe('needs-passphrase')
})

test('a backup is as encrypted as its archive, and becomes an archive again with the passphrase it was made with', async () => {
  const at = folder()
  const session = sessionIn(at)
  const path = join(at, 'Team.counterpart')
  await createWithPassphrase(session, asked(path, SECRET))
  const nda = join(session.deps.samples.folder, 'mutual-nda.docx')
  await importAgreement(session, { source: { path: nda }, title: 'NDA', counterparty: 'Calder', paper: 'ours' })
  const made = await backUp(session)
  if (!made.ok) throw new Error(made.error.message)
  const { path: backup } = made.value
  expect(readFileSync(backup).includes('Calder')).toBe(false)
  expect(await previewBackup(session, backup, path)).toMatchObject({
    ok: true,
    value: { agreements: [{ title: 'NDA' }], encrypted: 'same', isArchiveEncrypted: true },
  })

  await changePassphrase(session, { current: SECRET, next: OTHER, remember: false })
  expect(kind(await previewBackup(session, backup, path))).toBe('needs-passphrase')
  expect(kind(await unlockOther(session, backup, OTHER))).toBe('wrong-passphrase')
  expect(kind(await unlockOther(session, backup, SECRET))).toBe('ok')
  // Whoever restores it is told by which passphrase it opens.
  expect(await previewBackup(session, backup, path)).toMatchObject({ ok: true, value: { encrypted: 'other' } })
  expect(await restoreBackup(session, { path: backup, target: { replaces: path } })).toMatchObject({ ok: true })
  expect(listAgreements(session)).toMatchObject({ ok: true, value: [{ title: 'NDA' }] })
  closeArchive(session)
  expect(kind(await openWithPassphrase(session, asked(path, SECRET)))).toBe('ok')
})

test.skipIf(process.platform === 'win32')(
  'a history that leaves an encrypted archive is its owner’s alone',
  async () => {
    const at = folder()
    const session = sessionIn(at)
    for (const [passphrase, mode] of [
      [SECRET, 0o600],
      [null, 0o666 & ~process.umask()],
    ] as const) {
      await createWithPassphrase(session, asked(join(at, `${mode}.counterpart`), passphrase))
      const path = join(at, `${mode}.counterpart-history`)
      expect(await exportHistory(session, { agreements: null, path })).toMatchObject({ ok: true })
      expect(statSync(path).mode & 0o777).toBe(mode)
    }
  },
)

test('backups from before it was encrypted are named too', async () => {
  const at = folder()
  const session = sessionIn(at)
  await createWithPassphrase(session, asked(join(at, 'Team.counterpart'), null))
  const made = await backUp(session)
  if (!made.ok) throw new Error(made.error.message)
  const changed = await changePassphrase(session, { current: null, next: SECRET, remember: false })
  expect(changed).toMatchObject({ ok: true, value: { readable: [made.value.path] } })
  const path = join(at, 'Team.counterpart')
  expect(await previewBackup(session, made.value.path, path)).toMatchObject({
    ok: true,
    value: { encrypted: 'no', isArchiveEncrypted: true },
  })
})

test('a passphrase that was wrong is asked for again, and is not kept', async () => {
  const at = folder()
  const session = sessionIn(at)
  const path = join(at, 'Team.counterpart')
  await createWithPassphrase(session, asked(path, SECRET))
  closeArchive(session)
  await openWithPassphrase(session, asked(path, OTHER))
  expect(session.keys.size).toBe(0)
  expect(kind(await openWithPassphrase(session, asked(path, null)))).toBe('needs-passphrase')
})

test('a damaged archive that was locked tells of its damage once it is unlocked', async () => {
  const at = folder()
  const session = sessionIn(at)
  const path = join(at, 'Team.counterpart')
  await createWithPassphrase(session, asked(path, SECRET))
  await lockArchive(session)
  const bytes = readFileSync(path)
  bytes.fill(7, 4096 * 2, 4096 * 5)
  writeFileSync(path, bytes)
  expect(kind(await openWithPassphrase(session, asked(path, SECRET)))).toBe('damaged')
  expect(currentArchive(session)).toMatchObject({ locked: null, trouble: { path, kind: 'damaged' } })
})
