import { Fragment, type Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import {
  addComment,
  deleteComment,
  editComment,
  replyToComment,
  setResolved,
  writeCommenting,
  commenting,
} from '../../../src/core/docx/comments/commenting.ts'
import type { PackageSource } from '../../../src/core/docx/package.ts'
import { schema } from '../../../src/core/document/schema.ts'
import { cell, check, documentOf, p, r, rulesOf, story, table } from './check-fixture.ts'
import { got, outline, placeOf, said, saved, start, textOfPart, threads } from './comments-fixture.ts'

const anchor = (kind: string, id: number): string => `<w:commentRange${kind} w:id="${id}"/>`
const reference = (id: number): string => `<w:r><w:commentReference w:id="${id}"/></w:r>`
const comment = (id: number, text: string, paraId = ''): string =>
  `<w:comment w:id="${id}" w:author="Bo" w:date="2026-01-01T00:00:00Z" w:initials="B"><w:p${paraId && ` w14:paraId="${paraId}"`}>${r(text)}</w:p></w:comment>`
const BODY = p(`${r('one ')}${anchor('Start', 0)}${r('two')}${anchor('End', 0)}${reference(0)}${r(' three')}`)

/** A package as an old Word leaves it: comments.xml alone, no paraIds. */
const old = (): PackageSource =>
  documentOf(BODY, { 'comments.xml': { type: 'comments', xml: story('comments', comment(0, 'why?')) } })

function withComment(source: PackageSource, on: string, text = 'note'): PackageSource {
  const state = start(source)
  return saved(got(addComment(state, placeOf(state.reading, on), said(text))).state)
}

describe('a new comment', () => {
  it('makes the five parts with relationships and content types, and reads back', () => {
    const source = withComment(documentOf(p(r('one two three'))), 'two', 'which\ttwo?\nsay so')
    expect(checkPackage(source)).toEqual([])
    expect(threads(source)).toMatchObject([
      {
        id: '0',
        author: 'Ada Marlow',
        initials: 'AM',
        date: '2026-02-03T10:00:00Z',
        utc: '2026-02-03T09:00:00Z',
        text: 'which\ttwo?\nsay so',
        done: false,
        person: { provider: 'None', userId: 'Ada Marlow' },
        anchor: { story: 'body', part: 'word/document.xml', storyId: null, paragraph: 0, text: 'two' },
        replies: [],
      },
    ])
    for (const name of ['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible', 'people']) {
      expect(textOfPart(source, `word/${name}.xml`)).toContain('mc:Ignorable="')
    }
  })
  it('stands over deleted and inserted text and across paragraphs, and no revision changes', () => {
    const by = 'w:author="A" w:date="2024-01-31T12:00:00Z"'
    const before = documentOf(
      p(`${r('a ')}<w:del w:id="1" ${by}><w:r><w:delText>gone</w:delText></w:r></w:del>`) +
        p(`<w:ins w:id="2" ${by}>${r('come')}</w:ins>${r(' z')}`),
    )
    const state = start(before)
    const from = placeOf(state.reading, 'gone').from + 2
    const to = placeOf(state.reading, 'come').from + 2
    const place = { part: 'word/document.xml', storyId: null, from, to }
    const source = saved(got(addComment(state, place, said('both'))).state)
    expect(checkPackage(source)).toEqual([])
    expect(outline(source)).toEqual(['Ada Marlow: both @ne\nco'])
    const marked = textOfPart(source, 'word/document.xml')
    expect(marked).toMatch(/<w:del [^>]*><w:r><w:delText>go<\/w:delText><\/w:r><w:commentRangeStart w:id="0"\/>/)
    expect(marked.match(/<w:(ins|del) /g)).toEqual(['<w:del ', '<w:ins '])
  })
  it('stays inside a link or a control that goes on around it', () => {
    const link = `<w:hyperlink w:anchor="x">${r('a long link')}</w:hyperlink>`
    const text = textOfPart(withComment(documentOf(p(link)), 'long'), 'word/document.xml')
    expect(text.match(/<w:hyperlink/g)).toHaveLength(1)
    expect(text).toMatch(/<w:hyperlink .*RangeStart.*long.*RangeEnd.*commentReference.*<\/w:hyperlink>/)
  })
  it('goes from cell to cell, and to a place without text', () => {
    const state = start(documentOf(table(`<w:tr>${cell(p(r('left')))}${cell(p(r('right')))}</w:tr>`) + p('')))
    const size = state.reading.stories[0]!.doc.content.size
    const all = { part: 'word/document.xml', storyId: null, from: 0, to: size }
    const empty = { ...all, from: size - 1, to: size - 1 }
    const both = got(
      addComment(
        got(addComment(state, all, said('all'))).state,
        { ...empty, from: size + 2, to: size + 2 },
        said('here'),
      ),
    )
    const source = saved(both.state)
    expect(checkPackage(source)).toEqual([])
    expect(outline(source)[0]).toBe('Ada Marlow: all @left\nright\n')
    expect(threads(source)[1]!.anchor).toMatchObject({ paragraph: 2, text: '' })
  })
  it('keeps out of field codes', () => {
    const fld = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const body = p(
      `${r('see ')}${fld('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>${fld('separate')}${r('5')}${fld('end')}${r(' end')}`,
    )
    const state = start(documentOf(body))
    const { part, storyId } = placeOf(state.reading, 'see')
    const source = saved(got(addComment(state, { part, storyId, from: 6, to: 9 }, said('stale?'))).state)
    expect(checkPackage(source)).toEqual([])
    expect(outline(source)).toEqual(['Ada Marlow: stale? @5'])
    expect(textOfPart(source, 'word/document.xml')).toMatch(/RangeStart w:id="0"\/>.*fldCharType="begin"/)
  })
  it('uses the styles for comments where the document has them, whatever their ids', () => {
    const style = (type: string, id: string, name: string): string =>
      `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
    const xml = story(
      'styles',
      style('paragraph', 'Kommentartext', 'annotation text') + style('character', 'Kz', 'annotation reference'),
    )
    const source = withComment(documentOf(p(r('text')), { 'styles.xml': { type: 'styles', xml } }), 'text')
    expect(textOfPart(source, 'word/comments.xml')).toContain('<w:pStyle w:val="Kommentartext"/>')
    expect(textOfPart(source, 'word/document.xml')).toContain('<w:rStyle w:val="Kz"/></w:rPr><w:commentReference')
  })
  it('takes free ids where those it wants are taken, within bounds', () => {
    const source = documentOf(`<w:p w14:paraId="7FFFFFFF">${r('text')}</w:p><w:p w14:paraId="00000001"/>`)
    const state = start(source)
    const given = { paraId: '7fffffff', durableId: 'FFFFFFFF' }
    const one = got(addComment(state, placeOf(state.reading, 'text'), said('a', given)))
    const two = got(replyToComment(one.state, one.id, said('b', given)))
    const [thread] = threads(saved(two.state))
    expect([thread!.paraId, thread!.replies[0]!.paraId]).toEqual(['00000002', '00000003'])
    expect([thread!.durableId, thread!.replies[0]!.durableId]).toEqual(['7FFFFFFF', '00000001'])
  })
  it('is refused where there is no text or no such story', () => {
    const state = start(documentOf(p(r('text'))))
    const place = { part: 'word/document.xml', storyId: null, from: 0, to: 0 }
    expect(addComment(state, place, said('x'))).toMatchObject({ ok: false, error: { kind: 'no-text' } })
    expect(addComment(state, { ...place, part: 'word/none.xml' }, said('x'))).toMatchObject({
      ok: false,
      error: { kind: 'unknown-story' },
    })
  })
})

describe('a thread', () => {
  it('of an old file is given keys when it is replied to, and nobody else is touched', () => {
    const state = start(old())
    const replied = got(replyToComment(state, '0', said('because')))
    const source = saved(got(setResolved(replied.state, '0', true)))
    expect(checkPackage(source)).toEqual([])
    expect(outline(source)).toEqual(['✓ Bo: why? @two', '  Ada Marlow: because @two'])
    const body = textOfPart(source, 'word/document.xml')
    expect(body).toContain('<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>')
    expect(body).toMatch(
      /commentReference w:id="0"\/><\/w:r><w:commentRangeEnd w:id="1"\/><w:r>.*commentReference w:id="1"/,
    )
  })
  it('is reopened, and a reply to a reply belongs to the first comment', () => {
    const one = got(replyToComment(start(old()), '0', said('because')))
    const two = got(replyToComment(one.state, one.id, said('so')))
    const closed = got(setResolved(two.state, two.id, true))
    expect(outline(saved(closed))[0]).toBe('✓ Bo: why? @two')
    const source = saved(got(setResolved(closed, '0', false)))
    expect(outline(source)).toEqual(['Bo: why? @two', '  Ada Marlow: because @two', '  Ada Marlow: so @two'])
    expect(textOfPart(source, 'word/commentsExtended.xml')).not.toContain('done="1"')
    expect(checkPackage(source)).toEqual([])
  })
  it('keeps its key when the comment gets other text', () => {
    const one = got(replyToComment(start(old()), '0', said('because')))
    const source = saved(got(editComment(one.state, '0', ['really?', '<why> & how'])))
    expect(outline(source)).toEqual(['Bo: really?\n<why> & how @two', '  Ada Marlow: because @two'])
    expect(checkPackage(source)).toEqual([])
  })
  it('goes with its replies, a reply alone, and all five parts stay in step', () => {
    const one = got(replyToComment(start(old()), '0', said('because')))
    const two = got(replyToComment(one.state, '0', said('so')))
    const without = saved(got(deleteComment(two.state, one.id)))
    expect(outline(without)).toEqual(['Bo: why? @two', '  Ada Marlow: so @two'])
    expect(checkPackage(without)).toEqual([])
    const none = saved(got(deleteComment(two.state, '0')))
    expect(outline(none)).toEqual([])
    expect(checkPackage(none)).toEqual([])
    for (const name of none.names().filter((n) => /comments/.test(n))) {
      expect(textOfPart(none, name)).not.toMatch(/paraId=|durableId=|w:id=/)
    }
  })
  it('goes when an edit takes its reference out of the text', () => {
    const state = start(old())
    const { doc, part } = state.reading.stories[0]!
    const bare = schema.nodes.doc.create(doc.attrs, schema.nodes.paragraph.create(null, schema.text('new')))
    const source = saved(commenting(state.reading, [{ part, id: null, doc: bare }]))
    expect(outline(source)).toEqual([])
    expect(checkPackage(source)).toEqual([])
  })
  it('is anchored once, whatever an untracked edit doubled or cut in half', () => {
    const state = start(old())
    const { doc, part } = state.reading.stories[0]!
    const [one, startEdge, two, endEdge, reference] = doc.firstChild!.children as Node[]
    const written = (...content: Node[]): string => {
      const edited = doc.copy(Fragment.from(doc.firstChild!.copy(Fragment.fromArray(content))))
      const source = saved(commenting(state.reading, [{ part, id: null, doc: edited }]))
      expect(checkPackage(source)).toEqual([])
      const found = textOfPart(source, 'word/document.xml').matchAll(/comment(RangeStart|RangeEnd|Reference)|<w:t>/g)
      return Array.from(found, (m) => m[1] ?? 'text').join(' ')
    }
    const whole = [startEdge!, two!, endEdge!, reference!]
    expect(written(...whole, one!, ...whole)).toBe('RangeStart text RangeEnd Reference text')
    expect(written(one!, startEdge!, two!, reference!)).toBe('text Reference')
    expect(written(endEdge!, one!, startEdge!, reference!)).toBe('text Reference')
  })
  it('that nobody knows is refused', () => {
    const state = start(old())
    const refused = { ok: false, error: { kind: 'unknown-comment' } }
    expect(replyToComment(state, '9', said('x'))).toMatchObject(refused)
    expect(setResolved(state, '9', true)).toMatchObject(refused)
    expect(editComment(state, '9', [])).toMatchObject(refused)
    expect(deleteComment(state, '9')).toMatchObject(refused)
  })
})

describe('comments in odd places', () => {
  const comments = (...list: string[]) => ({
    'comments.xml': { type: 'comments', xml: story('comments', list.join('')) },
  })
  it('are read and deleted between blocks and between rows', () => {
    const row = (edge: string): string => `${edge}<w:tr>${cell(p(r('cell')))}</w:tr>`
    const body =
      anchor('Start', 0) +
      p(r('first')) +
      table(row('') + row(anchor('Start', 1)) + anchor('End', 1)) +
      anchor('End', 0) +
      p(reference(0) + reference(1))
    const before = documentOf(body, comments(comment(0, 'all', '00000001'), comment(1, 'row', '00000002')))
    expect(checkPackage(before)).toEqual([])
    expect(outline(before)).toEqual(['Bo: all @first\ncell\ncell', 'Bo: row @cell'])
    const state = got(deleteComment(got(deleteComment(start(before), '0')), '1'))
    const after = saved(state)
    expect(checkPackage(after)).toEqual([])
    expect(textOfPart(after, 'word/document.xml')).not.toContain('comment')
  })
  it('are anchored in headers and in text boxes, and answered and deleted there', () => {
    const header = { 'header1.xml': { type: 'header', xml: story('hdr', p(r('top'))) } }
    const box = p(`<w:r><w:pict><w:txbxContent>${p(r('boxed'))}</w:txbxContent></w:pict></w:r>`)
    const state = start(documentOf(box, header))
    const place = { part: 'word/header1.xml', storyId: null, from: 1, to: 4 }
    const head = got(addComment(state, place, said('head')))
    const inBox = got(addComment(head.state, { part: 'word/document.xml', storyId: '#0', from: 1, to: 4 }, said('box')))
    const replied = got(replyToComment(inBox.state, inBox.id, said('yes')))
    const source = saved(replied.state)
    expect(checkPackage(source)).toEqual([])
    expect(threads(source).map((t) => [t.anchor!.story, t.anchor!.text, t.replies.length])).toEqual([
      ['header1', 'top', 0],
      ['textbox', 'box', 1],
    ])
    const gone = got(deleteComment(got(deleteComment(start(source), head.id)), inBox.id))
    expect(saved(gone).part('word/document.xml')).toEqual(state.reading.package.source.part('word/document.xml'))
  })
  it('of the pre-release namespace are read, and written in it', () => {
    const early = 'xmlns:w15="http://schemas.microsoft.com/office/word/2010/11/wordml"'
    const ex = `<w15:commentsEx ${early}><w15:commentEx w15:paraId="00000001" w15:done="1"/></w15:commentsEx>`
    const before = documentOf(BODY, {
      ...comments(comment(0, 'why?', '00000001')),
      'commentsExtended.xml': { type: 'commentsExtended', xml: ex },
    })
    const one = got(replyToComment(start(before), '0', said('still')))
    const source = saved(one.state)
    expect(outline(source)).toEqual(['✓ Bo: why? @two', '  Ada Marlow: still @two'])
    expect(textOfPart(source, 'word/commentsExtended.xml')).not.toContain('2012/wordml')
  })
  it('survive prefixes that mean something else', () => {
    const xml = `<c:comments xmlns:c="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w="urn:x" xmlns:w14="urn:y"><c:comment c:id="0" c:author="Bo" c:date="2026-01-01T00:00:00Z"><c:p><c:r><c:t>why?</c:t></c:r></c:p></c:comment></c:comments>`
    const before = documentOf(BODY, { 'comments.xml': { type: 'comments', xml } })
    const one = got(replyToComment(start(before), '0', said('because')))
    const source = saved(got(editComment(got(setResolved(one.state, '0', true)), '0', ['when?'])))
    expect(outline(source)).toEqual(['✓ Bo: when? @two', '  Ada Marlow: because @two'])
    expect(rulesOf(checkPackage(source))).toEqual([])
  })
  it('of which the parts say things that cannot be are read without harm', () => {
    const ex =
      '<x:commentsEx xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml"><x:commentEx x:paraId="00000001" x:paraIdParent="00000002" x:done="0"/><x:commentEx x:paraId="00000002" x:paraIdParent="00000001" x:done="0"/></x:commentsEx>'
    const source = documentOf(p(r('text')), {
      ...comments(comment(0, 'a', '00000001'), comment(1, 'b', '00000002')),
      'commentsExtended.xml': { type: 'commentsExtended', xml: ex },
      'people.xml': { type: 'people', xml: '<broken' },
    })
    expect(outline(source)).toEqual(['Bo: a @-', 'Bo: b @-'])
  })
  it('inside an element kept whole are not deleted, for the reference would stay', () => {
    const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt/><w:rubyBase>${reference(0)}</w:rubyBase></w:ruby></w:r>`
    const state = start(documentOf(p(ruby), comments(comment(0, 'a', '00000001'))))
    expect(deleteComment(state, '0')).toMatchObject({ ok: false, error: { kind: 'comment-kept-whole' } })
  })
})

describe('one save', () => {
  it('is the same twice, and changes neither the package nor the state', () => {
    const before = old()
    const parts = before.names().map((name) => [name, textOfPart(before, name)])
    const make = () => {
      const state = start(before)
      const fixed = { paraId: '0000AAAA', durableId: '0000BBBB' }
      const one = got(replyToComment(state, '0', said('because', fixed)))
      const two = got(addComment(one.state, placeOf(state.reading, 'three'), said('more', fixed)))
      const frozen = JSON.stringify([two.state.edits, two.state.stories.map((s) => s.doc.toJSON() as unknown)])
      const written = got(writeCommenting(two.state))
      expect(JSON.stringify([two.state.edits, two.state.stories.map((s) => s.doc.toJSON() as unknown)])).toBe(frozen)
      expect([...got(writeCommenting(two.state))]).toEqual([...written])
      expect(state.edits).toEqual([])
      return [...written]
    }
    expect(make()).toEqual(make())
    expect(before.names().map((name) => [name, textOfPart(before, name)])).toEqual(parts)
  })
  it('leaves a package alone that nothing was done to', () => {
    expect(got(writeCommenting(start(old()))).size).toBe(0)
    expect(check(BODY)).toContain('comment-missing')
  })
})
