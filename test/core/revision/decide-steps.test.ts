import type { Node } from 'prosemirror-model'
import { StepMap, Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { decide, type Decision } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { attrs, by, del, doc, fmt, ins, p, pilcrow, rPr } from '../../support/build.ts'
import { show } from '../../support/show.ts'

function positionOf(doc: Node, text: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    const at = node.text?.indexOf(text) ?? -1
    if (at >= 0) found = pos + at
  })
  return found
}

describe('applyDecision', () => {
  it('makes no step when nothing is picked', () => {
    expect(applyDecision(new Transform(doc(p(ins('A', 'x')))), 'accept', () => false).steps).toEqual([])
  })

  it('takes marks off in place, so that a position in the text does not move', () => {
    const tr = applyDecision(
      new Transform(doc(p(ins('A', 'in', rPr('<w:b/>', 'serted')), fmt('A', '', 'x')))),
      'accept',
    )
    expect(tr.steps.length).toBe(1)
    expect(tr.mapping.maps).toEqual([StepMap.empty])
  })

  it.each<[string, Node[], string]>([
    ['within a paragraph', [p('one ', del('A', 'two '), 'here', ins('A', ' four'))], 'here'],
    ['in a paragraph that joins the next', [p('here', pilcrow({ del: 'A' })), p('next')], 'here'],
    ['in a paragraph that is joined', [p('first', pilcrow({ del: 'A' })), p('here')], 'here'],
    ['behind a paragraph that goes', [p('a'), p(del('A', 'b'), pilcrow({ del: 'A' })), p('here')], 'here'],
  ])('keeps a position in text that stays: %s', (_name, blocks, text) => {
    for (const before of [doc(...blocks), grouped(doc(...blocks))]) {
      const tr = applyDecision(new Transform(before), 'accept')
      expect(tr.mapping.map(positionOf(before, text))).toBe(positionOf(tr.doc, text))
    }
  })

  it('deletes a paragraph that goes in one step', () => {
    const before = doc(
      p('a'),
      p(attrs({ paraId: '1' }), del('A', 'b'), pilcrow({ del: 'A' })),
      p(attrs({ paraId: '2' }), 'c'),
    )
    const tr = applyDecision(new Transform(before), 'accept')
    expect(tr.steps.length).toBe(1)
    expect(show(tr.doc)).toBe('a¶c¶')
  })
})

describe('deciding 10,000 revisions over 8,000 paragraphs', () => {
  const big = (): Node =>
    doc(
      ...Array.from({ length: 8000 }, (_, i) =>
        i % 4 === 0
          ? p(`Clause ${i} `, ins(by(`A#${i}i`), 'new words '), del(by(`B#${i}d`), 'old words '), 'and the rest of it.')
          : i % 4 === 1
            ? p(`Paragraph ${i} with words `, ins(by(`A#${i}i`), 'inserted'), pilcrow({ ins: by(`A#${i}m`) }))
            : i % 4 === 2
              ? p('Kept ', ins(by(`C#${i}i`), 'more'), ' to say.')
              : p('Nothing to decide here.'),
      ),
    )
  const limit = 1000 // ms, for a busy machine; see the bench for what it takes

  it.each<Decision>(['accept', 'reject'])('%ss in well under a second, as a value and as steps', (decision) => {
    const flat = big()
    expect(listRevisions(flat).length).toBe(10_000)
    const start = performance.now()
    const after = decide(flat, decision)
    expect(performance.now() - start).toBeLessThan(limit)
    expect(after.childCount).toBe(decision === 'accept' ? 8000 : 6000)
    const inGroups = grouped(flat)
    const begun = performance.now()
    const tr = applyDecision(new Transform(inGroups), decision)
    const took = performance.now() - begun
    if (process.env.TIMES) console.log(decision, { decide: begun - start, steps: tr.steps.length, apply: took })
    expect(took).toBeLessThan(3 * limit)
    expect(tr.doc.eq(decide(inGroups, decision))).toBe(true)
  })
})
