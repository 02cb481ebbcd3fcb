import { useSyncExternalStore } from 'react'
import { titleFromFileName } from '../../../../core/agreement/agreement.ts'
import type { Source } from '../../../../core/api/values.ts'
import { call } from '../../../api.ts'
import { notify, notifyError } from '../../../ui/notices.ts'
import { droppedSource } from '../../../ui/useFileDrop.ts'

/** A Word document the user named, before it is an agreement. */
export interface Candidate {
  readonly key: string
  readonly fileName: string
  readonly title: string
  /** Null where it cannot be read at all. */
  readonly source: () => Promise<Source | null>
}

/** What waits in the import dialog. */
export interface Batch {
  readonly candidates: readonly Candidate[]
  /** Files that are not taken in, a line each with the reason. */
  readonly skipped: readonly string[]
  readonly isFolder: boolean
}

let batch: Batch | null = null
const listeners = new Set<() => void>()

function publish(next: Batch | null): void {
  batch = next
  for (const listener of listeners) listener()
}

/** What is waiting in the import dialog; null when it is closed. */
export function useBatch(): Batch | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => batch,
  )
}

/** Asks for Word documents, then opens the import dialog on them. */
export async function pickForImport(): Promise<void> {
  const picked = await call('host.pickContracts', { many: true })
  if (!picked.ok) return notifyError(picked.error)
  if (picked.value.paths.length === 0) return
  const candidates = picked.value.paths.map((path) => candidate(path, path.split(/[\\/]/).at(-1) ?? path))
  publish({ candidates, skipped: [], isFolder: false })
}

/** Asks for a folder, then opens the import dialog on every Word document in it and in the folders in it. */
export async function pickFolder(): Promise<void> {
  const picked = await call('host.pickFolder', { title: 'Choose a folder of contracts' })
  if (!picked.ok) return notifyError(picked.error)
  const folder = picked.value.path
  if (folder === null) return
  const found = await call('agreement.findDocuments', { folder })
  if (!found.ok) return notifyError(found.error)
  const skipped = found.value.skipped.map(({ name, why }) => `${name} ${why}`)
  if (found.value.documents.length === 0) {
    return notify({ tone: 'warning', title: `There is no Word document (.docx) in ${folder}`, details: skipped })
  }
  const candidates = found.value.documents.map(({ path, name }) => candidate(path, name))
  publish({ candidates, skipped, isFolder: true })
}

function candidate(path: string, name: string): Candidate {
  const title = titleFromFileName(name.split('/').at(-1) ?? name)
  return { key: path, fileName: name, title, source: () => Promise.resolve({ path }) }
}

/** Opens the import dialog on files dropped on the window. */
export function importDropped(
  files: readonly File[],
  { skipped, isFolder }: Pick<Batch, 'skipped' | 'isFolder'>,
): void {
  if (files.length === 0) {
    return notify({ tone: 'warning', title: 'There is no Word document (.docx) in what was dropped', details: skipped })
  }
  const candidates = files.map((file, at) => ({
    key: `${at} ${file.name}`,
    fileName: file.name,
    title: titleFromFileName(file.name),
    source: () => droppedSource(file),
  }))
  publish({ candidates, skipped, isFolder })
}

export function closeImport(): void {
  publish(null)
}
