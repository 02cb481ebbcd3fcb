import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createArchive } from '../../src/main/app/archives.ts'
import * as format from '../../src/main/app/exchange/history-format.ts'
import type { Session } from '../../src/main/app/session.ts'
import { createDeviceKey, signerFrom, type Signer } from '../../src/main/archive/device-key.ts'
import { ZipReader } from '../../src/main/engine/history/zip-reader.ts'
import { ZipWriter } from '../../src/main/engine/history/zip-writer.ts'
import { valueOf } from './negotiation.ts'
import { testSession } from './session.ts'

const SCRIPT = resolve(import.meta.dirname, '../../resources/verify/verify.mjs')

/** A device of its own, with an archive of its own that is open. */
export function device(folder: string, name: string): Session {
  const home = join(folder, name)
  mkdirSync(home, { recursive: true })
  const session = testSession(home, { name, initials: name.slice(0, 2), organisation: 'Marlow LLP' })
  valueOf(createArchive(session, join(home, `${name}.counterpart`)))
  return session
}

export interface ScriptAnswer {
  readonly code: number | null
  readonly faults: readonly string[]
  readonly forks: readonly string[]
  readonly stderr: string
}

/** What resources/verify/verify.mjs says of a file, copied away from everything else as a stranger has it. */
export function verifiedByScript(path: string, away: string): ScriptAnswer {
  const script = join(away, 'verify.mjs')
  copyFileSync(SCRIPT, script)
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path, '--json'], {
    encoding: 'utf8',
    cwd: away,
    env: {},
    maxBuffer: 64 * 1024 * 1024,
  })
  const said = stdout === '' ? {} : (JSON.parse(stdout) as { faults?: { fault: string }[]; forks?: string[] })
  return { code: status, faults: (said.faults ?? []).map(({ fault }) => fault), forks: said.forks ?? [], stderr }
}

export const forger: Signer = signerFrom(createDeviceKey())

/** The entries of a history file by name, to be altered. */
export type Entries = Map<string, Buffer>

/** Rewrites a history file. `signed`: with a table of contents that fits what is in it, signed by somebody else. */
export function rewritten(path: string, change: (entries: Entries) => void, signed = false): string {
  const zip = new ZipReader(path)
  const entries: Entries = new Map(zip.names().map((name) => [name, zip.read(name)!]))
  zip.close()
  change(entries)
  if (signed) sign(entries)
  const altered = join(dirname(path), `altered-${entries.size}.counterpart-history`)
  rmSync(altered, { force: true })
  const file = new ZipWriter(altered)
  for (const [name, bytes] of entries) file.add(name, bytes, !name.startsWith('documents/'))
  file.finish()
  return altered
}

function sign(entries: Entries): void {
  const manifest = format.manifest.parse(JSON.parse(entries.get(format.MANIFEST)!.toString('utf8')))
  const log = entries.get(format.RECORDS)!
  const documents = [...entries.keys()].flatMap((name) => (name.startsWith('documents/') ? [name.slice(10)] : []))
  const content = {
    ...manifest,
    device: forger.publicKey,
    log: createHash('sha256').update(log).digest('hex'),
    documents,
  }
  const digest = createHash('sha256').update(format.manifestText(content)).digest()
  const signature = Buffer.from(forger.sign(digest)).toString('hex')
  entries.set(format.MANIFEST, Buffer.from(JSON.stringify({ ...content, signature })))
}

/** Alters the lines of the records. */
export function onLines(change: (lines: string[]) => string[]): (entries: Entries) => void {
  return (entries) => {
    const lines = entries.get(format.RECORDS)!.toString('utf8').trimEnd().split('\n')
    entries.set(format.RECORDS, Buffer.from(`${change(lines).join('\n')}\n`))
  }
}
