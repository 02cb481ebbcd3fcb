import { opendirSync, statSync, type Dirent } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { err, ok, type Failure, type Result } from '../../core/result.ts'

/** How deep folders are gone into, and how many files are looked at: a drive named by mistake ends somewhere. */
const MAX_DEPTH = 24
const MAX_ENTRIES = 100_000

export interface FoundDocument {
  readonly path: string
  /** As it is called from the folder on, with forward slashes. */
  readonly name: string
}

export interface SkippedFile {
  readonly name: string
  /** Why it was left out, as a sentence goes on: "is not a .docx". */
  readonly why: string
}

export interface FoundDocuments {
  readonly documents: readonly FoundDocument[]
  readonly skipped: readonly SkippedFile[]
}

/**
 * Every .docx in a folder and the folders in it, by name, and what was left out. Hidden files, files that Word puts beside
 * an open document, and links are not followed. Failures: `not-found`, `no-permission`.
 */
export function findDocuments(folder: string): Result<FoundDocuments> {
  const documents: FoundDocument[] = []
  const skipped: SkippedFile[] = []
  const fault = walk(folder, 0)
  if (fault !== undefined) return err(fault)
  const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)
  return ok({ documents: documents.sort(byName), skipped: skipped.sort(byName) })

  /** Answers what is wrong with the folder itself; of folders inside it, that is a line among the skipped. */
  function walk(at: string, depth: number): Failure | undefined {
    const entries = entriesOf(at)
    if (!entries.ok) return entries.error
    for (const entry of entries.value) {
      const path = join(at, entry.name)
      const name = relative(folder, path).split('\\').join('/')
      if (documents.length + skipped.length >= MAX_ENTRIES) {
        skipped.push({ name, why: `and what follows were left out: a folder of more than ${MAX_ENTRIES} files` })
        return undefined
      }
      if (entry.isDirectory()) {
        if (entry.name.startsWith('.')) continue
        const inner =
          depth < MAX_DEPTH
            ? walk(path, depth + 1)
            : { kind: 'too-deep', message: 'lies too deep inside other folders' }
        if (inner !== undefined) skipped.push({ name, why: `could not be looked into: ${inner.message}` })
      } else {
        const why = whyNot(entry)
        if (why === null) documents.push({ path, name })
        else skipped.push({ name, why })
      }
    }
    return undefined
  }
}

function whyNot(entry: Dirent): string | null {
  if (entry.name.startsWith('~$')) return 'is a lock file that Word leaves beside an open document'
  if (entry.name.startsWith('.')) return 'is hidden'
  if (entry.isSymbolicLink()) return 'is a link, which is not followed'
  if (!entry.isFile()) return 'is not a file'
  if (/\.doc$/i.test(entry.name)) return 'is in the old .doc format: save it as .docx in Word first'
  return /\.docx$/i.test(entry.name) ? null : 'is not a .docx'
}

function entriesOf(folder: string): Result<Dirent[]> {
  try {
    const directory = opendirSync(folder)
    const entries: Dirent[] = []
    try {
      for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) entries.push(entry)
    } finally {
      directory.closeSync()
    }
    return ok(entries)
  } catch (e) {
    const code = (e as NodeJS.ErrnoException).code
    if (code === undefined) throw e
    if (code === 'ENOENT') return err({ kind: 'not-found', message: `“${folder}” is not there` })
    if (code === 'ENOTDIR') return err({ kind: 'not-found', message: `“${folder}” is not a folder` })
    return err({ kind: 'no-permission', message: `“${basename(folder)}” may not be read (${code})` })
  }
}

/** True for a folder that is there; false for a file, and for nothing. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
