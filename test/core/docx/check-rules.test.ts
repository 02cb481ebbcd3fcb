import { describe, expect, it } from 'vitest'
import { by, cell, check, DECLARED, p, r, story, table } from './check-fixture.ts'

/** What is wrong, the body it is wrong in, and the rules that say so. A body that is right stands beside it, with none. */
type Case = readonly [name: string, body: string, ...rules: string[]]

const ins = (id: number, content: string): string => `<w:ins ${by(id)}>${content}</w:ins>`
const del = (id: number, text: string): string => `<w:del ${by(id)}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const pPr = (content: string): string => p(`<w:pPr>${content}</w:pPr>`)
const rPr = (content: string): string => p(`<w:r><w:rPr>${content}</w:rPr></w:r>`)
const range = (side: string, id: number, name: string): string =>
  `<w:${side}RangeStart ${by(id)} w:name="${name}"/><w:${side} ${by(id + 1)}>${r('x')}</w:${side}><w:${side}RangeEnd w:id="${id}"/>`
const deletedMark = `<w:p><w:pPr><w:rPr><w:del ${by(99)}/></w:rPr></w:pPr></w:p>`
const box = (content: string): string => `<w:r><w:pict><w:txbxContent>${content}</w:txbxContent></w:pict></w:r>`

const CASES: Readonly<Record<string, readonly Case[]>> = {
  ids: [
    ['a deletion in an insertion with ids of their own', p(ins(1, del(2, 'x')))],
    ['an id given to two revisions', p(ins(1, r('x')) + del(1, 'y')), 'revision-id-duplicate'],
    [
      'a revision in a text box with the id of one in the body',
      p(ins(1, r('x')) + box(p(ins(1, r('y'))))),
      'revision-id-duplicate',
    ],
    [
      'the same in a fallback, which says it again',
      p(
        `<mc:AlternateContent><mc:Choice Requires="w14">${ins(1, r('x'))}</mc:Choice><mc:Fallback>${ins(1, r('x'))}</mc:Fallback></mc:AlternateContent>`,
      ),
    ],
    [
      'a bookmark with the id of a revision, which is another space',
      p(`${ins(1, r('x'))}<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>`),
    ],
    [
      'an id given to two bookmarks',
      p('<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>').repeat(2),
      'bookmark-id-duplicate',
      'bookmark-name-duplicate',
    ],
    [
      'an id that is no number',
      p(`<w:ins w:id="x" w:author="A" w:date="2024-01-01T00:00:00Z">${r('x')}</w:ins>`),
      'annotation-id',
    ],
    ['an id past 32 bits', p(ins(0x1_0000_0000, r('x'))), 'annotation-id'],
    ['a negative id', p(ins(-7, r('x'))), 'annotation-id-negative'],
    [
      'a revision without an id',
      p(`<w:ins w:author="A" w:date="2024-01-01T00:00:00Z">${r('x')}</w:ins>`),
      'annotation-id',
    ],
    ['a revision without author and date', p(`<w:ins w:id="1">${r('x')}</w:ins>`), 'author-missing', 'date-missing'],
    [
      'the 30th of February',
      p(`<w:ins w:id="1" w:author="A" w:date="2024-02-30T00:00:00Z">${r('x')}</w:ins>`),
      'date-bad',
    ],
    [
      'a local time with a fraction, which is a date',
      p(`<w:ins w:id="1" w:author="A" w:date="2024-02-29T00:00:00.5">${r('x')}</w:ins>`),
    ],
    ['two paragraphs of one paraId', '<w:p w14:paraId="0000000A"/><w:p w14:paraId="0000000a"/>', 'para-id-duplicate'],
    [
      'a paraId out of range',
      '<w:p w14:paraId="80000000"/><w:p w14:paraId="00000000"/>',
      'para-id-range',
      'para-id-range',
    ],
  ],
  text: [
    ['live text in a deletion', p(`<w:del ${by(1)}>${r('x')}</w:del>`), 'w-t-in-del'],
    ['live text in a text box in a deletion', p(`<w:del ${by(1)}>${box(p(r('x')))}</w:del>`)],
    ['text moved away, which stays w:t', p(range('moveFrom', 1, 'm') + range('moveTo', 3, 'm'))],
    ['deleted text outside a deletion', p('<w:r><w:delText>x</w:delText></w:r>'), 'w-deltext-outside-del'],
    [
      'a live field code in a deletion',
      p(`<w:del ${by(1)}><w:r><w:instrText>PAGE</w:instrText></w:r></w:del>`),
      'w-instrtext-in-del',
    ],
    [
      'a deleted field code outside one',
      p('<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>'),
      'w-delinstrtext-outside-del',
    ],
    ['blanks at an edge', p('<w:r><w:t> x</w:t></w:r>'), 'space-not-preserved'],
    ['blanks that are kept', p('<w:r><w:t xml:space="preserve"> x </w:t></w:r>')],
  ],
  nesting: [
    ['an insertion in an insertion', p(ins(1, ins(2, r('x')))), 'ins-in-ins'],
    ['a deletion in a deletion', p(`<w:del ${by(1)}>${del(2, 'x')}</w:del>`), 'del-in-del'],
    [
      'an insertion in a deletion, which the schema allows',
      p(`<w:del ${by(1)}><w:ins ${by(2)}><w:r><w:delText>x</w:delText></w:r></w:ins></w:del>`),
    ],
    ['an inserted text box that holds an insertion', p(ins(1, box(p(ins(2, r('x'))))))],
    [
      'a paragraph in a move',
      `<w:moveFromRangeStart ${by(1)} w:name="m"/><w:moveFrom ${by(2)}>${p(r('x'))}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>${p(range('moveTo', 5, 'm'))}`,
      'block-in-inline',
    ],
    ['a table in a paragraph', p(table(`<w:tr>${cell(p(''))}</w:tr>`)), 'block-in-inline'],
  ],
  moves: [
    [
      'a range without an end',
      p(`<w:moveToRangeStart ${by(1)} w:name="m"/>`) + p(range('moveFrom', 3, 'm')),
      'move-range-unclosed',
    ],
    ['an end without a range', p('<w:moveToRangeEnd w:id="1"/>'), 'move-range-unopened'],
    ['a move that goes nowhere', p(range('moveFrom', 1, 'm')), 'move-unpaired'],
    ['a move of two names', p(range('moveFrom', 1, 'm') + range('moveTo', 3, 'n')), 'move-unpaired', 'move-unpaired'],
    ['moved text outside a range', p(`<w:moveTo ${by(1)}>${r('x')}</w:moveTo>`), 'move-outside-range'],
    [
      'a moved mark whose range opens behind it',
      `<w:p><w:pPr><w:rPr><w:moveFrom ${by(9)}/></w:rPr></w:pPr>${range('moveFrom', 1, 'm')}</w:p>${p(range('moveTo', 3, 'm'))}`,
    ],
    ['a moved mark without a range', pPr(`<w:rPr><w:moveFrom ${by(9)}/></w:rPr>`), 'move-outside-range'],
    ['a range without a name', p(`<w:moveToRangeStart ${by(1)}/><w:moveToRangeEnd w:id="1"/>`), 'move-name-missing'],
  ],
  tables: [
    ['a table', table(`<w:tr>${cell(p(''))}</w:tr>`)],
    [
      'an empty cell',
      table(`<w:tr>${cell('<w:tcPr/><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>')}</w:tr>`),
      'cell-empty',
    ],
    [
      'a cell that ends in a table',
      table(`<w:tr>${cell(p('') + table(`<w:tr>${cell(p(''))}</w:tr>`))}</w:tr>`),
      'cell-ends-in-table',
    ],
    [
      'a cell whose content control ends in a paragraph',
      table(`<w:tr>${cell(`<w:sdt><w:sdtContent>${p('')}</w:sdtContent></w:sdt>`)}</w:tr>`),
    ],
    ['a row without cells', table('<w:tr/>'), 'row-empty'],
    ['a row in a content control', table(`<w:sdt><w:sdtContent><w:tr>${cell(p(''))}</w:tr></w:sdtContent></w:sdt>`)],
    ['a table without rows or grid', '<w:tbl><w:tblPr/></w:tbl>', 'table-empty', 'table-without-grid'],
    [
      'a deleted row whose text is not',
      table(`<w:tr><w:trPr><w:del ${by(1)}/></w:trPr>${cell(p(r('x')))}</w:tr>`),
      'row-mark-without-runs',
    ],
    [
      'a deleted row whose text and marks are',
      table(`<w:tr><w:trPr><w:del ${by(1)}/></w:trPr>${cell(p(del(2, 'x')) + deletedMark)}</w:tr>`),
    ],
    ['a deleted mark at the end of a cell', table(`<w:tr>${cell(deletedMark)}</w:tr>`), 'last-mark-deleted'],
    ['a deleted mark at the end of the body', deletedMark, 'last-mark-deleted'],
    ['a deleted mark before a paragraph', deletedMark + p('')],
  ],
  balance: [
    ['a field over two paragraphs', p(field('begin') + field('separate')) + p(field('end'))],
    ['a field without an end', p(field('begin')), 'field-unclosed'],
    ['a field without a beginning', p(field('separate') + field('end')), 'field-disorder', 'field-disorder'],
    [
      'a field that separates twice',
      p(field('begin') + field('separate') + field('separate') + field('end')),
      'field-disorder',
    ],
    ['a field whose end alone is inserted', p(field('begin') + ins(1, field('end'))), 'field-split-by-revision'],
    [
      'a field deleted in two revisions',
      p(`<w:del ${by(1)}>${field('begin')}</w:del><w:del ${by(2)}>${field('end')}</w:del>`),
    ],
    ['a field that ends in a text box', p(field('begin') + box(p(field('end')))), 'field-disorder', 'field-unclosed'],
    ['a bookmark without an end', p('<w:bookmarkStart w:id="1" w:name="a"/>'), 'bookmark-unclosed'],
    ['a bookmark without a start', p('<w:bookmarkEnd w:id="1"/>'), 'bookmark-unopened'],
    ['a bookmark without a name', p('<w:bookmarkStart w:id="1"/><w:bookmarkEnd w:id="1"/>'), 'bookmark-name-missing'],
    [
      'bookmarks whose names differ in case alone',
      p(
        '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="A"/><w:bookmarkEnd w:id="2"/>',
      ),
      'bookmark-name-duplicate',
    ],
    ['a permission without an end', p('<w:permStart w:id="1" w:edGrp="everyone"/>'), 'permission-unclosed'],
    [
      'a comment range without an end or a comment',
      p('<w:commentRangeStart w:id="1"/>'),
      'comment-missing',
      'comment-range-unclosed',
    ],
  ],
  order: [
    ['paragraph properties in order', pPr('<w:keepNext/><w:jc w:val="left"/><w:rPr/><w:sectPr/>')],
    ['paragraph properties out of order', pPr('<w:jc w:val="left"/><w:keepNext/>'), 'element-order'],
    ['a property twice', pPr('<w:keepNext/><w:keepNext/>'), 'element-order'],
    [
      'a mark revision after other properties',
      `<w:p><w:pPr><w:rPr><w:b/><w:ins ${by(1)}/></w:rPr></w:pPr></w:p>`,
      'element-order',
      'run-property-order',
    ],
    ['run properties in another order', rPr('<w:i/><w:b/>'), 'run-property-order'],
    ['a w14 property among them', rPr('<w:b/><w14:glow/><w:i/>')],
    ['properties after content', p(`${r('x')}<w:pPr/>`), 'element-order'],
    [
      'row properties in any order, the deletion last',
      table(`<w:tr><w:trPr><w:tblHeader/><w:cantSplit/><w:del ${by(1)}/></w:trPr>${cell(p(''))}</w:tr>`),
    ],
    [
      'cell properties out of order',
      table(`<w:tr>${cell(`<w:tcPr><w:vMerge/><w:tcW w:w="1"/></w:tcPr>${p('')}`)}</w:tr>`),
      'element-order',
    ],
    [
      'a table with its grid before its properties',
      `<w:tbl><w:tblGrid/><w:tblPr/><w:tr>${cell(p(''))}</w:tr></w:tbl>`,
      'element-order',
    ],
    ['section properties out of order', pPr('<w:sectPr><w:pgMar/><w:pgSz/></w:sectPr>'), 'element-order'],
    [
      'two default headers',
      pPr('<w:sectPr><w:headerReference/><w:footerReference/><w:headerReference w:type="default"/></w:sectPr>'),
      'header-reference-duplicate',
    ],
  ],
  changes: [
    ['a change with the old properties', pPr(`<w:pPrChange ${by(1)}><w:pPr><w:keepNext/></w:pPr></w:pPrChange>`)],
    ['a change without them', rPr(`<w:b/><w:rPrChange ${by(1)}/>`), 'property-change-empty'],
    [
      'a change that is not the last',
      rPr(`<w:rPrChange ${by(1)}><w:rPr/></w:rPrChange><w14:glow/>`),
      'property-change-not-last',
    ],
    [
      'old paragraph properties with a mark',
      pPr(`<w:pPrChange ${by(1)}><w:pPr><w:rPr/></w:pPr></w:pPrChange>`),
      'property-change-content',
    ],
    [
      'old section properties with a header',
      pPr(`<w:sectPr><w:sectPrChange ${by(1)}><w:sectPr><w:headerReference/></w:sectPr></w:sectPrChange></w:sectPr>`),
      'property-change-content',
    ],
    [
      'a grid change with an author',
      `<w:tbl><w:tblPr/><w:tblGrid><w:tblGridChange w:id="1" w:author="A"><w:tblGrid/></w:tblGridChange></w:tblGrid><w:tr>${cell(p(''))}</w:tr></w:tbl>`,
      'property-change-content',
    ],
  ],
  references: [
    [
      'a number without a definition',
      pPr('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
      'numbering-missing',
    ],
    ['no number', pPr('<w:numPr><w:numId w:val="0"/></w:numPr>')],
    ['a tenth level', pPr('<w:numPr><w:ilvl w:val="9"/><w:numId w:val="0"/></w:numPr>'), 'numbering-level'],
    ['a style without a definition, twice', rPr('<w:rStyle w:val="Odd"/>').repeat(2), 'style-missing'],
    ['a link without a relationship', p('<w:hyperlink r:id="rId9"/>'), 'relationship-missing'],
    ['a note that is not there', p('<w:r><w:footnoteReference w:id="2"/></w:r>'), 'note-missing'],
    ['a comment that is not there', p('<w:r><w:commentReference w:id="2"/></w:r>'), 'comment-missing'],
    [
      'two drawings of one id',
      p('<w:r><w:drawing><wp:inline><wp:docPr id="1"/></wp:inline></w:drawing></w:r>').repeat(2),
      'drawing-id-duplicate',
    ],
    ['a prefix that is not declared', p('<x:y/>'), 'prefix-undeclared'],
    ['a prefix declared on the way', p('<x:y xmlns:x="urn:x"><x:z/></x:y>')],
    ['a prefix used after its element', p('<x:y xmlns:x="urn:x"/><x:z/>'), 'prefix-undeclared'],
    [
      'a required prefix that is not declared',
      p('<mc:AlternateContent><mc:Choice Requires="wps"/></mc:AlternateContent>'),
      'ignorable-undeclared',
    ],
  ],
}

for (const [about, cases] of Object.entries(CASES)) {
  describe(`the linter on ${about}`, () => {
    for (const [name, body, ...rules] of cases) {
      it(`${rules.length === 0 ? 'passes' : 'finds'} ${name}`, () => {
        const closed = name.includes('at the end of the body') ? body : body + p('')
        expect(check(closed)).toEqual(rules)
      })
    }
  })
}

describe('the linter on stories', () => {
  const note = (id: string, content: string, type = ''): string =>
    `<w:footnote w:id="${id}"${type}>${content}</w:footnote>`
  const notes = (content: string): Parameters<typeof check>[1] => ({
    'footnotes.xml': { type: 'footnotes', xml: story('footnotes', content) },
  })
  const reference = p('<w:r><w:footnoteReference w:id="1"/></w:r>')

  it('passes a note with its reference, and separators without', () => {
    expect(check(reference, notes(note('0', p(''), ' w:type="separator"') + note('1', p(''))))).toEqual([])
  })
  it('finds a note that nothing refers to, a second of one id, and a note in a note', () => {
    expect(check(p(''), notes(note('1', p(''))))).toEqual(['note-unreferenced'])
    expect(check(reference, notes(note('1', p('')) + note('1', p(''))))).toEqual(['note-id-duplicate'])
    expect(check(p(''), notes(note('1', reference)))).toEqual(['note-in-note'])
  })
  it('finds an id given again in another part, and a field left open in a note', () => {
    expect(check(reference + p(ins(1, r('x'))), notes(note('1', p(ins(1, r('y'))))))).toEqual(['revision-id-duplicate'])
    expect(check(reference + p(field('end')), notes(note('1', p(field('begin')))))).toEqual([
      'field-disorder',
      'field-unclosed',
    ])
  })
  it('tells two empty notes apart: a bookmark does not reach from one to the next', () => {
    const start = '<w:bookmarkStart w:id="1" w:name="a"/>'
    const two = note('1', p(start)) + note('2', p('<w:bookmarkEnd w:id="1"/>'))
    expect(check(`${reference}${p('<w:r><w:footnoteReference w:id="2"/></w:r>')}`, notes(two))).toEqual([
      'bookmark-unclosed',
      'bookmark-unopened',
    ])
  })
})

describe('the linter on comments', () => {
  const comment = (id: number, ...paraIds: string[]): string =>
    `<w:comment ${by(id)}>${paraIds.map((i) => `<w:p w14:paraId="${i}"/>`).join('')}</w:comment>`
  const anchors = (...of: number[]): string =>
    p(of.map((id) => `<w:r><w:commentReference w:id="${id}"/></w:r>`).join(''))
  const parts = (comments: string, extended?: string): Parameters<typeof check>[1] => ({
    'comments.xml': { type: 'comments', xml: story('comments', comments) },
    ...(extended === undefined
      ? {}
      : {
          'commentsExtended.xml': {
            type: 'commentsExtended',
            xml: `<w15:commentsEx ${DECLARED}>${extended}</w15:commentsEx>`,
          },
        }),
  })
  const entry = (id: string, parent?: string): string =>
    `<w15:commentEx w15:paraId="${id}"${parent === undefined ? '' : ` w15:paraIdParent="${parent}"`}/>`
  const two = comment(1, '00000001', '00000002') + comment(2, '00000003')

  it('passes a thread that keys on last paragraphs', () => {
    expect(check(anchors(1, 2), parts(two, entry('00000002') + entry('00000003', '00000002')))).toEqual([])
  })
  it('finds a thread that keys on a first paragraph, and the comment that is then not listed', () => {
    expect(check(anchors(1, 2), parts(two, entry('00000001') + entry('00000003')))).toEqual([
      'comment-thread',
      'comment-unlisted',
    ])
  })
  it('finds a reply to nothing and a reply to a reply', () => {
    expect(check(anchors(1, 2), parts(two, entry('00000002') + entry('00000003', '0000000F')))).toEqual([
      'comment-thread',
    ])
    const three = two + comment(3, '00000004')
    const deep = entry('00000002') + entry('00000003', '00000002') + entry('00000004', '00000003')
    expect(check(anchors(1, 2, 3), parts(three, deep))).toEqual(['comment-thread-depth'])
  })
  it('finds a comment that nothing refers to and two of one id', () => {
    expect(check(anchors(1), parts(two))).toEqual(['comment-unreferenced'])
    expect(check(anchors(1), parts(comment(1, '00000001') + comment(1, '00000002')))).toEqual(['comment-id-duplicate'])
  })
  it('takes a comment with the id of a revision, which is another space', () => {
    expect(check(anchors(1) + p(ins(1, r('x'))), parts(comment(1, '00000001')))).toEqual([])
  })
})
