import { expect, test } from 'vitest'
import { ok } from '../../../src/core/result.ts'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import {
  appendSteps,
  checkpointDraft,
  closeDraft,
  draftVersion,
  openDraft,
  readDraft,
} from '../../../src/main/archive/drafts.ts'
import { get, inTransaction } from '../../../src/main/archive/handle.ts'
import { kindOf, newArchive, now, valueOf } from './support.ts'

function withDraft() {
  const archive = newArchive()
  const { write } = archive
  const base = valueOf(
    inTransaction(write, () => {
      const hash = putBlob(write, new Uint8Array([1, 2, 3]))
      openDraft(write, { agreement: 'msa', base: hash, doc: '{"v":0}', projectionVersion: 7, now: now() })
      return ok(hash)
    }),
  )
  const append = (expected: number, ...steps: string[]) => appendSteps(write, 'msa', expected, steps, now())
  return { ...archive, base, append }
}

test('a new draft is the document it was opened with, at version 0', () => {
  const { read, base } = withDraft()
  expect(readDraft(read, 'msa')).toMatchObject({
    base,
    projectionVersion: 7,
    checkpoint: { version: 0, doc: '{"v":0}' },
    steps: [],
  })
  expect(draftVersion(read, 'msa')).toBe(0)
})

test('an agreement without a draft has none', () => {
  const { read, write } = withDraft()
  expect(readDraft(read, 'nda')).toBeUndefined()
  expect(draftVersion(read, 'nda')).toBeUndefined()
  expect(kindOf(appendSteps(write, 'nda', 0, ['a'], now()))).toBe('not-found')
  expect(kindOf(checkpointDraft(write, 'nda', 0, '{}'))).toBe('not-found')
})

test('steps come back in order, each with the version it leads to', () => {
  const { read, append } = withDraft()
  expect(valueOf(append(0, 'a', 'b'))).toEqual({ version: 2 })
  expect(valueOf(append(2, 'c'))).toEqual({ version: 3 })
  expect(readDraft(read, 'msa')?.steps).toEqual([
    { version: 1, step: 'a' },
    { version: 2, step: 'b' },
    { version: 3, step: 'c' },
  ])
})

test('steps made on an older or a newer version than the journal has are refused, and nothing is written', () => {
  const { read, append } = withDraft()
  append(0, 'a', 'b')
  expect(kindOf(append(1, 'x'))).toBe('stale-draft')
  expect(kindOf(append(3, 'x'))).toBe('stale-draft')
  expect(draftVersion(read, 'msa')).toBe(2)
})

test('a checkpoint drops what led to it and nothing else', () => {
  const { read, write, append } = withDraft()
  append(0, 'a', 'b', 'c')
  expect(valueOf(checkpointDraft(write, 'msa', 2, '{"v":2}'))).toEqual({ version: 3 })
  expect(readDraft(read, 'msa')).toMatchObject({
    checkpoint: { version: 2, doc: '{"v":2}' },
    steps: [{ version: 3, step: 'c' }],
  })
  expect(get(read, 'SELECT count(*) AS count FROM draft_checkpoint')).toEqual({ count: 1 })
  expect(get(read, 'SELECT count(*) AS count FROM draft_step')).toEqual({ count: 1 })
})

test('a draft whose steps are all in its checkpoint goes on from there', () => {
  const { write, append } = withDraft()
  append(0, 'a', 'b')
  checkpointDraft(write, 'msa', 2, '{"v":2}')
  expect(valueOf(append(2, 'c'))).toEqual({ version: 3 })
})

test('a checkpoint that the journal does not reach, or that is older than the last one, is refused', () => {
  const { write, append } = withDraft()
  append(0, 'a', 'b')
  expect(kindOf(checkpointDraft(write, 'msa', 3, '{}'))).toBe('stale-draft')
  checkpointDraft(write, 'msa', 2, '{"v":2}')
  expect(kindOf(checkpointDraft(write, 'msa', 1, '{}'))).toBe('stale-draft')
})

test('a closed draft is gone with its steps, and another can be opened', () => {
  const { read, write, base, append } = withDraft()
  append(0, 'a')
  valueOf(inTransaction(write, () => ok(closeDraft(write, 'msa'))))
  expect(readDraft(read, 'msa')).toBeUndefined()
  expect(get(read, 'SELECT count(*) AS count FROM draft_step')).toEqual({ count: 0 })
  const again = { agreement: 'msa', base, doc: '{}', projectionVersion: 7, now: now() }
  valueOf(inTransaction(write, () => ok(openDraft(write, again))))
  expect(draftVersion(read, 'msa')).toBe(0)
})

test('a draft cannot be made from a package that the archive does not hold', () => {
  const { write } = newArchive()
  const draft = { agreement: 'msa', base: 'f'.repeat(64), doc: '{}', projectionVersion: 7, now: now() }
  expect(() => inTransaction(write, () => ok(openDraft(write, draft)))).toThrow('FOREIGN KEY')
})
