import { createHash } from 'node:crypto'
import { ok } from '../../../src/core/result.ts'
import { inTransaction } from '../../../src/main/archive/handle.ts'
import { rebuildProjections } from '../../../src/main/archive/projections.ts'
import type { RecordDraft } from '../../../src/main/archive/records.ts'
import { type WritableArchive, now, valueOf } from './support.ts'

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
const author = { name: 'Ann', initials: 'A', organisation: 'Us' }
const file = (round: string) => ({ round, document: sha(round), fileName: `${round}.docx` })

export const imported = (agreement: string, round: string): RecordDraft => ({
  type: 'document.imported',
  agreement,
  payload: { ...file(round), author: 'Bob', messages: 2 },
  now: now(),
})
export const sealed = (agreement: string, round: string, seq: number): RecordDraft => ({
  type: 'round.sealed',
  agreement,
  payload: { ...file(round), seq, number: 1, clean: null, base: sha('base'), author },
  now: now(),
})
export const received = (agreement: string, round: string, seq: number): RecordDraft => ({
  type: 'return.received',
  agreement,
  payload: { ...file(round), seq, number: 1, author: 'Bob' },
  now: now(),
})

export function rebuild(archive: WritableArchive): void {
  valueOf(inTransaction(archive.write, () => ok(rebuildProjections(archive.write))))
}
