import { describe, expect, it } from 'vitest'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { type FileKind, sniff } from '../../../src/main/engine/container/sniff.ts'
import { contentTypes, craftZip, documentPart } from './container-crafted.ts'

/** A compound file with one directory entry of the name given, at the first place where one may stand. */
function compoundFile(stream: string): Buffer {
  const file = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  const name = Buffer.from(`${stream}\0`, 'utf16le')
  name.copy(file, 1024)
  file.writeUInt16LE(name.length, 1024 + 64)
  return file
}

const FILES: readonly [string, FileKind, string, Uint8Array][] = [
  ['an empty file', 'empty', 'empty', Buffer.alloc(0)],
  ['an encrypted package', 'ole-encrypted', 'encrypted', compoundFile('EncryptedPackage')],
  ['a Word 97 document', 'ole-doc', 'legacy-doc', compoundFile('WordDocument')],
  ['an Excel 97 workbook', 'ole-other', 'not-a-docx', compoundFile('Workbook')],
  ['rich text', 'rtf', 'rtf', Buffer.from('{\\rtf1\\ansi Hello}')],
  ['a PDF', 'pdf', 'pdf', Buffer.from('%PDF-1.7\n')],
  ['a web page', 'html', 'html', Buffer.from('\uFEFF\r\n<!DOCTYPE html><html></html>')],
  ['XHTML', 'html', 'html', Buffer.from('<?xml version="1.0"?>\n<!-- by hand --><html xmlns="x">')],
  ['a web page in UTF-16', 'html', 'html', Buffer.from('\uFEFF<html xmlns:w="x">', 'utf16le')],
  ['bare XML', 'xml', 'not-a-docx', Buffer.from('<?xml version="1.0"?><w:wordDocument/>')],
  ['a PNG', 'image', 'not-a-docx', Buffer.from('89504e470d0a1a0a00', 'hex')],
  ['plain text', 'text', 'not-a-docx', Buffer.from('Dear Sir,\r\n\tplease find attached – the contract.')],
  ['other bytes', 'unknown', 'not-a-docx', Buffer.from([0, 1, 2, 3])],
  ['a zip cut off after its first bytes', 'zip', 'truncated', Buffer.from('PK\u0003\u0004')],
]

describe('what a file is told to be', () => {
  it.each(FILES)('%s is told by its bytes', (_what, kind, failure, bytes) => {
    expect(sniff(bytes)).toBe(kind)
    expect(readContainer(bytes)).toMatchObject({
      ok: false,
      error: { kind: failure, message: expect.stringContaining('Nothing was changed') },
    })
  })

  it('is a zip with or without bytes before it', () => {
    expect(sniff(craftZip([contentTypes, documentPart]))).toBe('zip')
    expect(sniff(craftZip([contentTypes, documentPart], { prefix: 'some text' }))).toBe('zip')
  })

  it('is not misled by a name that stands in the text of an older file', () => {
    const file = compoundFile('Workbook')
    Buffer.from('WordDocument\0', 'utf16le').copy(file, 1024 + 200)
    expect(sniff(file)).toBe('ole-other')
  })
})
