import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { err, ok, type Failure, type Result } from '../../../core/result.ts'
import { isSignedBy } from '../../archive/device-key.ts'
import type { HistorySource } from '../../archive/history-source.ts'
import type { KeptRecord } from '../../archive/verify.ts'
import { othersTurn } from '../../archive/verify-history.ts'
import { ZipReader } from '../../engine/history/zip-reader.ts'
import { CANCELLED, notAHistory, unreadable } from './failures.ts'
import * as format from './history-format.ts'

/** A history file: a path, or the bytes of a file that was dropped on the window. */
export type HistoryInput = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array }

export interface HistoryFile {
  readonly name: string
  readonly manifest: format.Manifest
  readonly source: HistorySource
  readonly close: () => void
}

export function nameOf(input: HistoryInput): string {
  return 'path' in input ? basename(input.path) : input.name
}

/**
 * Opens a history file and reads its records; whether they are sound is for verifyHistory to say. Failures: `not-found`,
 * `not-readable`, `not-a-history`, `newer-history`, `bad-history` (its parts are not those that its writer signed for), `cancelled`.
 */
export async function readHistory(input: HistoryInput, signal?: AbortSignal): Promise<Result<HistoryFile>> {
  const name = nameOf(input)
  let zip: ZipReader | undefined
  try {
    zip = new ZipReader('path' in input ? input.path : input.bytes)
    const read = await load(zip, name, signal)
    if (!read.ok) zip.close()
    return read
  } catch (error) {
    zip?.close()
    return err(unreadable(name, error))
  }
}

async function load(zip: ZipReader, name: string, signal: AbortSignal | undefined): Promise<Result<HistoryFile>> {
  const manifest = readManifest(zip, name)
  if (!manifest.ok) return manifest
  const log = zip.read(format.RECORDS)
  const fault = log === undefined ? 'its records are missing' : partsFault(zip, manifest.value, log)
  if (log === undefined || fault !== undefined) return err(badHistory(name, String(fault)))
  const chains = await recordsIn(log, signal)
  if (chains === undefined) return err(CANCELLED)
  if (typeof chains === 'number') return err(badHistory(name, `line ${chains} of its records is none`))
  const source: HistorySource = {
    chains: [...chains.keys()],
    records: (chain) => chains.get(chain) ?? [],
    documents: () => manifest.value.documents,
    hasDocument: (hash) => zip.has(format.documentEntry(hash)),
    document: (hash) => zip.read(format.documentEntry(hash)),
  }
  return ok({ name, manifest: manifest.value, source, close: () => zip.close() })
}

function readManifest(zip: ZipReader, name: string): Result<format.Manifest> {
  const bytes = zip.read(format.MANIFEST)
  const value = bytes === undefined ? undefined : jsonIn(bytes)
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== format.FORMAT) {
    return err(notAHistory(name, 'it holds something else'))
  }
  if ('version' in value && typeof value.version === 'number' && value.version > format.FORMAT_VERSION) {
    return err({
      kind: 'newer-history',
      message: `“${name}” was written by a newer version of Counterpart. Nothing was changed. Install that version to read it`,
    })
  }
  const parsed = format.manifest.safeParse(value)
  return parsed.success ? ok(parsed.data) : err(badHistory(name, 'its table of contents was altered'))
}

/** What speaks against the file being what its writer signed for. */
function partsFault(zip: ZipReader, manifest: format.Manifest, log: Buffer): string | undefined {
  const text = createHash('sha256').update(format.manifestText(manifest)).digest()
  if (!isSignedBy(manifest.device, text, Buffer.from(manifest.signature, 'hex'))) {
    return 'its table of contents was altered: the signature does not fit'
  }
  if (createHash('sha256').update(log).digest('hex') !== manifest.log) return 'its records were altered'
  const expected = new Set([format.MANIFEST, format.RECORDS, ...manifest.documents.map(format.documentEntry)])
  const stray = zip.names().find((entry) => !expected.has(entry))
  if (stray !== undefined) return `“${stray}” was added to it`
  const missing = manifest.documents.find((hash) => !zip.has(format.documentEntry(hash)))
  return missing === undefined ? undefined : `the document ${missing} was taken out of it`
}

const LINES_AT_ONCE = 500

/** By chain; the number of the first line that is no record; undefined when it was given up. */
async function recordsIn(
  log: Buffer,
  signal: AbortSignal | undefined,
): Promise<Map<string | null, KeptRecord[]> | number | undefined> {
  const chains = new Map<string | null, KeptRecord[]>()
  let number = 0
  for (let start = 0; start < log.length;) {
    const end = log.indexOf(0x0a, start)
    number += 1
    const kept = end === -1 ? undefined : format.recordIn(log.toString('utf8', start, end), number)
    if (kept === undefined) return number
    const chain = chains.get(kept.record.agreement)
    if (chain === undefined) chains.set(kept.record.agreement, [kept])
    else chain.push(kept)
    start = end + 1
    if (number % LINES_AT_ONCE === 0) await othersTurn()
    if (signal?.aborted === true) return undefined
  }
  return chains
}

export function badHistory(name: string, why: string): Failure {
  return {
    kind: 'bad-history',
    message: `“${name}” was altered or damaged: ${why}. Nothing was taken in. Ask for it again`,
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}
