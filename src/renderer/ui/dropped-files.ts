export interface Dropped {
  readonly files: File[]
  /** Files in dropped folders that are none of ours, a line each with the reason. */
  readonly skipped: string[]
  readonly isFolder: boolean
}

/** Files that were dropped, those in dropped folders among them: there, Word documents alone, and no hidden ones. */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  // Both lists are emptied when the event is over.
  const files = [...transfer.files]
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const dropped: Dropped = { files, skipped: [], isFolder: entries.some((entry) => entry.isDirectory) }
  if (!dropped.isFolder) return dropped
  files.length = 0
  for (const entry of entries) await collect(entry, dropped)
  return dropped
}

async function collect(entry: FileSystemEntry, dropped: Dropped): Promise<void> {
  if (isFile(entry)) return void dropped.files.push(await fileOf(entry))
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) {
    // Hidden ones, and what Word leaves beside a document that is open, nobody means.
    if (/^[.~]/.test(inner.name)) continue
    if (inner.isDirectory || /\.docx$/i.test(inner.name)) await collect(inner, dropped)
    else dropped.skipped.push(`${inner.fullPath.replace(/^\//, '')} is not a .docx`)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A folder is read in parts; an empty one ends it. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (part.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1))
    all.push(...part)
  }
}
