import { DeletedTextRun, Document, HeadingLevel, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx'

const AUTHOR = { author: 'Dana Okafor', date: '2026-11-20T10:00:00Z' }

/**
 * A contract of so many paragraphs that most of it has no elements on the page, short ones: a hundred to a clause with a
 * heading "Clause n", every tenth with a tracked replacement.
 */
export async function longContract(clauses: number): Promise<Uint8Array> {
  let id = 100
  const clause = (n: number): Paragraph[] => [
    new Paragraph({ heading: HeadingLevel.HEADING_1, outlineLevel: 0, children: [new TextRun(`Clause ${n}`)] }),
    ...Array.from({ length: 99 }, (_, i) => {
      const place = `${n}-${i + 1}`
      if (i % 10 !== 3) return new Paragraph(`Paragraph ${place} binds both parties.`)
      return new Paragraph({
        children: [
          new TextRun(`Paragraph ${place} binds `),
          new DeletedTextRun({ text: 'one party', id: id++, ...AUTHOR }),
          new InsertedTextRun({ text: 'all parties', id: id++, ...AUTHOR }),
          new TextRun(' at once.'),
        ],
      })
    }),
  ]
  const children = Array.from({ length: clauses }, (_, i) => clause(i + 1)).flat()
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}
