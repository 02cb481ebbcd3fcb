import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { AddMarkStep } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { schema } from '../../src/core/document/schema.ts'
import { composed } from '../../src/renderer/features/document/editor/composed.ts'
import { del, doc, p } from '../support/build.ts'

/** 'kept ' stands from 2 on, what is deleted from 7 to 19. */
const state = (): EditorState => EditorState.create({ doc: doc(p('kept ', del('B', 'any material'), ' end')) })
const start = (): number => {
  let at = 0
  state().doc.descendants((node, pos) => {
    if (node.isText && node.text === 'any material') at = pos
  })
  return at
}
const read = (words: string, head: number, from = start(), to = start() + 12): Transaction => {
  const { tr } = state()
  tr.replaceWith(from, to, words === '' ? [] : schema.text(words))
  return tr.setSelection(TextSelection.create(tr.doc, head)).setMeta('composition', 1)
}
const told = (tr: Transaction | null): unknown =>
  tr?.steps.map((step) => {
    const { from, to, slice } = step.toJSON() as { from: number; to: number; slice?: { content: { text: string }[] } }
    return [from - start(), to - start(), slice?.content.map(({ text }) => text).join('') ?? '']
  })

test('words that come back without their marks were not composed', () => {
  expect(composed(read('any material', start() + 3), state())).toBeNull()
})

test('of words that come back with a composed one, that one alone was composed', () => {
  const tr = composed(read('any漢 material', start() + 4), state())
  expect(told(tr)).toEqual([[3, 3, '漢']])
  expect(tr!.selection.head).toBe(start() + 4)
  expect(tr!.getMeta('composition')).toBe(1)
})

test('a letter beside its like is the one before the caret', () => {
  expect(told(composed(read('annny material', start() + 3), state()))).toEqual([[1, 1, 'nn']])
  expect(told(composed(read('any materiall', start() + 13), state()))).toEqual([[12, 12, 'l']])
})

test('what a composition takes away is taken away, and no more', () => {
  expect(told(composed(read('any', start() + 3), state()))).toEqual([[3, 12, '']])
  expect(told(composed(read('', start()), state()))).toEqual([[0, 12, '']])
  // Given up before deleted words, the page says the caret is behind them.
  expect(told(composed(read('material', start() + 8), state()))).toEqual([[0, 4, '']])
})

test('marks are not composed; a transaction that was not composed passes', () => {
  const { tr } = state()
  tr.step(new AddMarkStep(start(), start() + 3, schema.marks.rPr.create({ xml: '<w:b/>' }))).setMeta('composition', 1)
  expect(composed(tr, state())).toBeNull()
  const plain = read('any material', start()).setMeta('composition', undefined)
  expect(composed(plain, state())).toBe(plain)
})
