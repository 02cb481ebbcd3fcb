import { describe, expect, it } from 'vitest'
import { hiddenRuns } from '../../../src/core/docx/scrub/hidden-runs.ts'
import { difference, see } from '../../../src/core/docx/scrub/proof.ts'
import { readDocx } from '../../../src/core/docx/read/read-docx.ts'
import { emptyContext } from '../../../src/core/document/style-sheet.ts'
import { crafted, p, r, scrubbed, sourceOf, W } from './scrub-fixture.ts'

const HIDDEN = '<w:vanish/>'
const body = (xml: string, parts = {}, rels: readonly [string, string][] = []): string =>
  /<w:body>(.*)<\/w:body>/.exec(scrubbed(crafted(xml, parts, rels)).text('word/document.xml'))![1]!

describe('hidden text', () => {
  it('is removed with its run', () => {
    expect(body(p(r('a'), r('secret', HIDDEN), r('b')))).toBe(p(r('a'), r('b')))
  })

  it('is not what is only said not to be hidden', () => {
    const shown = p(r('a', '<w:vanish w:val="0"/>'), r('b', '<w:vanish w:val="false"/>'), r('c', '<w:webHidden/>'))
    expect(body(shown)).toBe(shown)
  })

  it('takes with it a revision, a link and a content control that hold nothing else', () => {
    const hid = r('secret', HIDDEN)
    const revised = `<w:ins w:id="1" w:author="Meridian Ltd">${hid}</w:ins>`
    const linked = `<w:hyperlink w:anchor="x"><w:proofErr w:type="spellStart"/>${hid}</w:hyperlink>`
    const control = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${hid}${hid}</w:sdtContent></w:sdt>`
    const more = (shown: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${shown}${r('b')}</w:sdtContent></w:sdt>`
    expect(body(p(r('a'), revised, linked, control, more(hid)))).toBe(p(r('a'), more('')))
  })

  it('inside what is kept whole stays, and is listed', () => {
    const ruby = p(`<w:r><w:ruby><w:rubyBase>${r('base', HIDDEN)}</w:rubyBase></w:ruby></w:r>`)
    const result = scrubbed(crafted(ruby))
    expect(result.changes.size).toBe(0)
    expect(result.found('word/document.xml')).toEqual(['hidden-text kept 1'])
  })

  it('in a hidden entry field stays balanced: codes and edges are left, for tables of contents are made of them', () => {
    const entry = `<w:r><w:rPr>${HIDDEN}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>${HIDDEN}</w:rPr><w:instrText> TC "x" </w:instrText></w:r><w:r><w:rPr>${HIDDEN}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>`
    expect(body(p(entry, r('a')))).toBe(p(entry, r('a')))
  })

  it('by a style is found, and two styles that both hide show (a toggle, ECMA-376 part 1, 17.7.3)', () => {
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`
    const note = '<w:pPr><w:pStyle w:val="Note"/></w:pPr>'
    const hid = '<w:rStyle w:val="Hid"/>'
    const all = p(r('plain'), r('secret', hid)) + p(note, r('secret')) + p(note, r('shown', hid))
    expect(body(all, { 'word/styles.xml': styles }, [['styles', 'styles.xml']])).toBe(
      p(r('plain')) + p(note) + p(note, r('shown', hid)),
    )
  })

  it('that a tracked change hides is kept and listed: rejecting the change shows it', () => {
    const tracked = p(r('clause 9', '<w:vanish/><w:rPrChange w:id="1" w:author="Meridian Ltd"><w:rPr/></w:rPrChange>'))
    const result = scrubbed(crafted(tracked))
    expect(result.text('word/document.xml')).toContain(tracked)
    expect(result.found('word/document.xml')).toEqual(['hidden-text kept 1'])
  })

  it('leaves hidden pictures, notes and rows, and lists them', () => {
    const row = `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>`
    const result = scrubbed(crafted(row + p(`<w:r><w:rPr>${HIDDEN}</w:rPr><w:drawing/></w:r>`)))
    expect(result.found('word/document.xml')).toEqual(['hidden-text kept 1', 'hidden-text kept 1'])
    expect(result.changes.size).toBe(0)
  })
})

describe('the proof', () => {
  const seen = (xml: string, comments = false): ReturnType<typeof see> => {
    const reading = readDocx(sourceOf(crafted(xml)))
    if (!reading.ok) throw new Error(reading.error.message)
    return see(reading.value, hiddenRuns(emptyContext), comments)
  }
  const ins = (inner: string): string => `<w:ins w:id="1" w:author="A">${inner}</w:ins>`

  it('sees a lost word, a lost revision, another revision, a lost paragraph, a lost atom', () => {
    const before = seen(p(r('a '), ins(r('b'))) + p(r('c', '<w:b/>'), '<w:r><w:tab/></w:r>'))
    for (const after of [
      p(r('a '), ins(r(''))) + p(r('c'), '<w:r><w:tab/></w:r>'),
      p(r('a '), r('b')) + p(r('c'), '<w:r><w:tab/></w:r>'),
      p(r('a '), ins(r('b'))),
      p(r('a '), ins(r('b')).replaceAll('w:ins', 'w:del')) + p(r('c'), '<w:r><w:tab/></w:r>'),
      p(r('a '), ins(r('b'))) + p(r('c')),
      p(r('a '), ins(r('b'))) + p(r('c'), '<w:r><w:tab/></w:r>') + p(),
    ]) {
      expect(difference(before, seen(after))).not.toBeNull()
    }
  })

  it('does not see authors, hidden text and the places of comments', () => {
    const before = seen(p('<w:commentRangeStart w:id="1"/>', ins(r('b')), r('secret', HIDDEN)))
    expect(difference(before, seen(p(ins(r('b')).replace('"A"', '"B"'))))).toBeNull()
  })
})
