import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandsOf, Model, shinglesOf } from '../../../src/core/search/likeness.ts'
import { marksOf, snippetOf } from '../../../src/core/search/marks.ts'
import { historiesOf } from '../../../src/core/search/outcomes.ts'
import { wantedPhrases, parseQuery, type Phrase } from '../../../src/core/search/query.ts'
import { Ranking } from '../../../src/core/search/ranking.ts'
import { wordsOf, wordText } from '../../../src/core/search/words.ts'

const phrases = (text: string): readonly Phrase[] => {
  const query = parseQuery(text)
  return query.ok ? wantedPhrases(query.value) : []
}
const marked = (text: string, query: string): string[] =>
  marksOf(text, phrases(query)).map(([a, b]) => text.slice(a, b))

describe('words', () => {
  test('are folded: capitals, accents, ligatures and sharp s make no difference', () => {
    expect(wordText('Die Größe, ﬁnal “Café” CAFE\u0301')).toBe('die grosse final cafe cafe')
    expect(wordText('İstanbul ısı Łódź Øre')).toBe('istanbul isi lodz ore')
  })

  test('know where they stand in the text they come from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const words = wordsOf(text)
        for (const { word, from, to } of words) expect(wordText(text.slice(from, to))).toBe(word)
        expect(words.map(({ word }) => word).join(' ')).toBe(wordText(text))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what is found is marked', () => {
  test('in the words as they stand, phrases as one', () => {
    expect(marked('The Supplier’s total LIABILITY shall not', '"total liability" supplier')).toEqual([
      'Supplier',
      'total LIABILITY',
    ])
    expect(marked('Indemnité, indemnity', 'indem*')).toEqual(['Indemnité', 'indemnity'])
    expect(marked('liability total', '"total liability"')).toEqual([])
  })

  test('in plain texts as in those with letters of other scripts, of which words are cut out first', () => {
    const word = fc.constantFrom('a', 'ab', 'b', 'A', 'AB.', '“b”', '(ab)', 'a-b', 'a_b', '\n', '1', '1a')
    const query = fc.constantFrom('a', 'b*', '"a b"', '"a a"', '"b a*"', 'a "a b" ab*', '1 ab')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), query, (words, looked) => {
        const text = words.join(' ')
        expect(marksOf(text, phrases(looked))).toEqual(marksOf(`${text} é`, phrases(looked)))
      }),
      { numRuns: 1000, seed: 4 },
    )
  })

  test('in a piece of a long text where most of it stands', () => {
    const text = `cap ${'word '.repeat(200)}a cap on total liability and a cap${' word'.repeat(100)}`
    const { text: piece, marks } = snippetOf(text, phrases('cap liability'))
    expect(piece.length).toBeLessThan(340)
    expect(piece).toMatch(/^… .* …$/s)
    expect(marks.map(([a, b]) => piece.slice(a, b))).toEqual(['cap', 'liability', 'cap'])
  })

  test('and every mark lies in its piece', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('cap', 'of', 'liability', 'x'.repeat(50), '\n', 'é'), { maxLength: 200 }),
        (words) => {
          const { text, marks } = snippetOf(words.join(' '), phrases('cap liability'))
          for (const [from, to] of marks) expect(['cap', 'liability']).toContain(text.slice(from, to))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('likeness', () => {
  const clause =
    'The Supplier shall indemnify the Customer against all losses arising from any claim that the Services infringe the rights of a third party'
  const model = new Model(wordText(clause), () => 1)

  test('is 1 for the same words, less for less, and nothing for others', () => {
    const likeness = (text: string): number => model.likeness(wordText(text))
    expect(likeness(clause.toUpperCase())).toBeCloseTo(1)
    const changed = likeness(clause.replace('Customer', 'Client').replace('all losses', 'losses'))
    const part = likeness(clause.split(' ').slice(0, 9).join(' '))
    expect(changed).toBeGreaterThan(0.5)
    expect(part).toBeGreaterThan(0.2)
    expect(part).toBeLessThan(changed)
    expect(likeness('Notices are sent by post to its registered office')).toBeLessThan(0.1)
  })

  test('texts that are half the same nearly always share a band, and others hardly ever', () => {
    const words = (from: number, count: number): string =>
      Array.from({ length: count }, (_, i) => `w${from + i}`).join(' ')
    let shared = 0
    let strange = 0
    for (let i = 0; i < 200; i++) {
      // 40 of 60 shingles are the same.
      const bands = new Set(bandsOf(shinglesOf(words(i * 1000, 52))))
      if (bandsOf(shinglesOf(words(i * 1000 + 10, 52))).some((band) => bands.has(band))) shared++
      if (bandsOf(shinglesOf(words(i * 1000 + 500, 52))).some((band) => bands.has(band))) strange++
    }
    expect(shared).toBeGreaterThan(190)
    expect(strange).toBe(0)
  })
})

describe('ranking puts first', () => {
  const counts: Record<string, number> = { agreement: 900, escrow: 3 }
  const ranking = new Ranking(phrases('agreement escrow'), { texts: 1000, of: (word) => counts[word] ?? 0 })

  test('rare words, headings, and short texts', () => {
    expect(ranking.score('', 'the escrow agent')).toBeGreaterThan(ranking.score('', 'this agreement agreement'))
    expect(ranking.score('escrow', 'the agent holds')).toBeGreaterThan(ranking.score('', 'the escrow agent'))
    expect(ranking.score('', 'escrow')).toBeGreaterThan(ranking.score('', `escrow ${'word '.repeat(300)}`))
  })
})

describe('what became of a wording', () => {
  const outcome = (...rounds: [side: 'ours' | 'theirs', ...wordings: number[]][]): string => {
    const histories = historiesOf(rounds.map(([side, ...wordings]) => ({ side, wordings: new Set(wordings) })))
    const { writtenBy, standing } = histories.get(1)!
    return `${writtenBy} ${standing}`
  }

  test('is open until the other side answers, and accepted once it let it stand', () => {
    expect(outcome(['theirs', 1])).toBe('theirs open')
    expect(outcome(['theirs', 1], ['ours', 1])).toBe('theirs accepted')
    expect(outcome(['theirs', 2], ['ours', 1])).toBe('ours open')
    expect(outcome(['theirs', 2], ['ours', 1], ['theirs', 1])).toBe('ours accepted')
  })

  test('is rejected when the other side takes it out, and withdrawn when its own side does', () => {
    expect(outcome(['theirs', 1], ['ours', 2])).toBe('theirs rejected')
    expect(outcome(['theirs', 1], ['ours', 1], ['theirs', 2])).toBe('theirs withdrawn')
    expect(outcome(['theirs', 1], ['ours', 2], ['theirs', 1])).toBe('theirs accepted')
  })
})
