import { test } from 'vitest'
import { EditorState, TextSelection } from 'prosemirror-state'
import * as b from '../support/build.ts'
import { show } from '../support/show.ts'
import { createTracking } from '../../src/renderer/features/document/editor/tracking.ts'
test('x', () => {
  const doc = b.doc(b.p(b.pilcrow({ del: 'A' })), b.p(b.rPr('<w:b/>', 'a'), 'a'))
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 1, 4) })
  const tr = state.tr.deleteSelection()
  console.log(JSON.stringify(tr.steps), show(tr.doc))
  const t = createTracking(doc, 'A')
  const r = t.rewrite(tr, state)
  if (r.ok) console.log(JSON.stringify(r.tr.steps), show(r.tr.doc))
})
