import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { ok } from '../../../src/core/result.ts'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import { type WriteDb, inTransaction } from '../../../src/main/archive/handle.ts'
import { rebuildProjections } from '../../../src/main/archive/projections.ts'
import { type RecordDraft, headsOf } from '../../../src/main/archive/records.ts'
import { type WritableArchive, append, now, renaming, valueOf } from './support.ts'

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
  // Of rounds that may be there, and may stand in one place: those of `play` whose numbers differ by three do.
  settle: (agreement: string, id: string) => {
    const by = id.replace(/\d+$/, '')
    return stamp('fork.settled', agreement, { round: `${by}3`, over: [`${by}0`, `${by}6`], reason: id, author })
  },
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

/** Any use of one agreement, from either of two branches of its history at times. */
const WHAT = ['rename', 'import', 'send', 'receive', ...(Object.keys(others) as (keyof typeof others)[])] as const
const use = fc.record({
  what: fc.constantFrom(...WHAT),
  branch: fc.boolean(),
  minute: fc.integer({ min: 0, max: 59 }),
})
export const uses = fc.array(use, { minLength: 1, maxLength: 14 })
export type Use = { what: (typeof WHAT)[number]; branch: boolean; minute: number }

/** In one transaction, so that the test does not wait for the disk after each record. */
export function play(db: WriteDb, agreement: string, by: string, history: readonly Use[]): void {
  const rounds = history.map(({ what, branch, minute }, index) => {
    const id = `${by}${index}`
    const makers = {
      ...others,
      rename: () => renaming(agreement, `Title ${id}`),
      import: () => imported(agreement, id),
      send: () => sealed(agreement, id, 1 + (index % 3)),
      receive: () => received(agreement, id, 1 + (index % 3)),
    }
    const draft = makers[what](agreement, id)
    return { draft: { ...draft, now: `2030-01-01T09:${String(minute).padStart(2, '0')}:00.000Z` }, branch }
  })
  valueOf(
    inTransaction(db, () => {
      for (const { draft, branch } of rounds) {
        append(db, branch ? { ...draft, parents: headsOf(db, agreement).slice(0, 1) } : draft)
      }
      return ok(undefined)
    }),
  )
}

/** The documents that `sealed` and the others name, for histories that are to verify whole. */
export function putDocuments(db: WriteDb, rounds: readonly string[]): void {
  valueOf(
    inTransaction(db, () => {
      for (const round of ['base', ...rounds]) putBlob(db, Buffer.from(round))
      return ok(undefined)
    }),
  )
}
