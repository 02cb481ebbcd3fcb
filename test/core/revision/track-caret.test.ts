import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { type Selection, TextSelection } from 'prosemirror-state'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import { isGone } from '../../../src/core/document/text.ts'
import type { CaretUnit } from '../../../src/core/revision/track.ts'
import {
  enter,
  erase,
  insertSlice,
  linesToSlice,
  typeText,
} from '../../../src/renderer/features/document/editor/commands.ts'
import { arbitraryRedline, inGroups } from '../../support/arbitrary-redline.ts'
import * as b from '../../support/build.ts'
import { EditingSession } from '../../support/editing-session.ts'
import { show } from '../../support/show.ts'
import { expectSame } from '../../support/session-laws.ts'
import { ME, rejectMine, withoutCaret } from './track-oracle.ts'

/* Where the caret goes around revisions, key by key as it is pressed. */

const { doc, p, ins, pilcrow, cell, row, table, anchor } = b
const gone = b.del

// Revisions are dated by the clock, and what is made twice is to be the same.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 2) }))
afterAll(() => void vi.useRealTimers())

type Direction = -1 | 1

function at(marked: Node): EditingSession {
  const { doc, from, to } = withoutCaret(marked)
  const session = new EditingSession(doc, false)
  session.dispatch(session.state.tr.setSelection(TextSelection.create(doc, from, to)), 0)
  return session
}

/** One key; false where it did nothing, the caret included. */
function press(session: EditingSession, direction: Direction, unit: CaretUnit): boolean {
  const { doc, selection } = session.state
  erase(session.turnOf(ME), direction, unit)(session.state, (tr) => session.dispatch(tr, 10))
  return session.state.doc !== doc || !session.state.selection.eq(selection)
}

/** The document with the caret as `|`. */
function shown({ state }: EditingSession): string {
  return show(state.tr.insert(state.selection.head, anchor('caret', '')).doc).replace(/⟨caret⟩/, '|')
}

/** What each press of a key makes of the document, until it does nothing more. */
function presses(marked: Node, direction: Direction, unit: CaretUnit = 'character'): string[] {
  const session = at(marked)
  const seen: string[] = []
  while (press(session, direction, unit)) seen.push(shown(session))
  expect(rejectMine(session.state.doc).toJSON()).toEqual(rejectMine(withoutCaret(marked).doc).toJSON())
  return seen
}

describe('Backspace, pressed again and again', () => {
  test('goes past what is deleted, and on', () => {
    expect(presses(doc(p('ab', gone('A', 'xy|'), 'c')), -1)).toEqual(['a|[-Me b][-A xy]c¶', '|[-Me ab][-A xy]c¶'])
    expect(presses(doc(p('ab', ins('A', 'x', gone('B', 'z'), 'y|'))), -1)).toEqual([
      'ab[+A x][+A [-B z]]|[+A [-Me y]]¶',
      'ab|[+A [-Me x]][+A [-B z]][+A [-Me y]]¶',
      'a|[-Me b][+A [-Me x]][+A [-B z]][+A [-Me y]]¶',
      '|[-Me ab][+A [-Me x]][+A [-B z]][+A [-Me y]]¶',
    ])
    expect(presses(doc(p('b', ins('Me', 'x'), gone('B', 'z'), ins('Me', 'y|'))), -1)).toEqual([
      'b[+Me x][-B z]|¶',
      'b|[-B z]¶',
      '|[-Me b][-B z]¶',
    ])
  })
  test('joins paragraphs, and goes on in the one before', () => {
    expect(presses(doc(p('a'), p(gone('A', 'xy|'), 'c')), -1)).toEqual(['a|¶-Me[-A xy]c¶', '|[-Me a]¶-Me[-A xy]c¶'])
    expect(presses(doc(p('a', pilcrow({ del: 'A' })), p(gone('A', 'x|'), 'c')), -1)).toEqual(['|[-Me a]¶-A[-A x]c¶'])
  })
  test('leaves the caret behind the last thing that stays where nothing is left to delete', () => {
    expect(presses(doc(p(gone('A', 'xy|'), 'c')), -1)).toEqual(['|[-A xy]c¶'])
    expect(presses(doc(p(gone('A', 'a'), pilcrow({ del: 'A' })), p(gone('A', 'x|'), 'c')), -1)).toEqual([
      '|[-A a]¶-A[-A x]c¶',
    ])
    const wall = table(row(cell(p('t'))))
    expect(presses(doc(wall, p(gone('A', 'xy|'), 'c')), -1)).toEqual(['table{row{t¶}}|[-A xy]c¶'])
  })
  test('by words, takes what is left of them', () => {
    expect(presses(doc(p('one tw', gone('A', 'o th'), 'ree| four')), -1, 'word')).toEqual([
      'one |[-Me tw][-A o th][-Me ree] four¶',
      '|[-Me one tw][-A o th][-Me ree] four¶',
    ])
    expect(presses(doc(p('one two', gone('A', ','), ' |four')), -1, 'word')).toEqual([
      'one |[-Me two][-A ,][-Me  ]four¶',
      '|[-Me one two][-A ,][-Me  ]four¶',
    ])
  })
})

describe('Delete, pressed again and again', () => {
  test('goes past what is deleted, and on in the next paragraph', () => {
    expect(presses(doc(p('ab|', gone('A', 'xy')), p('c')), 1)).toEqual(['ab[-A xy]¶-Me|c¶', 'ab[-A xy]¶-Me[-Me c]|¶'])
    expect(presses(doc(p('a|', gone('A', 'x'), pilcrow({ del: 'A' })), p(gone('A', 'z'), 'c')), 1)).toEqual([
      'a[-A x]¶-A[-A z][-Me c]|¶',
    ])
  })
  test('stops with the caret at what it cannot delete', () => {
    const built = doc(p('ab|', gone('A', 'xy')), table(row(cell(p('t')))), p('e'))
    expect(presses(built, 1)).toEqual(['ab[-A xy]|¶table{row{t¶}}e¶'])
  })
  test('by words, takes what is left of them', () => {
    expect(presses(doc(p('one |tw', gone('A', 'o th'), 'ree four')), 1, 'word')).toEqual([
      'one [-Me tw][-A o th][-Me ree ]|four¶',
      'one [-Me tw][-A o th][-Me ree four]|¶',
    ])
  })
})

describe('what is written at a revision', () => {
  const after = (marked: Node, ...texts: (string | null)[]): string => {
    const session = at(marked)
    const tracking = session.turnOf(ME)
    for (const text of texts) {
      const command = text === null ? enter(tracking) : typeText(tracking, text)
      command(session.state, (tr) => session.dispatch(tr, 10))
    }
    return shown(session)
  }
  test('is mine, beside what others inserted', () => {
    expect(after(doc(p('a|', ins('A', 'bc'), 'd')), 'X', 'Y')).toBe('a[+Me XY]|[+A bc]d¶')
    expect(after(doc(p('a', ins('A', 'bc|'), 'd')), 'X', 'Y')).toBe('a[+A bc][+Me XY]|d¶')
    expect(after(doc(p('a', ins('A', 'b|c'), 'd')), 'X', 'Y')).toBe('a[+A b][+Me XY]|[+A c]d¶')
  })
  test('stands where the caret is, at either end of what is deleted and in it', () => {
    for (const author of ['Me', 'A']) {
      expect(after(doc(p('a|', gone(author, 'bc'), 'd')), 'X', 'Y')).toBe(`a[+Me XY]|[-${author} bc]d¶`)
      expect(after(doc(p('a', gone(author, 'bc|'), 'd')), 'X', 'Y')).toBe(`a[-${author} bc][+Me XY]|d¶`)
      expect(after(doc(p('a', gone(author, 'b|c'), 'd')), 'X', 'Y')).toBe(`a[-${author} b][+Me XY]|[-${author} c]d¶`)
      expect(after(doc(p('a', gone(author, 'b|c'), 'd')), null, 'X')).toBe(
        `a[-${author} b]¶+Me[+Me X]|[-${author} c]d¶`,
      )
    }
  })
  test('is pasted into what somebody deleted, as one line and as paragraphs', () => {
    const pasted = (text: string): string => {
      const session = at(doc(p('a', gone('A', 'b|c'), 'd')))
      const slice = linesToSlice(text, session.state)
      insertSlice(session.turnOf(ME), slice, () => {})(session.state, (tr) => session.dispatch(tr, 10))
      return shown(session)
    }
    expect(pasted('X')).toBe('a[-A b][+Me X]|[-A c]d¶')
    expect(pasted('X\nY')).toBe('a[-A b][+Me X]¶+Me[+Me Y]|[-A c]d¶')
  })
})

/** Is there anything between the caret and the next wall that one of these keys could delete? */
function isLeft(session: EditingSession, direction: Direction): boolean {
  const { $head } = session.state.selection
  let isLive = false
  const reach = direction < 0 ? [$head.start(), $head.pos] : [$head.pos, $head.end()]
  session.state.doc.nodesBetween(reach[0]!, reach[1]!, (node) => {
    if (node.isInline && !isGone(node) && node.type.name !== 'anchor' && node.type.name !== 'commentRef') isLive = true
  })
  return isLive
}

test('held until it does nothing, a key leaves nothing before it that could be deleted, in groups as without', () => {
  const key = fc.record({
    at: fc.nat(1000),
    direction: fc.constantFrom<Direction>(-1, 1),
    unit: fc.constantFrom<CaretUnit>('character', 'word', 'line'),
  })
  fc.assert(
    fc.property(arbitraryRedline, key, (built, { at, direction, unit }) => {
      const ends = [flatten(built), inGroups(flatten(built), 2)].map((doc) => {
        const session = new EditingSession(doc, false)
        session.dispatch(session.state.tr.setSelection(caretAt(doc, at)), 0)
        const limit = doc.content.size
        let count = 0
        while (press(session, direction, unit)) if (++count > limit) throw new Error('it never ends')
        expect(isLeft(session, direction)).toBe(false)
        expectSame(flatten(rejectMine(session.state.doc)), flatten(rejectMine(doc)))
        return flatten(session.state.doc)
      })
      expectSame(ends[1]!, ends[0]!)
    }),
    { numRuns: Number(process.env['TRACK_RUNS'] ?? 200) },
  )
})

/** A place for a caret, at so many thousandths of the text: the same in groups as without. */
function caretAt(doc: Node, at: number): Selection {
  const carets: number[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (let i = 0; i <= node.content.size; i++) carets.push(pos + 1 + i)
    return false
  })
  return TextSelection.create(doc, carets[Math.floor((at / 1001) * carets.length)]!)
}
