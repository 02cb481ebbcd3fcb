import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { decideCards } from '../../src/renderer/features/document/editor/decisions.ts'
import { clauseIndexAt } from '../../src/core/document/clauses.ts'
import { cardBeside } from '../../src/renderer/features/document/model.ts'
import { cardsOf, holderOf, placed, type Card } from '../../src/renderer/features/document/review/cards.ts'
import { lookOf } from '../../src/renderer/features/document/review/says.ts'
import { context } from '../core/revision/format-oracle.ts'
import { del, doc, fmt, groupedDoc, ins, p, pilcrow } from '../support/build.ts'

const of = (...blocks: Node[]): readonly Card[] => cardsOf(groupedDoc(...blocks).firstChild!)
const brief = (cards: readonly Card[]): string[] =>
  cards.map((c) => `${c.kind} by ${c.author}: ${c.old.replaceAll('\n', '¶')}>${c.new.replaceAll('\n', '¶')}`)

test('a deletion and an insertion side by side by one author are one replacement', () => {
  expect(brief(of(p('pay in ', del('A', '30'), ins('A', '45'), ' days')))).toEqual(['replacement by A: 30>45'])
})

test('two authors side by side stay two changes', () => {
  expect(brief(of(p(del('A', '30'), ins('B', '45'))))).toEqual(['deletion by A: 30>', 'insertion by B: >45'])
})

test('a deletion inside another author’s insertion is a change of its own', () => {
  const inside = ins('A', del('B', 'both'))
  expect(brief(of(p('x ', inside)))).toEqual(['insertion by A: >both', 'deletion by B: both>'])
})

test('a paragraph that was inserted is one change with its mark', () => {
  expect(brief(of(p('kept'), p(ins('A', 'new'), pilcrow({ ins: 'A' })), p('kept')))).toEqual(['insertion by A: >new¶'])
})

test('formatting beside an insertion stays apart', () => {
  expect(brief(of(p(ins('A', 'new'), fmt('A', '', 'bold'))))).toEqual([
    'insertion by A: >new',
    'formatting by A: >bold',
  ])
})

test('changes with plain text between them are two', () => {
  expect(of(p(ins('A', 'one'), ' and ', ins('A', 'two')))).toHaveLength(2)
})

test('cards are computed once for a group', () => {
  const group = groupedDoc(p(ins('A', 'x'))).firstChild!
  expect(cardsOf(group)).toBe(cardsOf(group))
})

test('what a card says of a look is of the text that it was listed in, whatever the text has become since', () => {
  const group = groupedDoc(p('far from the beginning ', fmt('A', '', 'bold'))).firstChild!
  const card = placed(cardsOf(group)[0]!, 900)
  expect(holderOf(card)).toBe(group)
  expect(lookOf({ looks: { context } }, card)).not.toBe('')
})

test('deciding a card decides all of it and nothing else', () => {
  const before = groupedDoc(p('pay in ', del('A', '30'), ins('A', '45'), ' days ', ins('B', 'net')))
  const card = placed(cardsOf(before.firstChild!)[0]!, 1)
  const state = EditorState.create({ doc: before })
  const after = (decision: 'accept' | 'reject'): string => decideCards(state, [card], decision).doc.textContent
  expect(after('accept')).toBe('pay in 45 days net')
  expect(after('reject')).toBe('pay in 30 days net')
})

test('the next change goes round at the end', () => {
  const cards = of(p('a', ins('A', 'b'), 'c', ins('B', 'd')))
  expect(cardBeside(cards, 0, 1)?.author).toBe('A')
  expect(cardBeside(cards, cards[0]!.from, 1)?.author).toBe('B')
  expect(cardBeside(cards, 99, 1)?.author).toBe('A')
  expect(cardBeside([], 0, 1)).toBeNull()
})

test('a position belongs to the last clause that begins before it', () => {
  const clauses = [5, 10, 20].map((pos) => ({ pos, goesBack: null }))
  expect([0, 5, 9, 10, 25].map((pos) => clauseIndexAt(clauses, pos))).toEqual([-1, 0, 0, 1, 2])
})

test('a document without changes has no cards', () => {
  expect(cardsOf(doc(p('plain')))).toEqual([])
})
