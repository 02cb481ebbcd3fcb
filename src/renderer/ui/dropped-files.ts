/** Files that were dropped, those in dropped folders among them: there, Word documents alone, and no hidden ones. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Both lists are emptied when the event is over.
  const files = [...transfer.files]
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some((entry) => entry.isDirectory)) return files
  const found: File[] = []
  for (const entry of entries) found.push(...(await filesIn(entry)))
  return found
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await fileOf(entry)]
  const found: File[] = []
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) {
    const isOurs = inner.isDirectory ? !inner.name.startsWith('.') : /^[^.~].*\.docx$/i.test(inner.name)
    if (isOurs) found.push(...(await filesIn(inner)))
  }
  return found
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
