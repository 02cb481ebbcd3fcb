import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { flatten, grouped } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { decide, type Decision, type Pick } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { AUTHORS, arbitraryDocument } from '../../support/arbitrary-document.ts'
import { show } from '../../support/show.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 400) }
const decision = fc.constantFrom<Decision>('accept', 'reject')
/** A pick by author, by author and chance, or none. */
const pick = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(...AUTHORS).map(
    (name): Pick =>
      (r) =>
        r.author === name,
  ),
  fc.nat(7).map(
    (salt): Pick =>
      (r) =>
        (Number.parseInt(r.id.slice(1), 10) + salt) % 3 === 0,
  ),
)
const by =
  (name: string): Pick =>
  (r) =>
    r.author === name

function same(a: Node, b: Node): void {
  // The notation first, for it says what differs; then everything.
  expect(show(a, { ids: true })).toBe(show(b, { ids: true }))
  expect(a.eq(b)).toBe(true)
}

/** Small groups, so that joins often cross their edges. */
function inGroups(doc: Node, size: number): Node {
  const groups: Node[] = []
  for (let i = 0; i < doc.childCount; i += size) {
    groups.push(schema.nodes.group.create(null, doc.children.slice(i, i + size)))
  }
  return schema.nodes.doc.create(null, groups)
}

describe('for any document', () => {
  it('deciding everything leaves a lawful document without revisions', () => {
    fc.assert(
      fc.property(arbitraryDocument(), decision, (doc, decision) => {
        const after = decide(doc, decision)
        after.check()
        expect(listRevisions(after)).toEqual([])
        expect(show(after)).not.toMatch(/move(From|To)Range/)
        expect(lastBlocksOfCells(after).every((type) => type === 'paragraph')).toBe(true)
      }),
      runs,
    )
  })

  it('a decision made twice is made once', () => {
    fc.assert(
      fc.property(arbitraryDocument(), decision, pick, (doc, decision, pick) => {
        const once = decide(doc, decision, pick)
        once.check()
        expect(decide(once, decision, pick)).toBe(once)
      }),
      runs,
    )
  })

  it('a decision leaves no picked revision and adds none', () => {
    fc.assert(
      fc.property(arbitraryDocument(), decision, pick, (doc, decision, pick) => {
        const before = new Set(listRevisions(doc).map((r) => `${r.kind} ${r.id}`))
        const after = listRevisions(decide(doc, decision, pick))
        expect(after.filter((r) => pick === undefined || pick(r, r.kind))).toEqual([])
        expect(after.filter((r) => !before.has(`${r.kind} ${r.id}`))).toEqual([])
      }),
      runs,
    )
  })

  it('authors may be decided in any order', () => {
    const steps = fc.tuple(decision, decision, decision)
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    fc.assert(
      fc.property(arbitraryDocument({ joinable: true }), steps, (doc, decisions) => {
        const ends = orders.map((order) => order.reduce((d, i) => decide(d, decisions[i]!, by(AUTHORS[i]!)), doc))
        for (const end of ends) same(end, ends[0]!)
      }),
      runs,
    )
  })

  it('groups make no difference', () => {
    fc.assert(
      fc.property(arbitraryDocument(), decision, pick, fc.integer({ min: 1, max: 4 }), (doc, decision, pick, size) => {
        const after = decide(inGroups(doc, size), decision, pick)
        after.check()
        same(flatten(after), decide(doc, decision, pick))
        same(flatten(decide(grouped(doc), decision, pick)), flatten(after))
      }),
      runs,
    )
  })

  it('steps lead to the same document, and back', () => {
    fc.assert(
      fc.property(arbitraryDocument(), decision, pick, fc.nat(4), (flat, decision, pick, size) => {
        const doc = size === 0 ? flat : inGroups(flat, size)
        const tr = applyDecision(new Transform(doc), decision, pick)
        same(tr.doc, decide(doc, decision, pick))
        const back = new Transform(tr.doc)
        for (let i = tr.steps.length - 1; i >= 0; i--) back.step(tr.steps[i]!.invert(tr.docs[i]!))
        same(back.doc, doc)
      }),
      runs,
    )
  })
})

function lastBlocksOfCells(doc: Node): string[] {
  const types: string[] = []
  doc.descendants((node) => {
    if (node.type.name !== 'cell') return
    types.push(node.children.findLast((block) => block.attrs.marker !== true)!.type.name)
  })
  return types
}
