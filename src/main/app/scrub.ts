import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { scrubPackage } from '../../core/docx/scrub/scrub-package.ts'
import type { Finding, PartReceipt, ScrubOptions, ScrubReceipt } from '../../core/docx/scrub/receipt.ts'
import { err, ok, type Result } from '../../core/result.ts'
import { readContainer, type Container } from '../engine/container/read-container.ts'
import { createContainer } from '../engine/container/write-container.ts'
import { asBuffer, CENTRAL_SIZE, DOS_EPOCH, type PlacedEntry } from '../engine/container/zip-format.ts'
import { readDocx, writeFile } from './files.ts'

/** A part's receipt with the SHA-256 (hex) of its bytes before and after; null after for a part that is gone. */
export interface PartFileReceipt extends PartReceipt {
  readonly sha256Before: string
  readonly sha256After: string | null
}

/** What a scrub found and did in a whole file. */
export interface ScrubFileReceipt extends Omit<ScrubReceipt, 'parts'> {
  readonly before: { readonly sha256: string; readonly bytes: number }
  readonly after: { readonly sha256: string; readonly bytes: number }
  /** What the zip around the parts told. */
  readonly container: readonly Finding[]
  readonly parts: readonly PartFileReceipt[]
}

export interface ScrubbedFile {
  readonly bytes: Uint8Array
  readonly receipt: ScrubFileReceipt
}

/**
 * A scrubbed copy of a document, in a fresh zip that holds nothing of the old one: no times, system, comments or folders.
 * The same for the same input. Failures: those of readContainer and of scrubPackage; then there is no copy.
 */
export function scrubDocument(bytes: Uint8Array, options: ScrubOptions): Result<ScrubbedFile> {
  const container = readContainer(bytes)
  if (!container.ok) return container
  const scrubbed = scrubPackage(container.value, options)
  if (!scrubbed.ok) return scrubbed
  const { changes, receipt } = scrubbed.value
  const parts = new Map<string, Uint8Array>()
  for (const name of container.value.names()) {
    const change = changes.get(name)
    if (change !== null) parts.set(name, change ?? container.value.part(name)!)
  }
  const copy = createContainer(parts)
  return ok({
    bytes: copy,
    receipt: {
      ...receipt,
      before: { sha256: sha256(bytes), bytes: bytes.length },
      after: { sha256: sha256(copy), bytes: copy.length },
      container: zipFindings(container.value),
      parts: receipt.parts.map((part) => {
        const after = parts.get(part.part)
        return {
          ...part,
          sha256Before: sha256(container.value.part(part.part)!),
          sha256After: after === undefined ? null : sha256(after),
        }
      }),
    },
  })
}

/**
 * Scrubs a file into another, which is written as a whole or not at all. Failures besides those of scrubDocument:
 * `same-file` (a scrub is of a copy), and those of reading and writing files.
 */
export async function scrubFile(
  input: string,
  output: string,
  options: ScrubOptions,
): Promise<Result<ScrubFileReceipt>> {
  if (realPath(input) === realPath(output)) {
    return err({
      kind: 'same-file',
      message: `${output} is the document itself, and scrubbing is for a copy. Nothing was changed. Name another file`,
    })
  }
  const bytes = readDocx(input)
  if (!bytes.ok) return bytes
  const scrubbed = scrubDocument(bytes.value, options)
  if (!scrubbed.ok) return scrubbed
  const written = await writeFile(output, scrubbed.value.bytes)
  return written.ok ? ok(scrubbed.value.receipt) : written
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function zipFindings(container: Container): Finding[] {
  const { entries } = container
  const found: [what: string, examples: string[]][] = [
    ['times', entries.filter((e) => e.modified !== DOS_EPOCH).map((e) => dosTime(e.modified))],
    ['extra fields', entries.filter((e) => lengthAt(container, e, 30) > 0).map((e) => e.name)],
    ['comments on parts', entries.filter((e) => lengthAt(container, e, 32) > 0).map((e) => e.name)],
    ['folders', entries.filter((e) => e.isFolder).map((e) => e.name)],
    ['a comment', container.comment.length > 0 ? [asBuffer(container.comment).toString('latin1').slice(0, 60)] : []],
  ]
  return found
    .filter(([, examples]) => examples.length > 0)
    .map(([reason, examples]) => ({
      kind: 'zip',
      action: 'removed',
      count: examples.length,
      examples: [...new Set(examples)].slice(0, 3),
      reason,
    }))
}

/** A 16-bit length in an entry's central record (APPNOTE 4.3.12): of its extra fields at 30, of its comment at 32. */
function lengthAt(container: Container, entry: PlacedEntry, field: number): number {
  const record = asBuffer(container.bytes).subarray(entry.central.start, entry.central.end)
  return record.length >= CENTRAL_SIZE ? record.readUInt16LE(field) : 0
}

/** APPNOTE 4.4.6: the date in the high half, the time in the low one. */
function dosTime(modified: number): string {
  const date = modified >>> 16
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`
  return `${day} ${two((modified >> 11) & 31)}:${two((modified >> 5) & 63)}`
}
