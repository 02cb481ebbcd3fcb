import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import type { PackageSource } from '../../../src/core/docx/package.ts'
import { addPart, type NewPart } from '../../../src/core/docx/parts/add-part.ts'
import { withParts } from '../../../src/core/docx/parts/overlay.ts'
import { documentOf, p, packageOf, r } from './check-fixture.ts'
import { got, textOfPart } from './comments-fixture.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const comments: NewPart = {
  name: 'word/comments.xml',
  contentType: TYPE,
  relationshipType: RELATION,
  bytes: bytes(`<w:comments ${W}/>`),
}
const MAIN = 'word/document.xml'

function add(source: PackageSource, part: Partial<NewPart> = {}): { source: PackageSource; name: string; id: string } {
  const { changes, name, id } = got(addPart(source, MAIN, { ...comments, ...part }))
  return { source: withParts(source, changes), name, id }
}

describe('adding a part to a package', () => {
  it('writes the part, its relationship and its content type, and the package stays in order', () => {
    const before = documentOf(p(r('text')))
    const { source, name, id } = add(before)
    expect([name, id]).toEqual(['word/comments.xml', 'rId1'])
    expect(checkPackage(source)).toEqual([])
    expect(textOfPart(source, 'word/_rels/document.xml.rels')).toContain(
      `<Relationship Id="rId1" Type="${RELATION}" Target="comments.xml"/>`,
    )
    expect(textOfPart(source, '[Content_Types].xml')).toContain(
      `<Override PartName="/word/comments.xml" ContentType="${TYPE}"/></Types>`,
    )
    expect(before.part('word/comments.xml')).toBeUndefined()
  })
  it('takes an id that no relationship has', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="x/hyperlink" Target="http://a" TargetMode="External"/></Relationships>'
    expect(add(documentOf(p(''), {}, { 'word/_rels/document.xml.rels': rels })).id).toBe('rId8')
  })
  it('makes the relationships of an owner that has none', () => {
    const all = documentOf(p(r('text')))
    const names = all.names().filter((name) => name !== 'word/_rels/document.xml.rels')
    const { source } = add(packageOf(names.map((name) => [name, textOfPart(all, name)])))
    expect(checkPackage(source)).toEqual([])
    expect(source.names()).toContain('word/_rels/document.xml.rels')
  })
  it('uses the part again that the owner points to already', () => {
    const once = add(documentOf(p('')))
    const twice = add(once.source, { bytes: bytes(`<w:comments ${W}></w:comments>`) })
    expect([twice.name, twice.id]).toEqual([once.name, once.id])
    expect(twice.source.names()).toEqual(once.source.names())
    expect(textOfPart(twice.source, twice.name)).toContain('></w:comments>')
  })
  it('gives a part a free name where another has the one it wants, and several where the owner may have them', () => {
    const { source, name } = add(documentOf(p(''), {}, { 'word/Comments.xml': '<x/>' }))
    expect(name).toBe('word/comments1.xml')
    const image = { name: 'word/media/image.png', contentType: 'image/png', relationshipType: 'x/image', several: true }
    const first = add(source, image)
    const second = add(first.source, image)
    expect([first.name, second.name, second.id]).toEqual(['word/media/image.png', 'word/media/image1.png', 'rId3'])
    expect(textOfPart(second.source, 'word/_rels/document.xml.rels')).toContain('Target="media/image1.png"')
  })
  it('points from the package itself, and across folders', () => {
    const { changes } = got(addPart(documentOf(p('')), '', { ...comments, relationshipType: 'x/thumbnail' }))
    expect(new TextDecoder().decode(changes.get('_rels/.rels'))).toContain('Target="word/comments.xml"')
    const far = got(addPart(documentOf(p('')), MAIN, { ...comments, name: 'customXml/item1.xml' }))
    expect(new TextDecoder().decode(far.changes.get('word/_rels/document.xml.rels'))).toContain(
      'Target="/customXml/item1.xml"',
    )
  })
  it('corrects a stale content type of that name', () => {
    const types = textOfPart(documentOf(p('')), '[Content_Types].xml').replace(
      '</Types>',
      '<Override PartName="/word/comments.xml" ContentType="application/xml"/></Types>',
    )
    const { source } = add(documentOf(p(''), {}, { '[Content_Types].xml': types }))
    const written = textOfPart(source, '[Content_Types].xml')
    expect(written).toContain(`<Override PartName="/word/comments.xml" ContentType="${TYPE}"/>`)
    expect(written.match(/comments\.xml/g)).toHaveLength(1)
  })
  it('keeps a prefix that the package parts use, an empty root and UTF-16', () => {
    const rels = '<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    const { source } = add(documentOf(p(''), {}, { 'word/_rels/document.xml.rels': rels }))
    expect(textOfPart(source, 'word/_rels/document.xml.rels')).toMatch(/<p:Relationship Id=.*<\/p:Relationships>$/)
    const utf16 = Buffer.from(`\ufeff${rels}`, 'utf16le')
    const wide = withParts(documentOf(p('')), new Map([['word/_rels/document.xml.rels', new Uint8Array(utf16)]]))
    const added = add(wide).source.part('word/_rels/document.xml.rels')!
    expect(Buffer.from(added).toString('utf16le')).toContain('Target="comments.xml"')
  })
  it('says so when the package has no content types', () => {
    const result = addPart(packageOf([[MAIN, '<w/>']]), MAIN, comments)
    expect(!result.ok && result.error.kind).toBe('bad-xml')
  })
})
