import { Fragment, type Node, Slice } from 'prosemirror-model'
import { history, undo, undoDepth } from 'prosemirror-history'
import { AllSelection, EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { schema } from '../../../src/core/document/schema.ts'
import {
  backspace,
  firstFreeId,
  insertTracked,
  splitTracked,
  trackTransaction,
} from '../../../src/core/revision/track.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { acceptMine, expectLaws, ME, rejectMine, stateOf, tracker, withoutCaret } from './track-oracle.ts'

const { doc, p, ins, pilcrow, row, cell, table, attrs } = b

interface Result {
  readonly before: EditorState
  readonly after: EditorState
  readonly tr: Transaction
}

/** A transaction as ProseMirror or a plugin makes it, in its tracked form, with its laws proved. */
function tracked(marked: Node, change: (tr: Transaction, from: number, to: number) => Transaction): Result {
  const { doc, from, to } = withoutCaret(marked)
  const before = stateOf(doc, from, to)
  const result = trackTransaction(change(before.tr, from, to), before, tracker())
  if (!result.ok) throw new Error(result.reason)
  const after = before.apply(result.tr)
  expectLaws(before, after, null)
  return { before, after, tr: result.tr }
}

const redline = (...of: Parameters<typeof tracked>): string => show(tracked(...of).after.doc)

function refusal(marked: Node, change: (tr: Transaction, from: number, to: number) => Transaction): string {
  const { doc, from, to } = withoutCaret(marked)
  const state = stateOf(doc, from, to)
  const result = trackTransaction(change(state.tr, from, to), state, tracker())
  return result.ok ? `not refused: ${show(result.tr.doc)}` : result.reason
}

describe('a transaction made by the editor', () => {
  test('that types is the same step with my insertion, and the caret follows', () => {
    const { after, tr } = tracked(doc(p('a|b')), (tr, at) => tr.insertText('X', at))
    expect(show(after.doc)).toBe('a[+Me X]b¶')
    expect(tr.steps.map((step) => step.toJSON())).toMatchObject([{ stepType: 'replace', from: 2, to: 2 }])
    expect(after.selection.head).toBe(3)
  })
  test('that replaces the selection replaces all of it, whatever the new text begins or ends with', () => {
    const { after } = tracked(doc(p('the |teh| end')), (tr, from, to) => tr.insertText('the', from, to))
    expect(show(after.doc)).toBe('the [-Me teh][+Me the] end¶')
    expect(after.doc.textBetween(0, after.selection.head)).toBe('the tehthe')
    const first = tracked(doc(p('paid |monthly| in')), (tr) => tr.insertText('m'))
    expect(show(first.after.doc)).toBe('paid [-Me monthly][+Me m] in¶')
    const same = tracked(doc(p('|m|onthly')), (tr) => tr.insertText('m'))
    expect(show(same.after.doc)).toBe('[-Me m][+Me m]onthly¶')
  })
  test('that reads the page again around a caret takes what differs alone', () => {
    const { after } = tracked(doc(p('the teh| end')), (tr, at) => tr.insertText('the', at - 3, at))
    expect(show(after.doc)).toBe('the t[-Me eh][+Me he] end¶')
  })
  test('that inherits marks loses all but the look', () => {
    expect(redline(doc(p(b.del('A', 'a|b'))), (tr, at) => tr.insertText('X', at))).toBe('[-A a][+Me X][-A b]¶')
    expect(redline(doc(p(b.rPr('<w:b/>', 'a|b'))), (tr, at) => tr.insertText('X', at))).toBe('{b a}[+Me {b X}]{b b}¶')
  })
  test('that composes a word keeps one revision and removes its own earlier text', () => {
    const composed = tracked(doc(p('a', ins('Me#c9', '|n|'))), (tr, from, to) =>
      tr.insertText('ni', from, to).setMeta('composition', 7),
    )
    expect(show(composed.after.doc, { ids: true })).toBe('a[+Me#c9 ni]¶')
    expect(composed.tr.getMeta('composition')).toBe(7)
  })
  test('that takes a field with its edge leaves no caret in its code', () => {
    const field = [b.field('begin'), b.instr('REF'), b.field('separate'), '|a', b.field('end')]
    const { after } = tracked(doc(p('x', ...field)), (tr, at) => tr.delete(at - 1, at))
    expect(show(after.doc)).toMatch(/^x\[-Me ⟨field begin⟩\].*\[-Me ⟨field end⟩\]¶$/)
    expect(after.selection.head).toBe(2)
  })
  test('that splits and joins paragraphs', () => {
    expect(redline(doc(p('a|b')), (tr, at) => tr.split(at))).toBe('a¶+Meb¶')
    expect(redline(doc(p('a'), p('|b')), (tr, at) => tr.join(at - 1))).toBe('a¶-Meb¶')
    expect(redline(doc(p('a|b'), p('c'), p('d|e')), (tr, from, to) => tr.delete(from, to))).toBe(
      'a[-Me b]¶-Me[-Me c]¶-Me[-Me d]e¶',
    )
  })
  test('with several steps tracks each at its place', () => {
    const change = (tr: Transaction, from: number, to: number): Transaction =>
      tr
        .delete(from, to)
        .insertText('X', from)
        .insertText('Y', from + 1)
        .insertText('Z', 1)
    const { after } = tracked(doc(p('a|bc|d')), change)
    expect(show(after.doc)).toBe('[+Me Z]a[-Me bc][+Me XY]d¶')
    expect(show(acceptMine(after.doc))).toBe('ZaXYd¶')
  })
  test('that edits inside what it inserted itself finds it again', () => {
    const change = (tr: Transaction, from: number): Transaction => {
      const two = new Slice(Fragment.fromArray([p('XX'), p('YY')]), 1, 1)
      return tr
        .delete(2, 4)
        .replace(from, from, two)
        .insertText('Z', from + 5)
    }
    expect(show(acceptMine(tracked(doc(p('a|bcd'), p('e')), change).after.doc))).toBe('aXX¶YZYd¶e¶')
  })
  test('that drags text deletes it here and inserts it there', () => {
    const change = (tr: Transaction, from: number, to: number): Transaction => {
      const slice = tr.doc.slice(from, to)
      return tr.deleteRange(from, to).replace(1, 1, slice)
    }
    expect(redline(doc(p('a|bc|d')), change)).toBe('[+Me bc]a[-Me bc]d¶')
  })
  test('that replaces everything leaves the last paragraph to hold it', () => {
    const built = doc(p('a'), p('b'))
    const before = EditorState.create({ doc: built }).apply(EditorState.create({ doc: built }).tr)
    const all = before.apply(before.tr.setSelection(new AllSelection(before.doc)))
    const result = trackTransaction(all.tr.replaceSelectionWith(schema.text('X')), all, tracker())
    if (!result.ok) throw new Error(result.reason)
    expect(rejectMine(result.tr.doc).toJSON()).toEqual(built.toJSON())
    expect(show(acceptMine(result.tr.doc))).toBe('X¶')
  })
  test('that inserts and deletes rows', () => {
    const built = doc(table(row(cell(p('a|'))), row(cell(p('b')))), p())
    const whole = row(cell(p('x')))
    expect(redline(built, (tr) => tr.insert(1, whole))).toBe('table{row+Me{[+Me x]¶}row{a¶}row{b¶}}¶')
    expect(redline(built, (tr) => tr.delete(1, 1 + tr.doc.nodeAt(1)!.nodeSize))).toBe('table{row-Me{[-Me a]¶}row{b¶}}¶')
  })
  test('that puts blocks between blocks', () => {
    expect(redline(doc(p('a|'), p('b')), (tr) => tr.insert(3, p('X')))).toBe('a¶[+Me X]¶+Meb¶')
    expect(redline(doc(p('a|')), (tr) => tr.insert(3, p('X')))).toBe('a¶+Me[+Me X]¶')
    expect(redline(doc(p('a|')), (tr) => tr.insert(3, [p('X'), p(attrs({ pPr: '<w:b/>' }), 'Y')]))).toBe(
      'a¶+Me[+Me X]¶+Me«b ~Me»[+Me Y]¶',
    )
    expect(redline(doc(table(row(cell(p('|')))), p('b')), (tr) => tr.insert(0, p('X')))).toMatch(/^\[\+Me X\]¶\+Me/)
  })
  test('that puts a table behind the last paragraph of a cell or document leaves that paragraph last', () => {
    const grid = table(row(cell(p('x'))))
    const made = '¶+Metable{row+Me{[+Me x]¶}}¶'
    expect(redline(doc(p('a|')), (tr) => tr.insert(3, grid))).toBe(`a${made}`)
    expect(redline(doc(table(row(cell(p('a|')))), p('b')), (tr) => tr.insert(6, grid))).toBe(`table{row{a${made}}}b¶`)
  })
  test('keeps what the editor knows about it', () => {
    const { tr } = tracked(doc(p('a|b')), (tr, at) =>
      tr.insertText('X', at).setMeta('uiEvent', 'drop').setTime(1234).scrollIntoView(),
    )
    expect([tr.getMeta('uiEvent'), tr.time, tr.scrolledIntoView, tr.getMeta('tracked')]).toEqual([
      'drop',
      1234,
      true,
      true,
    ])
  })
  test('uses the look that is set for what is typed next, and keeps one that it sets', () => {
    const bold = schema.marks.rPr.create({ xml: '<w:b/>' })
    const state = stateOf(doc(p('ab')), 2, 2)
    const stored = state.apply(state.tr.setStoredMarks([bold]))
    const result = trackTransaction(stored.tr.insertText('X'), stored, tracker())
    expect(result.ok && show(result.tr.doc)).toBe('a[+Me {b X}]b¶')
    const tr = state.tr
    insertTracked(stored.tr, 2, 2, 'X', tracker())
    const set = trackTransaction(tr.insertText('Y', 2).setStoredMarks([bold]), state, tracker())
    expect(set.ok && set.tr.storedMarks).toEqual([bold])
  })
  test('passes when it is tracked, must not be, undoes or changes nothing', () => {
    const state = stateOf(doc(p('ab')), 2, 2)
    for (const key of ['tracked', 'untracked', 'regroup', 'history$']) {
      const tr = state.tr.insertText('X', 1).setMeta(key, true)
      expect(trackTransaction(tr, state, tracker())).toMatchObject({ ok: true, tr })
    }
    const tr = state.tr.setSelection(TextSelection.create(state.doc, 1))
    expect(trackTransaction(tr, state, tracker())).toMatchObject({ ok: true, tr })
  })
})

describe('formatting', () => {
  const bold = schema.marks.rPr.create({ xml: '<w:b/>' })
  test('text keeps its old look, my own insertion just changes', () => {
    const built = doc(p('a|b', b.rPr('<w:i/>', 'c'), ins('Me#c9', 'd'), ins('A', 'e'), '|'))
    expect(redline(built, (tr, from, to) => tr.addMark(from, to, bold))).toBe(
      'a[~Me {b b}][~Me {b c}][+Me {b d}][+A [~Me {b e}]]¶',
    )
  })
  test('twice keeps the first old look, and back to it there is no change', () => {
    const once = doc(p('|', b.fmt('Me#c9', '<w:i/>', b.rPr('<w:b/>', 'ab')), '|'))
    const { after } = tracked(once, (tr, from, to) => tr.addMark(from, to, schema.marks.rPr.create({ xml: '<w:u/>' })))
    expect(show(after.doc, { ids: true })).toBe('[~Me#c9 {u ab}]¶')
    expect(rejectMine(after.doc).firstChild!.firstChild!.marks[0]!.attrs.xml).toBe('<w:i/>')
    const back = (tr: Transaction, from: number, to: number) =>
      tr.addMark(from, to, schema.marks.rPr.create({ xml: '<w:i/>' }))
    expect(redline(once, back)).toBe('{i ab}¶')
    expect(redline(doc(p(b.rPr('<w:b/>', '|ab|'))), (tr, from, to) => tr.removeMark(from, to, bold))).toBe('[~Me ab]¶')
  })
  test('again in a later draft is a change of that, back to the first old look', () => {
    const sent = doc(p('|', b.fmt('Me#7', '<w:i/>', b.rPr('<w:b/>', 'ab')), '|'))
    const { after } = tracked(sent, (tr, from, to) => tr.addMark(from, to, schema.marks.rPr.create({ xml: '<w:u/>' })))
    expect(show(after.doc, { ids: true })).toBe('[~Me#c1 {u ab}]¶')
    expect(show(rejectMine(after.doc))).toBe('{i ab}¶')
    const paragraph = doc(p(b.attrs({ pPr: '<w:b/>', pPrChange: b.change('Me#7', '<w:i/>') }), 'a|'))
    const changed = tracked(paragraph, (tr) => tr.setNodeAttribute(0, 'pPr', '<w:u/>'))
    expect(changed.after.doc.firstChild!.attrs.pPrChange).toMatchObject({ id: 'c1', old: '<w:i/>' })
  })
  test("over another's change is refused, for a run remembers one old look", () => {
    const taken = doc(p('|', b.fmt('A', '', b.rPr('<w:i/>', 'ab')), '|'))
    expect(refusal(taken, (tr, from, to) => tr.addMark(from, to, bold))).toContain('another author')
  })
  test('a paragraph, a row, a cell and a table keep their old properties', () => {
    const markup = (attr: string, value: string, at: number) => (tr: Transaction) =>
      tr.setNodeAttribute(at, attr, value)
    expect(redline(doc(p('a|')), markup('pPr', '<w:b/>', 0))).toBe('«b ~Me»a¶')
    expect(redline(doc(p('a|', pilcrow({ ins: 'Me#c9' })), p()), markup('pPr', '<w:b/>', 0))).toBe('«b»a¶+Me¶')
    expect(redline(doc(p('a|')), markup('markRPr', '<w:b/>', 0))).toBe('a¶~Me{b}')
    expect(redline(doc(p('a|')), (tr) => tr.setNodeMarkup(0, null, { pPr: '<w:b/>' }))).toBe('«b ~Me»a¶')
    const twice = (tr: Transaction) => tr.setNodeAttribute(0, 'pPr', '<w:b/>').setNodeAttribute(0, 'pPr', '')
    expect(redline(doc(p('a|')), twice)).toBe('a¶')
    const grid = doc(table(row(cell(p('a|')))), p())
    for (const [at, attr] of [
      [0, 'tblPr'],
      [1, 'trPr'],
      [2, 'tcPr'],
    ] as const) {
      expect(tracked(grid, markup(attr, '<w:x/>', at)).after.doc.nodeAt(at)!.attrs[`${attr}Change`]).toMatchObject({
        author: ME,
        old: '',
      })
    }
  })
})

describe('what cannot be tracked', () => {
  test('is refused, never applied', () => {
    const built = doc(p('a|b'), table(row(cell(p('c')))), b.block('sdt', 'x'), p())
    expect(refusal(built, (tr) => tr.setNodeAttribute(0, 'paraId', '00000001'))).toContain('cannot be tracked')
    expect(
      refusal(built, (tr, from) =>
        tr.addMark(from, from + 1, schema.marks.wrap.create({ key: 1, kind: 'hyperlink', open: '' })),
      ),
    ).toContain('links')
    expect(refusal(built, (tr) => tr.setDocAttribute('x', 1))).toContain('cannot be tracked')
    const at = 4 + built.child(1).nodeSize - 1
    expect(built.child(2).type.name).toBe('opaqueBlock')
    const opaque = withoutCaret(built).doc
    const pos = opaque.child(0).nodeSize + opaque.child(1).nodeSize
    expect(at).toBeGreaterThan(0)
    expect(refusal(built, (tr) => tr.delete(pos, pos + 1))).toContain('Word cannot track')
    const wrapIn = (tr: Transaction) =>
      tr.wrap(tr.doc.resolve(1).blockRange()!, [{ type: schema.nodes.contentControl }])
    expect(refusal(built, wrapIn)).toContain('structure')
  })
})

describe('ids and undo', () => {
  test('the first free id is after all that are used, wherever they are', () => {
    const built = doc(
      p(ins('A#c3', 'x'), pilcrow({ del: 'A#c7' })),
      table(row(b.changed({ ins: 'A#c12' }), cell(p(attrs({ pPrChange: b.change('A#c9') }))))),
      p(b.fmt('A#99', '', 'x')),
    )
    expect(firstFreeId(built)).toBe(13)
    expect(firstFreeId(doc(p()))).toBe(1)
  })
  test('a held Backspace and a typed word are one revision and one event of undo', () => {
    const start = EditorState.create({ doc: doc(p('abcdef')), plugins: [history()] })
    let state = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 6)))
    const by = tracker()
    for (let i = 0; i < 3; i++) state = state.apply(backspace(state, by)!.setTime(1000 + i))
    expect(show(state.doc, { ids: true })).toBe('ab[-Me#c1 cde]f¶')
    expect(undoDepth(state)).toBe(1)
    for (const [i, letter] of ['X', 'Y', 'Z'].entries()) {
      const result = trackTransaction(state.tr.insertText(letter).setTime(5000 + i), state, by)
      if (result.ok) state = state.apply(result.tr)
    }
    expect(show(state.doc, { ids: true })).toBe('ab[+Me#c2 XYZ][-Me#c1 cde]f¶')
    expect(undoDepth(state)).toBe(2)
    undo(state, (tr) => (state = state.apply(tr)))
    undo(state, (tr) => (state = state.apply(tr)))
    expect(state.doc.toJSON()).toEqual(start.doc.toJSON())
  })
  test('text typed on both sides of an Enter is one revision with it', () => {
    const state = stateOf(doc(p('ab')), 3, 3)
    const by = tracker()
    const { tr } = state
    insertTracked(tr, 3, 3, 'X', by)
    splitTracked(tr, 4, by)
    insertTracked(tr, 6, 6, 'Y', by)
    expect(show(tr.doc, { ids: true })).toBe('ab[+Me#c1 X]¶+Me#c1[+Me#c1 Y]¶')
  })
})
