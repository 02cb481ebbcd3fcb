import { Fragment, type Node, Slice } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { findAll } from '../../../src/core/document/find/find.ts'
import { createQuery } from '../../../src/core/document/find/query.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { replaceTracked } from '../../../src/core/revision/track.ts'
import { erase, insertSlice, typeText } from '../../../src/renderer/features/document/editor/commands.ts'
import * as b from '../../support/build.ts'
import { EditingSession } from '../../support/editing-session.ts'
import { show } from '../../support/show.ts'
import { acceptMine, ME, rejectMine, withoutCaret } from './track-oracle.ts'

/*
 * A replacement reads from the old to the new, however it was made: one edit after the other, as at the keyboard. After
 * each, rejecting mine gives the document before.
 */

const { doc, p, ins, pilcrow } = b
const gone = b.del

type Act = (session: EditingSession) => void

const run =
  (make: (session: EditingSession) => ReturnType<typeof erase>): Act =>
  (session) =>
    void make(session)(session.state, (tr) => session.dispatch(tr, 10))

const backspace = (times: number, unit: 'character' | 'word' = 'character'): Act[] =>
  Array.from({ length: times }, () => run((session) => erase(session.turnOf(ME), -1, unit)))
const forward = (times: number): Act[] =>
  Array.from({ length: times }, () => run((session) => erase(session.turnOf(ME), 1, 'character')))
const type = (text: string): Act[] =>
  Array.from(text, (letter) => run((session) => typeText(session.turnOf(ME), letter)))
const paste = (text: string): Act =>
  run((session) =>
    insertSlice(session.turnOf(ME), new Slice(Fragment.from(schema.text(text)), 0, 0), () => {
      throw new Error('something was dropped')
    }),
  )
/** Puts the selection around some words, as a double click does. */
const select =
  (words: string): Act =>
  (session) => {
    let found: [number, number] | undefined
    session.state.doc.descendants((node, pos) => {
      const at = node.isText ? node.text!.indexOf(words) : -1
      if (at >= 0) found ??= [pos + at, pos + at + words.length]
    })
    void session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, ...found!)), 2000)
  }

const caret =
  (pos: number): Act =>
  (session) =>
    void session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, pos)), 2000)

function after(marked: Node, ...acts: (Act | Act[])[]): string {
  const { doc, from, to } = withoutCaret(marked)
  const session = new EditingSession(doc, false)
  session.dispatch(session.state.tr.setSelection(TextSelection.create(doc, from, to)), 0)
  for (const act of acts.flat()) {
    act(session)
    expect(rejectMine(session.state.doc).toJSON()).toEqual(rejectMine(doc).toJSON())
  }
  return show(session.state.doc)
}

describe('the deletion comes first, the insertion behind it', () => {
  test('where a selection is typed over, also the second in a paragraph', () => {
    const made = after(doc(p('pay |monthly| in arrears')), type('march'), select('arrears'), type('advance'))
    expect(made).toBe('pay [-Me monthly][+Me march] in [-Me arrears][+Me advance]¶')
  })
  test('where Backspace went over a word, and what is typed takes its place', () => {
    expect(after(doc(p('is bound| by')), backspace(5), type('free'))).toBe('is [-Me bound][+Me free] by¶')
    expect(after(doc(p('is bound| by')), backspace(2, 'word'), type('free'))).toBe('[-Me is bound][+Me free] by¶')
    expect(after(doc(p('is bound| by')), backspace(5), paste('free'))).toBe('is [-Me bound][+Me free] by¶')
  })
  test('where a selection was deleted first, or Delete went over the words', () => {
    expect(after(doc(p('is |bound| by')), backspace(1), type('free'))).toBe('is [-Me bound][+Me free] by¶')
    expect(after(doc(p('is |bound| by')), forward(1), type('free'))).toBe('is [-Me bound][+Me free] by¶')
    expect(after(doc(p('is |bound by')), forward(5), type('free'))).toBe('is [-Me bound][+Me free] by¶')
  })
  test('where one went on deleting what one had typed, and more', () => {
    const made = after(doc(p('is bound| by')), backspace(2), type('x'), backspace(4), type('free'))
    expect(made).toBe('is [-Me bound][+Me free] by¶')
  })
  test('but not where the caret was put there to write', () => {
    const made = after(doc(p('is bound| by')), backspace(5), caret(6), caret(4), type('X'))
    expect(made).toBe('is [+Me X][-Me bound] by¶')
  })
  test('where the selection touches what is deleted or inserted already', () => {
    expect(after(doc(p('a|b', gone('Me', 'c'), 'd|e')), type('X'))).toBe('a[-Me b][-Me c][-Me d][+Me X]e¶')
    expect(after(doc(p('a|b', gone('A', 'c'), '|e')), type('X'))).toBe('a[-Me b][-A c][+Me X]e¶')
    expect(after(doc(p('a', gone('Me', '|c'), 'd|e')), type('X'))).toBe('a[-Me c][-Me d][+Me X]e¶')
    expect(after(doc(p('a', ins('A', 'b|c'), 'd|e')), type('XY'))).toBe('a[+A b][+A [-Me c]][-Me d][+Me XY]e¶')
    expect(after(doc(p('a', ins('Me', 'b|c'), 'd|e')), type('XY'))).toBe('a[+Me b][-Me d][+Me XY]e¶')
    expect(after(doc(p('a|b', ins('Me', 'c'), '|e')), type('XY'))).toBe('a[-Me b][+Me XY]e¶')
    expect(after(doc(p('a|b', ins('Me#c9', 'c|d'), 'e')), type('XY'))).toBe('a[-Me b][+Me XYd]e¶')
  })
  test('where what was deleted is partly deleted by somebody else: right behind what I deleted', () => {
    expect(after(doc(p('ab', gone('A', 'c'), 'd|e')), backspace(2), type('X'))).toBe('a[-Me b][+Me X][-A c][-Me d]e¶')
  })
  test('where a match is replaced', () => {
    const query = createQuery({ text: 'fee', matchCase: false, wholeWord: false, isPattern: false, inDeleted: false })
    if (!query.ok) throw new Error(query.error.message)
    const replaceAt =
      (nth: number): Act =>
      (session) => {
        const { tr } = session.state
        const tracking = session.turnOf(ME)
        replaceTracked(tr, findAll(tr.doc, query.value)[nth]!, 'fees', query.value, tracking.tracker())
        session.dispatch(tracking.settle(tr), 10)
      }
    const grouped = schema.nodes.doc.create(null, schema.nodes.group.create(null, p('|the fee and the fee')))
    expect(after(grouped, replaceAt(0), replaceAt(1))).toBe('the [-Me fee][+Me fees] and the [-Me fee][+Me fees]¶')
  })
  test('and accepting gives what was typed', () => {
    const { doc: built, from } = withoutCaret(doc(p('is bound| by'), p('c', pilcrow({ ins: 'A' })), p()))
    const session = new EditingSession(built, false)
    session.dispatch(session.state.tr.setSelection(TextSelection.create(built, from)), 0)
    for (const act of [...backspace(5), ...type('free')]) act(session)
    expect(show(acceptMine(session.state.doc))).toBe('is free by¶c¶+A¶')
    expect(session.undo()).toBe(true)
  })
})
