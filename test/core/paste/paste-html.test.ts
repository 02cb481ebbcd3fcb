import { describe, expect, test } from 'vitest'
import { emptyContext, type DocumentContext, type Style } from '../../../src/core/document/style-sheet.ts'
import type { HtmlNode } from '../../../src/core/paste/html-tree.ts'
import { pasteHtml, type PasteTarget } from '../../../src/core/paste/paste-html.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { show } from '../../support/show.ts'
import { el } from './html.ts'

const style = (id: string, name: string, pPr = '', type: Style['type'] = 'paragraph'): Style => ({
  id,
  name,
  type,
  isDefault: false,
  basedOn: null,
  next: null,
  link: null,
  pPr,
  rPr: '',
  tblPr: '',
  trPr: '',
  tcPr: '',
  conditions: [],
})
const level = (n: number, format: string, text: string) => ({
  level: n,
  start: 1,
  format,
  pattern: null,
  text,
  suffix: 'tab' as const,
  legal: false,
  restart: null,
  pStyle: null,
  justify: 'start' as const,
  picture: false,
  pPr: '',
  rPr: '',
})
const abstract = (id: number, ...levels: ReturnType<typeof level>[]) => ({
  id,
  styleLink: null,
  numStyleLink: null,
  levels,
})

/** Headings, a list of clauses (1., (a)) and one of bullets. */
const CONTRACT: DocumentContext = {
  ...emptyContext,
  styles: { ...emptyContext.styles, styles: [style('H1', 'heading 1'), style('LP', 'List Paragraph')] },
  numbering: {
    abstracts: [
      abstract(1, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '(%2)')),
      abstract(2, level(0, 'bullet', '•'), level(1, 'bullet', 'o')),
    ],
    instances: [
      { id: 1, abstractId: 1, overrides: [] },
      { id: 7, abstractId: 2, overrides: [] },
    ],
  },
}

const TARGET: PasteTarget = { context: emptyContext, mode: 'match', pPr: '', rPr: '', width: 9000 }

function pasted(nodes: HtmlNode | readonly HtmlNode[], target: Partial<PasteTarget> = {}): string {
  const { slice } = pasteHtml(Array.isArray(nodes) ? (nodes as HtmlNode[]) : [nodes as HtmlNode], {
    ...TARGET,
    ...target,
  })
  slice.content.forEach((node) => node.check())
  const sides = `${slice.openStart}${slice.openEnd}`
  return `${sides} ${slice.content.content.map((node) => show(schema.nodes.group.create(null, node.isInline ? schema.nodes.paragraph.create(null, node) : node)).replace(node.isInline ? /¶$/ : /$^/, '')).join('')}`
}
const notes = (...nodes: HtmlNode[]): readonly string[] => pasteHtml(nodes, TARGET).notes

describe('words', () => {
  test('of one paragraph come as words, with what stresses them', () => {
    expect(pasted(el('p', 'a ', el('b', 'bold'), ' ', el('i', el('u', 'both'))))).toBe(
      '00 a {b+bCs bold} {i+iCs+<w:u w:val="single"/> both}'.replace('<w:u w:val="single"/>', 'u=single'),
    )
    expect(pasted(el('span', { style: 'font-weight:700; vertical-align: super' }, 'x'))).toBe(
      '00 {b+bCs+vertAlign=superscript x}',
    )
    expect(pasted([el('sub', 'x'), el('s', 'y')])).toBe('00 {vertAlign=subscript x}{strike y}')
    expect(pasted(el('b', { style: 'font-weight:normal' }, el('p', 'x')))).toBe('00 x')
    expect(pasted(el('a', { href: 'javascript:alert(1)' }, 'link'))).toBe('00 link')
  })

  test('blanks fold as on screen, hard ones and those of pre stay', () => {
    expect(pasted(el('p', '\n  a \n b', el('b', ' c '), ' d  '))).toBe('00 a b{b+bCs  c }d')
    expect(pasted(el('p', 'a\u00a0\u00a0b'))).toBe('00 a\u00a0\u00a0b')
    expect(pasted(el('pre', 'a  b\n\tc'))).toBe('00 a  b↵→c')
    expect(pasted(el('p', 'a', el('br'), 'b', el('br')))).toBe('00 a↵b')
    expect(pasted([el('p', 'a'), el('p', el('br')), el('p', '\u00a0'), el('p', 'b')])).toBe('11 a¶¶¶b¶')
  })

  test('blocks in any element make paragraphs, and join the text around at plain edges', () => {
    expect(pasted(['lead', el('div', 'a', el('div', 'b')), 'tail'])).toBe('11 lead¶a¶b¶tail¶')
    expect(pasted([el('h1', 'a'), el('p', 'b')], { context: CONTRACT })).toBe('01 «pStyle=H1»a¶b¶')
  })

  test('scripts, styles and what is hidden say nothing', () => {
    expect(
      pasted([el('script', 'evil()'), el('style', 'p{}'), el('p', 'a'), el('p', { style: 'display:none' }, 'h')]),
    ).toBe('00 a')
    expect(notes(el('p', { style: 'mso-hide:all' }, 'h'), el('img', { src: 'file:///x' }))).toEqual([
      'One picture was left out: pictures cannot be pasted yet.',
      'Hidden text was left out.',
    ])
  })

  test('names that every object has mean nothing', () => {
    const odd = {
      style: 'text-align:constructor;color:constructor;font-weight:toString;constructor:x',
      align: 'valueOf',
    }
    expect(pasted(el('constructor', odd, el('__proto__', odd, 'x')), { mode: 'keep' })).toBe('00 x')
    expect(pasted([el('p', odd, 'x'), el('ol', { type: 'constructor' }, el('li', 'y'))], { mode: 'keep' })).toContain(
      '1.→y¶',
    )
  })

  test('matching takes the look around, keeping takes that of the source', () => {
    const red = el('span', { style: "color:#f00;font-size:14pt;font-family:'Foo Bar',serif" }, 'x')
    expect(pasted(red, { rPr: '<w:sz w:val="20"/>' })).toBe('00 {sz=20 x}')
    expect(pasted(red, { rPr: '<w:sz w:val="20"/>', mode: 'keep' })).toBe(
      '00 {<w:rFonts w:ascii="Foo Bar" w:hAnsi="Foo Bar" w:cs="Foo Bar"/><w:color w:val="FF0000"/><w:sz w:val="28"/><w:szCs w:val="28"/> x}',
    )
    const two = [el('p', { style: 'text-align:center;margin-left:36pt;text-indent:-18pt' }, 'a'), el('p', 'b')]
    expect(pasted(two, { pPr: '<w:jc w:val="right"/>' })).toBe('11 «jc=right»a¶«jc=right»b¶')
    expect(pasted(two, { mode: 'keep' })).toBe('11 «<w:ind w:left="720" w:hanging="360"/><w:jc w:val="center"/>»a¶b¶')
  })
})

describe("Word's own", () => {
  const label = (text: string) =>
    el('span', { style: 'mso-list:Ignore' }, text, el('span', { style: 'font:7pt' }, '\u00a0\u00a0 '))
  const item = (text: string, shown: string, depth = 1) =>
    el('p', { class: 'MsoListParagraph', style: `mso-list:l0 level${depth} lfo1` }, label(shown), text)

  test('lists keep typed labels where the document has none that fits', () => {
    expect(pasted([item('one', '1.'), item('sub', '(a)', 2)])).toBe(
      '00 «<w:ind w:left="720" w:hanging="360"/>»1.→one¶«<w:ind w:left="1080" w:hanging="360"/>»(a)→sub¶',
    )
  })

  test('bullets take the list of bullets, numbers only that of the clause they come into', () => {
    expect(pasted([item('x', '·'), item('y', 'o', 2)], { context: CONTRACT })).toBe(
      '00 «<w:pStyle w:val="LP"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>»x¶' +
        '«<w:pStyle w:val="LP"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>»y¶',
    )
    const clause = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    expect(pasted(item('x', '(b)'), { context: CONTRACT, pPr: clause })).toBe(`00 «${clause}»x¶`)
    expect(pasted(item('x', '(b)'), { context: CONTRACT })).toContain('(b)→x¶')
    expect(pasted(item('x', 'iv.'), { context: CONTRACT, pPr: clause })).toContain('iv.→x¶')
  })

  test('tabs, page breaks, tracked changes and comments', () => {
    expect(pasted(el('p', 'a', el('span', { style: 'mso-tab-count:2' }, '\u00a0\u00a0 '), 'b'))).toBe('00 a→→b')
    expect(pasted(el('p', 'a', el('br', { style: 'page-break-before:always' }), 'b'))).toBe(
      '00 a⟨page-break⟩b'.replace('⟨page-break⟩', '↵'),
    )
    const revised = el(
      'p',
      'a',
      el('ins', { cite: 'mailto:B' }, 'b'),
      el('span', { class: 'msoDel' }, el('del', { cite: 'mailto:B' }, 'c')),
      el('span', { class: 'MsoCommentReference' }, '[B1]'),
    )
    expect(pasted(revised)).toBe('00 ab')
    expect(notes(revised)).toEqual([
      '2 tracked changes of the source were taken as accepted: what you paste is yours.',
      'Comments were left out.',
    ])
    expect(pasted(el('p', el('del', 'struck')))).toBe('00 {strike struck}')
  })
})

describe('lists of the web', () => {
  test('are counted as browsers count them', () => {
    const list = el(
      'ol',
      { start: '3', type: 'a' },
      el('li', 'x'),
      el('li', 'y', el('ul', el('li', 'z'))),
      el('li', { value: '30' }, el('p', 'p'), el('p', 'q')),
    )
    const text = pasted(list).replaceAll(/«[^»]*»/g, '')
    expect(text).toBe('00 c.→x¶d.→y¶•→z¶ad.→p¶q¶')
  })
})

describe('tables', () => {
  test('spans become grid spans and merges downwards', () => {
    const table = el(
      'table',
      el('thead', el('tr', el('th', { colspan: '2' }, 'h'))),
      el(
        'tbody',
        el('tr', el('td', { rowspan: '2' }, 'a'), el('td', 'b')),
        el('tr', el('td', el('p', 'c'), el('p', 'd'))),
      ),
    )
    const { slice } = pasteHtml([table], TARGET)
    const made = slice.content.firstChild!
    made.check()
    expect(show(made)).toBe('table{row{{b+bCs h}¶}row{a¶|b¶}row{¶|c¶d¶}}')
    expect(made.attrs.tblGrid).toBe('<w:gridCol w:w="4500"/><w:gridCol w:w="4500"/>')
    const tcPrs = made.children.flatMap((row) => row.children.map((cell) => cell.attrs.tcPr as string))
    expect(tcPrs[0]).toBe('<w:tcW w:w="9000" w:type="dxa"/><w:gridSpan w:val="2"/>')
    expect(tcPrs[1]).toContain('<w:vMerge w:val="restart"/>')
    expect(tcPrs[3]).toContain('<w:vMerge/>')
    expect(made.firstChild!.attrs.trPr).toBe('<w:tblHeader/>')
  })

  test('nest, may be ragged, and a cell never ends in one', () => {
    const inner = el('table', el('tr', el('td', 'n')))
    const made = pasteHtml(
      [el('table', el('caption', 't'), el('tr', el('td', inner)), el('tr', el('td', 'a'), el('td', 'b')))],
      TARGET,
    )
    expect(made.slice.content.content.map((node) => show(node)).join('')).toBe(
      't¶table{row{table{row{n¶}}¶}row{a¶|b¶}}',
    )
    expect(made.slice.content.lastChild!.firstChild!.attrs.trPr).toBe('<w:gridAfter w:val="1"/>')
    expect(pasteHtml([el('table')], TARGET).slice.size).toBe(0)
  })
})
