import { describe, expect, it } from 'vitest'
import { textLines } from '../../../src/main/app/document-views.ts'
import { decideStories, openDocument, saveDocument } from '../../../src/main/app/documents.ts'
import { decodePart } from '../../../src/core/docx/encoding.ts'
import { readDocx } from '../../../src/core/docx/read/read-docx.ts'
import { writeReading } from '../../../src/core/docx/write/write-docx.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { corpusBytes, hasCorpus, NO_CORPUS } from '../../support/corpus.ts'
import { by, documentOf, p, r } from './check-fixture.ts'

/** Text boxes by either name: strict files of the first Word to write them put them in Word's own namespace. */

const WNE = 'http://schemas.microsoft.com/office/word/2006/wordml'

describe('a text box in Word’s own namespace', () => {
  it('is a story whatever prefix the file uses, and its revisions are decided in place', () => {
    const box = (prefix: string, content: string): string =>
      `<w:drawing><${prefix}:txbxContent xmlns:${prefix}="${WNE}">${p(content)}</${prefix}:txbxContent></w:drawing>`
    const source = documentOf(p(`<w:r>${box('own', r('in a box') + `<w:ins ${by(1)}>${r('more')}</w:ins>`)}</w:r>`))
    const reading = readDocx(source)
    if (!reading.ok) throw new Error(reading.error.message)
    expect(reading.value.stories.map((s) => [s.name, s.doc.textContent])).toEqual([
      ['body', ''],
      ['textbox', 'in a boxmore'],
    ])
    expect(reading.value.messages.join()).toContain('1 text box')
    const edited = reading.value.stories.map(({ part, id, doc }) => ({ part, id, doc: decide(doc, 'reject') }))
    const written = decodePart(writeReading(reading.value, edited).get('word/document.xml')!)
    expect(written.ok && written.value.text).toContain(box('own', r('in a box')))
  })
})

describe.runIf(hasCorpus)('the strict sample', () => {
  it('shows the text boxes of its transitional twin', () => {
    const boxes = (file: string): string[] => {
      const document = openDocument(corpusBytes(file))
      if (!document.ok) throw new Error(document.error.message)
      const decided = openDocument(saveDocument(document.value, decideStories(document.value, 'accept')))
      if (!decided.ok) throw new Error(decided.error.message)
      const lines = textLines(decided.value, 'markup')
      return lines.filter((line) => line.story === 'textbox' && line.text.trim() !== '').map((line) => line.text)
    }
    const twin = boxes('tracked/sdk-Complex01-sdt.docx')
    expect(twin).toEqual(['Eric White', 'This is my interesting abstract.', 'Here is a text box.'])
    // Its watermark is a text box too, where the twin's is WordArt.
    expect(boxes('tracked/sdk-Strict01.docx')).toEqual([...twin, 'CONFIDENTIAL'])
  })
})

if (!hasCorpus) it.skip(`the strict sample (${NO_CORPUS})`, () => {})
