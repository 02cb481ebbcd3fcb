import { describe, expect, it } from 'vitest'
import type { Node } from 'prosemirror-model'
import { grouped } from '../../../src/core/document/groups.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import * as b from '../../support/build.ts'

const { anchor, attrs, cell, change, changed, del, doc, fmt, ins, moveFrom, moveTo, p, pilcrow, row, table } = b

/** Each entry as `kind author "text" @paragraph`. */
function listed(d: Node): string[] {
  return listRevisions(d).map((r) => `${r.kind} ${r.author} "${r.text}" @${r.paragraph}`)
}

describe('listRevisions', () => {
  it('lists runs of text in document order with the paragraph they are in', () => {
    expect(
      listed(doc(p('x'), p('a', ins('A', 'new'), del('B', 'old')), p(moveFrom('A', 'm'), moveTo('A', 'm')))),
    ).toEqual(['insertion A "new" @1', 'deletion B "old" @1', 'moveFrom A "m" @2', 'moveTo A "m" @2'])
  })

  it('makes one entry of neighbours with one revision, whatever else they carry', () => {
    const one = ins('A#7', 'a', b.rPr('<w:b/>', 'b'), b.tab(), del('B#8', 'c'), anchor('bookmarkStart'), 'd')
    expect(listed(doc(p(one)))).toEqual(['insertion A "ab\tcd" @0', 'deletion B "c" @0'])
  })

  it('does not let an anchor part a run, but text does', () => {
    const before = doc(p(ins('A#1', 'a'), anchor('bookmarkEnd'), ins('A#1', 'b'), 'x', ins('A#1', 'c')))
    expect(listed(before)).toEqual(['insertion A "ab" @0', 'insertion A "c" @0'])
  })

  it('parts neighbours with different ids, and paragraphs with the same', () => {
    expect(listed(doc(p(ins('A#1', 'a'), ins('A#2', 'b')), p(ins('A#2', 'c'))))).toEqual([
      'insertion A "a" @0',
      'insertion A "b" @0',
      'insertion A "c" @1',
    ])
  })

  it('lists the revisions of marks and properties', () => {
    const sectPr =
      '<w:sectPr><w:sectPrChange w:id="1" w:author="S" w:date="2024-05-06T00:00:00Z"><w:sectPr/></w:sectPrChange></w:sectPr>'
    const before = doc(
      p(
        attrs({ pPrChange: change('A'), sectPr }),
        fmt('B', '', 'x'),
        pilcrow({ ins: 'A', del: 'B', fmt: change('C') }),
      ),
      p(pilcrow({ moveFrom: 'A' })),
      p(pilcrow({ moveTo: 'A' })),
      p(attrs({ pPr: '<w:numPr><w:numId w:val="1"/><w:ins w:id="3" w:author="N"/></w:numPr>' })),
    )
    expect(listed(before)).toEqual([
      'paragraphFormatting A "x" @0',
      'formatting B "x" @0',
      'paragraphInsertion A "" @0',
      'paragraphDeletion B "" @0',
      'markFormatting C "" @0',
      'sectionFormatting S "" @0',
      'paragraphMoveFrom A "" @1',
      'paragraphMoveTo A "" @2',
      'paragraphFormatting N "" @3',
    ])
  })

  it('lists tables, rows and cells by the first paragraph in them', () => {
    const before = doc(
      p('x'),
      table(
        { tblPrChange: change('T') },
        row(
          { ...changed({ ins: 'A', del: 'B' }), trPrChange: change('R') },
          cell({ ...changed({ ins: 'A', merge: change('M') }), tcPrChange: change('C') }, p('one'), p('two')),
          cell(changed({ del: 'D' }), p('three')),
        ),
      ),
      p(ins('Z', 'z')),
    )
    expect(listed(before)).toEqual([
      'tableFormatting T "" @1',
      'rowInsertion A "one\ntwo\tthree" @1',
      'rowDeletion B "one\ntwo\tthree" @1',
      'rowFormatting R "" @1',
      'cellInsertion A "one\ntwo" @1',
      'cellMerge M "" @1',
      'cellFormatting C "" @1',
      'cellDeletion D "three" @3',
      'insertion Z "z" @4',
    ])
  })

  it('gives positions in the document it was asked about, flat or grouped', () => {
    const flat = doc(p('ab', ins('A', 'cd'), pilcrow({ del: 'B' })), table(row(cell(p(del('C', 'x'))))), p())
    for (const d of [flat, grouped(flat)]) {
      const [inserted, mark, deleted] = listRevisions(d)
      expect(d.textBetween(inserted!.from, inserted!.to)).toBe('cd')
      expect([mark!.from, mark!.to]).toEqual([inserted!.to, inserted!.to + 1])
      expect(d.textBetween(deleted!.from, deleted!.to)).toBe('x')
    }
  })

  it('keeps who and when', () => {
    const when = { id: '12', author: 'A', date: '2024-05-06T07:08:09Z', utc: '2024-05-06T05:08:09Z' }
    expect(listRevisions(doc(p(ins(when, 'x'))))[0]).toMatchObject(when)
  })
})
