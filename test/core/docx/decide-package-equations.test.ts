import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import type { PackageSource } from '../../../src/core/docx/package.ts'
import { bodyOf, readDocx, type DocxReading } from '../../../src/core/docx/read/read-docx.ts'
import { writeReading } from '../../../src/core/docx/write/write-docx.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { decide, type Decision, type Pick } from '../../../src/core/revision/decide.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { by, documentOf, p, r } from './check-fixture.ts'

/** Tracked changes inside elements that are kept whole, decided on their XML. */

const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const run = (text: string, before = ''): string => `<m:r>${before}<m:t>${text}</m:t></m:r>`
const math = (content: string): string => `<m:oMath>${content}</m:oMath>`
const revised = (name: string, id: number, content: string, author = 'A'): string =>
  `<w:${name} ${by(id).replace('"A"', `"${author}"`)}>${content}</w:${name}>`
const look = '<w:rPr><w:i/></w:rPr>'

function open(source: PackageSource): DocxReading {
  const reading = readDocx(source)
  if (!reading.ok) throw new Error(reading.error.message)
  return reading.value
}

/** A package whose body is this, with m bound at the root. */
function document(body: string): PackageSource {
  const source = documentOf(body)
  const text = new TextDecoder().decode(source.part('word/document.xml')).replace('<w:document ', `<w:document ${M} `)
  return {
    names: () => source.names(),
    part: (name) => (name === 'word/document.xml' ? new TextEncoder().encode(text) : source.part(name)),
  }
}

/** The body's XML once decided and written; what is read of it has no revision the decision was about. */
function decided(body: string, decision: Decision, pick?: Pick): string {
  const reading = open(document(body))
  const before = bodyOf(reading)
  const doc = decide(before, decision, pick)
  doc.check()
  expect(applyDecision(new Transform(before), decision, pick).doc.eq(doc)).toBe(true)
  expect(decide(doc, decision, pick)).toBe(doc)
  expect(listRevisions(doc).filter((r) => pick === undefined || pick(r, r.kind))).toEqual([])
  const changes = writeReading(reading, [{ part: 'word/document.xml', id: null, doc }])
  const bytes = changes.get('word/document.xml') ?? document(body).part('word/document.xml')
  return /<w:body>(.*)<w:sectPr\/><\/w:body>/.exec(new TextDecoder().decode(bytes))![1]!
}

describe('an equation with tracked changes', () => {
  const area = p(math(run('A=') + revised('ins', 1, run('2')) + revised('del', 2, run('3')) + run('r')))

  it('lists them with the words they are about', () => {
    const listed = listRevisions(bodyOf(open(document(p(r('x')) + area))))
    expect(listed.map(({ kind, id, text, paragraph }) => ({ kind, id, text, paragraph }))).toEqual([
      { kind: 'insertion', id: '1', text: '2', paragraph: 1 },
      { kind: 'deletion', id: '2', text: '3', paragraph: 1 },
    ])
  })

  it('decides runs that came and went, and the words it counts as', () => {
    expect(decided(area, 'accept')).toBe(p(math(run('A=') + run('2') + run('r'))))
    expect(decided(area, 'reject')).toBe(p(math(run('A=') + run('3') + run('r'))))
    const node = decide(bodyOf(open(document(area))), 'reject').firstChild!.firstChild!
    expect(node.attrs.text).toBe('A=3r')
  })

  it('decides by author, leaving the rest tracked under its id', () => {
    const two = p(math(revised('ins', 1, run('a')) + revised('ins', 2, run('b'), 'B')))
    const mine: Pick = (revision) => revision.author === 'A'
    expect(decided(two, 'accept', mine)).toBe(p(math(run('a') + revised('ins', 2, run('b'), 'B'))))
    expect(decided(two, 'reject', mine)).toBe(p(math(revised('ins', 2, run('b'), 'B'))))
  })

  it('decides a deletion inside an insertion by whichever removes it first', () => {
    const nested = p(math(run('x') + revised('ins', 1, revised('del', 2, run('y'), 'B'))))
    expect(decided(nested, 'accept', (revision) => revision.author === 'A')).toBe(
      p(math(run('x') + revised('del', 2, run('y'), 'B'))),
    )
    expect(decided(nested, 'accept')).toBe(p(math(run('x'))))
    expect(decided(nested, 'reject')).toBe(p(math(run('x'))))
  })

  it('decides revisions that stand in a run, around its text or about the run itself', () => {
    const around = p(math(`${run('A')}<m:r>${revised('ins', 1, `${look}<m:t>2</m:t>`)}</m:r>`))
    expect(decided(around, 'accept')).toBe(p(math(run('A') + run('2', look))))
    expect(decided(around, 'reject')).toBe(p(math(run('A'))))
    const about = p(math(run('A') + run('2', revised('del', 1, look))))
    expect(decided(about, 'accept')).toBe(p(math(run('A'))))
    expect(decided(about, 'reject')).toBe(p(math(run('A') + run('2', look))))
  })

  it('lets a fraction that goes leave what stood in it', () => {
    const fraction = (control: string, num: string): string =>
      `<m:f><m:fPr><m:ctrlPr>${control}</m:ctrlPr></m:fPr><m:num>${num}</m:num><m:den>${run('d')}</m:den></m:f>`
    const inserted = p(math(fraction(revised('ins', 1, look), revised('ins', 2, run('n')))))
    expect(decided(inserted, 'accept')).toBe(p(math(fraction(look, run('n')))))
    expect(decided(inserted, 'reject')).toBe(p(math(run('d'))))
  })

  it('restores the look that a change remembers', () => {
    const change = revised('rPrChange', 1, '<w:rPr><w:b/></w:rPr>')
    const formatted = p(math(run('x', `<w:rPr><w:i/>${change}</w:rPr>`)))
    expect(decided(formatted, 'accept')).toBe(p(math(run('x', '<w:rPr><w:i/></w:rPr>'))))
    expect(decided(formatted, 'reject')).toBe(p(math(run('x', '<w:rPr><w:b/></w:rPr>'))))
  })

  it('goes when nothing of it is left, but never with half a bookmark', () => {
    const all = p(r('x') + math(revised('del', 1, run('y'))))
    expect(decided(all, 'accept')).toBe(p(r('x')))
    const start = '<w:bookmarkStart w:id="9" w:name="b"/>'
    const half = p(math(revised('del', 1, start + run('y'))) + '<w:bookmarkEnd w:id="9"/>')
    expect(decided(half, 'accept')).toBe(p(`${start}<w:bookmarkEnd w:id="9"/>`))
  })

  it('is decided between paragraphs as well', () => {
    const block = (content: string): string => `<m:oMathPara>${math(content)}</m:oMathPara>`
    const body = p(r('x')) + block(run('a') + revised('ins', 1, run('b'))) + p('')
    expect(decided(body, 'reject')).toContain(block(run('a')))
    expect(decided(p(r('x')) + block(revised('ins', 1, run('b'))) + p(''), 'reject')).toBe(p(r('x')) + p(''))
  })

  it('copied, does not repeat the ids of its revisions', () => {
    const reading = open(document(area))
    const doc = bodyOf(reading)
    // As the editor pastes: the copy has no place in the file.
    const copy = doc.firstChild!.type.create({ ...doc.firstChild!.attrs, src: null }, doc.firstChild!.content)
    const twice = doc.copy(doc.content.addToEnd(copy))
    const text = new TextDecoder().decode(
      writeReading(reading, [{ part: 'word/document.xml', id: null, doc: twice }]).get('word/document.xml'),
    )
    const ids = Array.from(text.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g), (m) => m[1])
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('ruby text with tracked changes', () => {
  it('is decided, deleted text being text again when it stays', () => {
    const ruby = (base: string): string =>
      `<w:r><w:ruby><w:rt>${r('above')}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`
    const gone = revised('del', 1, '<w:r><w:delText>old</w:delText></w:r>')
    expect(decided(p(ruby(r('kept') + gone)), 'reject')).toBe(p(ruby(r('kept') + r('old'))))
    expect(decided(p(ruby(r('kept') + gone)), 'accept')).toBe(p(ruby(r('kept'))))
  })
})

describe('an element that holds paragraphs of its own', () => {
  it('stays as it is, and the report says where it can be decided', () => {
    const table = `<w:tbl><w:tr/>${p(revised('ins', 1, r('x')))}</w:tbl>`
    const reading = open(document(table + p('')))
    expect(listRevisions(bodyOf(reading))).toEqual([])
    expect(reading.messages.join()).toContain('can only be decided in Word')
    expect(open(document(p(math(revised('ins', 1, run('x')))))).messages.join()).not.toContain('can only be decided')
  })
})
