import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Container, readContainer } from '../../../src/main/engine/container/read-container.ts'
import { createContainer } from '../../../src/main/engine/container/write-container.ts'
import { type CraftedEntry, contentTypes, craftZip, documentPart } from './container-crafted.ts'

function opened(bytes: Uint8Array): Container {
  const result = readContainer(bytes)
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`)
  return result.value
}

function kindOf(bytes: Uint8Array, limits = {}): string {
  const result = readContainer(bytes, limits)
  return result.ok ? 'opened' : result.error.kind
}

function withDocument(change: Partial<CraftedEntry>): Buffer {
  return craftZip([contentTypes, { ...documentPart, ...change }])
}

function documentText(bytes: Uint8Array): string {
  return Buffer.from(opened(bytes).part('word/document.xml') ?? []).toString()
}

const TEXT = String(documentPart.content)

describe('a package that is read', () => {
  it('gives its parts whatever the case of the name asked for', () => {
    const container = opened(craftZip([contentTypes, documentPart]))
    expect(container.names()).toEqual(['[Content_Types].xml', 'word/document.xml'])
    expect(container.has('WORD/Document.xml')).toBe(true)
    expect(Buffer.from(container.part('WORD/Document.xml') ?? []).toString()).toBe(TEXT)
    expect(container.part('word/styles.xml')).toBeUndefined()
  })

  it('keeps folders as entries but not as parts', () => {
    const container = opened(craftZip([contentTypes, { name: 'word/', stored: true }, documentPart]))
    expect(container.entries.map((entry) => entry.name)).toContain('word/')
    expect(container.names()).not.toContain('word/')
    expect(container.has('word/')).toBe(false)
  })

  it.each(['signed', 'bare', 'wide'] as const)('may have %s data descriptors', (descriptor) => {
    const bytes = craftZip([
      { ...contentTypes, descriptor },
      { ...documentPart, descriptor },
    ])
    expect(documentText(bytes)).toBe(TEXT)
    const [first, second] = opened(bytes).entries
    expect(first?.whole.end).toBe(second?.whole.start)
  })

  it('may be a ZIP64 throughout', () => {
    const entries = [
      { ...contentTypes, zip64: true },
      { ...documentPart, zip64: true },
    ]
    expect(documentText(craftZip(entries, { zip64: true }))).toBe(TEXT)
    expect(documentText(craftZip(entries, { zip64: true, prefix: 'bytes before it' }))).toBe(TEXT)
  })

  it.each([
    ['stored parts', craftZip([contentTypes, { ...documentPart, stored: true }])],
    ['a comment', craftZip([contentTypes, documentPart], { comment: 'PK in a comment' })],
    ['bytes put before it', craftZip([contentTypes, documentPart], { prefix: '#!/bin/sh\n' })],
    ['bytes put after it', craftZip([contentTypes, documentPart], { suffix: '\r\n\0\0\0' })],
    ['a malformed extra field', withDocument({ extra: Buffer.from([9, 9, 200, 0, 1]) })],
  ])('may have %s', (_what, bytes) => {
    expect(documentText(bytes)).toBe(TEXT)
  })

  it('is read from the middle of a larger array', () => {
    const bytes = craftZip([contentTypes, documentPart])
    const larger = new Uint8Array(bytes.length + 100)
    larger.set(bytes, 50)
    expect(documentText(larger.subarray(50, 50 + bytes.length))).toBe(TEXT)
  })
})

describe('a package that is refused', () => {
  const deflated = deflateRawSync(TEXT)
  it.each<[string, string, Buffer]>([
    ['two parts of one name', 'duplicate-entry', craftZip([contentTypes, documentPart, documentPart])],
    [
      'two names that differ in case',
      'duplicate-entry',
      craftZip([contentTypes, documentPart, { ...documentPart, name: 'Word/Document.XML' }]),
    ],
    ['an encrypted part', 'encrypted', withDocument({ flags: 1 })],
    ['a strongly encrypted part', 'encrypted', withDocument({ flags: 0x40 })],
    ['an unknown compression', 'unsupported-zip', withDocument({ method: 12 })],
    ['a part on another disk', 'unsupported-zip', withDocument({ disk: 2 })],
    ['a split archive', 'unsupported-zip', craftZip([contentTypes, documentPart], { disk: 3 })],
    ['a wrong checksum', 'damaged', withDocument({ crc: 1 })],
    ['a size said too small', 'damaged', withDocument({ size: 5 })],
    ['a size said too large', 'damaged', withDocument({ size: 5000 })],
    ['a stored part of two sizes', 'damaged', withDocument({ stored: true, size: 5 })],
    ['packed bytes that are no deflate', 'damaged', withDocument({ data: Buffer.from([7, 7, 7, 7]) })],
    ['packed bytes that break off', 'damaged', withDocument({ data: deflated.subarray(0, -4) })],
    ['a packed size beyond the file', 'truncated', withDocument({ compressedSize: 1_000_000 })],
    ['an offset beyond the file', 'truncated', withDocument({ offset: 1_000_000 })],
    ['an offset to something else', 'damaged', withDocument({ offset: 3 })],
    ['another name in its own header', 'damaged', withDocument({ localName: 'word/documenT.xml' })],
    ['64-bit sizes that are not there', 'damaged', withDocument({ size: 0xffffffff })],
    ['fewer parts said than there are', 'damaged', craftZip([contentTypes, documentPart], { count: 1 })],
    ['more parts said than there are', 'damaged', craftZip([contentTypes, documentPart], { count: 3 })],
    [
      'a directory said to lie elsewhere',
      'truncated',
      craftZip([contentTypes, documentPart], { directoryOffset: 9999 }),
    ],
    ['no content types', 'not-a-docx', craftZip([documentPart])],
    ['no entry at all', 'not-a-docx', craftZip([])],
  ])('has %s', (_what, kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind)
  })

  it.each([
    '../evil',
    'word/../../evil',
    '/etc/passwd',
    'C:\\evil',
    'c:evil',
    '..\\evil',
    'a\0b',
    'word/./x',
    'a//b',
    'a%2Fb',
  ])('has the unsafe name %j', (name) => {
    expect(kindOf(craftZip([contentTypes, documentPart, { name, content: 'x' }]))).toBe('unsafe-name')
  })

  it('shows a hostile name in its message without control or direction characters', () => {
    const result = readContainer(craftZip([contentTypes, { name: '../\u202Egnp.exe\u0007', content: 'x' }]))
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining('“../\uFFFDgnp.exe\uFFFD”') } })
  })

  it('has an entry that lies inside the bytes of another', () => {
    const inner = { ...documentPart, stored: true }
    const outer = { ...contentTypes, name: 'word/outer.bin', content: craftZip([inner]), stored: true }
    const offset = 30 + outer.name.length
    const [whole] = opened(craftZip([outer, contentTypes])).entries
    expect(whole?.data.start).toBe(offset)
    const result = readContainer(craftZip([outer, contentTypes, { ...inner, offset }]))
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'damaged', message: expect.stringContaining('shares its bytes') },
    })
  })

  it('has a second table of contents in its comment', () => {
    const other = craftZip([contentTypes, { ...documentPart, content: 'another document' }])
    expect(kindOf(craftZip([contentTypes, documentPart], { comment: other }))).toBe('damaged')
  })

  it('says twenty thousand parts', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({ name: `word/${i}.xml`, content: '' }))
    expect(kindOf(craftZip([contentTypes, ...many]))).toBe('too-many-entries')
    expect(kindOf(craftZip([contentTypes, ...many.slice(0, 9_000)]))).toBe('opened')
  })

  it('unpacks to more than the limits, in one part, in all, or by its ratio', () => {
    const bytes = withDocument({ content: 'a'.repeat(100_000) })
    expect(kindOf(bytes)).toBe('opened')
    expect(kindOf(bytes, { bytesPerPart: 50_000 })).toBe('too-large')
    expect(kindOf(bytes, { bytesInAll: 50_000 })).toBe('too-large')
    expect(kindOf(bytes, { ratioFloor: 50_000 })).toBe('bomb')
  })

  it('is a bomb made of many parts, none of which is one', () => {
    const parts = Array.from({ length: 20 }, (_, i) => ({ name: `word/${i}.xml`, content: Buffer.alloc(1024 * 1024) }))
    expect(kindOf(craftZip([contentTypes, ...parts]))).toBe('bomb')
  })

  it.each([
    ['an Excel workbook', [{ name: '[Content_Types].xml', content: 'spreadsheetml.sheet.main+xml' }]],
    ['a PowerPoint presentation', [{ name: '[Content_Types].xml', content: 'presentationml.presentation.main+xml' }]],
    ['an OpenDocument text', [{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }]],
    ['an e-book', [{ name: 'mimetype', content: 'application/epub+zip', stored: true }]],
    ['an Apple Pages document', [{ name: 'Index/Document.iwa', content: 'x' }]],
    ['[Content_Types].xml is missing', [documentPart]],
    ['a plain zip archive', [{ name: 'photo.jpg', content: 'x' }]],
  ])('looks like %s, and is told to be', (what, entries) => {
    const result = readContainer(craftZip(entries))
    expect(result).toMatchObject({ ok: false, error: { kind: 'not-a-docx', message: expect.stringContaining(what) } })
  })
})

describe('any bytes at all', () => {
  const honest = createContainer(
    new Map([
      ['[Content_Types].xml', Buffer.from(String(contentTypes.content))],
      ['word/document.xml', Buffer.from(TEXT.repeat(20))],
    ]),
  )

  it('never make reading throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readContainer(bytes)
        readContainer(Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes]))
      }),
    )
  })

  it('put into an honest package never make it throw, nor give other text than it had', () => {
    const expected = [TEXT.repeat(20)]
    const change = fc.record({ at: fc.nat(honest.length - 1), value: fc.nat(255) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(honest.length), (changes, cut) => {
        const bytes = honest.slice()
        for (const { at, value } of changes) bytes[at] = value
        readContainer(bytes.subarray(0, cut))
        const result = readContainer(bytes)
        if (!result.ok) return
        const part = result.value.part('word/document.xml')
        if (part !== undefined) expect(expected).toContain(Buffer.from(part).toString())
      }),
      { numRuns: 2000 },
    )
  })
})
