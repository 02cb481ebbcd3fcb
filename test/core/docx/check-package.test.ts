import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import { externalTargets } from '../../../src/core/docx/check/external-targets.ts'
import { by, check, DECLARED, documentOf, p, packageOf, r, relationships, rulesOf } from './check-fixture.ts'

describe('the linter on packages', () => {
  it('passes a package in order', () => {
    expect(check(p(r('x')))).toEqual([])
  })
  it('finds a relationship to a part that is not there, and one id twice', () => {
    const rels = { 'word/_rels/document.xml.rels': relationships([['rId1', 'image', 'media/a.png']]) }
    expect(check(p(''), {}, rels)).toEqual(['relationship-dangling'])
    const twice = relationships([
      ['rId1', 'settings', 'document.xml'],
      ['rId1', 'theme', 'document.xml'],
    ])
    expect(check(p(''), {}, { 'word/_rels/document.xml.rels': twice })).toEqual(['relationship-id-duplicate'])
  })
  it('finds a part without content type, the worse when something points to it', () => {
    const severity = (rels: string): string[] =>
      checkPackage(documentOf(p(''), {}, { 'word/a.bin': 'x', 'word/_rels/document.xml.rels': rels })).map(
        (f) => `${f.severity} ${f.rule} ${f.part}`,
      )
    expect(severity(relationships([]))).toEqual(['warning content-type-missing word/a.bin'])
    expect(severity(relationships([['rId1', 'oleObject', 'a.bin']]))).toEqual(['error content-type-missing word/a.bin'])
  })
  it('finds two names that differ in case alone', () => {
    expect(check(p(''), {}, { 'word/A.xml': '<a/>', 'word/a.xml': '<a/>' })).toEqual(['part-name-duplicate'])
  })
  it('finds an undeclared mc:Ignorable and an undeclared prefix on the root, which Word refuses', () => {
    const root = `<w:document ${DECLARED} mc:Ignorable="w14 wp14" x:y="1"><w:body>${p('')}</w:body></w:document>`
    expect(check('', {}, { 'word/document.xml': root })).toEqual(['ignorable-undeclared', 'prefix-undeclared'])
  })
  it('finds parts that are no XML, and says nothing then of what points to them', () => {
    const comments = { 'comments.xml': { type: 'comments', xml: '<w:comments' } }
    expect(check(p('<w:r><w:commentReference w:id="1"/></w:r>'), comments)).toEqual(['part-unreadable'])
    expect(check(p(''), { 'theme.xml': { type: 'theme', xml: '<a><b></a>' } })).toEqual(['part-unreadable'])
  })
  it('has one finding for what is no Word package', () => {
    expect(rulesOf(checkPackage(packageOf([])))).toEqual(['content-types-missing', 'package-unreadable'])
  })
  it('finds a list without definition and a tenth level in the numbering part', () => {
    const xml = `<w:numbering ${DECLARED}><w:abstractNum w:abstractNumId="0">${'<w:lvl/>'.repeat(10)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>`
    expect(check(p(''), { 'numbering.xml': { type: 'numbering', xml } })).toEqual([
      'numbering-level',
      'numbering-missing',
    ])
  })
  it('reads strict files by the same rules', () => {
    const strict = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:del x:id="1" x:author="A" x:date="2024-01-01T00:00:00Z"><x:r><x:t>x</x:t></x:r></x:del></x:p></x:body></x:document>`
    expect(check('', {}, { 'word/document.xml': strict })).toEqual(['w-t-in-del'])
  })
})

describe('what a finding says', () => {
  it('names the part and the path of the element', () => {
    const body = p('') + p(`${r('x')}<w:del ${by(1)}><w:r/>${r('y')}</w:del>`)
    expect(checkPackage(documentOf(body)).map(({ part, path }) => `${part} ${path}`)).toEqual([
      'word/document.xml w:body/w:p[2]/w:del[1]/w:r[2]/w:t[1]',
    ])
  })
  it('lists the first thousand of one rule in a part and counts the rest', () => {
    const findings = checkPackage(documentOf(p('<w:r><w:delText>x</w:delText></w:r>').repeat(1500)))
    expect(findings).toHaveLength(1001)
    expect(findings.at(-1)?.message).toBe('500 more of these in this part are not listed')
  })
})

describe('external targets', () => {
  it('are listed with the part that points to them, and are no findings', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>'
    const source = documentOf(p('<w:hyperlink r:id="rId1"/>'), {}, { 'word/_rels/document.xml.rels': rels })
    expect(checkPackage(source)).toEqual([])
    expect(externalTargets(source)).toEqual([
      { part: 'word/document.xml', id: 'rId1', type: 'hyperlink', target: 'https://example.org/' },
    ])
  })
})
