import { Fragment, Slice } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { NOBODY, settleUntracked, insertTracked, untrackedTransaction } from '../../../src/core/revision/track.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { tracker } from './track-oracle.ts'

const { doc, p, anchor } = b
const copied = (): Slice =>
  new Slice(Fragment.from(p('x', anchor('commentRangeStart', '7'), 'y', anchor('bookmarkStart', '8', 'n'))), 1, 1)

test('what marks a place is never copied, tracked or not, by command or by the view', () => {
  const start = doc(p('a', anchor('commentRangeStart', '7'), 'b'), p('c'))
  const state = EditorState.create({ doc: start, selection: TextSelection.create(start, 6) })
  const nobody = { ...tracker(), author: NOBODY }
  const byCommand = state.tr
  insertTracked(byCommand, 6, 6, copied(), nobody)
  expect(show(settleUntracked(byCommand).doc)).toBe('a⟨commentRangeStart 7⟩b¶xyc¶')
  const byView = untrackedTransaction(state.tr.replaceSelection(copied()), state, nobody)
  if (!byView.ok) throw new Error(byView.reason)
  expect(show(byView.tr.doc)).toBe('a⟨commentRangeStart 7⟩b¶xyc¶')
})
