import { describe, expect, test } from 'vitest'
import { schema } from '../../../src/core/document/schema.ts'
import { wholeMove } from '../../../src/core/revision/track.ts'
import { anchor, cell, doc, p, row, table } from '../../support/build.ts'

const text = doc(p('ab'), p(anchor('bookmarkStart', 'x'), 'cd'), p('ef'), table(row(cell(p('in')))), p('gh'))
const at = (words: string, side: 'before' | 'after', of = text): number => {
  let found = -1
  of.descendants((node, pos) => {
    if (node.isText && node.text === words) found = side === 'before' ? pos : pos + node.nodeSize
  })
  return found
}
const selected = (first: string, last: string): [number, number] => [at(first, 'before'), at(last, 'after')]

describe('a dragged selection', () => {
  test('of whole paragraphs dropped between two is a move of those', () => {
    const two = wholeMove(text, ...selected('ab', 'cd'), at('ef', 'after'))!
    expect(text.textBetween(two.from, two.to, '|')).toBe('ab|cd')
    expect(text.resolve(two.dest).nodeBefore!.textContent).toBe('ef')
    // In front of a paragraph, and up to the beginning of the next.
    const one = wholeMove(text, at('cd', 'before'), at('ef', 'before'), at('ab', 'before'))!
    expect([text.textBetween(one.from, one.to), one.dest]).toEqual(['cd', 0])
  })
  test('is none where a part is taken, or it falls into words', () => {
    expect(wholeMove(text, at('ab', 'before') + 1, at('ab', 'after'), at('ef', 'after'))).toBeNull()
    expect(wholeMove(text, at('ab', 'before'), at('ab', 'after') - 1, at('ef', 'after'))).toBeNull()
    expect(wholeMove(text, ...selected('ab', 'ab'), at('ef', 'before') + 1)).toBeNull()
  })
  test('is none into a table or out of it', () => {
    expect(wholeMove(text, ...selected('ab', 'ab'), at('in', 'after'))).toBeNull()
    expect(wholeMove(text, ...selected('in', 'in'), at('ef', 'after'))).toBeNull()
    expect(wholeMove(text, ...selected('ef', 'in'), at('ab', 'before'))).toBeNull()
    const across = wholeMove(text, ...selected('ef', 'gh'), at('ab', 'before'))!
    expect(text.textBetween(across.from, across.to, '|')).toBe('ef|in|gh')
  })
  test('does not notice groups', () => {
    const [one, two] = [p('ab'), p('cd')].map((paragraph) => schema.nodes.group.create(null, [paragraph]))
    const parted = schema.nodes.doc.create(null, [one!, two!])
    const whole = wholeMove(parted, at('ab', 'before', parted), at('ab', 'after', parted), at('cd', 'after', parted))!
    expect(parted.textBetween(whole.from, whole.to)).toBe('ab')
  })
})
