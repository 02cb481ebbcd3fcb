import type { Paper } from '../../../../core/agreement/agreement.ts'
import { call, on } from '../../../api.ts'
import type { Candidate } from './candidates.ts'

export interface ImportChoice {
  readonly counterparty: string
  readonly paper: Paper
  /** Leaves out what is in the archive already. */
  readonly onlyNew: boolean
  readonly titles: ReadonlyMap<string, string>
}

/** How far a document is. */
export type Progress =
  /** `done`: how much of it is read, from 0 to 1. */
  | { readonly state: 'reading'; readonly done: number }
  | { readonly state: 'imported'; readonly id: string; readonly title: string; readonly messages: readonly string[] }
  /** In the archive already. */
  | { readonly state: 'skipped'; readonly message: string }
  | { readonly state: 'failed'; readonly message: string }

/** Takes documents in one after the other, so that a bad one stops none of the others. @returns false when it was stopped */
export async function importAll(
  list: readonly Candidate[],
  choice: ImportChoice,
  tell: (key: string, progress: Progress | null) => void,
  isStopped: () => boolean,
): Promise<boolean> {
  for (const candidate of list) {
    if (isStopped()) return false
    tell(candidate.key, { state: 'reading', done: 0 })
    const progress = await importOne(candidate, choice, (done) => tell(candidate.key, { state: 'reading', done }))
    tell(candidate.key, progress)
    if (progress === null) return false
  }
  return true
}

/** Null when it was given up. */
async function importOne(
  { key, title, source }: Candidate,
  { counterparty, paper, onlyNew, titles }: ImportChoice,
  read: (done: number) => void,
): Promise<Progress | null> {
  const document = await source()
  if (document === null) return { state: 'failed', message: 'This could not be read. Is it still there?' }
  const job = crypto.randomUUID()
  const stop = on('work-progress', (told) => {
    if (told.job === job && told.done !== null) read(told.done)
  })
  const result = await call('agreement.import', {
    source: document,
    title: titles.get(key)?.trim() || title,
    counterparty: counterparty.trim(),
    paper,
    onlyNew,
    job,
  })
  stop()
  if (result.ok) return { state: 'imported', ...result.value }
  if (result.error.kind === 'cancelled') return null
  return { state: result.error.kind === 'already-there' ? 'skipped' : 'failed', message: result.error.message }
}
