import { createHash, randomBytes } from 'node:crypto'
import { renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { byTime } from '../../../core/agreement/record.ts'
import { err, ok, type Failure, type Result } from '../../../core/result.ts'
import type { Signer } from '../../archive/device-key.ts'
import { flush } from '../../archive/files.ts'
import { type HistorySource, emptyNaming, neededAt, noteDocuments } from '../../archive/history-source.ts'
import { firstBad } from '../../archive/verify.ts'
import { othersTurn, sha256Later } from '../../archive/verify-history.ts'
import { ZipWriter } from '../../engine/history/zip-writer.ts'
import { replaceFault } from '../files.ts'
import { CANCELLED, diskFailure } from './failures.ts'
import * as format from './history-format.ts'

export interface HistoryToWrite {
  readonly source: HistorySource
  /** What the agreements are called, for whoever looks into the file. */
  readonly agreements: readonly { readonly id: string; readonly title: string }[]
  readonly path: string
  /** ISO 8601, UTC. */
  readonly now: string
  readonly signer: Signer
  /** Only its owner may read the file. */
  readonly isPrivate: boolean
  readonly progress?: (done: number) => void
  readonly signal?: AbortSignal
}

export interface WrittenHistory {
  readonly path: string
  readonly records: number
  readonly documents: number
  readonly bytes: number
}

/**
 * Writes whole chains with their documents as one history file (history-format.ts), which replaces what is at `path` once
 * it is whole. What does not verify is not handed on: `damaged`. Further failures: `cancelled`, `no-space`, `not-writable`.
 */
export async function writeHistory(history: HistoryToWrite): Promise<Result<WrittenHistory>> {
  const fault = replaceFault(history.path)
  if (fault !== undefined) return err(fault)
  const temporary = join(dirname(history.path), `.counterpart-${randomBytes(8).toString('hex')}.tmp`)
  try {
    const file = new ZipWriter(temporary, history.isPrivate ? 0o600 : undefined)
    const written = await fill(file, history).catch((error: unknown) => {
      file.abandon()
      throw error
    })
    if (!written.ok) {
      file.abandon()
      return written
    }
    file.finish()
    renameSync(temporary, history.path)
    flush(history.path)
    return ok({ ...written.value, path: history.path, bytes: statSync(history.path).size })
  } catch (error) {
    return err(diskFailure(history.path, error))
  } finally {
    rmSync(temporary, { force: true })
  }
}

async function fill(
  file: ZipWriter,
  { source, agreements, now, signer, progress = () => {}, signal }: HistoryToWrite,
): Promise<Result<{ records: number; documents: number }>> {
  const naming = emptyNaming()
  const lines: Buffer[] = []
  for (const chain of source.chains) {
    if (signal?.aborted === true) return err(CANCELLED)
    const kept = source.records(chain)
    const bad = await firstBad(kept)
    if (bad !== undefined) return err(damaged(`record ${bad.seq} (${bad.type}) does not verify`))
    noteDocuments(naming, kept)
    // Parents before children, and the same file from every archive that holds the same records.
    const ordered = kept.toSorted((a, b) => byTime(a.record, b.record))
    for (const { record } of ordered) lines.push(Buffer.from(`${format.recordLine(record)}\n`, 'utf8'))
    await othersTurn()
  }
  const documents = [...naming.places.keys()].filter((hash) => neededAt(naming, hash).length > 0).sort()
  const log = Buffer.concat(lines)
  const content: format.Manifest = {
    format: format.FORMAT,
    version: format.FORMAT_VERSION,
    exportedAt: now,
    device: signer.publicKey,
    agreements: [...agreements],
    records: lines.length,
    log: createHash('sha256').update(log).digest('hex'),
    documents,
    signature: '',
  }
  const signed = createHash('sha256').update(format.manifestText(content)).digest()
  const manifest = { ...content, signature: Buffer.from(signer.sign(signed)).toString('hex') }
  file.add(format.MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), true)
  file.add(format.RECORDS, log, true)
  for (const [at, hash] of documents.entries()) {
    if (signal?.aborted === true) return err(CANCELLED)
    const bytes = source.document(hash)
    if (bytes === undefined || (await sha256Later(bytes)) !== hash) {
      const { round = '' } = naming.places.get(hash)?.[0] ?? {}
      return err(damaged(`the document of “${round}” is ${bytes === undefined ? 'missing' : 'altered'}`))
    }
    file.add(format.documentEntry(hash), bytes)
    progress((at + 1) / documents.length)
  }
  return ok({ records: lines.length, documents: documents.length })
}

function damaged(what: string): Failure {
  return {
    kind: 'damaged',
    message: `This history is damaged and was not handed on: ${what}. Verify the archive, and restore a backup`,
  }
}
