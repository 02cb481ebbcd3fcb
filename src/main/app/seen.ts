import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { ArchiveHandle } from '../archive/database.ts'
import { type LogMark, archiveId, hasRecord, logMark } from '../archive/records.ts'

/**
 * What is cut off the end of a log leaves no trace in it: every record that is left still fits. So each device keeps, beside
 * its settings, how far it saw each archive, and looks for that record when it opens it again.
 */
const stored = z.record(
  z.string(),
  z.array(z.object({ path: z.string(), records: z.int(), last: z.string(), at: z.string() })),
)
type Stored = z.infer<typeof stored>
type Seen = Stored[string][number]

/** An archive that has less than this device saw in it. */
export interface Shortened {
  /** Records that are missing at least. */
  readonly missing: number
  /** When it was last seen whole: ISO 8601, UTC. */
  readonly seenAt: string
}

interface Device {
  readonly now: () => string
  readonly seen?: string
}

/** How often it is written down how far an archive was seen: a crash forgets no more. */
const EVERY_MS = 30_000
/** Paths kept of each archive: it may have been moved or copied. */
const PATHS = 8

const shortened = new WeakMap<ArchiveHandle, Shortened>()

/** What the archive lacks of what this device saw in it; undefined where it lacks nothing, or that was accepted. */
export function shortenedBy(archive: ArchiveHandle): Shortened | undefined {
  return shortened.get(archive)
}

/** The same archive, of which it is written down how far it was seen, until it is closed. */
export function watched({ seen: file, now }: Device, archive: ArchiveHandle): ArchiveHandle {
  if (file === undefined) return archive
  const note = (): void => {
    // As long as it lacks something, what was seen before is what counts.
    if (!shortened.has(handle)) remember(file, handle, now())
  }
  const timer = setInterval(note, EVERY_MS)
  timer.unref()
  const close = (): void => {
    clearInterval(timer)
    note()
    archive.close()
  }
  const handle: ArchiveHandle = { ...archive, close }
  const lack = lackOf(file, handle)
  if (lack !== undefined) shortened.set(handle, lack)
  note()
  return handle
}

/** The user has said that the archive is as it should be, as an older copy or a restored backup is. */
export function acceptShortened({ seen: file, now }: Device, archive: ArchiveHandle): void {
  shortened.delete(archive)
  if (file !== undefined) remember(file, archive, now())
}

/** The same of an archive that is only read. */
export function lackIn({ seen }: Device, archive: Pick<ArchiveHandle, 'path' | 'read'>): Shortened | undefined {
  return seen === undefined ? undefined : lackOf(seen, archive)
}

/** What is missing, in plain words. */
export function lackLine({ missing, seenAt }: Shortened): string {
  const records = missing === 1 ? 'one record is' : `${missing} records are`
  return `The log: at least ${records} missing that this device saw in it on ${seenAt.slice(0, 10)}`
}

function lackOf(file: string, { path, read }: Pick<ArchiveHandle, 'path' | 'read'>): Shortened | undefined {
  const id = archiveId(read)
  const known = id === undefined ? [] : (readStored(file)[id] ?? [])
  // One that was moved, or came back as another file, is held against what was seen last.
  const seen = known.find((entry) => entry.path === path) ?? known.toSorted((a, b) => a.records - b.records).at(-1)
  if (seen === undefined) return undefined
  const { records } = logMark(read)
  if (hasRecord(read, seen.last) && records >= seen.records) return undefined
  return { missing: Math.max(1, seen.records - records), seenAt: seen.at }
}

function remember(file: string, { path, read }: ArchiveHandle, at: string): void {
  const id = archiveId(read)
  if (id === undefined) return
  const all = readStored(file)
  const others = (all[id] ?? []).filter((entry) => entry.path !== path)
  const mark: LogMark = logMark(read)
  const before = (all[id] ?? []).find((entry) => entry.path === path)
  if (before?.last === mark.last && before.records === mark.records) return
  const seen: Seen = { path, ...mark, at }
  write(file, { ...all, [id]: [...others, seen].slice(-PATHS) })
}

/** What is missing or spoilt counts as nothing seen. */
function readStored(file: string): Stored {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

/** A failure costs the memory alone, and must not keep an archive from being opened or closed. */
function write(file: string, all: Stored): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.tmp`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.tmp`, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}
