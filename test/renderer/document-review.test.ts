import { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { countChanges } from '../../src/core/revision/changes.ts'
import { movesIn } from '../../src/core/revision/moves.ts'
import { decideAll, decideCards, decideSelection } from '../../src/renderer/features/document/editor/decisions.ts'
import {
  cardsOf,
  listedCards,
  placed,
  withMoveEnds,
  type Card,
} from '../../src/renderer/features/document/review/cards.ts'
import { closedCards } from '../../src/renderer/features/document/review/decided.ts'
import { filtered, NO_FILTERS, type Facts } from '../../src/renderer/features/document/review/filters.ts'
import { cardBesideRow, extended, toggled } from '../../src/renderer/features/document/review/picks.ts'
import { plainList } from '../../src/renderer/features/document/review/plain.ts'
import { isCarried, tracesIn } from '../../src/renderer/features/document/review/rounds.ts'
import { layRows } from '../../src/renderer/features/document/review/rows.ts'
import { authorsOf, cardsInClause } from '../../src/renderer/features/document/review/scopes.ts'
import { otherEnd, spoken } from '../../src/renderer/features/document/review/spoken.ts'
import { anchor, by, del, doc, groupedDoc, ins, moveFrom, moveTo, p } from '../support/build.ts'
import { clauseAt } from '../support/clauses.ts'
import { show } from '../support/show.ts'
import { TextSelection } from 'prosemirror-state'

const clause = (label: string, pos: number, depth = 0) => clauseAt({ depth, label, title: 'Clause', pos })

/** The cards of a grouped document at their places, moves paired. */
function cardsIn(document: Node): readonly Card[] {
  const cards: Card[] = []
  document.forEach((group, offset) => {
    for (const card of cardsOf(group)) cards.push(placed(card, offset + 1))
  })
  return withMoveEnds(cards, movesIn(document))
}

const moved = (): Node =>
  groupedDoc(
    p(
      'a ',
      anchor('moveFromRangeStart', '1', 'm1'),
      moveFrom('A', 'the words'),
      anchor('moveFromRangeEnd', '1'),
      ins('B', 'x'),
    ),
    p('b ', anchor('moveToRangeStart', '2', 'm1'), moveTo('A', 'the words'), anchor('moveToRangeEnd', '2')),
  )

describe('a move', () => {
  test('is one change in the list, at the place it went to, and two on the page', () => {
    const cards = cardsIn(moved())
    expect(cards.map((card) => card.kind)).toEqual(['move', 'insertion', 'move'])
    expect(listedCards(cards).map((card) => `${card.kind} ${card.new}`)).toEqual(['insertion x', 'move the words'])
    expect(countChanges(moved())).toBe(2)
  })

  test('knows its other end, and says where that is', () => {
    const cards = cardsIn(moved())
    const clauses = [clause('1.', 0), clause('2.', cards[2]!.from - 4)]
    expect(otherEnd(cards[0]!)?.from).toBe(cards[2]!.from)
    expect(otherEnd(cards[2]!)?.from).toBe(cards[0]!.from)
    expect(spoken(cards[0]!, clauses)).toMatch(/^Moved away by A on .*, to 2\. Clause: the words$/)
    expect(spoken(cards[2]!, clauses)).toMatch(/^Moved here by A on .*, from 1\. Clause: the words$/)
  })

  test('is decided as a whole from either end', () => {
    const state = EditorState.create({ doc: moved() })
    for (const end of [0, 2]) {
      const card = cardsIn(state.doc)[end]!
      expect(show(decideCards(state, [card], 'accept').doc)).toBe('a [+B x]¶b the words¶')
      expect(show(decideCards(state, [card], 'reject').doc)).toBe('a the words[+B x]¶b ¶')
    }
  })
})

describe('deciding', () => {
  test('a card leaves other places of its revision alone', () => {
    const once = by('A#1')
    const before = groupedDoc(p(ins(once, 'one'), ' kept ', ins(once, 'two')))
    const card = cardsIn(before)[1]!
    expect(show(decideCards(EditorState.create({ doc: before }), [card], 'reject').doc)).toBe('[+A one] kept ¶')
  })

  test('a selection decides what is selected, and nothing where that is plain', () => {
    const before = groupedDoc(p('plain ', ins('A', 'one two')))
    const select = (from: number, to: number) =>
      EditorState.create({ doc: before, selection: TextSelection.create(before, from, to) })
    expect(show(decideSelection(select(8, 11), 'accept')!.doc)).toBe('plain one[+A  two]¶')
    expect(decideSelection(select(2, 5), 'accept')).toBeNull()
  })

  test('all of it is one step', () => {
    const before = groupedDoc(...Array.from({ length: 60 }, (_, i) => p(`${i} `, ins('A', 'new'), del('B', 'old'))))
    const tr = decideAll(EditorState.create({ doc: before }), 'accept')
    expect(tr.steps.length).toBe(1)
    expect(cardsIn(tr.doc)).toEqual([])
  })
})

describe('filters', () => {
  const cards = cardsIn(groupedDoc(p('Fees: ', del('A', 'ten'), ins('A', 'twenty')), p(ins('B', 'Governing law'))))
  const facts: Facts = {
    partyOf: (author) => (author === 'A' ? 'ours' : 'theirs'),
    clauseOf: (card) => (card.author === 'A' ? '4. Fees' : '9. Law'),
    isCarried: (card) => card.author === 'B',
  }
  const left = (part: Partial<typeof NO_FILTERS>): string[] =>
    filtered(cards, { ...NO_FILTERS, ...part }, facts).map((card) => card.author)

  test('search the words, the author and the clause, every word of them', () => {
    expect(left({ text: 'TWENTY ten' })).toEqual(['A'])
    expect(left({ text: 'fees' })).toEqual(['A'])
    expect(left({ text: 'fees law' })).toEqual([])
    expect(left({ text: '  ' })).toEqual(['A', 'B'])
  })

  test('choose by party, kind, author and round together', () => {
    expect(left({ party: 'theirs' })).toEqual(['B'])
    expect(left({ kind: 'replacement' })).toEqual(['A'])
    expect(left({ author: 'B', party: 'ours' })).toEqual([])
    expect(left({ round: 'new' })).toEqual(['A'])
    expect(left({ round: 'carried' })).toEqual(['B'])
  })

  test('show nothing that is open among what was decided', () => {
    expect(left({ state: 'decided' })).toEqual([])
    expect(filtered(cards, { ...NO_FILTERS, state: 'decided', author: 'A' }, facts, 'decided')).toHaveLength(1)
  })

  test('leave all while the round before is not known', () => {
    expect(filtered(cards, { ...NO_FILTERS, round: 'new' }, { ...facts, isCarried: null })).toHaveLength(2)
  })

  test('know a revision of the round before by its author and time, whatever its id is now', () => {
    const then = { ...by('A#7'), date: '2026-01-01T00:00:00Z' }
    const traces = tracesIn(doc(p(ins(then, 'the whole'))))
    const now = cardsIn(groupedDoc(p(ins({ ...then, id: '99' }, 'the'), ' plain ', ins('A', 'later'))))
    expect(now.map((card) => isCarried(card, traces))).toEqual([true, false])
  })
})

test('of the round before, what nothing is left of is decided', () => {
  const before = cardsIn(
    groupedDoc(p('x ', ins('A#1', 'one two')), p('y ', ins('A#2', 'three')), p('z ', del('B#3', 'four'))),
  )
  const now = cardsIn(groupedDoc(p('x one', ins('A#1', ' two')), p('y three'), p('z ', ins('C#9', 'new'))))
  expect(closedCards(before, now).map((card) => card.old + card.new)).toEqual(['three', 'four'])
})

describe('scopes', () => {
  const cards = cardsIn(groupedDoc(...['Aa', 'Bb', 'Bc', 'Cd'].map(([who, text]) => p('x ', ins(who!, text!), '.'))))
  const [first, second, third, last] = cards.map((card) => card.from - 3)
  const clauses = [clause('1.', first!), clause('1.1', second!, 1), clause('1.2', third!, 1), clause('2.', last!)]

  test('a clause holds the changes of the clauses below it', () => {
    const text = (index: number): string =>
      cardsInClause(cards, clauses, index)
        .map((card) => card.new)
        .join('')
    expect([0, 1, 2, 3].map(text)).toEqual(['abc', 'b', 'c', 'd'])
  })

  test('authors come by how much they changed', () => {
    expect(authorsOf(cards)[0]).toBe('B')
  })
})

describe('picking', () => {
  const cards = cardsIn(groupedDoc(...['A', 'B', 'C', 'D'].map((who) => p('x ', ins(who, who)))))
  const rows = layRows(cards, [clause('1.', 0), clause('2.', cards[2]!.from - 3)])
  const none = { keys: new Set<string>(), anchor: null }
  const names = (keys: ReadonlySet<string>): string =>
    rows.flatMap((row) => ('card' in row && keys.has(row.key) ? [row.card.author] : [])).join('')

  test('goes from card to card past headings', () => {
    expect(rows.map((row) => ('card' in row ? row.card.author : '#'))).toEqual(['#', 'A', 'B', '#', 'C', 'D'])
    expect(cardBesideRow(rows, 2, 1)).toBe(4)
    expect(cardBesideRow(rows, 1, -1)).toBeNull()
  })

  test('takes single cards and stretches', () => {
    const one = toggled(none, rows, 2)
    expect(names(one.keys)).toBe('B')
    expect(names(extended(one, rows, 5).keys)).toBe('BCD')
    expect(names(toggled(extended(one, rows, 5), rows, 4).keys)).toBe('BD')
    expect(names(extended(none, rows, 4).keys)).toBe('BC')
  })
})

test('the list as text says clause, what happened, the words in full, and who', () => {
  const before = moved()
  const cards = listedCards(cardsIn(before))
  const context = { clauses: [clause('1.', 0)], partyOf: () => 'theirs' as const, lookOf: () => '' }
  expect(plainList(cards, context).replace(/\d+ Jan.*|Jan \d+.*|\d+\/.*/g, '…')).toMatch(
    /^1\. Clause\n1\. Inserted: “x” – B, them, .*\n2\. Moved from 1\. Clause: “the words” – A, them, /,
  )
})
