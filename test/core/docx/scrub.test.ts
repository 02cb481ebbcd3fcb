import { describe, expect, it } from 'vitest'
import { scrubPackage } from '../../../src/core/docx/scrub/scrub-package.ts'
import { crafted, DEFAULTS, decode, p, r, rels, scrubbed, sourceOf, W } from './scrub-fixture.ts'

const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
const coreXml =
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  '<dc:title>Project Falcon</dc:title><dc:creator>Jane Roe</dc:creator><cp:lastModifiedBy>John Doe</cp:lastModifiedBy><cp:revision>17</cp:revision><cp:lastPrinted>2020-02-02T00:00:00Z</cp:lastPrinted><dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T10:11:12Z</dcterms:created><dc:language>en-GB</dc:language><cp:category>NDA</cp:category></cp:coreProperties>'
const appXml =
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>C:\\Users\\jroe\\Falcon.dotx</Template><TotalTime>314</TotalTime><Pages>3</Pages><Company>Roe &amp; Partners</Company><AppVersion>16.0000</AppVersion></Properties>'

describe('properties', () => {
  const source = crafted(
    p(r('Hello')),
    {
      'docProps/core.xml': coreXml,
      'docProps/app.xml': appXml,
      'docProps/custom.xml':
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property pid="2" name="Matter"><vt:lpwstr>M-20417 Falcon</vt:lpwstr></property></Properties>',
      'docProps/thumbnail.jpeg': new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
    },
    [],
    [
      [CORE, 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
      ['custom-properties', 'docProps/custom.xml'],
      ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail', 'docProps/thumbnail.jpeg'],
    ],
  )
  const result = scrubbed(source)

  it('empties who and what for, and leaves dates that are dates', () => {
    const core = result.text('docProps/core.xml')
    expect(core).toContain(
      '<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy><cp:revision>1</cp:revision>',
    )
    expect(core).toContain('>2000-01-01T00:00:00Z</dcterms:created><dc:language>en-GB</dc:language>')
    expect(core).toMatch(/<cp:category><\/cp:category><\/cp:coreProperties>$/)
    expect(core).not.toMatch(/Roe|Doe|Falcon|2020/)
  })

  it('takes firm, template and time spent from the extended properties and leaves the figures', () => {
    expect(result.text('docProps/app.xml')).toBe(
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>3</Pages><AppVersion>16.0000</AppVersion></Properties>',
    )
  })

  it('removes custom properties and the thumbnail with their relationships and content types', () => {
    expect([...result.parts.keys()]).not.toContain('docProps/custom.xml')
    expect([...result.parts.keys()]).not.toContain('docProps/thumbnail.jpeg')
    expect(result.text('_rels/.rels')).not.toMatch(/custom|thumbnail/)
    expect(result.text('[Content_Types].xml')).not.toContain('custom.xml')
    expect(result.found('docProps/custom.xml')).toEqual(['property removed 1'])
  })

  it('says what was found, shortened, and which part was edited, removed or left', () => {
    const { parts } = result.receipt
    expect(parts.map((part) => `${part.part} ${part.change}`)).toContain('docProps/custom.xml removed')
    expect(parts.find((part) => part.part === 'word/document.xml')).toMatchObject({ change: 'unchanged', findings: [] })
    expect(parts.find((part) => part.part === 'docProps/app.xml')!.findings[0]!.examples).toContain(
      'Company = Roe & Partners',
    )
  })
})

describe('authors, dates and sittings', () => {
  const body =
    '<w:p w:rsidR="00AA0001" w:rsidRDefault="00AA0002"><w:ins w:id="1" w:author=\'Jane "J" Roe\' w:date="2024-05-06T07:08:09Z" w16du:dateUtc="2024-05-06T05:08:09Z"><w:r w:rsidRPr="00AA0003"><w:t>in</w:t></w:r></w:ins><w:del w:id="2" w:author="John Doe"><w:r><w:delText>out</w:delText></w:r></w:del></w:p>'
  const settings = `<w:settings ${W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:zoom w:percent="100"/><w:documentProtection w:edit="trackedChanges" w:enforcement="1" w:hash="kept"/><w:rsids><w:rsidRoot w:val="00AA0001"/></w:rsids><w14:docId w14:val="12345678"/></w:settings>`
  const source = crafted(body, { 'word/settings.xml': settings }, [['settings', 'settings.xml']])

  it('become the party and one day, where they were, to the letter', () => {
    const text = scrubbed(source).text('word/document.xml')
    expect(text).toContain(
      '<w:p><w:ins w:id="1" w:author="Meridian Ltd" w:date="2000-01-01T00:00:00Z"><w:r><w:t>in</w:t></w:r></w:ins><w:del w:id="2" w:author="Meridian Ltd"><w:r>',
    )
  })

  it('stay when asked to, and sittings go all the same', () => {
    const text = scrubbed(source, { keepAuthors: true }).text('word/document.xml')
    expect(text).toContain(
      'w:author=\'Jane "J" Roe\' w:date="2024-05-06T07:08:09Z" w16du:dateUtc="2024-05-06T05:08:09Z"><w:r>',
    )
    expect(text).not.toContain('rsid')
  })

  it('leaves protection with its hash, and takes the list of sittings and the document id', () => {
    const text = scrubbed(source).text('word/settings.xml')
    expect(text).toContain(
      '<w:documentProtection w:edit="trackedChanges" w:enforcement="1" w:hash="kept"/></w:settings>',
    )
  })

  it('writes a party of any characters, and refuses one that no file can hold', () => {
    expect(scrubbed(source, { party: `A & "B" <C> 'D'` }).text('word/document.xml')).toContain(
      `w:author="A &amp; &quot;B&quot; &lt;C&gt; 'D'"`,
    )
    for (const party of ['', '  ', 'a\u0000b', 'a\nb', '\ud800']) {
      expect(scrubPackage(sourceOf(source), { ...DEFAULTS, party })).toMatchObject({
        ok: false,
        error: { kind: 'bad-party' },
      })
    }
  })

  it('works in files with other prefixes', () => {
    const other = crafted(p(r('x')))
    other.set(
      'word/document.xml',
      new TextEncoder().encode(
        '<n:document xmlns:n="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><n:body><n:p n:rsidR="00AA0001"><n:ins n:id="1" n:author="Jane Roe"><n:r><n:t>in</n:t></n:r></n:ins></n:p></n:body></n:document>',
      ),
    )
    expect(scrubbed(other).text('word/document.xml')).toContain(
      '<n:body><n:p><n:ins n:id="1" n:author="Meridian Ltd"><n:r><n:t>in</n:t></n:r></n:ins></n:p></n:body>',
    )
  })
})

describe('comments', () => {
  const body = p(
    '<w:commentRangeStart w:id="0"/>',
    r('agreed'),
    '<w:commentRangeEnd w:id="0"/>',
    '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="0"/></w:r>',
    '<w:ins w:id="5" w:author="Jane Roe"><w:r><w:commentReference w:id="0"/></w:r></w:ins>',
  )
  const comments = `<w:comments ${W}><w:comment w:id="0" w:author="Jane Roe" w:initials="JR" w:date="2024-05-06T07:08:09Z"><w:p><w:r><w:t>Our limit is 5m</w:t></w:r></w:p></w:comment></w:comments>`
  const source = crafted(
    body,
    {
      'word/comments.xml': comments,
      'word/_rels/comments.xml.rels': rels(['image', 'media/scan.emf']),
      'word/media/scan.emf': new Uint8Array([1, 2, 3]),
      'word/commentsExtensible.xml': '<x/>',
      'word/people.xml':
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Jane Roe"><w15:presenceInfo w15:providerId="AD" w15:userId="jroe@roe.example"/></w15:person></w15:people>',
    },
    [
      ['comments', 'comments.xml'],
      ['http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible', 'commentsExtensible.xml'],
      ['http://schemas.microsoft.com/office/2011/relationships/people', 'people.xml'],
    ],
  )

  it('go with their places, their parts and what only they lead to', () => {
    const result = scrubbed(source)
    expect(result.text('word/document.xml')).toMatch(
      /<w:body><w:p><w:r><w:t xml:space="preserve">agreed<\/w:t><\/w:r><\/w:p><\/w:body>/,
    )
    expect([...result.parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/document.xml',
      'word/_rels/document.xml.rels',
    ])
    expect(result.text('word/_rels/document.xml.rels')).not.toContain('<Relationship ')
    expect(result.receipt.parts.find((part) => part.part === 'word/comments.xml')!.findings[0]).toMatchObject({
      kind: 'comment',
      action: 'removed',
      examples: ['Jane Roe: Our limit is 5m'],
    })
  })

  it('stay when asked to, in the name of the party and without accounts', () => {
    const result = scrubbed(source, { keepComments: true })
    expect(result.text('word/comments.xml')).toContain(
      '<w:comment w:id="0" w:author="Meridian Ltd" w:initials="ML" w:date="2000-01-01T00:00:00Z">',
    )
    expect([...result.parts.keys()]).toContain('word/media/scan.emf')
    expect([...result.parts.keys()]).not.toContain('word/people.xml')
    expect([...result.parts.keys()]).not.toContain('word/commentsExtensible.xml')
  })
})

describe('what ties a document to its source', () => {
  it('takes a template on a share, its styles order, document variables and mail merge out of the settings', () => {
    const settings = `<w:settings ${W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/><w:linkStyles/><w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:connectString w:val="Data Source=C:\\clients.mdb"/><w:dataSource r:id="rId2"/></w:mailMerge><w:docVars><w:docVar w:name="Client" w:val="Falcon Holdings"/></w:docVars></w:settings>`
    const source = crafted(
      p(r('x')),
      {
        'word/settings.xml': settings,
        'word/_rels/settings.xml.rels': rels(
          ['attachedTemplate', 'file:///\\\\roe-fs01\\templates\\Falcon.dotm', true],
          ['mailMergeSource', 'file:///C:\\clients.mdb', true],
        ),
      },
      [['settings', 'settings.xml']],
    )
    const result = scrubbed(source)
    expect(result.text('word/settings.xml')).toMatch(/^<w:settings [^>]*><\/w:settings>$/)
    expect(result.text('word/_rels/settings.xml.rels')).not.toContain('<Relationship ')
    expect(result.found('word/settings.xml')).toEqual([
      'template removed 2',
      'mail-merge removed 1',
      'variable removed 1',
    ])
    expect(result.found('word/_rels/settings.xml.rels')).toEqual(['template removed 1', 'mail-merge removed 1'])
  })

  it('unbinds content controls before it takes the store they are bound to, and keeps what they say', () => {
    const sdt =
      '<w:sdt><w:sdtPr><w:alias w:val="Client"/><w:dataBinding w:xpath="/c/name" w:storeItemID="{1}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Falcon</w:t></w:r></w:sdtContent></w:sdt>'
    const source = crafted(
      p(sdt),
      {
        'customXml/item1.xml': '<c><name>Falcon</name></c>',
        'customXml/_rels/item1.xml.rels': rels(['customXmlProps', 'itemProps1.xml']),
        'customXml/itemProps1.xml': '<x/>',
      },
      [['customXml', '../customXml/item1.xml']],
    )
    const result = scrubbed(source)
    expect(result.text('word/document.xml')).toContain(
      '<w:sdt><w:sdtPr><w:alias w:val="Client"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Falcon</w:t></w:r></w:sdtContent></w:sdt>',
    )
    expect([...result.parts.keys()].filter((name) => name.startsWith('customXml'))).toEqual([])
  })

  it('locks fields that read what is gone, so that they go on saying what they say', () => {
    const field = (code: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code.slice(0, 4)}</w:instrText></w:r><w:r><w:instrText>${code.slice(4)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const source = crafted(
      p(
        field('DOCPROPERTY Matter', 'M-1'),
        field('PAGE', '3'),
        '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Roe</w:t></w:r></w:fldSimple>',
        field('INCLUDETEXT "\\\\\\\\fs01\\\\a.docx"', 'text'),
      ),
    )
    const result = scrubbed(source)
    const text = result.text('word/document.xml')
    expect(text.match(/fldLock/g)).toHaveLength(2)
    expect(text).toContain('<w:fldChar w:fldCharType="begin" w:fldLock="1"/></w:r><w:r><w:instrText> DOCP')
    expect(text).toContain('<w:fldSimple w:instr=" AUTHOR " w:fldLock="1">')
    expect(result.found('word/document.xml')).toEqual(['field locked 2', 'external-link kept 1'])
  })

  it('undoes links into this computer and keeps those to the world and those that show something', () => {
    const source = crafted(
      p(
        `<w:hyperlink r:id="rId1">${r('schedule')}</w:hyperlink>`,
        `<w:hyperlink r:id="rId2">${r('site')}</w:hyperlink>`,
        '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" r:id="rId3"/></w:object></w:r>',
      ),
      {},
      [
        ['hyperlink', 'file:///C:/Users/jroe/schedule.docx', true],
        ['hyperlink', 'https://example.com/', true],
        ['oleObject', '\\\\fs01\\deal.xlsx', true],
      ],
    )
    const result = scrubbed(source)
    expect(result.text('word/document.xml')).toContain(
      `<w:p>${r('schedule')}<w:hyperlink r:id="rId2">${r('site')}</w:hyperlink><w:r><w:object>`,
    )
    const left = result.text('word/_rels/document.xml.rels')
    expect(left).not.toContain('rId1"')
    expect(left).toContain('rId2"')
    expect(left).toContain('rId3"')
    expect(result.found('word/document.xml')).toEqual(['external-link removed 1', 'external-link kept 1'])
  })

  it('cuts the path that a picture came from down to the name of its file', () => {
    const source = crafted(
      p(
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="Picture 1" descr="C:\\Users\\jroe\\Desktop\\signature.png"/></wp:inline></w:drawing></w:r>',
      ),
    )
    expect(scrubbed(source).text('word/document.xml')).toContain('name="Picture 1" descr="signature.png"/>')
  })

  it('lists embedded files, macros and what it cannot look into, and removes parts that nothing leads to', () => {
    const source = crafted(
      p('<w:r><w:object/></w:r>'),
      {
        'word/embeddings/a.xlsx': new Uint8Array([0x50, 0x4b]),
        'word/vbaProject.bin': new Uint8Array([1]),
        '[trash]/0000.dat': 'old draft',
      },
      [
        ['package', 'embeddings/a.xlsx'],
        ['vbaProject', 'vbaProject.bin'],
      ],
    )
    const result = scrubbed(source)
    expect(result.found('word/embeddings/a.xlsx')).toEqual(['embedded-file kept 1'])
    expect(result.found('word/vbaProject.bin')).toEqual(['macro kept 1'])
    expect(result.found('[trash]/0000.dat')).toEqual(['unreferenced-part removed 1'])
    expect(result.changes.get('[trash]/0000.dat')).toBeNull()
  })
})

describe('names that were removed', () => {
  it('are looked for in every part: in the visible text, cut in two, in field codes, in markup, in binaries', () => {
    const source = crafted(
      p(r('Between Ro', '<w:b/>'), r('e &amp; Partners and others. John Doe signs.')) +
        p(
          '<w:bookmarkStart w:id="1" w:name="JohnDoe"/><w:bookmarkStart w:id="2" w:name="by John Doe"/><w:bookmarkEnd w:id="1"/><w:bookmarkEnd w:id="2"/>',
        ),
      {
        'docProps/core.xml': coreXml,
        'docProps/app.xml': appXml,
        'word/media/a.emf': new TextEncoder().encode('..john doe..'),
      },
      [['image', 'media/a.emf']],
      [
        [CORE, 'docProps/core.xml'],
        ['extended-properties', 'docProps/app.xml'],
      ],
    )
    const left = scrubbed(source).receipt.parts.flatMap(({ part, findings }) =>
      findings
        .filter((f) => f.kind === 'leftover')
        .map((f) => `${part}: ${f.examples.join(', ')} ${f.reason} ${f.count}`),
    )
    expect(left).toEqual([
      'word/document.xml: John Doe, Roe & Partners in the visible text 2',
      'word/document.xml: John Doe in the markup 1',
      'word/media/a.emf: John Doe in a part that is no text and is kept as it is 1',
    ])
  })

  it('are not looked for where they are the name that takes their place', () => {
    const source = crafted(p('<w:ins w:id="1" w:author="Meridian"><w:r><w:t>in</w:t></w:r></w:ins>'))
    expect(scrubbed(source).found('word/document.xml')).toEqual(['author replaced 1'])
  })
})

describe('the laws of scrubbing', () => {
  const source = crafted(
    p(
      '<w:ins w:id="1" w:author="Jane Roe" w:date="2024-05-06T07:08:09Z"><w:r w:rsidR="00AA0001"><w:t>in</w:t></w:r></w:ins>',
      r('secret', '<w:vanish/>'),
    ),
    { 'docProps/core.xml': coreXml, 'docProps/app.xml': appXml },
    [],
    [
      [CORE, 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ],
  )

  it('a scrubbed package is scrubbed to itself', () => {
    expect([...scrubbed(scrubbed(source).parts).changes]).toEqual([])
  })

  it('twice gives the same, and the source is as it was', () => {
    const before = [...source].map(([name, bytes]) => [name, decode(bytes)])
    const first = scrubbed(source)
    expect(scrubbed(source)).toEqual({ ...first, text: expect.any(Function), found: expect.any(Function) })
    expect([...source].map(([name, bytes]) => [name, decode(bytes)])).toEqual(before)
  })

  it('keeps the encoding of a part', () => {
    const wide = new Map(source)
    const text = `\ufeff${decode(source.get('word/document.xml'))}`
    const bytes = new Uint8Array(text.length * 2)
    for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), true)
    wide.set('word/document.xml', bytes)
    const result = scrubbed(wide).parts.get('word/document.xml')!
    expect([...result.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0])
    expect(new TextDecoder('utf-16le').decode(result)).not.toContain('Jane')
  })

  it('counts what is proven unchanged', () => {
    expect(scrubbed(source).receipt.proof).toEqual({ stories: 1, paragraphs: 1, plain: 0, inserted: 2, deleted: 0 })
  })

  it('says why a package cannot be scrubbed', () => {
    const broken = new Map(source).set('word/_rels/document.xml.rels', new TextEncoder().encode('<a'))
    expect(scrubPackage(sourceOf(broken), DEFAULTS)).toMatchObject({ ok: false, error: { kind: 'bad-xml' } })
    expect(scrubPackage(sourceOf(new Map()), DEFAULTS)).toMatchObject({ ok: false, error: { kind: 'not-a-docx' } })
  })
})
