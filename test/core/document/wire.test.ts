import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { createUnpacker, pack, packDocument, unpackDocument } from '../../../src/core/document/wire.ts'
import { doc, p, rPr } from '../../support/build.ts'
import { arbitraryDocument } from '../../support/arbitrary-document.ts'

test('any document comes out as it went in', () => {
  assert(
    property(arbitraryDocument(), (doc) => {
      const sent = JSON.parse(JSON.stringify(pack(grouped(doc).children)))
      const arrived = schema.nodes.doc.create(doc.attrs, createUnpacker()(sent))
      arrived.check()
      expect(arrived.toJSON()).toEqual(grouped(doc).toJSON())
      expect(arrived.eq(grouped(doc))).toBe(true)
    }),
    { numRuns: 200, seed: 5 },
  )
})

test('a stored document is read, also as older archives hold it', () => {
  assert(
    property(arbitraryDocument(), (doc) => {
      expect(unpackDocument(packDocument(grouped(doc))).eq(grouped(doc))).toBe(true)
      expect(unpackDocument(JSON.stringify(grouped(doc).toJSON())).eq(grouped(doc))).toBe(true)
    }),
    { numRuns: 30, seed: 6 },
  )
})

test('equal blocks stay nodes of their own, and what they have in common is kept once', () => {
  const story = grouped(doc(p(''), p(''), p(rPr('<w:b/>', 'a')), p(rPr('<w:b/>', 'a'))))
  const [group] = createUnpacker()(pack(story.children))
  const [first, second, third, fourth] = group!.children
  expect(first).not.toBe(second)
  expect(third).not.toBe(fourth)
  expect(third!.firstChild!.marks).toBe(fourth!.firstChild!.marks)
})

test('what older archives hold is read: sets of marks said whole', () => {
  const old = {
    attrs: [{}, { paraId: '0000000A', pPr: '<w:keepNext/>' }],
    marks: [[], [['rPr', { xml: '<w:b/>' }]]],
    nodes: [['group', 0, 0, [['paragraph', 1, 0, [[1, 'bold']]]]]],
  } as unknown as Parameters<ReturnType<typeof createUnpacker>>[0]
  const [group] = createUnpacker()(old)
  expect(group!.firstChild!.attrs).toMatchObject({ paraId: '0000000A', pPr: '<w:keepNext/>' })
  expect(group!.firstChild!.firstChild!.marks[0]!.attrs.xml).toBe('<w:b/>')
})
