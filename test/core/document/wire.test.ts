import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { createUnpacker, pack, packDocument, unpackDocument } from '../../../src/core/document/wire.ts'
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
