import { type Result, err, ok } from '../../../core/result.ts'
import { readDirectory } from './central-directory.ts'
import { findEndRecord } from './end-record.ts'
import { type ContainerFailure, notADocx, notAZip, tooManyEntries } from './failures.ts'
import { checkSizes, inflateEntry } from './inflate.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { otherThanWord } from './package-kind.ts'
import { placeEntries } from './placement.ts'
import { sniff } from './sniff.ts'
import { type PlacedEntry, asBuffer, nameKey } from './zip-format.ts'

/**
 * An opened package. Every part was unpacked and its checksum verified when it was read, so nothing here fails later.
 * Names are those of the zip (no slash in front) and are matched without regard to case, as OPC asks.
 * `bytes` and the parts are shared, not copied: they must not be modified.
 */
export interface Container {
  /** The file as it was read. */
  readonly bytes: Uint8Array
  /** All entries, folders included, in the order of the zip's central directory. */
  readonly entries: readonly PlacedEntry[]
  /** The zip's own comment, nearly always empty. */
  readonly comment: Uint8Array
  /** The unpacked bytes of a part; undefined if there is no such part. */
  part(name: string): Uint8Array | undefined
  has(name: string): boolean
  /** The names of all parts, without folders, in the order of `entries`. */
  names(): string[]
}

/**
 * Opens the bytes of a .docx (or .docm, .dotx). Expected failures, each with a kind of its own, are the values of
 * `ContainerFailureKind`; it never throws for what a file holds, and never unpacks more than `limits` allow.
 *
 * The zip is read here rather than by the zip library at hand: that one calls back later and cannot be used where the
 * engine is synchronous, and copying untouched entries byte for byte needs their exact extents, which it does not give.
 */
export function readContainer(bytes: Uint8Array, limits: Partial<Limits> = {}): Result<Container, ContainerFailure> {
  const caps = { ...DEFAULT_LIMITS, ...limits }
  const kind = sniff(bytes)
  if (kind !== 'zip') return err(notAZip(kind))
  const file = asBuffer(bytes)
  const end = findEndRecord(file)
  if (!end.ok) return end
  if (end.value.count > caps.entries) return err(tooManyEntries(end.value.count, caps.entries))
  const directory = readDirectory(file, end.value)
  if (!directory.ok) return directory
  const placed = placeEntries(file, directory.value, end.value.directory)
  if (!placed.ok) return placed
  const fault = checkSizes(placed.value, caps)
  if (fault !== undefined) return err(fault)
  const parts = unpack(file, placed.value)
  if (!parts.ok) return parts
  return ok(new UnpackedContainer(bytes, placed.value, end.value.comment, parts.value))
}

/** Unpacks what tells the kind of package first: another kind of file is to be named as such, even if it is damaged. */
function unpack(file: Buffer, entries: readonly PlacedEntry[]): Result<Map<string, Uint8Array>, ContainerFailure> {
  const byKey = new Map(entries.map((entry) => [nameKey(entry.name), entry]))
  const text = (name: string): string | undefined => {
    const entry = byKey.get(nameKey(name))
    const bytes = entry === undefined ? undefined : inflateEntry(file, entry)
    // Without NULs UTF-16 reads as ASCII, which is all that content types are made of.
    return bytes?.ok === true ? asBuffer(bytes.value).toString('latin1').replaceAll('\0', '') : bytes && ''
  }
  const other = otherThanWord((name) => byKey.has(nameKey(name)), text)
  if (other !== undefined) return err(notADocx(other))
  const parts = new Map<string, Uint8Array>()
  for (const [key, entry] of byKey) {
    const bytes = inflateEntry(file, entry)
    if (!bytes.ok) return bytes
    if (!entry.isFolder) parts.set(key, bytes.value)
  }
  return ok(parts)
}

class UnpackedContainer implements Container {
  readonly bytes: Uint8Array
  readonly entries: readonly PlacedEntry[]
  readonly comment: Uint8Array
  readonly #parts: ReadonlyMap<string, Uint8Array>

  constructor(
    bytes: Uint8Array,
    entries: readonly PlacedEntry[],
    comment: Uint8Array,
    parts: ReadonlyMap<string, Uint8Array>,
  ) {
    this.bytes = bytes
    this.entries = entries
    this.comment = comment
    this.#parts = parts
  }

  part(name: string): Uint8Array | undefined {
    return this.#parts.get(nameKey(name))
  }

  has(name: string): boolean {
    return this.#parts.has(nameKey(name))
  }

  names(): string[] {
    return this.entries.filter((entry) => !entry.isFolder).map((entry) => entry.name)
  }
}
