import { Slice } from 'prosemirror-model'
import { Mapping, StepMap } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { createLocator } from '../../../src/core/document/patch.ts'
import { PatchStep, stepFrom } from '../../../src/core/document/patch-step.ts'
import { sliceOf, type Edit } from '../../../src/core/document/patch.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { doc, groupedDoc, ins, p } from '../../support/build.ts'
import { show } from '../../support/show.ts'

const gone = (from: number, to: number): Edit => ({ kind: 'replace', from, to, slice: Slice.empty })
const mark = schema.marks.ins.create({ id: 'r1', author: 'A', date: '2024-01-02T03:04:05Z' })

test('many edits are made at once, each at its old place', () => {
  const before = groupedDoc(p('one two'), p(ins('A', 'three')), p('four'))
  const step = new PatchStep([
    gone(2, 6),
    { kind: 'marks', from: 11, to: 16, remove: [mark], add: [] },
    { kind: 'replace', from: 18, to: 18, slice: sliceOf([schema.text('and ')]) },
  ])
  const { doc: after } = step.apply(before)
  expect(show(after!)).toBe('two¶three¶and four¶')
  expect(show(step.invert(before).apply(after!).doc!)).toBe(show(before))
})

test('paragraphs that join come apart again when it is undone, across groups too', () => {
  const before = schema.nodes.doc.create(null, [
    schema.nodes.group.create(null, [p('one')]),
    schema.nodes.group.create(null, [p('two'), p('three')]),
  ])
  const step = new PatchStep([gone(2, 3), gone(5, 9), gone(14, 15)])
  const after = step.apply(before).doc!
  expect(show(after)).toBe('netwo¶hree¶')
  expect(step.invert(before).apply(after).doc!.eq(before)).toBe(true)
})

test('it goes through the journal as it is', () => {
  const before = doc(p(ins('A', 'one'), ' two'))
  const step = new PatchStep([
    { kind: 'attrs', from: 0, to: 1, attrs: { pPr: '<w:keepNext/>' } },
    { kind: 'marks', from: 1, to: 4, remove: [mark], add: [] },
    { kind: 'replace', from: 4, to: 8, slice: sliceOf([schema.text(' and')]) },
  ])
  const again = stepFrom(schema, JSON.parse(JSON.stringify(step.toJSON())))
  expect(again.apply(before).doc!.eq(step.apply(before).doc!)).toBe(true)
  expect(again.getMap()).toEqual(step.getMap())
})

test('what does not fit fails and changes nothing', () => {
  expect(new PatchStep([gone(1, 99)]).apply(doc(p('one'))).doc).toBeNull()
  expect(() => stepFrom(schema, { stepType: 'patch', edits: [{ at: [1] }] })).toThrow(RangeError)
})

test('edits follow what was edited since, and go with what is gone', () => {
  const step = new PatchStep([gone(2, 3), gone(6, 8)])
  expect((step.map(new StepMap([0, 0, 4])) as PatchStep).edits.map(({ from, to }) => [from, to])).toEqual([
    [6, 7],
    [10, 12],
  ])
  expect((step.map(new Mapping([new StepMap([1, 3, 0])])) as PatchStep).edits.length).toBe(1)
})

test('what a stretch lies in is found in order, and cuts there as in the whole document', () => {
  const story = groupedDoc(...Array.from({ length: 120 }, (_, i) => p(`paragraph ${i}`)))
  const around = createLocator(story)
  const size = story.content.size
  for (let from = 0; from < size; from += 7) {
    const to = Math.min(size, from + 9)
    const { node, start } = around(from, to)
    expect(node.slice(from - start, to - start).eq(story.slice(from, to)), `${from} to ${to}`).toBe(true)
  }
  const inside = createLocator(story)(30, 40)
  expect(inside.node.type.name).toBe('group')
})
