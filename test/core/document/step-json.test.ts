import { history, redo, undo } from 'prosemirror-history'
import { EditorState } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep, Step } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { schema } from '../../../src/core/document/schema.ts'
import { stepJson } from '../../../src/core/document/step-json.ts'
import { doc, p, rPr } from '../../support/build.ts'

test('undoing and redoing marks, again and again, makes steps that can be read from JSON', () => {
  const before = doc(p('plain ', rPr('<w:b/>', 'bold'), ' plain ', rPr('<w:b/>', 'bold')))
  let state = EditorState.create({ doc: before, plugins: [history()] })
  let main = before
  const dispatch = (tr: typeof state.tr): void => {
    state = state.apply(tr)
    for (const step of tr.steps) {
      main = Step.fromJSON(schema, JSON.parse(JSON.stringify(stepJson(step)))).apply(main).doc!
    }
    expect(main.eq(state.doc)).toBe(true)
  }
  const italic = schema.marks.rPr.create({ xml: '<w:i/>' })
  const bold = schema.marks.rPr.create({ xml: '<w:b/>' })
  dispatch(state.tr.step(new RemoveMarkStep(1, 20, bold)).step(new AddMarkStep(1, 20, italic)))
  for (let i = 0; i < 3; i++) {
    expect(undo(state, dispatch)).toBe(true)
    expect(state.doc.eq(before)).toBe(true)
    expect(redo(state, dispatch)).toBe(true)
  }
})
