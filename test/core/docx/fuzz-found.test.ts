import { describe, expect, it } from 'vitest'
import { clip, parseXml, type XmlElement } from '../../../src/core/docx/xml.ts'
import { openPackage } from '../../../src/core/docx/package.ts'
import { readDocx, type DocxReading } from '../../../src/core/docx/read/read-docx.ts'
import { writeReading, type EditedStory } from '../../../src/core/docx/write/write-docx.ts'
import { schema } from '../../../src/core/document/schema.ts'

/** What damaged files brought to light, each in the smallest form that shows it. */

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

interface Parts {
  readonly document: string
  readonly more?: Readonly<Record<string, string>>
}

/** A package with these parts; the document points to each of `more` by a relationship of the part's name. */
function packageOf({ document, more = {} }: Parts): Map<string, Uint8Array> {
  const relationship = (type: string, target: string): string =>
    `<Relationship Id="${type}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`
  const list = Object.keys(more).map((type) => relationship(type, `${type}.xml`))
  return new Map([
    ['_rels/.rels', encode(`<Relationships>${relationship('officeDocument', 'word/document.xml')}</Relationships>`)],
    ['word/_rels/document.xml.rels', encode(`<Relationships>${list.join('')}</Relationships>`)],
    ['word/document.xml', encode(document)],
    ...Object.entries(more).map(([type, xml]) => [`word/${type}.xml`, encode(xml)] as const),
  ])
}

function sourceOf(parts: ReadonlyMap<string, Uint8Array>) {
  return { names: () => [...parts.keys()], part: (name: string) => parts.get(name) }
}

function read(parts: ReadonlyMap<string, Uint8Array>): DocxReading {
  const reading = readDocx(sourceOf(parts))
  if (!reading.ok) throw new Error(reading.error.message)
  return reading.value
}

const body = (content: string): Parts => ({ document: `<w:document ${WORD}><w:body>${content}</w:body></w:document>` })
const said = (text: string) => schema.nodes.doc.create(null, [schema.nodes.paragraph.create(null, schema.text(text))])

/** The text of every story after these were written and the package read again. */
function textsAfter(parts: Map<string, Uint8Array>, edited: (reading: DocxReading) => EditedStory[]): string[] {
  const reading = read(parts)
  const changes = writeReading(reading, edited(reading))
  return read(new Map([...parts, ...changes])).stories.map((s) => s.doc.textContent)
}

describe('what damaged files brought to light', () => {
  it('an element named as something every object has is content like any other', () => {
    const { stories } = read(packageOf(body('<w:p><constructor/><__proto__/><toString/></w:p>')))
    expect(stories[0]!.doc.firstChild!.childCount).toBe(3)
  })

  it('a text that holds elements is kept whole', () => {
    const strange = '<w:r><w:t>a<w:commentReference w:id="1"/>b</w:t></w:r>'
    const parts = packageOf(body(`<w:p>${strange}</w:p>`))
    const reading = read(parts)
    expect(reading.stories[0]!.doc.firstChild!.firstChild!.attrs.text).toBe('ab')
    const changes = writeReading(reading, [], { rewrite: true })
    const written = new TextDecoder().decode(changes.get('word/document.xml') ?? parts.get('word/document.xml'))
    expect(written).toContain(strange)
  })

  it('a body inside a paragraph is not the body', () => {
    const parts = packageOf(body('<w:p><w:body><w:p/></w:body></w:p><w:p/>'))
    expect(read(parts).stories[0]!.doc.childCount).toBe(2)
    const handed: string[] = []
    const xml = '<a><b><c/><b><d/></b></b><e><b><f/></b></e></a>'
    parseXml(xml, new Set(['a', 'b']), (child: XmlElement) => handed.push(child.name))
    expect(handed).toEqual(['c', 'b', 'b', 'e'])
  })

  it.each([
    ['no body', `<w:document ${WORD}/>`, /holds no w:body/],
    ['two bodies', body('</w:body><w:body>').document, /holds more than one w:body/],
  ])('a document with %s is refused, as there is nowhere to write to', (_, document, says) => {
    expect(readDocx(sourceOf(packageOf({ document })))).toMatchObject({
      ok: false,
      error: { kind: 'bad-xml', message: expect.stringMatching(says) as string },
    })
  })

  it.each([
    ['<w:hdr/>', 'header'],
    ['<w:hdr></w:hdr>', 'header'],
    ['<?xml version="1.0"?>\n<w:hdr />', 'header'],
    ['<w:footnotes><w:footnote w:id="1"/></w:footnotes>', 'footnotes'],
  ])('%s has no inside and is written into all the same', (xml, type) => {
    const declared = xml.replace(/<w:(hdr|footnotes)/, `<w:$1 ${WORD}`)
    const parts = packageOf({ ...body('<w:p/>'), more: { [type]: declared } })
    const write = (reading: DocxReading): EditedStory[] =>
      reading.stories.slice(1).map(({ part, id }) => ({ part, id, doc: said('written') }))
    expect(textsAfter(parts, write)).toEqual(['', 'written'])
  })

  it('<w:body/> has no inside and is written into all the same', () => {
    const parts = packageOf({ document: `<w:document ${WORD}><w:body/></w:document>` })
    const write = (reading: DocxReading): EditedStory[] => [
      { part: reading.stories[0]!.part, id: null, doc: said('written') },
    ]
    expect(textsAfter(parts, write)).toEqual(['written'])
  })

  it('two notes of one id stay two', () => {
    const note = (text: string): string => `<w:footnote w:id="1"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:footnote>`
    const footnotes = `<w:footnotes ${WORD}>${note('one')}${note('two')}<w:separator/></w:footnotes>`
    const parts = packageOf({ ...body('<w:p/>'), more: { footnotes } })
    const write = (reading: DocxReading): EditedStory[] =>
      reading.stories.slice(1).map(({ part, id, doc }) => ({ part, id, doc: said(`${doc.textContent}!`) }))
    expect(textsAfter(parts, write)).toEqual(['', 'one!', 'two!'])
  })

  it('two hundred thousand blanks inside a text take no time', () => {
    const from = performance.now()
    const { stories } = read(packageOf(body(`<w:p><w:r><w:t> a${' '.repeat(200_000)}b </w:t></w:r></w:p>`)))
    expect(stories[0]!.doc.textContent.length).toBe(200_002)
    expect(performance.now() - from).toBeLessThan(2_000)
  })

  it('one text or attribute of more than sixteen million characters is refused before it is read', () => {
    const refused = { ok: false, error: { kind: 'too-large' } }
    expect(parseXml(`<a b="${'x'.repeat(17_000_000)}"/>`)).toMatchObject(refused)
    expect(parseXml(`<a><b/>${'x'.repeat(17_000_000)}</a>`)).toMatchObject(refused)
    expect(parseXml(`<a>${`<b>${'x'.repeat(9_000_000)}</b>`.repeat(3)}</a>`).ok).toBe(true)
  })

  it('more than three million elements are refused', () => {
    expect(parseXml(`<a>${'<b/>'.repeat(3_000_000)}</a>`, new Set(['a']))).toMatchObject({
      ok: false,
      error: { kind: 'too-large' },
    })
  })

  it('parts that are asked for and not there are not looked for again and again', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `word/media/${i}.png`)
    let listed = 0
    const parts = packageOf(body('<w:p/>'))
    const source = {
      names: () => {
        listed++
        return [...parts.keys(), ...names]
      },
      part: (name: string) => parts.get(name),
    }
    const opened = openPackage(source)
    expect(opened.ok).toBe(true)
    expect(listed).toBeLessThan(3)
  })

  it('words out of a file are short and plain in a message', () => {
    expect(clip('a\u202eb\u0007\n')).toBe('a\ufffdb\ufffd\ufffd')
    expect(clip('x'.repeat(1_000_000))).toHaveLength(80)
    const target = 'v'.repeat(10_000)
    const parts = packageOf(body('<w:p/>'))
    parts.set('_rels/.rels', encode(`<r><r Id="a" Type="x/officeDocument" Target="${target}"/></r>`))
    const opened = openPackage(sourceOf(parts))
    expect(opened.ok ? '' : opened.error.message.length).toBeLessThan(300)
  })
})
