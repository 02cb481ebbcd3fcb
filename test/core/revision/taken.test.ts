import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { groupChanges, type GroupedChange } from '../../../src/core/revision/changes.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { decide, type Decision } from '../../../src/core/revision/decide.ts'
import { listRevisions, type ListedRevision } from '../../../src/core/revision/revisions.ts'
import { decisionsTaken } from '../../../src/core/revision/taken.ts'
import { arbitraryDocument } from '../../support/arbitrary-document.ts'
import { attrs, by, del, doc, fmt, ins, p, pilcrow, rPr } from '../../support/build.ts'

const para = (src: number, ...parts: Parameters<typeof p>): Node => p(attrs({ src }), ...parts)
const brief = (before: Node, after: Node): string[] =>
  decisionsTaken(before, after).map(({ outcome, kind, author, old, new: come }) =>
    `${outcome} ${kind} of ${author}: ${old}>${come}`.replaceAll('\n', '¶'),
  )

describe('what was decided since the round came', () => {
  const [gone, come, net] = [by('B'), by('B'), by('C')]
  const before = doc(
    para(0, 'Pay in ', del(gone, '30'), ins(come, '45'), ' days', ins(net, ' net'), '.'),
    para(1, 'End'),
  )

  test('says how each change was decided, a replacement as one', () => {
    expect(brief(before, decide(before, 'accept'))).toEqual([
      'accepted replacement of B: 30>45',
      'accepted insertion of C: > net',
    ])
    expect(
      brief(
        before,
        decide(before, 'reject', ({ author }) => author === 'C'),
      ),
    ).toEqual(['rejected insertion of C: > net'])
  })

  test('is nothing while all is pending, whatever we typed', () => {
    const typed = doc(
      para(0, 'Pay in ', del(gone, '30'), ins(come, '45'), ' days', ins(net, ' net'), ins('Us', ' cash'), '.'),
      para(1, del('Us', 'End')),
    )
    expect(brief(before, typed)).toEqual([])
  })

  test('tells the parts of a change that were decided differently', () => {
    const half = doc(para(0, 'Pay in ', '45', ' days', ins(net, ' net'), '.'), para(1, 'End'))
    expect(brief(before, half)).toEqual(['accepted replacement of B: 30>45'])
    const apart = doc(para(0, 'Pay in ', '30', '45', ' days', ins(net, ' n'), '.'), para(1, 'End'))
    expect(brief(before, apart)).toEqual([
      'rejected deletion of B: 30>',
      'accepted insertion of B: >45',
      'rejected insertion of C: >et',
    ])
  })

  test('knows a paragraph that was taken in, and one that was not', () => {
    const added = doc(para(0, 'One'), para(1, ins('B', 'Two'), pilcrow({ ins: 'B' })), para(2, 'Three'))
    expect(brief(added, decide(added, 'accept'))).toEqual(['accepted insertion of B: >Two¶'])
    expect(brief(added, decide(added, 'reject'))).toEqual(['rejected insertion of B: >Two¶'])
  })

  test('knows formatting by the look it left', () => {
    const look = doc(para(0, 'The ', fmt('B', '', rPr('<w:b/>', 'Fee')), ' is due'))
    expect(brief(look, decide(look, 'accept'))).toEqual(['accepted formatting of B: >Fee'])
    expect(brief(look, decide(look, 'reject'))).toEqual(['rejected formatting of B: >Fee'])
  })
})

/** The same document with no two characters alike and a source of its own for every block, so that each can be told. */
function told(node: Node): Node {
  let next = 0x4e00
  let src = 0
  const each = (inner: Node): Node => {
    if (inner.isText) {
      const text = inner.text!.replaceAll(/./gu, () => String.fromCharCode(next++))
      return schema.text(text, inner.marks)
    }
    // One tab is like another.
    if (inner.isInline && inner.type !== schema.nodes.anchor)
      return schema.text(String.fromCharCode(next++), inner.marks)
    const own = 'src' in inner.attrs && !inner.isInline ? { ...inner.attrs, src: src++ } : inner.attrs
    return inner.isLeaf ? inner : inner.type.create(own, inner.children.map(each), inner.marks)
  }
  return each(node)
}

type Fate = Decision | 'leave'

/** Each revision decided as `fates` say of its id. */
function decided(before: Node, fateOf: (id: string) => Fate): Node {
  const accepted = decide(before, 'accept', ({ id }) => fateOf(id) === 'accept')
  return decide(accepted, 'reject', ({ id }) => fateOf(id) === 'reject')
}

/** Whether nothing else stands on or in what a change is about, that could take it away. */
const isAlone = (change: GroupedChange, all: readonly ListedRevision[]): boolean =>
  all.every((other) => change.parts.includes(other) || other.from >= change.to || change.from >= other.to)

/** Whether accepting and rejecting a change leave documents that differ where somebody could see it. */
function isSeen(before: Node, { parts }: GroupedChange, all: readonly ListedRevision[]): boolean {
  const isMark = ({ kind }: ListedRevision): boolean => /^paragraph(Ins|Del|Move)/.test(kind)
  // A mark that has no paragraph behind it to join with stays either way.
  if (parts.every((part) => isMark(part) && !joins(before, part.to))) return false
  const inline = ['insertion', 'deletion', 'formatting']
  if (parts.some(({ kind, text }) => inline.includes(kind) && text === '')) return false
  const looks = parts.filter(({ kind }) => /formatting$/i.test(kind))
  // What a paragraph or a row looks like goes with it.
  if (looks.some(({ kind }) => kind !== 'formatting') && all.some(({ kind }) => !/formatting$/i.test(kind)))
    return false
  return looks.every(({ id }) => !decideOne(before, id, 'accept').eq(decideOne(before, id, 'reject')))
}

const decideOne = (doc: Node, id: string, way: Decision): Node => decide(doc, way, (revision) => revision.id === id)

function joins(doc: Node, end: number): boolean {
  const $end = doc.resolve(end)
  const isLast = $end.nodeAfter === null && $end.parent.type === schema.nodes.group && end + 1 < doc.content.size
  return (isLast ? doc.resolve(end + 2) : $end).nodeAfter?.type === schema.nodes.paragraph
}

const chances = fc.infiniteStream(fc.constantFrom<Fate>('accept', 'reject', 'leave'))

test('whatever was decided, each change is found with its outcome, and no other', () => {
  const law = fc.property(arbitraryDocument().map(told), chances, (before, chance) => {
    const all = listRevisions(before)
    const fates = new Map([...new Set(all.map(({ id }) => id))].map((id) => [id, chance.next().value as Fate]))
    const after = decided(before, (id) => fates.get(id) ?? 'leave')
    const found = decisionsTaken(before, after)
    for (const change of groupChanges(all)) {
      const ways = new Set(change.parts.map(({ id }) => fates.get(id)))
      const [way] = ways
      if (ways.size > 1 || change.kind === 'move' || !isAlone(change, all) || !isSeen(before, change, all)) continue
      const here = found.filter(({ pos }) => pos >= change.from && pos < change.to).map(({ outcome }) => outcome)
      expect({ change, here }).toEqual({ change, here: way === 'leave' ? [] : [`${way}ed`] })
    }
  })
  fc.assert(law, { numRuns: Number(process.env.RUNS ?? 200) })
})
