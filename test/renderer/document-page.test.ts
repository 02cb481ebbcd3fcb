import { Slice } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { copiedText } from '../../src/renderer/features/document/editor/paste/copied-html.ts'
import { enter, erase, linesToSlice, typeText } from '../../src/renderer/features/document/editor/commands.ts'
import { createTracking } from '../../src/renderer/features/document/editor/tracking.ts'
import { shortText } from '../../src/renderer/features/document/review/excerpt.ts'
import { visibleRows } from '../../src/renderer/features/document/review/rows.ts'
import { wordsIn } from '../../src/renderer/features/document/status/words.ts'
import { fontStack } from '../../src/renderer/features/document/view/fonts.ts'
import { nextStop, tabWidth } from '../../src/renderer/features/document/view/tab-stops.ts'
import { del, groupedDoc, ins, p, row, cell, table, tab } from '../support/build.ts'

const NO_INDENT = { start: 0, end: 0, firstLine: 0, hanging: 0 }

test('a tab goes to the paragraph’s own stop, then to the regular ones', () => {
  const format = { tabs: [{ position: 1000, align: 'start' as const, leader: 'none' }], indent: NO_INDENT }
  expect(nextStop(format, 200, 720).position).toBe(1000)
  expect(nextStop(format, 1000, 720).position).toBe(1440)
})

test('the edge of a hanging indent is a stop', () => {
  expect(nextStop({ tabs: [], indent: { ...NO_INDENT, start: 500, hanging: 500 } }, 120, 720).position).toBe(500)
})

test('a right tab leaves room for what follows it', () => {
  const stop = { position: 9000, align: 'end' as const, leader: 'dot' }
  expect(tabWidth(stop, 2000, 300)).toBe(6700)
  expect(tabWidth(stop, 8900, 300)).toBe(0)
})

test('fonts fall back on families of the same width', () => {
  expect(fontStack('Cambria')).toBe('"Cambria", "Caladea", "Liberation Serif", serif')
  expect(fontStack('Bad"; x: y')).not.toContain('";')
})

test('copied text leaves deletions out and keeps rows on a line', () => {
  const content = groupedDoc(
    p('a', del('A', 'b'), ins('A', 'c'), tab(), 'd'),
    table(row(cell(p('x')), cell(p('y')))),
  ).content
  expect(copiedText(new Slice(content, 0, 0), () => '')).toBe('ac\td\nx\ty')
})

test('words are those that would stay', () => {
  expect(wordsIn(groupedDoc(p('one ', del('A', 'two '), ins('A', 'three '), '– 4')).firstChild!)).toBe(3)
})

test('long excerpts end at a word, paragraph ends show', () => {
  expect(shortText('a\nb')).toBe('a ¶ b')
  expect(shortText('one two three', 6)).toBe('one …')
})

test('only rows in sight are mounted, and one more below', () => {
  const tops = [0, 30, 142, 254, 366, 478]
  expect(visibleRows(tops, 0, 100)).toEqual([0, 3])
  expect(visibleRows(tops, 200, 100)).toEqual([2, 5])
  expect(visibleRows([0], 0, 100)).toEqual([0, 0])
})

const stateAt = (pos: number): EditorState => {
  const state = EditorState.create({ doc: groupedDoc(p('Alpha beta'), p('Gamma')) })
  const resolved = state.selection.constructor as unknown as { create: (doc: unknown, at: number) => never }
  return state.apply(state.tr.setSelection(resolved.create(state.doc, pos)))
}

test('untracked commands edit without a trace', () => {
  let state = stateAt(7)
  const tracking = createTracking(1, 'Me')
  tracking.toggle()
  const run = (command: ReturnType<typeof enter>): void =>
    void command(state, (tr) => {
      state = state.apply(tr)
    })
  run(typeText(tracking, 'X'))
  run(enter(tracking))
  run(erase(tracking, -1, 'character'))
  run(erase(tracking, 1, 'character'))
  expect(state.doc.textContent).toBe('AlphaX betaGamma'.replace(' ', ''))
  expect(JSON.stringify(state.doc.toJSON())).not.toContain('untracked')
  expect(state.doc.firstChild!.childCount).toBe(2)
})

test('pasted lines become paragraphs that look like the one they go into', () => {
  const slice = linesToSlice('one\r\ntwo', stateAt(7))
  expect(slice.content.childCount).toBe(2)
  expect([slice.openStart, slice.openEnd]).toEqual([1, 1])
  expect(linesToSlice('one', stateAt(7)).openStart).toBe(0)
})
