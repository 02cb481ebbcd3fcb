import { expect, test } from 'vitest'
import { hiddenChanges } from '../../src/renderer/features/document/print/hidden-changes.ts'

test('a print that hides changes says how many, and which text it is', () => {
  expect(hiddenChanges(39, 'accepted')).toEqual([
    '39 pending changes are not marked here: the text is as if all were accepted.',
  ])
  expect(hiddenChanges(1, 'accepted')).toEqual([
    '1 pending change is not marked here: the text is as if it were accepted.',
  ])
  expect(hiddenChanges(2, 'original')).toEqual(['2 pending changes are not marked here: the text is as before them.'])
})

test('where nothing is pending, nothing is said', () => {
  expect(hiddenChanges(0, 'accepted')).toEqual([])
})
