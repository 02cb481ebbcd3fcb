/** What is put into documents: values, names and pieces of WordprocessingML that readers stumble over. */

const AUTHOR = 'w:author="Fuzz" w:date="2026-01-01T00:00:00Z"'
const run = (text: string, rPr = ''): string => `<w:r>${rPr}<w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, pPr = ''): string => `<w:p>${pPr}${content}</w:p>`
const markOf = (revision: string): string => `<w:pPr><w:rPr>${revision}</w:rPr></w:pPr>`

export const VALUES: readonly string[] = [
  ...['', ' ', '0', '1', '-1', '9', '99', '4294967296', '2147483647', '-2147483648', '1e309', 'NaN', '0x10', '1.5'],
  ...['true', 'off', 'begin', 'end', 'separate', 'page', 'continuous', 'nextPage', 'restart', 'continue', 'auto', '#'],
  ...['0000-00-00T00:00:00Z', '9999-12-31T24:00:00Z', 'yesterday', '2026-13-45', '2026-01-01T00:00:00+99:00'],
  ...['&lt;script&gt;', '&quot;&gt;&lt;b', '&#10;', '&#9;&#13;', '\u202e', '\ud83d\ude00', '__proto__'],
  ...['constructor', 'toString', 'hasOwnProperty', 'w:val', 'upperRoman', 'cardinalText', 'bullet', 'custom', 'none'],
  ...[
    '%1.%2.%3.%4.%5.%6.%7.%8.%9.%10',
    '%%%',
    '$&amp;',
    '$1',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '\\\\host\\x',
  ],
]

export const NAMES: readonly string[] = [
  ...[
    'w:p',
    'w:r',
    'w:t',
    'w:tbl',
    'w:tr',
    'w:tc',
    'w:ins',
    'w:del',
    'w:moveFrom',
    'w:moveTo',
    'w:sdt',
    'w:sdtContent',
  ],
  ...['w:pPr', 'w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:sectPr', 'w:rPrChange', 'w:pPrChange', 'w:tblGrid', 'w:body'],
  ...[
    'w:hyperlink',
    'w:fldSimple',
    'w:smartTag',
    'w:customXml',
    'w:delText',
    'w:instrText',
    'w:fldChar',
    'w:br',
    'w:tab',
  ],
  ...['w:drawing', 'w:pict', 'w:txbxContent', 'mc:AlternateContent', 'mc:Choice', 'mc:Fallback', 'm:oMath', 'm:t'],
  ...['w:bookmarkStart', 'w:bookmarkEnd', 'w:comment', 'w:footnote', 'w:numPr', 'w:style', 'w:lvl', 'w:abstractNum'],
  ...['w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:numberingChange', 'w:sectPrChange', 'w:tblPrEx', 'w:bdo', 'w:dir'],
  ...['x:unknown', 'constructor', '__proto__', 'w:document'],
]

/** Pairs of tags to put around content. */
export const WRAPPERS: readonly (readonly [string, string])[] = [
  ...['ins', 'del', 'moveFrom', 'moveTo'].map((name) => [`<w:${name} w:id="7" ${AUTHOR}>`, `</w:${name}>`] as const),
  ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
  ['<w:hyperlink r:id="rId1">', '</w:hyperlink>'],
  ['<w:p>', '</w:p>'],
  ['<w:r>', '</w:r>'],
  ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
  ['<w:tc>', '</w:tc>'],
  ['<mc:AlternateContent><mc:Choice Requires="wps">', '</mc:Choice><mc:Fallback/></mc:AlternateContent>'],
  ['<w:pict><w:txbxContent>', '</w:txbxContent></w:pict>'],
  ['<w:customXml w:element="e">', '</w:customXml>'],
  ['<q:q xmlns:q="urn:q" xmlns:w="urn:not-word">', '</q:q>'],
]

/** Pieces to put anywhere. */
export const PIECES: readonly string[] = [
  paragraph(`<w:ins w:id="1" ${AUTHOR}><w:ins w:id="1" ${AUTHOR}>${run('a')}</w:ins></w:ins>`),
  paragraph(`<w:del w:id="1" ${AUTHOR}>${run('not delText')}</w:del>`),
  paragraph(`<w:moveFrom w:id="2" ${AUTHOR}>${run('gone')}</w:moveFrom>`),
  paragraph(run('split'), markOf(`<w:ins w:id="3" ${AUTHOR}/><w:del w:id="3" ${AUTHOR}/>`)),
  paragraph(run('joined'), markOf(`<w:del w:id="4" ${AUTHOR}/>`)),
  paragraph('', '<w:pPr><w:sectPr><w:sectPrChange w:id="5"><w:sectPr/></w:sectPrChange></w:sectPr></w:pPr>'),
  paragraph(run('x'), '<w:pPr><w:pPrChange w:id="x"/></w:pPr>'),
  paragraph(run('x', `<w:rPr><w:b/><w:rPrChange ${AUTHOR}><w:rPr/></w:rPrChange></w:rPr>`)),
  paragraph(run('x'), '<w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
  paragraph(run('x'), '<w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="77777"/></w:numPr></w:pPr>'),
  paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF _x \\h</w:instrText></w:r>'),
  paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'),
  paragraph('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:fldSimple/>'),
  paragraph('<w:bookmarkStart w:id="0" w:name="b"/><w:bookmarkStart w:id="0" w:name="b"/>'),
  paragraph('<w:commentRangeStart w:id="99"/><w:r><w:commentReference w:id="99"/></w:r>'),
  paragraph('<w:r><w:footnoteReference w:id="99"/><w:endnoteReference/></w:r>'),
  paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym/><w:sym w:char="zz"/><w:br w:type="page"/></w:r>'),
  paragraph('<w:r><w:t>a</w:t><w:t/><w:tab/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:ptab/></w:r><w:r/>'),
  paragraph('<w:sdt/><w:sdt><w:sdtContent/></w:sdt><w:hyperlink/><w:smartTag/><w:ins/><w:del/>'),
  paragraph('<w:r><w:drawing><wp:inline/></w:drawing><w:object/><w:pict/></w:r><m:oMath><m:t>x</m:t></m:oMath>'),
  paragraph('<w:r><w:pict><w:txbxContent><w:p/><w:tbl/></w:txbxContent></w:pict></w:r>'),
  paragraph('<w:moveFromRangeStart w:id="8" w:name="m"/><w:moveToRangeEnd w:id="9"/><w:permStart/>'),
  '<w:tbl/>',
  '<w:tbl><w:tr/></w:tbl>',
  '<w:tbl><w:tr><w:tc/></w:tr></w:tbl>',
  `<w:tbl><w:tblPr><w:tblPrChange w:id="6" ${AUTHOR}/></w:tblPr><w:tr><w:trPr><w:ins w:id="6" ${AUTHOR}/><w:del w:id="6" ${AUTHOR}/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>`,
  `<w:tbl><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000"/><w:vMerge/><w:cellMerge w:id="7" ${AUTHOR}/></w:tcPr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
  `<w:tbl><w:bookmarkStart w:id="1"/><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:tcPr><w:cellDel w:id="9" ${AUTHOR}/></w:tcPr><w:p/></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`,
  '<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
  '<w:altChunk r:id="rId1"/>',
  '<w:sectPr/><w:sectPr><w:pgSz w:w="0" w:h="-5"/></w:sectPr>',
  `<w:customXmlInsRangeStart w:id="1" ${AUTHOR}/><w:customXmlDelRangeEnd w:id="2"/>`,
  '<mc:AlternateContent/>',
  run('a run where none may stand'),
  'text where none may stand',
  '<w:body><w:p/></w:body>',
  '<w:footnote w:id="1"/><w:footnote/>',
  '<w:comment w:id="1"/><w:comment w:id="1"><w:tbl/></w:comment>',
  '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
  '<w:num w:numId="1"><w:abstractNumId w:val="404"/><w:lvlOverride w:ilvl="99"><w:startOverride w:val="2147483647"/></w:lvlOverride></w:num>',
]

/** What is no element: markup that XML allows, and markup that it forbids. */
export const MARKUP: readonly string[] = [
  '<!DOCTYPE w:document [<!ENTITY a "aaaa">]>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  ...['&a;', '&amp', '&', '&#0;', '&#x110000;', '&#xD800;', '&#7;', '&#xFFFE;', '&lt;', '&#13;', '&nbsp;'],
  ...['<![CDATA[ cdata & <w:p> ]]>', '<![CDATA[', ']]>', '<!-- a comment -->', '<!-- -- -->', '<!--', '-->'],
  ...['<?php echo 1 ?>', '<?xml version="1.0"?>', '<?', '<', '>', '</w:p>', '<w:p>', '<w:p', '</', '<>', '"', "='"],
  ...['\u0000', '\u0007', '\u001f', '\u007f', '\u0085', '\u2028', '\ufeff', '\ufffe', '\uffff', '\ud800', '\udc00'],
]
