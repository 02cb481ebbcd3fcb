import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { flatten } from '../../../src/core/document/groups.ts'
import { schema } from '../../../src/core/document/schema.ts'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { expectMove, moveIn, stateOf } from './move-oracle.ts'
import { acceptMine, inGroups, rejectMine, tracker } from './track-oracle.ts'

const { doc, p, ins, del, pilcrow, attrs, anchor, row, cell, table, changed } = b

/** Without the edges of moves, which every redline has alike. */
const bare = (node: Node): string => show(node).replace(/⟨move(From|To)Range(Start|End)[^⟩]*⟩/g, '')
const pPr = (name: string) => attrs({ pPr: `<w:pStyle w:val="${name}"/>` })

describe('moving paragraphs', () => {
  test('marks them as moved away and moved here, within ranges of one name', () => {
    const after = expectMove(
      doc(p('a'), p('b'), p('c')),
      { first: 0, last: 0, dest: 2 },
      '⟨moveFromRangeStart c2 move20260102030405c1⟩[<Me a]¶<Me⟨moveFromRangeEnd c2⟩b¶' +
        '⟨moveToRangeStart c3 move20260102030405c1⟩[>Me a]¶>Me⟨moveToRangeEnd c3⟩c¶',
    )
    expect(after.child(0).firstChild!.attrs.xml).toBe(
      '<w:moveFromRangeStart w:id="c2" w:author="Me" w:date="2026-01-02T03:04:05Z" w:name="move20260102030405c1"/>',
    )
  })
  test('goes up and down, several at once, with their properties and nobody else’s ids', () => {
    const before = doc(p(attrs({ src: 1, paraId: '00000001' }), 'a'), p(pPr('B'), 'b'), p(pPr('C'), 'c'), p('d'))
    expect(bare(expectMove(before, { first: 1, last: 2, dest: 0 }))).toBe(
      '«<w:pStyle w:val="B"/>»[>Me b]¶>Me«<w:pStyle w:val="C"/>»[>Me c]¶>Mea¶«<w:pStyle w:val="B"/>»[<Me b]¶<Me«<w:pStyle w:val="C"/>»[<Me c]¶<Med¶'
        .replaceAll('<w:pStyle w:val="B"/>', 'pStyle=B')
        .replaceAll('<w:pStyle w:val="C"/>', 'pStyle=C'),
    )
    expectMove(before, { first: 0, last: 1, dest: 3 })
  })
  test('leaves the last paragraph the numbering that another author has pending on it', () => {
    const pending = attrs({ pPr: '<w:numPr><w:numId w:val="2"/><w:ins w:id="9" w:author="A"/></w:numPr>' })
    const last = moveIn(stateOf(doc(p('a'), p(pending, 'b'))), { first: 1, last: 1, dest: 0 }) as EditorState
    expect(last.doc.lastChild!.attrs).toMatchObject({ pPr: pending.attrs.pPr, pPrChange: null })
    const behind = moveIn(stateOf(doc(p('a'), p(pending, 'b'))), { first: 0, last: 0, dest: 2 }) as EditorState
    expect(behind.doc.lastChild!.attrs).toMatchObject({ pPr: pending.attrs.pPr, pPrChange: null })
  })
  test('carries back the bookmarks of a text that still holds what was moved away before without edges', () => {
    const old = b.moveFrom('Me', 'x')
    const before = doc(p('a'), p('b', old), p(anchor('bookmarkStart', '1'), anchor('bookmarkEnd', '1')), p('d'))
    const accepted = 'b¶⟨bookmarkStart 1⟩⟨bookmarkEnd 1⟩¶a¶d¶'
    const after = expectMove(before, { first: 1, last: 2, dest: 0 }, undefined, accepted)
    expect(show(rejectMine(after))).toBe('a¶bx¶⟨bookmarkStart 1⟩⟨bookmarkEnd 1⟩¶d¶')
  })
  test('carries back the bookmarks of a text that a table of mine moves with', () => {
    const mine = table(row(changed({ ins: 'Me' }), cell(p(ins('Me', 'x'))), cell(p())))
    const text = p('b', anchor('bookmarkStart', '1'), anchor('bookmarkEnd', '1'), 'c')
    const accepted = 'a¶d¶table{row{x¶|¶}}b⟨bookmarkStart 1⟩⟨bookmarkEnd 1⟩c¶e¶'
    const after = expectMove(
      doc(p('a'), mine, text, p('d'), p('e')),
      { first: 1, last: 2, dest: 4 },
      undefined,
      accepted,
    )
    expect(show(rejectMine(after))).toBe('a¶b⟨bookmarkStart 1⟩⟨bookmarkEnd 1⟩c¶d¶e¶')
  })
  test('to where they are is no move', () => {
    for (const dest of [1, 2]) {
      expect(moveIn(stateOf(doc(p('a'), p('b'), p('c'))), { first: 1, last: 1, dest })).toBeNull()
    }
  })
  test('behind the last paragraph leaves the last mark where it is', () => {
    expect(
      bare(
        expectMove(
          doc(p('a'), p('b'), p(pPr('C'), 'c')),
          { first: 0, last: 0, dest: 3 },
          undefined,
          'b¶«pStyle=C»c¶a¶',
        ),
      ),
    ).toBe('[<Me a]¶<Meb¶«pStyle=C»c¶>Me«~Me»[>Me a]¶')
  })
  test('of the last paragraph leaves an empty one without its number', () => {
    expect(
      bare(expectMove(doc(p('a'), p(pPr('C'), 'c')), { first: 1, last: 1, dest: 0 }, undefined, '«pStyle=C»c¶a¶¶')),
    ).toBe('«pStyle=C»[>Me c]¶>Mea¶«~Me»[<Me c]¶')
  })
  test('leaves the end of a section where it is', () => {
    const before = doc(p('a'), p(attrs({ sectPr: '<w:sectPr/>' }), 'b'), p('c'))
    expectMove(before, { first: 1, last: 1, dest: 0 }, undefined, 'b¶a¶¶§c¶')
    expect(
      moveIn(stateOf(doc(p('a'), p(attrs({ sectPr: '<w:sectPr/>' })), p('c'))), { first: 1, last: 1, dest: 0 }),
    ).toBeNull()
  })
})

describe('moving what I have pending', () => {
  test('takes along what I inserted without a trace', () => {
    expectMove(
      doc(p(ins('Me', 'x'), pilcrow({ ins: 'Me' })), p('b'), p('c')),
      { first: 0, last: 0, dest: 2 },
      'b¶[+Me x]¶+Mec¶',
      'b¶x¶c¶',
    )
    expect(
      bare(
        expectMove(doc(p('a', ins('Me', 'x')), p('b'), p('c')), { first: 0, last: 0, dest: 2 }, undefined, 'b¶ax¶c¶'),
      ),
    ).toBe('[<Me a]¶<Meb¶[>Me a][+Me x]¶>Mec¶')
  })
  test('leaves what I deleted behind', () => {
    expect(
      bare(
        expectMove(doc(p('a', del('Me', 'x')), p('b'), p('c')), { first: 0, last: 0, dest: 2 }, undefined, 'b¶a¶c¶'),
      ),
    ).toBe('[<Me a][-Me x]¶<Meb¶[>Me a]¶>Mec¶')
  })
  test('moves paragraphs whose end I deleted as the one that they will be', () => {
    expect(
      bare(
        expectMove(
          doc(p('a', pilcrow({ del: 'Me' })), p('b'), p('c'), p('d')),
          { first: 0, last: 0, dest: 3 },
          undefined,
          'c¶ab¶d¶',
        ),
      ),
    ).toBe('[<Me a]¶-Me[<Me b]¶<Mec¶[>Me ab]¶>Med¶')
    expectMove(
      doc(p('a'), p('b', pilcrow({ del: 'Me' })), p('c'), p('d')),
      { first: 3, last: 3, dest: 2 },
      undefined,
      'a¶d¶bc¶¶',
    )
  })
  test('moves on what I moved before as the same move, and back without a trace', () => {
    for (const size of [0, 1, 2]) {
      const before = doc(p('a'), p('b'), p('c'), p('d'), p('e'))
      const by = tracker()
      let state = stateOf(size === 0 ? before : inGroups(before, size))
      const blocks = (): string[] => flatten(state.doc).children.map((block) => block.textContent)
      const go = (first: number, dest: number): void => {
        const next = moveIn(state, { first, last: first, dest }, by)
        if (next === null || typeof next === 'string') throw new Error(`nothing moved: ${next}`)
        state = next
      }
      go(1, 3)
      expect(blocks()).toEqual(['a', 'b', '', 'c', 'b', '', 'd', 'e'])
      go(4, 7)
      expect(bare(state.doc)).toBe('a¶[<Me b]¶<Mec¶d¶[>Me b]¶>Mee¶')
      go(5, 1)
      expect(show(flatten(state.doc))).toBe('a¶b¶c¶d¶e¶')
      expect(flatten(state.doc).toJSON()).toEqual(before.toJSON())
    }
  })
  test('moves back what was edited since with its edits', () => {
    const by = tracker()
    const first = moveIn(stateOf(doc(p('abc'), p('x'), p('y'))), { first: 0, last: 0, dest: 2 }, by)
    if (first === null || typeof first === 'string') throw new Error('nothing moved')
    const at = first.doc.child(3).firstChild!.nodeSize
    let pos = 0
    for (let i = 0; i < 3; i++) pos += first.doc.child(i).nodeSize
    const inserted = schema.text('N', [schema.marks.ins.create({ id: 'c9', author: 'Me' })])
    const edited = first.apply(first.tr.insert(pos + 1 + at + 2, inserted))
    const back = moveIn(edited, { first: 3, last: 3, dest: 0 }, by)
    expect(typeof back === 'object' && back !== null && show(back.doc)).toBe('ab[+Me N]c¶x¶y¶')
  })
  test('keeps a move inside of what moves', () => {
    const by = tracker()
    let state = stateOf(doc(p('head'), p('one'), p('two'), p('next'), p('end')))
    state = moveIn(state, { first: 1, last: 1, dest: 3 }, by) as typeof state
    expect(bare(state.doc)).toBe('head¶[<Me one]¶<Metwo¶[>Me one]¶>Menext¶end¶')
    state = moveIn(state, { first: 0, last: 5, dest: 7 }, by) as typeof state
    expect(show(acceptMine(state.doc))).toBe('next¶head¶two¶one¶end¶')
    expect(show(rejectMine(state.doc))).toBe('head¶one¶two¶next¶end¶')
  })
})

describe('moving what others have pending', () => {
  test('keeps it on both sides, so that either can be decided first', () => {
    expect(
      bare(
        expectMove(doc(p('a', ins('A', 'b'), del('B', 'c'), pilcrow({ ins: 'A' })), p('x'), p('y')), {
          first: 0,
          last: 0,
          dest: 2,
        }),
      ),
    ).toBe('[<Me a][<Me [+A b]][<Me [-B c]]¶+A<Mex¶[>Me a][>Me [+A b]][>Me [-B c]]¶+A>Mey¶')
  })
  test('moves what another deletion will join with it', () => {
    expectMove(
      doc(p('a', pilcrow({ del: 'A' })), p('b'), p('c'), p('d')),
      { first: 1, last: 1, dest: 3 },
      undefined,
      'c¶a¶-Ab¶d¶',
    )
  })
  test('is refused where another author’s move, a row or a control stands in the way', () => {
    const refused = (node: Node): unknown => moveIn(stateOf(doc(node, p('b'), p('c'))), { first: 0, last: 0, dest: 2 })
    expect(refused(p(b.moveTo('A', 'x')))).toMatch(/another author/)
    expect(refused(p(b.moveFrom('A', 'x')))).toMatch(/another author/)
    expect(refused(p('a', pilcrow({ moveTo: 'A' })))).toMatch(/another author/)
    expect(refused(table(row(changed({ ins: 'A' }), cell(p('x')))))).toMatch(/row/)
    expect(refused(b.control(p('x')))).toMatch(/content control/)
    expect(refused(b.block('altChunk', 'x'))).toMatch(/cannot track/)
    expect(refused(p('a', b.field('begin')))).toMatch(/field/)
  })
})

describe('moving tables', () => {
  test('marks rows deleted and inserted, and their text moved', () => {
    const grid = table(row(cell(p('x'), p('z')), cell(p('y'))))
    expect(bare(expectMove(doc(p('a'), grid, p('b'), p('c')), { first: 0, last: 1, dest: 3 }))).toBe(
      '[<Me a]¶<Metable{row-Me{[<Me x]¶<Me[<Me z]¶|[<Me y]¶}}b¶[>Me a]¶>Metable{row+Me{[>Me x]¶>Me[>Me z]¶|[>Me y]¶}}c¶',
    )
    expectMove(doc(p('a'), grid, p('b'), p('c')), { first: 1, last: 1, dest: 3 })
    expectMove(doc(p('a'), p('b'), grid, p('c')), { first: 2, last: 2, dest: 0 })
    expectMove(doc(p('a'), p('b'), grid, p('c')), { first: 0, last: 0, dest: 3 })
  })
  test('leaves rows that I deleted and takes those that I inserted', () => {
    const grid = table(
      row(cell(p('x'))),
      row(changed({ del: 'Me' }), cell(p(del('Me', 'y')))),
      row(changed({ ins: 'Me' }), cell(p(ins('Me', 'z')))),
    )
    expect(
      bare(
        expectMove(
          doc(p('a'), grid, p('b'), p('c')),
          { first: 1, last: 1, dest: 3 },
          undefined,
          'a¶b¶table{row{x¶}row{z¶}}c¶',
        ),
      ),
    ).toBe('a¶table{row-Me{[<Me x]¶}row-Me{[-Me y]¶}}b¶table{row+Me{[>Me x]¶}row+Me{[+Me z]¶}}c¶')
  })
})

describe('bookmarks and comments', () => {
  const start = anchor('bookmarkStart', '7', 'ref')
  const end = anchor('bookmarkEnd', '7')
  test('go along and come back, being in the document once', () => {
    const after = expectMove(doc(p('a', start, 'b', end, 'c'), p('x'), p('y')), { first: 0, last: 0, dest: 2 })
    expect(bare(after)).toBe('[<Me abc]¶<Mex¶[>Me a]⟨bookmarkStart 7 ref⟩[>Me b]⟨bookmarkEnd 7⟩[>Me c]¶>Mey¶')
  })
  test('come back after edits to what moved', () => {
    const by = tracker()
    const before = stateOf(doc(p('x'), p(start, 'ab', end), p('y'), p('z')))
    const first = moveIn(before, { first: 1, last: 1, dest: 3 }, by)
    if (first === null || typeof first === 'string') throw new Error('nothing moved')
    const deletion = schema.marks.del.create({ id: 'c8', author: 'Me' })
    let pos = -1
    first.doc.descendants((node, at) => {
      if (node.isText && node.marks.some((m) => m.type.name === 'moveTo')) pos = at
    })
    const edited = first.tr.insert(pos, schema.text('new', [schema.marks.ins.create({ id: 'c9', author: 'Me' })]))
    edited.addMark(pos + 3, pos + 4, deletion)
    expect(rejectMine(edited.doc).toJSON()).toEqual(before.doc.toJSON())
  })
  test('that are half in it stay', () => {
    const after = expectMove(
      doc(p('a', start, 'b'), p('x', end), p('y')),
      { first: 0, last: 0, dest: 2 },
      undefined,
      '⟨bookmarkStart 7 ref⟩x⟨bookmarkEnd 7⟩¶ab¶y¶',
    )
    expect(bare(after)).toContain('[<Me a]⟨bookmarkStart 7 ref⟩[<Me b]¶<Me')
  })
  test('beside what I deleted take that along, so that they can be put back', () => {
    expectMove(
      doc(p(start, del('Me', 'x'), 'b', end), p('y'), p('z')),
      { first: 0, last: 0, dest: 2 },
      undefined,
      'y¶⟨bookmarkStart 7 ref⟩b⟨bookmarkEnd 7⟩¶z¶',
    )
  })
  test('of comments go with their reference', () => {
    const comment = [
      anchor('commentRangeStart', '3'),
      'b',
      anchor('commentRangeEnd', '3'),
      schema.nodes.commentRef.create({ id: '3' }),
    ]
    expectMove(doc(p('a', comment), p('x'), p('y')), { first: 0, last: 0, dest: 2 })
  })
  test('between blocks go along behind a paragraph that moves', () => {
    const marker = (kind: string): Node => schema.nodes.opaqueBlock.create({ kind, id: '7', marker: true, src: 3 })
    expectMove(doc(p('x'), p(start, 'a'), marker('bookmarkEnd'), p('b'), p('y'), p('z')), {
      first: 1,
      last: 3,
      dest: 5,
    })
    expectMove(doc(p('x'), p(start, 'a'), marker('bookmarkEnd'), p('b'), p('y'), p('z')), {
      first: 1,
      last: 2,
      dest: 5,
    })
  })
  test('moved twice in one range come back through both', () => {
    const by = tracker()
    let state = stateOf(doc(p('h'), p(start, 'a', end), p('x'), p('y')))
    state = moveIn(state, { first: 0, last: 1, dest: 3 }, by) as typeof state
    const index = flatten(state.doc).children.findLastIndex((block) => block.textContent === 'a')
    state = moveIn(state, { first: index, last: index, dest: 0 }, by) as typeof state
    expect(bare(acceptMine(state.doc))).toBe('⟨bookmarkStart 7 ref⟩a⟨bookmarkEnd 7⟩¶x¶h¶y¶')
  })
})
