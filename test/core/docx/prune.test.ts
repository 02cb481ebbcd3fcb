import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { checkPackage } from '../../../src/core/docx/check/check-package.ts'
import type { PackageSource } from '../../../src/core/docx/package.ts'
import { readDocx } from '../../../src/core/docx/read/read-docx.ts'
import { writeReading, type WriteOptions } from '../../../src/core/docx/write/write-docx.ts'
import { decide, type Decision } from '../../../src/core/revision/decide.ts'
import { by, documentOf, p, r, rulesOf, story, type Extra } from './check-fixture.ts'

/** What the text no longer refers to after a decision goes with it, and only that. */

const decoder = new TextDecoder()

interface Written {
  readonly source: PackageSource
  readonly text: (part: string) => string
}

function written(source: PackageSource, edit: (doc: Node) => Node, options: WriteOptions = {}): Written {
  const reading = readDocx(source)
  if (!reading.ok) throw new Error(reading.error.message)
  const edited = reading.value.stories.map(({ part, id, doc }) => ({ part, id, doc: edit(doc) }))
  const changes = writeReading(reading.value, edited, options)
  const part = (name: string): Uint8Array | undefined => changes.get(name) ?? source.part(name)
  return { source: { names: () => source.names(), part }, text: (name) => decoder.decode(part(`word/${name}`)) }
}

function decided(source: PackageSource, decision: Decision): Written {
  return written(source, (doc) => decide(doc, decision))
}

const reference = (id: number): string => `<w:r><w:commentReference w:id="${id}"/></w:r>`
const commented = (id: number, text: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${r(text)}<w:commentRangeEnd w:id="${id}"/>${reference(id)}`
const comment = (id: number): string =>
  `<w:comment ${by(id)}><w:p w14:paraId="0000000${id}">${r(`note ${id}`)}</w:p></w:comment>`
const del = (id: number, content: string): string =>
  `<w:del ${by(id)}>${content.replace(/<(\/?)w:t>/g, '<$1w:delText>')}</w:del>`

const W16 = 'http://schemas.microsoft.com/office/word'
const threads = (entries: readonly (readonly [id: number, parent?: number])[]): Record<string, Extra> => ({
  'commentsExtended.xml': {
    type: 'commentsExtended',
    xml: `<w15:commentsEx xmlns:w15="${W16}/2012/wordml">${entries
      .map(([id, of]) => `<w15:commentEx w15:paraId="0000000${id}"${of ? ` w15:paraIdParent="0000000${of}"` : ''}/>`)
      .join('')}</w15:commentsEx>`,
  },
  'commentsIds.xml': {
    type: 'commentsIds',
    xml: `<w16cid:commentsIds xmlns:w16cid="${W16}/2016/wordml/cid">${entries
      .map(([id]) => `<w16cid:commentId w16cid:paraId="0000000${id}" w16cid:durableId="4000000${id}"/>`)
      .join('')}</w16cid:commentsIds>`,
  },
  'commentsExtensible.xml': {
    type: 'commentsExtensible',
    xml: `<w16cex:commentsExtensible xmlns:w16cex="${W16}/2018/wordml/cex">${entries
      .map(([id]) => `<w16cex:commentExtensible w16cex:durableId="4000000${id}"/>`)
      .join('')}</w16cex:commentsExtensible>`,
  },
})
const comments = (...ids: number[]): Record<string, Extra> => ({
  'comments.xml': { type: 'comments', xml: story('comments', ids.map(comment).join('')) },
})

describe('a comment whose reference is gone', () => {
  const body = p(del(1, reference(1)) + `<w:commentRangeStart w:id="1"/>${r('kept')}<w:commentRangeEnd w:id="1"/>`)
  const both = body + p(commented(2, 'other'))

  it('goes with its range and with what the parts beside say of it', () => {
    const after = decided(documentOf(both, { ...comments(1, 2), ...threads([[1], [2]]) }), 'accept')
    expect(after.text('comments.xml')).not.toContain('note 1')
    expect(after.text('comments.xml')).toContain('note 2')
    expect(after.text('document.xml')).not.toContain('w:id="1"')
    expect(after.text('document.xml')).toContain('<w:commentRangeStart w:id="2"/>')
    for (const part of ['commentsExtended.xml', 'commentsIds.xml', 'commentsExtensible.xml']) {
      expect(after.text(part)).not.toMatch(/0000001"/)
      expect(after.text(part)).toMatch(/0000002"/)
    }
    expect(rulesOf(checkPackage(after.source))).toEqual([])
  })

  it('stays where the deletion is rejected, and where it is still tracked', () => {
    const source = documentOf(both, { ...comments(1, 2), ...threads([[1], [2]]) })
    expect(decided(source, 'reject').text('comments.xml')).toContain('note 1')
    expect(written(source, (doc) => doc, { rewrite: true }).text('comments.xml')).toContain('note 1')
  })

  it('leaves replies that are referred to as a thread of their own, in the order they came', () => {
    const text = both + p(commented(3, 'reply') + commented(4, 'second'))
    const source = documentOf(text, { ...comments(1, 2, 3, 4), ...threads([[1], [2], [3, 1], [4, 1]]) })
    const after = decided(source, 'accept')
    expect(after.text('comments.xml')).toMatch(/note 2.*note 3.*note 4/)
    expect(after.text('commentsExtended.xml')).toContain('<w15:commentEx w15:paraId="00000003"/>')
    expect(after.text('commentsExtended.xml')).toContain(
      '<w15:commentEx w15:paraId="00000004" w15:paraIdParent="00000003"/>',
    )
    expect(rulesOf(checkPackage(after.source))).toEqual([])
  })

  it('takes replies along whose references are gone as well', () => {
    const text = p(del(1, commented(1, 'a') + commented(2, 'a'))) + p(commented(3, 'kept'))
    const after = decided(documentOf(text, { ...comments(1, 2, 3), ...threads([[1], [2, 1], [3]]) }), 'accept')
    expect(after.text('comments.xml')).not.toMatch(/note [12]/)
    expect(rulesOf(checkPackage(after.source))).toEqual([])
  })
})

describe('what was not referred to before', () => {
  it('is left alone, comment or note', () => {
    const extras = {
      ...comments(1, 5),
      'footnotes.xml': { type: 'footnotes', xml: story('footnotes', footnote(7)) },
    }
    const after = decided(documentOf(p(del(1, reference(1)) + r('x')), extras), 'accept')
    expect(after.text('comments.xml')).toMatch(/^(?!.*note 1).*note 5/)
    expect(after.text('footnotes.xml')).toContain('foot 7')
  })
})

const footnote = (id: number, content = ''): string =>
  `<w:footnote w:id="${id}"><w:p>${r(`foot ${id}`)}${content}</w:p></w:footnote>`
const separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
const note = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

describe('a note whose reference is gone', () => {
  it('goes, and so does the comment that only it referred to; separators stay, even if they were referred to', () => {
    const extras = {
      'footnotes.xml': {
        type: 'footnotes',
        xml: story('footnotes', separator + footnote(1, reference(1)) + footnote(2)),
      },
      ...comments(1),
    }
    const after = decided(documentOf(p(r('x') + del(1, note(1) + note(-1)) + note(2)), extras), 'accept')
    expect(after.text('footnotes.xml')).not.toContain('foot 1')
    expect(after.text('footnotes.xml')).toMatch(/w:separator.*foot 2/)
    expect(after.text('comments.xml')).not.toContain('note 1')
    expect(rulesOf(checkPackage(after.source))).toEqual([])
  })

  it('goes when an insertion that held it is rejected, endnotes like footnotes', () => {
    const endnote = `<w:endnote w:id="3"><w:p>${r('end 3')}</w:p></w:endnote>`
    const extras = { 'endnotes.xml': { type: 'endnotes', xml: story('endnotes', endnote) } }
    const body = p(`${r('x')}<w:ins ${by(1)}><w:r><w:endnoteReference w:id="3"/></w:r></w:ins>`)
    expect(decided(documentOf(body, extras), 'reject').text('endnotes.xml')).not.toContain('end 3')
    expect(decided(documentOf(body, extras), 'accept').text('endnotes.xml')).toContain('end 3')
  })
})
