import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Step, Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { applyDecision, decidePortions } from '../../../src/core/revision/apply-decision.ts'
import { decide, type Decision } from '../../../src/core/revision/decide.ts'
import { portionsBetween } from '../../../src/core/revision/portions.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { arbitraryDocument } from '../../support/arbitrary-document.ts'
import { anchor, by, cell, del, doc, fmt, ins, moveFrom, moveTo, p, pilcrow, row, table } from '../../support/build.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 300) }
const decision = fc.constantFrom<Decision>('accept', 'reject')

function inGroups(doc: Node, size: number): Node {
  if (size === 0) return doc
  const groups: Node[] = []
  for (let i = 0; i < doc.childCount; i += size) {
    groups.push(schema.nodes.group.create(null, doc.children.slice(i, i + size)))
  }
  return schema.nodes.doc.create(null, groups)
}

function decidedBetween(before: Node, decision: Decision, from: number, to: number): Transform {
  return decidePortions(new Transform(before), decision, portionsBetween(before, from, to))
}

/** Where a text begins. */
function at(doc: Node, text: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    const index = node.text?.indexOf(text) ?? -1
    if (index >= 0 && found < 0) found = pos + index
  })
  return found
}

describe('a decision on a selection', () => {
  const selected = (before: Node, text: string, decision: Decision): string => {
    const from = at(before, text)
    return show(decidedBetween(before, decision, from, from + text.length).doc)
  }

  it('decides the selected part of an insertion, and the rest stays a revision', () => {
    const before = doc(p('a ', ins('A', 'one two three'), ' z'))
    expect(selected(before, 'two', 'accept')).toBe('a [+A one ]two[+A  three] z¶')
    expect(selected(before, 'two', 'reject')).toBe('a [+A one  three] z¶')
  })

  it('decides the selected part of a deletion and of a formatting', () => {
    const before = doc(p(del('A', 'one two'), fmt('B', '', 'three four')))
    expect(selected(before, 'one', 'accept')).toBe('[-A  two][~B three four]¶')
    expect(selected(before, 'four', 'accept')).toBe('[-A one two][~B three ]four¶')
  })

  it('decides a field whole where its edge is selected, also where somebody wrote into it', () => {
    const field = (...result: b.Inline[]): Node[] => [
      b.field('begin'),
      b.instr('REF'),
      b.field('separate'),
      ...p(...result).children,
      b.field('end'),
    ]
    const gone = doc(p('a', del('A', ...field('one')), 'z'))
    expect(show(decidedBetween(gone, 'accept', 2, 3).doc)).toBe('az¶')
    expect(selected(gone, 'n', 'accept')).toContain('[-A oe]')
    const half = doc(p('a', ins('A', ...field('on').slice(0, -1)), ins('B', 'X'), ins('A', 'e', b.field('end')), 'z'))
    expect(show(decidedBetween(half, 'reject', 2, 3).doc)).toBe('a[+B X]z¶')
  })

  it('leaves the other places of a revision alone', () => {
    const once = by('A#1')
    const before = doc(p(ins(once, 'one'), ' kept ', ins(once, 'two')))
    expect(selected(before, 'two', 'reject')).toBe('[+A one] kept ¶')
  })

  it('decides a mark that is selected, and no other', () => {
    const before = doc(p(ins('A', 'x'), pilcrow({ ins: 'A' })), p(ins('A', 'y'), pilcrow({ ins: 'A' })), p('z'))
    const from = at(before, 'x')
    expect(show(decidedBetween(before, 'accept', from, from + 3).doc)).toBe('x¶[+A y]¶+Az¶')
    expect(show(decidedBetween(before, 'accept', from, from + 1).doc)).toBe('x¶+A[+A y]¶+Az¶')
  })

  it('decides a row only when all of it is selected', () => {
    const before = doc(table({}, row({ revisions: { ins: by('A') } }, cell({}, p('one')), cell({}, p('two')))), p('z'))
    const from = at(before, 'one')
    const to = at(before, 'two') + 3
    expect(show(decidedBetween(before, 'reject', from, to - 1).doc)).toContain('one')
    expect(show(decidedBetween(before, 'reject', from, to).doc)).toBe('z¶')
  })

  it('takes a move whole, with its other side', () => {
    const edges = (side: string, id: string): [Node, Node] => [
      anchor(`${side}RangeStart`, id, 'm1'),
      anchor(`${side}RangeEnd`, id),
    ]
    const [fromStart, fromEnd] = edges('moveFrom', '1')
    const [toStart, toEnd] = edges('moveTo', '2')
    const blocks = [
      p('a ', fromStart, moveFrom('A', 'moved text'), fromEnd),
      ...Array.from({ length: 120 }, (_, i) => p(`${i}`)),
      p('b ', toStart, moveTo('A', 'moved text'), toEnd),
    ]
    for (const before of [doc(...blocks), grouped(doc(...blocks))]) {
      const from = at(before, 'moved')
      const shown = show(flatten(decidedBetween(before, 'accept', from, from + 3).doc))
      expect(shown).toMatch(/^a ¶0¶.*119¶b moved text¶$/)
      expect(listRevisions(decidedBetween(before, 'reject', from, from + 3).doc)).toEqual([])
    }
  })
})

describe('for any document and any part of it', () => {
  const place = fc.tuple(fc.nat(1000), fc.nat(1000))
  const ends = (doc: Node, [a, b]: readonly [number, number]): [number, number] => {
    const size = doc.content.size + 1
    return [Math.min(a % size, b % size), Math.max(a % size, b % size)]
  }

  it('deciding a part and then the rest is deciding all', () => {
    fc.assert(
      fc.property(arbitraryDocument({ joinable: true }), decision, place, fc.nat(4), (flat, decision, place, size) => {
        const before = inGroups(flat, size)
        const part = decidedBetween(before, decision, ...ends(before, place)).doc
        part.check()
        const rest = decide(part, decision)
        expect(show(rest)).toBe(show(decide(before, decision)))
      }),
      runs,
    )
  })

  it('the decision of a part can be undone, and the journal tells it again', () => {
    fc.assert(
      fc.property(arbitraryDocument(), decision, place, fc.nat(4), (flat, decision, place, size) => {
        const before = inGroups(flat, size)
        const [from, to] = ends(before, place)
        const tr = decidedBetween(before, decision, from, to)
        tr.doc.check()
        let again = before
        for (const step of tr.steps) {
          again = Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON()))).apply(again).doc!
        }
        expect(again.eq(tr.doc)).toBe(true)
        const back = new Transform(tr.doc)
        for (let i = tr.steps.length - 1; i >= 0; i--) back.step(tr.steps[i]!.invert(tr.docs[i]!))
        expect(show(back.doc, { ids: true })).toBe(show(before, { ids: true }))
        expect(back.doc.eq(before)).toBe(true)
      }),
      runs,
    )
  })

  it('all revisions as portions are decided as all are', () => {
    fc.assert(
      fc.property(arbitraryDocument(), decision, fc.nat(4), (flat, decision, size) => {
        const before = inGroups(flat, size)
        const tr = decidePortions(new Transform(before), decision, listRevisions(before))
        const pick = decide(before, decision, () => true)
        expect(show(tr.doc, { ids: true })).toBe(show(pick, { ids: true }))
        expect(tr.doc.eq(pick)).toBe(true)
      }),
      runs,
    )
  })

  it('a decision told where its revisions are is the same decision', () => {
    fc.assert(
      fc.property(
        arbitraryDocument(),
        decision,
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (flat, decision, n, size) => {
          const before = inGroups(flat, size)
          const list = listRevisions(before)
          const one = list[n % Math.max(1, list.length)]
          if (one === undefined) return
          const pick = (r: { id: string }): boolean => r.id === one.id
          const within = list.filter(pick)
          expect(
            applyDecision(new Transform(before), decision, pick, within).doc.eq(decide(before, decision, pick)),
          ).toBe(true)
        },
      ),
      runs,
    )
  })
})
