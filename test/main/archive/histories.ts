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

const stamp = (type: RecordDraft['type'], agreement: string, payload: unknown): RecordDraft =>
  ({ type, agreement, payload, now: now() }) as RecordDraft

/** A record of any type that is not a round; `id` tells it from others of the same history. */
export const others = {
  close: (agreement: string) => stamp('agreement.closed', agreement, { outcome: 'executed', reason: '', author }),
  reopen: (agreement: string) => stamp('agreement.reopened', agreement, { author }),
  remove: (agreement: string) => stamp('agreement.deleted', agreement, { reason: 'twice', author }),
  restore: (agreement: string) => stamp('agreement.restored', agreement, { author }),
  owner: (agreement: string, id: string) => stamp('agreement.changed', agreement, { fields: { owner: id } }),
  value: (agreement: string, id: string) =>
    stamp('agreement.changed', agreement, { fields: { value: { amount: `${id.length}.50`, currency: 'EUR' } } }),
  note: (agreement: string, id: string) =>
    stamp('note.added', agreement, { note: `n${id.at(-1)}`, text: id, author, round: null, anchor: null }),
  edit: (agreement: string, id: string) =>
    stamp('note.changed', agreement, { note: `n${id.at(-1)}`, fields: { text: id, deleted: id.length % 2 === 0 } }),
  tag: (agreement: string, id: string) => stamp('tag.set', agreement, { tag: `t${id.length % 3}`, on: true }),
  untag: (agreement: string, id: string) => stamp('tag.set', agreement, { tag: `t${id.length % 3}`, on: false }),
  hold: (agreement: string, id: string) =>
    stamp('hold.placed', agreement, { hold: `h${id.at(-1)}`, reason: id, author }),
  lift: (agreement: string, id: string) =>
    stamp('hold.lifted', agreement, { hold: `h${id.at(-1)}`, reason: id, author }),
  purge: (agreement: string, id: string) =>
    stamp('document.purged', agreement, { documents: [sha(id)], reason: 'over', author }),
  decide: (agreement: string, id: string) => stamp('decision.taken', agreement, { round: id, decisions: [decided] }),
} as const

const decided = {
  outcome: 'rejected',
  kind: 'replacement',
  author: 'Bob',
  party: 'theirs',
  date: null,
  text: 'ten',
  replaced: 'five',
  clause: { label: '2.1', title: 'Fees', paraId: null },
}

export function rebuild(archive: WritableArchive): void {
  valueOf(inTransaction(archive.write, () => ok(rebuildProjections(archive.write))))
}
