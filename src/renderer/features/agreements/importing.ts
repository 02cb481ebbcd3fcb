import { useSyncExternalStore } from 'react'
import { titleFromFileName, type Paper } from '../../../core/agreement/agreement.ts'
import type { Source } from '../../../core/api/values.ts'
import { call, on } from '../../api.ts'
import { notifyError } from '../../ui/notices.ts'
import { droppedSource } from '../../ui/useFileDrop.ts'

/** A Word document the user named, before it is an agreement. */
export interface Candidate {
  readonly key: string
  readonly fileName: string
  readonly title: string
  /** Null where it cannot be read at all. */
  readonly source: () => Promise<Source | null>
}

let candidates: readonly Candidate[] = []
const listeners = new Set<() => void>()

function publish(next: readonly Candidate[]): void {
  candidates = next
  for (const listener of listeners) listener()
}

/** What is waiting in the import dialog; empty when it is closed. */
export function useCandidates(): readonly Candidate[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => candidates,
  )
}

/** Asks for Word documents, then opens the import dialog on them. */
export async function pickForImport(): Promise<void> {
  const picked = await call('host.pickContracts', { many: true })
  if (!picked.ok) return notifyError(picked.error)
  publish(
    picked.value.paths.map((path) => {
      const fileName = path.split(/[\\/]/).at(-1) ?? path
      return { key: path, fileName, title: titleFromFileName(fileName), source: () => Promise.resolve({ path }) }
    }),
  )
}

/** Opens the import dialog on files dropped on the window. */
export function importDropped(files: readonly File[]): void {
  publish(
    files.map((file, at) => ({
      key: `${at} ${file.name}`,
      fileName: file.name,
      title: titleFromFileName(file.name),
      source: () => droppedSource(file),
    })),
  )
}

export function closeImport(): void {
  publish([])
}

export interface ImportChoice {
  readonly counterparty: string
  readonly paper: Paper
  readonly titles: ReadonlyMap<string, string>
}

export interface ImportOutcome {
  readonly imported: readonly { readonly id: string; readonly title: string; readonly messages: readonly string[] }[]
  /** One line per document that could not be taken in, with its file name. */
  readonly failures: readonly string[]
}

/** Imports one after the other, so that one bad document stops none of the others. */
export async function importAll(
  list: readonly Candidate[],
  { counterparty, paper, titles }: ImportChoice,
  progress: { step(at: number): void; read(done: number): void; isStopped(): boolean },
): Promise<ImportOutcome> {
  const imported: ImportOutcome['imported'][number][] = []
  const failures: string[] = []
  for (const [at, candidate] of list.entries()) {
    if (progress.isStopped()) break
    progress.step(at)
    const source = await candidate.source()
    if (source === null) {
      failures.push(`${candidate.fileName}: this could not be read. Is it a folder?`)
      continue
    }
    const title = titles.get(candidate.key)?.trim() || candidate.title
    const job = crypto.randomUUID()
    const stop = on('work-progress', (told) => {
      if (told.job === job) progress.read(told.done)
    })
    const result = await call('agreement.import', { source, title, counterparty: counterparty.trim(), paper, job })
    stop()
    if (!result.ok && result.error.kind === 'cancelled') break
    if (result.ok) imported.push(result.value)
    else failures.push(`${candidate.fileName}: ${result.error.message}`)
  }
  return { imported, failures }
}
