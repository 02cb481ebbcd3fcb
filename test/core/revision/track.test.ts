import { describe, expect, test } from 'vitest'
import * as b from '../../support/build.ts'
import { show } from '../../support/show.ts'
import { back, del, enter, expectNothing, expectRedline, forward, paste, pasteClosed, type } from './track-oracle.ts'

const { doc, p, ins, pilcrow, cell, row, table, rPr, attrs, wrap, field, instr, tab, anchor } = b
const gone = b.del
const named = (n: number) => attrs({ src: n, paraId: `0000000${n}` })
const aField = (result: string) => [field('begin'), instr('REF x'), field('separate'), result, field('end')]
const grid = (...texts: string[]) => table(...texts.map((text) => row(cell(p(text)), cell(p('z')))))

describe('typing', () => {
  test('is inserted in plain text, at its start, at its end and in an empty paragraph', () => {
    expectRedline(doc(p('ab|cd')), type('X'), 'ab[+Me X]cd¶')
    expectRedline(doc(p('|cd')), type('X'), '[+Me X]cd¶')
    expectRedline(doc(p('ab|')), type('X'), 'ab[+Me X]¶')
    expectRedline(doc(p('|')), type('X'), '[+Me X]¶')
  })
  test("extends my insertion, splits another's and leaves deletions alone", () => {
    const own = expectRedline(doc(p(ins('Me#c9', 'ab|cd'))), type('X'), '[+Me abXcd]¶')
    expect(show(own, { ids: true })).toBe('[+Me#c9 abXcd]¶')
    expectRedline(doc(p(ins('A', 'ab|cd'))), type('X'), '[+A ab][+Me X][+A cd]¶')
    expectRedline(doc(p(ins('A', 'ab|'), 'cd')), type('X'), '[+A ab][+Me X]cd¶')
    expectRedline(doc(p(gone('A', 'ab|cd'))), type('X'), '[-A ab][+Me X][-A cd]¶')
    expectRedline(doc(p(gone('Me', 'ab|cd'))), type('X'), '[-Me ab][+Me X][-Me cd]¶')
    expectRedline(doc(p(ins('A', gone('B', 'ab|cd')))), type('X'), '[+A [-B ab]][+Me X][+A [-B cd]]¶')
    expectRedline(doc(p(b.moveTo('A', 'ab|cd'))), type('X'), '[>A ab][+Me X][>A cd]¶')
    expectRedline(doc(p(b.moveFrom('A', 'ab|cd'))), type('X'), '[<A ab][+Me X][<A cd]¶')
    expectRedline(doc(p(b.fmt('A', '<w:i/>', 'ab|cd'))), type('X'), '[~A ab][+Me X][~A cd]¶')
  })
  test('in my insertion that came with the file is a revision of its own, told from it by its time', () => {
    const sent = expectRedline(doc(p(ins('Me#7', 'ab|cd'))), type('X'), '[+Me ab][+Me X][+Me cd]¶')
    expect(show(sent, { ids: true })).toBe('[+Me#7 ab][+Me#c1 X][+Me#7 cd]¶')
    const extended = expectRedline(doc(p(gone('Me#7', 'ab'), '|c|d')), del)
    expect(show(extended, { ids: true })).toBe('[-Me#7 ab][-Me#c1 c]d¶')
    expectRedline(doc(p(ins('Me#7', 'a|bc|d'))), del, '[+Me ad]¶')
  })
  test('right before or after my insertion is one revision with it, also across a place marker', () => {
    for (const built of [
      p('a', ins('Me#c9', 'bc|'), 'd'),
      p('a|', ins('Me#c9', 'bc'), 'd'),
      p('a', ins('Me#c9', 'bc'), anchor('bookmarkStart'), '|d'),
    ]) {
      expect(show(expectRedline(doc(built), type('X')), { ids: true })).not.toContain('c1')
    }
  })
  test('takes the look of its left neighbour, else of its right one, else of the paragraph mark', () => {
    expectRedline(doc(p(rPr('<w:b/>', 'ab|'), 'cd')), type('X'), '{b ab}[+Me {b X}]cd¶')
    expectRedline(doc(p('|', rPr('<w:b/>', 'ab'))), type('X'), '[+Me {b X}]{b ab}¶')
    expectRedline(doc(p(attrs({ markRPr: '<w:i/>' }), '|')), type('X'), '[+Me {i X}]¶{i}')
    expectRedline(doc(p(rPr('<w:b/>', 'ab'), rPr('<w:vertAlign/>', b.noteRef('1')), '|')), type('X'), undefined)
  })
  test('is inside a wrapper only between two parts of it', () => {
    expectRedline(doc(p(wrap(1, 'a|b'))), type('X'), '(hyperlink a)(hyperlink [+Me X])(hyperlink b)¶')
    expectRedline(doc(p(wrap(1, 'ab|'), 'cd')), type('X'), '(hyperlink ab)[+Me X]cd¶')
    expectRedline(doc(p(wrap(1, 'ab|'), wrap(2, 'cd'))), type('X'), '(hyperlink ab)[+Me X](hyperlink cd)¶')
  })
  test('never gets into a field code', () => {
    const within = p('a', field('begin'), instr('REF x'), '|', field('separate'), 'r', field('end'))
    const rest = '⟨field begin⟩⟨instr REF x⟩⟨field separate⟩r⟨field end⟩¶'
    expectRedline(doc(within), type('X'), `a[+Me X]${rest}`, `aX${rest}`)
    expectRedline(doc(within), enter, `a¶+Me${rest}`, `a¶${rest}`)
  })
  test('over a selection leaves the deleted text in front', () => {
    expectRedline(doc(p('a|bc|d')), type('X'), 'a[-Me bc][+Me X]d¶')
    expectRedline(doc(p(ins('Me#c9', 'a|bc|d'))), type('X'), '[+Me aXd]¶')
    expectRedline(doc(p('a|b', ins('A', 'c|d'))), type('X'), 'a[-Me b][+A [-Me c]][+Me X][+A d]¶')
    expectRedline(doc(p('a|b'), p('c|d')), type('X'), 'a[-Me b]¶-Me[-Me c][+Me X]d¶')
    expectRedline(doc(p('a|b'), grid('x', 'y'), p('c|d')), type('X'))
  })
  test('writes tabs and line breaks as nodes and drops what XML cannot hold', () => {
    expectRedline(doc(p('a|')), type('X\tY\u0001Z\n'), 'a[+Me X][+Me →][+Me YZ][+Me ↵]¶', 'aX→YZ↵¶')
    expectRedline(doc(p('a|')), paste(p('X\tY\u0001Z')), 'a[+Me X][+Me →][+Me YZ]¶', 'aX→YZ¶')
  })
})

describe('deleting a range', () => {
  test('marks what is not mine, removes what is, leaves what is gone', () => {
    expectRedline(doc(p('a|bc|d')), del, 'a[-Me bc]d¶')
    expectRedline(doc(p(ins('A', 'a|bc|d'))), del, '[+A a][+A [-Me bc]][+A d]¶')
    expectRedline(doc(p(ins('Me', 'a|bc|d'))), del, '[+Me ad]¶')
    expectRedline(doc(p('a|b', gone('A', 'c'), 'd|e')), del, 'a[-Me b][-A c][-Me d]e¶')
    expectRedline(doc(p('a|b', ins('Me', 'c'), ins('A', 'd'), b.moveFrom('B', 'e'), '|f')), del)
    expectRedline(doc(p(ins('A', gone('B', 'a|b|c')), 'd|')), del)
  })
  test('takes atoms along and leaves place markers', () => {
    const atoms = [tab(), b.br(), b.noteRef('2'), b.opaque('drawing')]
    expectRedline(doc(p('a|', ...atoms, 'b|c')), del)
    expectRedline(doc(p('a|b', anchor('bookmarkStart'), 'c|d')), del, 'a[-Me b]⟨bookmarkStart 0⟩[-Me c]d¶')
  })
  test('joins neighbouring deletions of mine into one revision', () => {
    const left = expectRedline(doc(p('a|b|', gone('Me#c9', 'c'))), del)
    expect(show(left, { ids: true })).toBe('a[-Me#c9 bc]¶')
    const across = expectRedline(doc(p('a|b'), p('|', gone('Me#c9', 'c'))), del)
    expect(show(across, { ids: true })).toBe('a[-Me#c9 b]¶-Me#c9[-Me#c9 c]¶')
  })
  test('across paragraphs deletes the marks between them', () => {
    expectRedline(
      doc(p(named(1), 'a|b'), p(named(2), 'c'), p(named(3), 'd|e')),
      del,
      'a[-Me b]¶-Me[-Me c]¶-Me[-Me d]e¶',
    )
    expectRedline(doc(p('a|b', pilcrow({ del: 'A' })), p('c|d')), del, 'a[-Me b]¶-A[-Me c]d¶')
    expectRedline(doc(p('a|b', pilcrow({ ins: 'A' })), p('c|d')), del, 'a[-Me b]¶+A-Me[-Me c]d¶')
    expectRedline(doc(p('a|'), p('|d')), del, 'a¶-Med¶')
  })
  test('really merges a paragraph that I made into the following one, whose properties survive', () => {
    const two = doc(p('a|b', pilcrow({ ins: 'Me' })), p(attrs({ pPr: '<w:jc w:val="center"/>', src: 4 }), 'c|d'))
    expectRedline(two, del, '«jc=center»a[-Me bc]d¶')
    const three = doc(p('a|b', pilcrow({ ins: 'Me' })), p(ins('Me', 'x'), pilcrow({ ins: 'Me' })), p('c|d'), p('e'))
    expectRedline(three, del, 'a[-Me bc]d¶e¶')
  })
  test('moves range markers out of the way of a merge as a decision does', () => {
    const start = b.block('bookmarkStart', '', true)
    const end = b.block('bookmarkEnd', '', true)
    expectRedline(doc(p('a|', pilcrow({ ins: 'Me' })), start, end, p('|d')), del, '⟨bookmarkStart⟩ad¶⟨bookmarkEnd⟩')
    expectRedline(doc(p('a|b'), start, end, p('c|d')), del)
  })
  test('takes a field whole when an edge is touched, and only text inside its result', () => {
    const before = p('a|', ...aField('res'), 'b')
    expectRedline(doc(p('a|b', ...aField('r|es'), 'c')), del)
    expect(show(expectRedline(doc(p('a|b', ...aField('r|es'), 'c')), del))).toMatch(/⟨field end⟩\]c¶$/)
    expect(show(expectRedline(doc(p('a', ...aField('r|es'), 'b|c')), del))).toMatch(/^a\[-Me ⟨field begin⟩\]/)
    expectRedline(
      doc(p('a', ...aField('r|e|s'), 'c')),
      del,
      'a⟨field begin⟩⟨instr REF x⟩⟨field separate⟩r[-Me e]s⟨field end⟩c¶',
    )
    expect(() => expectRedline(doc(before), back())).not.toThrow()
    const nested = p('a', field('begin'), instr('IF'), ...aField('in|ner'), field('separate'), 'o', field('end'), 'b|c')
    expectRedline(doc(nested), del)
  })
  test('leaves the edges of a field that has no other half', () => {
    expectRedline(doc(p('a|b', field('end'), 'c|d')), del, 'a[-Me b]⟨field end⟩[-Me c]d¶', 'a⟨field end⟩d¶')
  })
  test('finds a field that spans paragraphs', () => {
    const opening = p('a', field('begin'), instr('TOC'), field('separate'), 'one')
    expectRedline(doc(opening, p('two'), p('three', field('end'), 'x|y|z')), del)
    expectRedline(doc(opening, p('two'), p('th|ree', field('end'), 'x|y')), del)
  })
})

describe('tables', () => {
  test('whole in a range: its rows are deleted, and the text of its cells', () => {
    expectRedline(
      doc(p('a|b'), grid('x', 'y'), p('c|d')),
      del,
      'a[-Me b]¶table{row-Me{[-Me x]¶|[-Me z]¶}row-Me{[-Me y]¶|[-Me z]¶}}[-Me c]d¶',
    )
  })
  test('partly in a range: only content goes, and cells are not joined', () => {
    expectRedline(
      doc(p('a|b'), table(row(cell(p('x|y'), p('w')), cell(p('z')))), p('d')),
      del,
      'a[-Me b]¶table{row{[-Me x]y¶w¶|z¶}}d¶',
    )
    expectRedline(
      doc(table(row(cell(p('x|y'), p('w')), cell(p('z|v')))), p('d')),
      del,
      'table{row{x[-Me y]¶-Me[-Me w]¶|[-Me z]v¶}}d¶',
    )
  })
  test('that I inserted go for good', () => {
    const mine = table(
      row(b.changed({ ins: 'Me' }), cell(p(ins('Me', 'x')))),
      row(b.changed({ ins: 'Me' }), cell(p(ins('A', 'y')))),
    )
    expectRedline(doc(p('a|b'), mine, p('c|d')), del, 'a[-Me b]¶[-Me c]d¶')
    const partly = table(
      row(cell(p('x'))),
      row(b.changed({ ins: 'Me' }), cell(p(ins('Me', 'y')))),
      row(b.changed({ ins: 'A' }), cell(p())),
    )
    expectRedline(doc(p('a|b'), partly, p('c|d')), del, 'a[-Me b]¶table{row-Me{[-Me x]¶}row+A-Me{¶}}[-Me c]d¶')
  })
  test('keep a row of mine where a bookmark begins', () => {
    const mine = table(row(b.changed({ ins: 'Me' }), cell(p(anchor('bookmarkStart'), ins('Me', 'x')))))
    const built = doc(p('a|b'), mine, p('c', anchor('bookmarkEnd'), 'c|d'))
    const redline = 'a[-Me b]¶table{row+Me-Me{⟨bookmarkStart 0⟩¶}}[-Me c]⟨bookmarkEnd 0⟩[-Me c]d¶'
    expectRedline(built, del, redline, 'a¶⟨bookmarkStart 0⟩⟨bookmarkEnd 0⟩d¶')
  })
  test('hold the mark before them and the last mark of each cell', () => {
    expectNothing(doc(p('a|'), grid('x'), p('d')), forward())
    expectNothing(doc(p('a'), grid('x'), p('|d')), back())
    expectNothing(doc(table(row(cell(p('x|')), cell(p('|'))), row(cell(p('')), cell(p('')))), p('d')), del)
    expectNothing(doc(table(row(cell(p('|x')))), p('d')), back())
  })
  test('take Enter and joins inside a cell', () => {
    expectRedline(doc(table(row(cell(p('x|y')))), p('d')), enter, 'table{row{x¶+Mey¶}}d¶')
    expectRedline(doc(table(row(cell(p('x'), p('|y')))), p('d')), back(), 'table{row{x¶-Mey¶}}d¶')
  })
})

describe('Backspace and Delete', () => {
  test('delete one character, mark or atom', () => {
    expectRedline(doc(p('ab|c')), back(), 'a[-Me b]c¶')
    expectRedline(doc(p('ab|c')), forward(), 'ab[-Me c]¶')
    expectRedline(doc(p('a', tab(), '|c')), back(), 'a[-Me →]c¶')
    expectRedline(doc(p('a'), p('|b')), back(), 'a¶-Meb¶')
    expectRedline(doc(p('a|'), p('b')), forward(), 'a¶-Meb¶')
    expectRedline(doc(p(named(1), 'a', pilcrow({ ins: 'Me' })), p(named(2), '|b')), back(), 'ab¶')
    expectRedline(doc(p('a', pilcrow({ ins: 'A' })), p('|b')), back(), 'a¶+A-Meb¶')
  })
  test('pass over what is deleted already', () => {
    expectRedline(doc(p('ab', gone('A', 'xy|'), 'c')), back(), 'a[-Me b][-A xy]c¶')
    expectRedline(doc(p('ab|', gone('Me', 'x'), gone('A', 'y'), 'cd')), forward(), 'ab[-Me x][-A y][-Me c]d¶')
    expectRedline(doc(p('a', pilcrow({ del: 'A' })), p(gone('A', 'x'), '|b')), back(), '[-Me a]¶-A[-A x]b¶')
    expectRedline(doc(p('a|', pilcrow({ del: 'A' })), p(gone('A', 'x'), 'b')), forward(), 'a¶-A[-A x][-Me b]¶')
    expectRedline(doc(p('ab', anchor('bookmarkEnd'), '|c')), back(), 'a[-Me b]⟨bookmarkEnd 0⟩c¶')
  })
  test('take characters as they are seen', () => {
    for (const cluster of ['e\u0301', '🇩🇪', '👨‍👩‍👧', '𝒳']) {
      expectRedline(doc(p(`a${cluster}|b`)), back(), `a[-Me ${cluster}]b¶`, 'ab¶')
      expectRedline(doc(p(`a|${cluster}b`)), forward(), `a[-Me ${cluster}]b¶`, 'ab¶')
    }
    expectRedline(doc(p('ae', b.rPr('<w:b/>', '\u0301|'))), back(), 'a[-Me e][-Me {b \u0301}]¶', 'a¶')
  })
  test('take words and the rest of the paragraph', () => {
    expectRedline(doc(p('one two | six')), back('word'), 'one [-Me two ] six¶')
    expectRedline(doc(p('one |two six')), forward('word'), 'one [-Me two ]six¶')
    expectRedline(doc(p('one t', gone('A', 'x'), 'wo|')), back('word'), 'one [-Me t][-A x][-Me wo]¶')
    expectRedline(doc(p('one two| six')), back('line'), '[-Me one two] six¶')
    expectRedline(doc(p('one two| six')), forward('line'), 'one two[-Me  six]¶')
  })
  test('take a field as one', () => {
    expect(show(expectRedline(doc(p('a', ...aField('res'), '|b')), back()))).toMatch(
      /^a\[-Me ⟨field begin⟩\].*\[-Me ⟨field end⟩\]b¶$/,
    )
    expect(show(expectRedline(doc(p('a|', ...aField('res'), 'b')), forward()))).toMatch(/\[-Me ⟨field end⟩\]b¶$/)
  })
  test('find nothing at the ends of the document', () => {
    expectNothing(doc(p('|a')), back())
    expectNothing(doc(p('a|')), forward())
  })
})

describe('Enter', () => {
  test('makes a new paragraph of what is left of the caret', () => {
    const look = attrs({
      pPr: '<w:jc w:val="center"/>',
      markRPr: '<w:b/>',
      src: 3,
      paraId: '00000001',
      sectPr: '<w:sectPr/>',
    })
    expectRedline(doc(p(look, 'ab|cd')), enter, '«jc=center»ab¶+Me{b}«jc=center»cd¶{b}§')
    expectRedline(doc(p(named(1), '|cd')), enter, '¶+Mecd¶')
    expectRedline(doc(p(named(1), 'ab|')), enter, 'ab¶+Me¶')
    expectRedline(doc(p(named(1), '|')), enter, '¶+Me¶')
  })
  test("leaves the mark's own revisions and property changes with the right piece", () => {
    const change = attrs({ pPr: '<w:jc w:val="center"/>', pPrChange: b.change('A', '') })
    expectRedline(doc(p('a|b', pilcrow({ ins: 'A', del: 'B' })), p('c')), enter, 'a¶+Meb¶+A-Bc¶')
    expectRedline(doc(p(change, 'a|b')), enter, '«jc=center»a¶+Me«jc=center ~A»b¶')
    expectRedline(doc(p('a', gone('A', 'b|c'), 'd')), enter, 'a[-A b]¶+Me[-A c]d¶')
    expectRedline(doc(p('a|b'), p('c|d')), enter, 'a[-Me b]¶-Me[-Me c]¶+Med¶')
  })
})

describe('pasting', () => {
  test('inline content is an insertion without what it brought along', () => {
    const source = [p('A', ins('A', 'B'), gone('B', 'C'), wrap(9, 'D'), anchor('bookmarkStart'), rPr('<w:b/>', 'E'))]
    expectRedline(doc(p('a|b')), paste(...source), 'a[+Me ABD][+Me {b E}]b¶', 'aABD{b E}b¶')
    expectRedline(doc(p('a|b')), paste(p('X', b.noteRef('4'), b.opaque('drawing'))), undefined, 'aX⟨drawing⟩b¶')
    expectRedline(doc(p('a|b')), pasteClosed(p('X')), 'a¶+Me[+Me X]¶+Meb¶')
    expectRedline(doc(p(wrap(1, 'a|b'))), paste(p('X')), '(hyperlink a)(hyperlink [+Me X])(hyperlink b)¶')
  })
  test('a paragraph whose mark is deleted comes joined to the next', () => {
    expectRedline(doc(p('a|')), paste(p('X', pilcrow({ del: 'A' })), p('Y')), 'a[+Me XY]¶', 'aXY¶')
  })
  test('paragraphs split the one around and join its pieces', () => {
    const pPr = attrs({ pPr: '<w:jc w:val="right"/>', src: 1, paraId: '00000001' })
    expectRedline(doc(p(named(1), 'a|b')), paste(p('X'), p('Y')), 'a[+Me X]¶+Me[+Me Y]b¶')
    expectRedline(
      doc(p(named(1), 'a|b')),
      paste(p('X'), p(pPr, 'Y'), p('Z')),
      'a[+Me X]¶+Me«jc=right»[+Me Y]¶+Me[+Me Z]b¶',
    )
    expectRedline(doc(p(named(1), '|b')), pasteClosed(p('X'), p('Y')), '[+Me X]¶+Me[+Me Y]¶+Meb¶')
    expectRedline(doc(p('a|b'), p('c|d')), paste(p('X'), p('Y')), 'a[-Me b]¶-Me[-Me c][+Me X]¶+Me[+Me Y]d¶')
  })
  test('tables come as inserted rows', () => {
    const grown = 'table{row+Me{[+Me x]¶|[+Me z]¶}}'
    expectRedline(doc(p('a|b')), pasteClosed(grid('x')), `a¶+Me${grown}b¶`)
    expectRedline(doc(p('|b')), pasteClosed(grid('x')), `${grown}b¶`)
    expectRedline(doc(p('a|b')), paste(p('X'), grid('x'), p('Y')), `a[+Me X]¶+Me${grown}[+Me Y]b¶`)
  })
  test('a cut field comes as text, a whole one as a field', () => {
    expectRedline(doc(p('a|')), paste(p('X', field('separate'), 'Y', field('end'))), 'a[+Me XY]¶', 'aXY¶')
    expectRedline(doc(p('a|')), paste(p(...aField('Y'))))
  })
})
