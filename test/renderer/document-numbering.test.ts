import { expect, test } from 'vitest'
import { Fragment, type Node } from 'prosemirror-model'
import { createNumberer, type Numberer } from '../../src/core/document/numbering-labels.ts'
import type { NumberingLevel } from '../../src/core/document/numbering.ts'
import { emptyContext, type DocumentContext } from '../../src/core/document/style-sheet.ts'
import { schema } from '../../src/core/document/schema.ts'
import { relabel, type GroupLabels } from '../../src/renderer/features/document/plugins/numbering.ts'
import { attrs, p } from '../support/build.ts'

const level: NumberingLevel = {
  level: 0,
  start: 1,
  format: 'decimal',
  pattern: null,
  text: '%1.',
  suffix: 'tab',
  legal: false,
  restart: null,
  pStyle: null,
  justify: 'start',
  picture: false,
  pPr: '',
  rPr: '',
}
const context: DocumentContext = {
  ...emptyContext,
  numbering: {
    abstracts: [{ id: 0, styleLink: null, numStyleLink: null, levels: [level] }],
    instances: [{ id: 1, abstractId: 0, overrides: [] }],
  },
}
const LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
const item = (text: string): Node => p(attrs({ pPr: LISTED }), text)
const group = (...blocks: Node[]): Node => schema.nodes.group.create(null, blocks)
const story = (...groups: Node[]): Node => schema.nodes.doc.create(null, groups)
const texts = (labels: readonly GroupLabels[]): string[] =>
  labels.map((g) => g.labels.map((label) => label?.text ?? '-').join(' '))

/** A numberer that counts how many paragraphs it was asked for. */
function counting(): { numberer: Numberer; asked: () => number } {
  const inner = createNumberer(context)
  let asked = 0
  return {
    numberer: {
      ...inner,
      next: (paragraph) => {
        asked++
        return inner.next(paragraph)
      },
    },
    asked: () => asked,
  }
}

const groups = (): Node[] => [
  group(item('a'), item('b')),
  group(p('plain'), item('c')),
  group(item('d')),
  group(item('e')),
]

test('labels count on through the groups', () => {
  expect(texts(relabel(story(...groups()), [], createNumberer(context)))).toEqual(['1. 2.', '- 3.', '4.', '5.'])
})

test('a keystroke in a paragraph counts nothing again and keeps every label', () => {
  const { numberer, asked } = counting()
  const old = groups()
  const before = relabel(story(...old), [], numberer)
  const start = asked()
  const typed = old.with(1, group(p('plainer'), old[1]!.child(1)))
  const after = relabel(story(...typed), before, numberer)
  expect(asked()).toBe(start)
  expect(after.map((g) => g.labels)).toEqual(before.map((g) => g.labels))
  expect(after[1]!.labels).toBe(before[1]!.labels)
  expect(after[1]!.group).toBe(typed[1])
})

test('a new list item counts its group and those behind it', () => {
  const { numberer } = counting()
  const old = groups()
  const before = relabel(story(...old), [], numberer)
  const after = relabel(story(...old.with(1, group(item('new'), ...old[1]!.children))), before, numberer)
  expect(texts(after)).toEqual(['1. 2.', '3. - 4.', '5.', '6.'])
  expect(after[0]).toBe(before[0])
})

test('a paragraph that becomes a list item is counted, and moves those behind it on', () => {
  const numberer = createNumberer(context)
  const old = groups()
  const before = relabel(story(...old), [], numberer)
  const after = relabel(story(...old.with(1, group(item('plain'), old[1]!.child(1)))), before, numberer)
  expect(texts(after)).toEqual(['1. 2.', '3. 4.', '5.', '6.'])
})

test('counting stops where the numbers are what they were', () => {
  const { numberer, asked } = counting()
  const old = groups()
  const before = relabel(story(...old), [], numberer)
  const start = asked()
  // Another plain paragraph changes the structure of one group, and no count.
  const after = relabel(story(...old.with(1, group(p('x'), ...old[1]!.children))), before, numberer)
  expect(asked() - start).toBe(3)
  expect(texts(after)).toEqual(['1. 2.', '- - 3.', '4.', '5.'])
})

test('groups that are split or joined keep their numbers', () => {
  const numberer = createNumberer(context)
  const old = groups()
  const before = relabel(story(...old), [], numberer)
  const joined = schema.nodes.group.create(null, old[1]!.content.append(old[2]!.content))
  expect(texts(relabel(story(old[0]!, joined, old[3]!), before, numberer))).toEqual(['1. 2.', '- 3. 4.', '5.'])
  const halves = [group(old[0]!.child(0)), group(old[0]!.child(1))]
  expect(texts(relabel(story(...halves, ...old.slice(1)), before, numberer))).toEqual(['1.', '2.', '- 3.', '4.', '5.'])
})

test('incremental labels equal labels from scratch, whatever is edited', () => {
  const numberer = createNumberer(context)
  let current = groups()
  let labels = relabel(story(...current), [], numberer)
  for (let i = 0; i < 60; i++) {
    const at = (i * 7) % current.length
    const blocks = [...current[at]!.children]
    if (i % 3 === 0) blocks.splice(i % (blocks.length + 1), 0, i % 2 === 0 ? item(`i${i}`) : p('x'))
    else if (i % 3 === 1 && blocks.length > 1) blocks.splice(i % blocks.length, 1)
    else blocks[0] = blocks[0]!.copy(Fragment.from(schema.text(`t${i}`)))
    current = current.with(at, group(...blocks))
    labels = relabel(story(...current), labels, numberer)
    expect(texts(labels)).toEqual(texts(relabel(story(...current), [], createNumberer(context))))
  }
})
