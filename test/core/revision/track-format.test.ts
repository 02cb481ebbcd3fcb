import { describe, expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import * as b from '../../support/build.ts'
import { attrs, change, del as gone, doc, fmt, ins, p, pilcrow, rPr } from '../../support/build.ts'
import { pStyle } from '../document/style-fixture.ts'
import { context, expectFormat, opened, refused, type FormatCommand } from './format-oracle.ts'
import { tracker, withoutCaret } from './track-oracle.ts'
import { formatTextTracked, LEFT_OUT, type ParagraphChange, type RunChange } from '../../../src/core/revision/track.ts'

const text = (change: RunChange): FormatCommand => ({ is: 'text', change })
const paragraphs = (change: ParagraphChange): FormatCommand => ({ is: 'paragraphs', change })
const bold = text({ kind: 'toggle', what: 'bold', on: true })
const plain = text({ kind: 'toggle', what: 'bold', on: false })
const styled = (id: string, ...content: b.Inline[]): Node => p(attrs({ pPr: pStyle(id) }), ...content)

describe('the look of text', () => {
  test('changes as a revision that remembers the old look', () => {
    expectFormat(doc(p('a|bc|d')), bold, 'a[~Me {b+bCs bc}]d¶', 'a{b+bCs bc}d¶')
    expectFormat(doc(p('a', rPr('<w:i/>', '|bc|'), 'd')), bold, 'a[~Me {b+bCs+i bc}]d¶')
  })
  test('needs no revision in my own insertion, and has one in that of another', () => {
    expectFormat(doc(p(ins('Me#c9', 'a|bc|d'))), bold, '[+Me a][+Me {b+bCs bc}][+Me d]¶')
    expectFormat(doc(p(ins('A', '|bc|'), 'd')), bold, '[+A [~Me {b+bCs bc}]]d¶')
  })
  test('is a change of now in my own insertion that was sent, which others saw as it looked then', () => {
    expectFormat(doc(p(ins('Me#7', 'a|bc|d'))), bold, '[+Me a][+Me [~Me {b+bCs bc}]][+Me d]¶')
  })
  test('back as it was leaves no revision, and again changed remembers the first look', () => {
    expectFormat(doc(p('a', fmt('Me', '', rPr('<w:b/><w:bCs/>', '|bc|')), 'd')), plain, 'abcd¶')
    expectFormat(
      doc(p('a', fmt('Me', '', rPr('<w:b/>', '|bc|')), 'd')),
      text({ kind: 'size', size: 24 }),
      'a[~Me {b+sz=24+szCs=24 bc}]d¶',
    )
  })
  test('leaves out what another has a change pending on, and says so', () => {
    const some = doc(p('|a', fmt('A', '', rPr('<w:i/>', 'bc')), ins('A', fmt('A', '', 'd')), ins('Me#c9', 'e'), 'f|'))
    expectFormat(some, bold, '[~Me {b+bCs a}][~A {i bc}][+A [~A d]][+Me {b+bCs e}][~Me {b+bCs f}]¶~Me{b+bCs}')
    const { doc: built, from, to } = withoutCaret(some)
    const { tr } = opened(built, from, to)
    expect(formatTextTracked(tr, from, to, { kind: 'toggle', what: 'bold', on: true }, context, tracker())).toBe(null)
    expect(tr.getMeta(LEFT_OUT)).toBe(true)
  })
  test('is refused where there is nothing else to change', () => {
    expect(refused(doc(p('|a', fmt('A', '', rPr('<w:b/>', 'bc')), 'd|')), text({ kind: 'clear' }))).toMatch(
      /another author/,
    )
  })
  test('says nothing that the style says, and the opposite where that is wanted', () => {
    expectFormat(doc(styled('H1', '|ab|')), plain, '«pStyle=H1»[~Me {b=0+bCs=0 ab}]¶~Me{b=0+bCs=0}')
    expectFormat(doc(styled('H1', rPr('<w:b w:val="0"/>', '|a|b'))), bold, '«pStyle=H1»[~Me a]{b=0 b}¶')
    expectFormat(
      doc(p(rPr('<w:rStyle w:val="Strong"/>', '|a|b'))),
      plain,
      '[~Me {rStyle=Strong+b=0+bCs=0 a}]{rStyle=Strong b}¶',
    )
  })
  test('of one run after another each from its own', () => {
    const grow = text({ kind: 'grow', by: 1 })
    expectFormat(
      doc(p('|a', rPr('<w:sz w:val="24"/>', 'b|'), 'c')),
      grow,
      '[~Me {sz=22+szCs=22 a}][~Me {sz=28+szCs=28 b}]c¶',
    )
    expectFormat(doc(p(rPr('<w:sz w:val="15"/>', '|a|'), 'c')), grow, '[~Me {sz=16+szCs=16 a}]c¶')
    expectFormat(doc(p(rPr('<w:sz w:val="144"/>', '|a|'), 'c')), grow, '[~Me {sz=160+szCs=160 a}]c¶')
    expectFormat(
      doc(p(rPr('<w:sz w:val="180"/>', '|a|'), 'c')),
      text({ kind: 'grow', by: -1 }),
      '[~Me {sz=160+szCs=160 a}]c¶',
    )
  })
  test('puts its properties where the schema has them and leaves the others as they were', () => {
    const odd = '<w:rStyle w:val="Strong"/><w:sz  w:val="24" /><w:lang w:val="de-DE"/>'
    const made = expectFormat(
      doc(p(rPr(odd, '|a|'), 'b')),
      text({ kind: 'underline', line: 'double' }),
      '[~Me {<w:rStyle w:val="Strong"/><w:sz  w:val="24" /><w:u w:val="double"/><w:lang w:val="de-DE"/> a}]b¶',
    )
    expect(made.textContent).toBe('ab')
  })
  test.each<[RunChange, string]>([
    [{ kind: 'toggle', what: 'italic', on: true }, 'i+iCs'],
    [{ kind: 'underline', line: 'single' }, 'u=single'],
    [{ kind: 'toggle', what: 'strike', on: true }, 'strike'],
    [{ kind: 'toggle', what: 'caps', on: true }, 'caps'],
    [{ kind: 'font', font: 'Arial' }, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'],
    [{ kind: 'colour', colour: 'FF0000' }, 'color=FF0000'],
    [{ kind: 'highlight', colour: 'yellow' }, 'highlight=yellow'],
    [{ kind: 'position', to: 'superscript' }, 'vertAlign=superscript'],
    [{ kind: 'characterStyle', id: 'Strong' }, 'rStyle=Strong'],
  ])('%j', (change, look) => {
    expectFormat(doc(p('a|b|c')), text(change), `a[~Me {${look} b}]c¶`)
  })
  test('has strike or double strike, capitals or small ones', () => {
    const small = text({ kind: 'toggle', what: 'smallCaps', on: true })
    expectFormat(doc(p(rPr('<w:caps/>', '|a|'), 'b')), small, '[~Me {smallCaps a}]b¶')
    expectFormat(doc(styled('H2', '|a|b')), small, '«pStyle=H2»[~Me {caps=0+smallCaps a}]b¶')
  })
  test('cleared is what the style says; languages and note numbers stay', () => {
    const clear = text({ kind: 'clear' })
    expectFormat(doc(p(rPr('<w:b/><w:lang w:val="de-DE"/>', '|a|'), 'b')), clear, '[~Me {lang=de-DE a}]b¶')
    const note = rPr('<w:vertAlign w:val="superscript"/>', b.noteRef('1'))
    expectFormat(doc(p('x', rPr('<w:b/>', '|a'), note, '|b')), clear, 'x[~Me a]{vertAlign=superscript ⟨footnote 1⟩}b¶')
  })
  test('goes over paragraphs, tables and deletions, with the marks that are wholly in it', () => {
    expectFormat(
      doc(p('a|b'), p(), b.table(b.row(b.cell(p('c')))), p(gone('A', 'd'), 'e|f')),
      bold,
      'a[~Me {b+bCs b}]¶~Me{b+bCs}¶~Me{b+bCs}table{row{[~Me {b+bCs c}]¶~Me{b+bCs}}}[-A [~Me {b+bCs d}]][~Me {b+bCs e}]f¶',
    )
  })
  test('leaves out a mark that another has changed', () => {
    expectFormat(doc(p('|ab|', pilcrow({ fmt: change('A', '') }))), bold, '[~Me {b+bCs ab}]¶~A')
  })
  test('does not touch what stands beside runs', () => {
    const equation = b.opaque('oMath').type.create({ ...b.opaque('oMath').attrs, level: 'paragraph' })
    expectFormat(
      doc(p('|a', equation, b.anchor('bookmarkStart'), 'b|c')),
      bold,
      '[~Me {b+bCs a}]⟨oMath⟩⟨bookmarkStart 0⟩[~Me {b+bCs b}]c¶',
    )
  })
})

describe('the look of paragraphs', () => {
  const centre = paragraphs({ kind: 'align', to: 'center' })
  test('changes as a revision, in every paragraph that the range touches', () => {
    expectFormat(doc(p('a|b')), centre, '«jc=center ~Me»ab¶', '«jc=center»ab¶')
    expectFormat(
      doc(p('a|b'), p('c'), p('d|e'), p('f')),
      centre,
      '«jc=center ~Me»ab¶«jc=center ~Me»c¶«jc=center ~Me»de¶f¶',
    )
    expectFormat(doc(p('a|b'), p('|c')), centre, '«jc=center ~Me»ab¶c¶')
    expectFormat(
      doc(p('a|b'), b.table(b.row(b.cell(p('c|d'))))),
      centre,
      '«jc=center ~Me»ab¶table{row{«jc=center ~Me»cd¶}}',
    )
  })
  test('needs no revision where I inserted the paragraph, if it can go', () => {
    expectFormat(doc(p('a|b', pilcrow({ ins: 'Me#c9' })), p('c')), centre, '«jc=center»ab¶+Mec¶')
    // Sent, it was seen by others as it looked then.
    expectFormat(doc(p('a|b', pilcrow({ ins: 'Me#7' })), p('c')), centre, '«jc=center ~Me»ab¶+Mec¶')
    expectFormat(doc(p('a|b', pilcrow({ ins: 'Me#c9' }))), centre, '«jc=center ~Me»ab¶+Me')
  })
  test('leaves out a paragraph that another has a change pending on, and is refused where there is no other', () => {
    const taken = p('c|', attrs({ pPrChange: change('A', '') }))
    expectFormat(doc(p('a|b'), taken, p('d')), centre, '«jc=center ~Me»ab¶«~A»c¶d¶')
    expect(refused(doc(p(attrs({ pPr: '<w:jc w:val="center"/>' }), '|a'), taken), centre)).toMatch(/another author/)
    const traced = '<w:numPr><w:numId w:val="2"/><w:ins w:id="1" w:author="A"/></w:numPr>'
    expect(refused(doc(p('a|b', attrs({ pPr: traced }))), centre)).toMatch(/another author/)
  })
  test('back as it was leaves no revision', () => {
    const changed = attrs({ pPr: '<w:jc w:val="center"/>', pPrChange: change('Me', '') })
    expectFormat(doc(p(changed, 'a|b')), paragraphs({ kind: 'align', to: 'start' }), 'ab¶')
  })
  test('says nothing that the style says', () => {
    expectFormat(
      doc(p(attrs({ pPr: `${pStyle('Body')}<w:jc w:val="center"/>` }), 'a|')),
      paragraphs({ kind: 'align', to: 'justify' }),
      '«pStyle=Body ~Me»a¶',
    )
    expectFormat(doc(styled('Body', 'a|')), paragraphs({ kind: 'align', to: 'start' }), '«pStyle=Body+jc=left ~Me»a¶')
  })
  test('takes a style, and loses what it said itself but for its direction', () => {
    const own = '<w:keepNext/><w:bidi/><w:ind w:left="90"/>'
    expectFormat(
      doc(p(attrs({ pPr: own }), 'a|')),
      paragraphs({ kind: 'style', id: 'Body' }),
      '«pStyle=Body+bidi ~Me»a¶',
    )
    expectFormat(doc(styled('Body', 'a|')), paragraphs({ kind: 'style', id: 'Normal' }), '«~Me»a¶')
  })
  test('is indented by default tab stops and by lengths', () => {
    const by = (n: 1 | -1) => paragraphs({ kind: 'indentBy', by: n })
    expectFormat(doc(p('a|')), by(1), '«<w:ind w:left="720"/> ~Me»a¶')
    expectFormat(
      doc(p(attrs({ pPr: '<w:ind w:start="800" w:leftChars="90" w:hanging="200"/>' }), 'a|')),
      by(-1),
      '«<w:ind w:hanging="200" w:left="720"/> ~Me»a¶',
    )
    expectFormat(
      doc(p('a|')),
      paragraphs({ kind: 'indent', end: 300, firstLine: -360 }),
      '«<w:ind w:right="300" w:hanging="360"/> ~Me»a¶',
    )
  })
  test('has spaces, flags and page breaks, in the order of the schema', () => {
    const spaced = paragraphs({ kind: 'spacing', before: 120, line: 360 })
    expectFormat(
      doc(p(attrs({ pPr: '<w:jc w:val="center"/>' }), 'a|')),
      spaced,
      '«<w:spacing w:before="120" w:line="360" w:lineRule="auto"/><w:jc w:val="center"/> ~Me»a¶',
    )
    expectFormat(
      doc(p(attrs({ pPr: '<w:pBdr/>' }), 'a|')),
      paragraphs({ kind: 'flag', what: 'keepNext', on: true }),
      '«keepNext+pBdr ~Me»a¶',
    )
    expectFormat(
      doc(p('a|')),
      paragraphs({ kind: 'flag', what: 'pageBreakBefore', on: true }),
      '«pageBreakBefore ~Me»a¶',
    )
  })
  test('cleared keeps its style and its number', () => {
    const own = `${pStyle('Body')}<w:keepNext/><w:numPr><w:numId w:val="2"/></w:numPr><w:jc w:val="center"/>`
    expectFormat(
      doc(p(attrs({ pPr: own }), 'a|')),
      paragraphs({ kind: 'clear' }),
      `«${pStyle('Body')}<w:numPr><w:numId w:val="2"/></w:numPr> ~Me»a¶`,
    )
  })
})
