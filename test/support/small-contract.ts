import { createContainer } from '../../src/main/engine/container/write-container.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const CLAUSES = [
  'The Supplier shall provide the Services with reasonable skill and care.',
  'The Customer shall pay each invoice within thirty days of its date.',
  'Neither party shall disclose what it learns of the other in confidence.',
  'This Agreement is governed by the law of England and Wales.',
]

/** A .docx of some lines, a kilobyte or so, for tests that need many: what `title` says makes it another file. */
export function smallContract(title: string): Uint8Array<ArrayBuffer> {
  const paragraphs = [title, ...CLAUSES].map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${paragraphs}<w:sectPr/></w:body></w:document>`,
  }
  const packed = createContainer(
    new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(`<?xml version="1.0"?>${xml}`)])),
  )
  return new Uint8Array(packed)
}
