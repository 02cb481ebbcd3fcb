import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type CraftedEntry, type CraftedZip, craftZip } from './container-crafted.ts'

/** Files that no honest program writes, made here, each with what is promised of it. */
export interface HostileFile {
  readonly name: string
  readonly bytes: () => Uint8Array
  /** 'opened', or the kind of the refusal. */
  readonly outcome: string
  /** What the message says, besides that nothing was changed and what to do. */
  readonly says?: RegExp
  /** Judged in a process of its own, so that its memory is its own. */
  readonly heavy?: true
}

const MIB = 1024 * 1024
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'

export const sample = resolve(import.meta.dirname, '../../../resources/samples/mutual-nda.docx')

function types(main: string, more = ''): CraftedEntry {
  const override = `<Override PartName="/word/document.xml" ContentType="${main}"/>`
  return {
    name: '[Content_Types].xml',
    content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override}${more}</Types>`,
  }
}

function relationships(name: string, ...list: readonly string[]): CraftedEntry {
  const content = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  return { name, content }
}

const ROOT = relationships(
  '_rels/.rels',
  `<Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>`,
)

function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** A package with this document part and these parts besides. */
function packed(content: string | Uint8Array, more: readonly CraftedEntry[] = [], zip: CraftedZip = {}): Uint8Array {
  return craftZip([types(MAIN), ROOT, { name: 'word/document.xml', content }, ...more], zip)
}

const withBody = (body: string, more: readonly CraftedEntry[] = []): Uint8Array => packed(documentXml(body), more)

/** The first sectors of a compound file ([MS-CFB] 2.2, 2.6.1) with one directory entry. */
function compoundFile(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  const name = Buffer.from(`${stream}\0`, 'utf16le')
  name.copy(bytes, 512)
  bytes.writeUInt16LE(name.length, 512 + 64)
  return bytes
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** Characters that pack badly and are the same every time. */
function noise(length: number): string {
  const bytes = Buffer.alloc(length)
  let x = 1
  for (let i = 0; i < length; i++) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) & 0x7fffffff
    bytes[i] = 97 + ((x >> 16) % 26)
  }
  return bytes.toString('latin1')
}

const hyperlink = (id: string, target: string, type = 'hyperlink'): string =>
  `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}" TargetMode="External"/>`

const OTHER_KINDS: readonly HostileFile[] = [
  { name: 'empty.docx', bytes: () => Buffer.alloc(0), outcome: 'empty', says: /0 bytes/ },
  {
    name: 'encrypted.docx',
    bytes: () => compoundFile('EncryptedPackage'),
    outcome: 'encrypted',
    says: /password protected.*remove the password/,
  },
  {
    name: 'encrypted-part.docx',
    bytes: () => craftZip([types(MAIN), ROOT, { name: 'word/document.xml', content: 'x', flags: 1 }]),
    outcome: 'encrypted',
    says: /word\/document\.xml.*is encrypted/,
  },
  { name: 'legacy.docx', bytes: () => compoundFile('WordDocument'), outcome: 'legacy-doc', says: /Word 97-2003/ },
  {
    name: 'old-sheet.docx',
    bytes: () => compoundFile('Workbook'),
    outcome: 'not-a-docx',
    says: /older Office program/,
  },
  { name: 'rtf.docx', bytes: () => Buffer.from('{\\rtf1\\ansi Hello}'), outcome: 'rtf', says: /Rich Text/ },
  { name: 'html.docx', bytes: () => Buffer.from('<html><body>Hello'), outcome: 'html', says: /web page/ },
  { name: 'html5.docx', bytes: () => Buffer.from('\ufeff\n<!DOCTYPE html>\n<p>Hi'), outcome: 'html', says: /web page/ },
  { name: 'pdf.docx', bytes: () => Buffer.from('%PDF-1.7\n%...'), outcome: 'pdf', says: /PDF/ },
  { name: 'text.docx', bytes: () => Buffer.from('Dear all,\nplease find'), outcome: 'not-a-docx', says: /plain text/ },
  { name: 'noughts.docx', bytes: () => Buffer.alloc(5000), outcome: 'not-a-docx', says: /nor any kind of file known/ },
  {
    name: 'workbook.docx',
    bytes: () => craftZip([types(SHEET), ROOT, { name: 'word/document.xml', content: '<workbook/>' }]),
    outcome: 'not-a-docx',
    says: /Excel workbook/,
  },
  {
    name: 'workbook-main-part.docx',
    bytes: () =>
      craftZip([
        types(SHEET, `<Override PartName="/word/other.xml" ContentType="${MAIN}"/>`),
        ROOT,
        { name: 'word/document.xml', content: '<workbook/>' },
      ]),
    outcome: 'not-a-docx',
    says: /This is an Excel workbook/,
  },
  {
    name: 'slides.docx',
    bytes: () => craftZip([types(SLIDES), ROOT, { name: 'word/document.xml', content: '<p/>' }]),
    outcome: 'not-a-docx',
    says: /PowerPoint/,
  },
  {
    name: 'a-zip.docx',
    bytes: () => craftZip([{ name: 'a.txt', content: 'a' }]),
    outcome: 'not-a-docx',
    says: /plain zip/,
  },
]

const BROKEN_ZIPS: readonly HostileFile[] = [
  ...[0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.999].map((share): HostileFile => ({
    name: `cut-at-${share * 100}-percent.docx`,
    bytes: () => {
      const whole = readFileSync(sample)
      return whole.subarray(0, Math.floor(whole.length * share))
    },
    outcome: 'truncated',
    says: /end of this file is missing/,
  })),
  {
    name: 'duplicate.docx',
    bytes: () => withBody('<w:p/>', [{ name: 'WORD/Document.XML', content: documentXml(paragraph('another')) }]),
    outcome: 'duplicate-entry',
    says: /two different documents/,
  },
  ...['../../evil.txt', '/etc/evil', 'C:\\evil', 'word/../../evil.xml', 'word/\u0000evil.xml'].map(
    (name, i): HostileFile => ({
      name: `traversal-${i}.docx`,
      bytes: () => withBody('<w:p/>', [{ name, content: 'x' }]),
      outcome: 'unsafe-name',
      says: /could point outside the document/,
    }),
  ),
  {
    name: 'bomb-of-blanks.docx',
    bytes: () => packed(documentXml(paragraph(' '.repeat(64 * MIB)))),
    outcome: 'bomb',
    says: /exhaust a computer's memory/,
    heavy: true,
  },
  {
    name: 'bomb-that-lies.docx',
    bytes: () => {
      const content = documentXml(paragraph(' '.repeat(64 * MIB)))
      return craftZip([types(MAIN), ROOT, { name: 'word/document.xml', content, size: 1000 }])
    },
    outcome: 'damaged',
    says: /unpacks to more than it says/,
    heavy: true,
  },
  {
    name: 'bomb-of-paragraphs.docx',
    bytes: () => withBody('<w:p/>'.repeat(2_000_000)),
    outcome: 'bomb',
    says: /exhaust a computer's memory/,
    heavy: true,
  },
  {
    name: 'bomb-below-the-limit.docx',
    bytes: () => withBody('<w:p/>'.repeat(100_000)),
    outcome: 'opened',
    heavy: true,
  },
  {
    name: 'ten-thousand-relationships.docx',
    bytes: () =>
      withBody('<w:p/>', [
        relationships(
          'word/_rels/document.xml.rels',
          ...Array.from({ length: 10_000 }, (_, i) => hyperlink(`r${i}`, `https://example.invalid/${i}`)),
        ),
      ]),
    outcome: 'opened',
    says: /^10000 links lead outside this file \(.* and 9997 more\)/,
  },
  { name: 'zip64.docx', bytes: () => packed(documentXml('<w:p/>'), [], { zip64: true }), outcome: 'opened' },
  {
    name: 'split.docx',
    bytes: () => packed(documentXml('<w:p/>'), [], { disk: 1 }),
    outcome: 'unsupported-zip',
    says: /split over several files/,
  },
  {
    name: 'bytes-before-and-after.docx',
    bytes: () => packed(documentXml('<w:p/>'), [], { prefix: 'MZ junk', suffix: 'From a mail gateway' }),
    outcome: 'opened',
  },
]

const BROKEN_XML: readonly HostileFile[] = [
  ...[
    '<!DOCTYPE w:document>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
  ].map((doctype, i): HostileFile => ({
    name: `doctype-${i}.docx`,
    bytes: () => packed(doctype + documentXml(paragraph('x')).replace(/^<\?.*?\?>/, '')),
    outcome: 'doctype',
    says: /holds a DOCTYPE, which no Word file may have/,
  })),
  {
    name: 'doctype-in-relationships.docx',
    bytes: () => craftZip([types(MAIN), { ...ROOT, content: `<!DOCTYPE x>${String(ROOT.content)}` }]),
    outcome: 'doctype',
    says: /_rels\/\.rels/,
  },
  {
    name: 'deep-controls.docx',
    bytes: () => withBody('<w:sdt><w:sdtContent>'.repeat(20_000) + '</w:sdtContent></w:sdt>'.repeat(20_000)),
    outcome: 'too-deep',
    says: /nested more than 600 deep/,
  },
  {
    name: 'deep-tables.docx',
    bytes: () => withBody('<w:tbl><w:tr><w:tc>'.repeat(190) + '<w:p/>' + '</w:tc></w:tr></w:tbl>'.repeat(190)),
    outcome: 'opened',
  },
  {
    name: 'control-character.docx',
    bytes: () => withBody(paragraph('bell \u0007')),
    outcome: 'bad-xml',
    says: /disallowed character/,
  },
  { name: 'nought.docx', bytes: () => withBody(paragraph('\u0000')), outcome: 'bad-xml', says: /disallowed character/ },
  { name: 'not-utf-8.docx', bytes: () => packed(Buffer.from([0x3c, 0xff, 0x3e])), outcome: 'bad-xml', says: /UTF-8/ },
  { name: 'entity.docx', bytes: () => withBody(paragraph('&nbsp;')), outcome: 'bad-xml', says: /not well-formed/ },
  { name: 'unclosed.docx', bytes: () => packed(`<w:document xmlns:w="${WORD}"><w:body>`), outcome: 'bad-xml' },
  { name: 'no-xml.docx', bytes: () => packed(''), outcome: 'bad-xml', says: /word\/document\.xml/ },
  {
    name: 'no-body.docx',
    bytes: () => packed(`<w:document xmlns:w="${WORD}"/>`),
    outcome: 'bad-xml',
    says: /holds no w:body/,
  },
  {
    name: 'two-bodies.docx',
    bytes: () => packed(documentXml('</w:body><w:body>')),
    outcome: 'bad-xml',
    says: /more than one w:body/,
  },
  {
    name: 'other-root.docx',
    bytes: () => packed('<html xmlns="http://www.w3.org/1999/xhtml"/>'),
    outcome: 'bad-xml',
    says: /the root is html/,
  },
  {
    name: 'huge-attribute.docx',
    bytes: () => withBody(`<w:p w:rsidR="${noise(50 * MIB)}"/>`),
    outcome: 'too-large',
    says: /one text or attribute has more than 16777216 characters/,
    heavy: true,
  },
  {
    name: 'large-attribute.docx',
    bytes: () => withBody(`<w:p w:rsidR="${noise(15 * MIB)}"/>`),
    outcome: 'opened',
    heavy: true,
  },
  {
    name: 'huge-attribute-that-packs-well.docx',
    bytes: () => withBody(`<w:p w:rsidR="${'0'.repeat(50 * MIB)}"/>`),
    outcome: 'bomb',
    heavy: true,
  },
  { name: 'utf-16-le.docx', bytes: () => packed(utf16(documentXml(paragraph('Grüße')), 'le')), outcome: 'opened' },
  { name: 'utf-16-be.docx', bytes: () => packed(utf16(documentXml(paragraph('Grüße')), 'be')), outcome: 'opened' },
  { name: 'byte-order-mark.docx', bytes: () => packed(`\ufeff${documentXml(paragraph('x'))}`), outcome: 'opened' },
]

const BROKEN_PACKAGES: readonly HostileFile[] = [
  {
    name: 'no-relationships.docx',
    bytes: () => craftZip([types(MAIN), { name: 'word/document.xml', content: documentXml('<w:p/>') }]),
    outcome: 'not-a-docx',
    says: /names no main document/,
  },
  {
    name: 'no-main-part.docx',
    bytes: () => craftZip([types(MAIN), ROOT]),
    outcome: 'no-document-part',
    says: /main part \(word\/document\.xml\) is missing/,
  },
  {
    name: 'missing-parts.docx',
    bytes: () =>
      withBody(paragraph('x'), [
        relationships(
          'word/_rels/document.xml.rels',
          `<Relationship Id="a" Type="${RELATIONSHIPS}/styles" Target="nowhere.xml"/>`,
          `<Relationship Id="b" Type="${RELATIONSHIPS}/header" Target="../../../../etc/passwd"/>`,
        ),
      ]),
    outcome: 'opened',
  },
  {
    name: 'links.docx',
    bytes: () =>
      withBody(paragraph('x'), [
        relationships(
          'word/_rels/document.xml.rels',
          hyperlink('a', 'http://127.0.0.1:9/x', 'attachedTemplate'),
          hyperlink('b', 'file:///etc/passwd', 'image'),
          hyperlink('c', 'javascript:alert(1)'),
        ),
      ]),
    outcome: 'opened',
    says: /^3 links lead outside this file \(http:\/\/127\.0\.0\.1:9\/x, file:\/\/\/etc\/passwd, javascript:alert\(1\)\); nothing is fetched/,
  },
  {
    name: 'styles-that-are-no-xml.docx',
    bytes: () =>
      withBody(paragraph('x'), [
        relationships(
          'word/_rels/document.xml.rels',
          `<Relationship Id="a" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>`,
        ),
        { name: 'word/styles.xml', content: '<!DOCTYPE x><w:styles/>' },
      ]),
    outcome: 'opened',
    says: /The styles cannot be read: the XML holds a DOCTYPE/,
  },
  {
    name: 'unsigned-changes.docx',
    bytes: () =>
      withBody(
        '<w:p><w:ins w:id="1"><w:r><w:t>a</w:t></w:r></w:ins><w:del w:id="1" w:author="B" w:date="soon"/></w:p>',
      ),
    outcome: 'opened',
    says: /1 tracked change did not say who made it\n1 tracked change had a date that cannot be read/,
  },
]

export const HOSTILE_FILES: readonly HostileFile[] = [...OTHER_KINDS, ...BROKEN_ZIPS, ...BROKEN_XML, ...BROKEN_PACKAGES]

/** What is promised of the corpus' hostile files, by name. */
export const HOSTILE_CORPUS: Readonly<Record<string, readonly [outcome: string, says?: RegExp]>> = {
  'encrypted-password-is-pass.docx': ['encrypted', /password protected/],
  'external-rels-and-dde.docx': [
    'opened',
    /^4 links lead outside this file \(javascript:alert\(1\), file:.*nothing is fetched/,
  ],
  'macro.docm': ['opened', /^This document holds macros: they are kept .* never run/],
  'pkg-no-document-part.docx': ['no-document-part', /main part .* is missing/],
  'pkg-renamed-main-part.docx': ['opened'],
  'poi-fuzz-6120975439364096.docx': ['truncated', /end of this file is missing/],
  'renamed-rtf.docx': ['rtf', /Rich Text/],
  'revisions-malformed.docx': ['opened', /2 tracked changes did not say who made them/],
  'text-html-injection.docx': ['opened'],
  'xml-billion-laughs.docx': ['doctype', /holds a DOCTYPE/],
  'xml-control-char.docx': ['bad-xml', /disallowed character/],
  'xml-deep-nesting-sdt.docx': ['too-deep', /600 deep/],
  'xml-xxe-file.docx': ['doctype', /holds a DOCTYPE/],
  'zero-bytes.docx': ['empty', /0 bytes/],
  'zip-duplicate-document.docx': ['duplicate-entry', /two parts named/],
  'zip-path-traversal.docx': ['unsafe-name', /outside the document/],
  'zip-truncated.docx': ['truncated', /end of this file is missing/],
  'zipbomb-document-300MB.docx': ['bomb', /exhaust a computer's memory/],
}
