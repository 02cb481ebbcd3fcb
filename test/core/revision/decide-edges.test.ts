import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { schema } from '../../../src/core/document/schema.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { decide, type Decision, type Pick } from '../../../src/core/revision/decide.ts'
import { anchor, cell, changed, doc, moveFrom, moveTo, p, row, table } from '../../support/build.ts'

/** Range edges wherever they stand: in a paragraph, between blocks, and as XML beside rows and cells. */

const edge = (kind: string, id: string, name = ''): string => `<w:${kind} w:id="${id}"${name && ` w:name="${name}"`}/>`
const marker = (kind: string, id: string, name = ''): Node =>
  schema.nodes.opaqueBlock.create({ src: 0, kind, marker: true, id, name })

/** Every edge in document order, as `start 1`, wherever it stands. */
function edges(document: Node): string[] {
  const found: string[] = []
  const inXml = (xml: string | undefined): void => {
    for (const [, kind, id] of (xml ?? '').matchAll(/<w:(\w+) w:id="(\w+)"/g)) found.push(`${kind} ${id}`)
  }
  const walk = (node: Node): void => {
    if (node.type === schema.nodes.anchor || node.attrs.marker === true) {
      found.push(`${node.attrs.kind as string} ${node.attrs.id as string}`)
    }
    inXml(node.attrs.before as string | undefined)
    node.forEach(walk)
    inXml(node.attrs.after as string | undefined)
  }
  walk(document)
  return found
}

function decided(before: Node, decision: Decision, pick?: Pick): string[] {
  const after = decide(before, decision, pick)
  after.check()
  expect(applyDecision(new Transform(before), decision, pick).doc.eq(after)).toBe(true)
  expect(decide(after, decision, pick)).toBe(after)
  return edges(after)
}

describe('edges of a move', () => {
  const moved = (): Node =>
    doc(
      table(
        { after: edge('moveFromRangeEnd', '1') },
        row({ before: edge('moveFromRangeStart', '1', 'm') }, cell(p(moveFrom('A', 'x')))),
        row(cell(p('kept'))),
      ),
      marker('moveToRangeStart', '2', 'm'),
      p(moveTo('A', 'x')),
      marker('moveToRangeEnd', '2'),
      p('z'),
    )

  it('go once it is over, those beside rows and between blocks as well', () => {
    expect(edges(moved())).toHaveLength(4)
    expect(decided(moved(), 'accept')).toEqual([])
    expect(decided(moved(), 'reject')).toEqual([])
  })

  it('stay while there is moved content', () => {
    expect(decided(moved(), 'accept', (revision) => revision.author === 'B')).toEqual(edges(moved()))
    expect(decided(moved(), 'accept', (_, kind) => kind === 'moveTo')).toEqual(edges(moved()))
  })

  it('go from beside cells, other edges there stay', () => {
    const before = doc(
      table(
        row(
          cell({ before: edge('moveToRangeStart', '2', 'm') + edge('bookmarkStart', '3', 'b') }, p(moveTo('A', 'x'))),
          cell({ before: edge('moveToRangeEnd', '2') + edge('bookmarkEnd', '3') }, p('y')),
        ),
      ),
      p(anchor('moveFromRangeStart', '1', 'm'), moveFrom('A', 'x'), anchor('moveFromRangeEnd', '1')),
    )
    expect(decided(before, 'accept')).toEqual(['bookmarkStart 3', 'bookmarkEnd 3'])
    expect(decided(before, 'reject')).toEqual(['bookmarkStart 3', 'bookmarkEnd 3'])
  })

  it('are paired by id where two moves cross between blocks', () => {
    const before = doc(
      marker('moveFromRangeStart', '1', 'one'),
      p(moveFrom('A', 'x')),
      marker('moveFromRangeStart', '2', 'two'),
      p(moveFrom('B', 'y')),
      marker('moveFromRangeEnd', '1'),
      marker('moveFromRangeEnd', '2'),
      p('z'),
    )
    // What B moved stands in both ranges, so that the first is not over either.
    expect(decided(before, 'reject', (revision) => revision.author === 'A')).toEqual(edges(before))
    const apart = doc(
      marker('moveFromRangeStart', '1', 'one'),
      marker('moveFromRangeStart', '2', 'two'),
      p(moveFrom('B', 'y')),
      marker('moveFromRangeEnd', '2'),
      p(moveFrom('A', 'x')),
      marker('moveFromRangeEnd', '1'),
      p('z'),
    )
    expect(decided(apart, 'reject', (revision) => revision.author === 'B')).toEqual([
      'moveFromRangeStart 1',
      'moveFromRangeEnd 1',
    ])
  })
})

describe('edges beside rows and cells that go', () => {
  const start = edge('bookmarkStart', '1', 'b')
  const end = edge('bookmarkEnd', '1')

  it('are saved when the other half stays', () => {
    const before = doc(
      table(
        row({ ...changed({ del: 'A' }), before: start }, cell(p('a'))),
        row(cell(p('b', anchor('bookmarkEnd', '1')))),
      ),
      p('z'),
    )
    expect(decided(before, 'accept')).toEqual(['bookmarkStart 1', 'bookmarkEnd 1'])
  })

  it('stay in front of an end beside the next row', () => {
    const inRow = (content: Node): Node =>
      doc(table(row(changed({ del: 'A' }), cell(content)), row({ before: end }, cell(p('b')))), p('z'))
    expect(decided(inRow(p(anchor('bookmarkStart', '1', 'b'))), 'accept')).toEqual(['bookmarkStart 1', 'bookmarkEnd 1'])
    const last = doc(
      table({ after: end }, row(cell(p('b'))), row(changed({ del: 'A' }), cell(p(anchor('bookmarkStart', '1', 'b'))))),
      p('z'),
    )
    expect(decided(last, 'accept')).toEqual(['bookmarkStart 1', 'bookmarkEnd 1'])
  })

  it('are saved from cells, and from a table that goes whole', () => {
    const cells = doc(
      table(row({ after: end }, cell(p('a')), cell({ ...changed({ del: 'A' }), before: start }, p('b')))),
      p('z'),
    )
    expect(decided(cells, 'accept')).toEqual(['bookmarkStart 1', 'bookmarkEnd 1'])
    const whole = doc(
      table({ after: start }, row(changed({ del: 'A' }), cell(p('a')))),
      p('z', anchor('bookmarkEnd', '1')),
    )
    expect(decided(whole, 'accept')).toEqual(['bookmarkStart 1', 'bookmarkEnd 1'])
  })

  it('go as a pair when both halves stood in what goes', () => {
    const before = doc(
      table(row(cell(p('a'))), row({ ...changed({ del: 'A' }), before: start, after: end }, cell(p('b')))),
      p('z'),
    )
    expect(decided(before, 'accept')).toEqual([])
  })
})
