import { expect, test } from 'vitest'
import { ok } from '../../../src/core/result.ts'
import { commentPlaces, leaveDraft, listComments, setCommentPlace } from '../../../src/main/archive/comments.ts'
import { inTransaction } from '../../../src/main/archive/handle.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { rebuild } from './histories.ts'
import { asOfVersion } from './older.ts'
import {
  append,
  behindItsBack,
  reopened,
  newArchive,
  now,
  opening,
  projections,
  valueOf,
  writable,
  type WritableArchive,
} from './support.ts'

const anchor = { paraId: null, quote: 'the Fees', final: 'the Fees', before: 'pays ', after: '.', at: 0.25 }
const author = { name: 'Ann', initials: 'A', organisation: 'Us' }

function comment(archive: WritableArchive, id: string, thread: string | null = null): void {
  const payload = { comment: id, thread, text: `says ${id}`, anchor: thread === null ? anchor : null, author }
  append(archive.write, { type: 'comment.added', agreement: 'msa', now: now(), payload })
}

test('comments are listed as their records say, and again when the lists are rebuilt', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  comment(archive, 'c1')
  comment(archive, 'c2', 'c1')
  append(archive.write, {
    type: 'comment.changed',
    agreement: 'msa',
    now: now(),
    payload: { comment: 'c1', fields: { resolved: true } },
  })
  const kept = projections(archive.read)
  expect(listComments(archive.read, 'msa')).toMatchObject([
    { id: 'c1', thread: null, text: 'says c1', author: { name: 'Ann', initials: 'A' }, resolved: true, anchor },
    { id: 'c2', thread: 'c1', resolved: false, anchor: null },
  ])
  rebuild(archive)
  expect(projections(archive.read)).toEqual(kept)
  expect(verifyRecords(archive.read).bad).toEqual([])
})

test('places are kept beside history, and become what a comment is found by when the draft is left', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  const { read, write } = archive
  valueOf(
    inTransaction(write, () => {
      setCommentPlace(write, 'msa', 'c1', 3, { from: 5, to: 9 })
      setCommentPlace(write, 'msa', 'c1', 4, { from: 6, to: 10 })
      setCommentPlace(write, 'msa', 'c2', 4, { from: 1, to: 1 })
      return ok(undefined)
    }),
  )
  rebuild(archive)
  expect(commentPlaces(read, 'msa')).toEqual([
    { comment: 'c1', inDraft: { version: 4, from: 6, to: 10 }, anchor: null },
    { comment: 'c2', inDraft: { version: 4, from: 1, to: 1 }, anchor: null },
  ])
  valueOf(inTransaction(write, () => ok(leaveDraft(write, 'msa', [{ id: 'c1', anchor }]))))
  expect(commentPlaces(read, 'msa')).toEqual([
    { comment: 'c1', inDraft: null, anchor },
    { comment: 'c2', inDraft: null, anchor: null },
  ])
})

test('an archive from before there were comments takes them', () => {
  const old = newArchive()
  append(old.write, opening('msa'))
  const archive = writable(reopened(asOfVersion(old, 10)))
  expect(listComments(archive.read, 'msa')).toEqual([])
  comment(archive, 'c1')
  expect(listComments(archive.read, 'msa')).toMatchObject([{ id: 'c1' }])
})

test('what somebody altered until it cannot be read leaves the comment listed, without a place', () => {
  const archive = newArchive()
  append(archive.write, opening('msa'))
  comment(archive, 'c1')
  behindItsBack(archive.path, (database) => database.exec("UPDATE comment SET anchor = '{'"))
  expect(listComments(archive.read, 'msa')).toMatchObject([{ id: 'c1', anchor: null }])
})
