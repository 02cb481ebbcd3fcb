import {
  AlignmentType,
  Column,
  Document,
  FootnoteReferenceRun,
  Footer,
  Header,
  HorizontalPositionRelativeFrom,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalPositionRelativeFrom,
} from 'docx'

/** Half red and half blue, two dots. */
const DOTS = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg=='

/** A ribbon along the upper edge of the paper. */
const ribbon = (width: number): ImageRun =>
  new ImageRun({
    type: 'png',
    data: Buffer.from(DOTS, 'base64'),
    transformation: { width, height: 14 },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: 0 },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: 0 },
    },
  })
const logo = (): ImageRun =>
  new ImageRun({ type: 'png', data: Buffer.from(DOTS, 'base64'), transformation: { width: 120, height: 60 } })

/**
 * A contract with all that stands around the text: two kinds of paper, heads and feet with pictures, a first page, a note,
 * columns.
 */
export async function sectionedDocument(): Promise<Uint8Array> {
  const text = (words: string): Paragraph => new Paragraph({ children: [new TextRun(words)], spacing: { after: 200 } })
  const clauses = (from: number, count: number): Paragraph[] =>
    Array.from({ length: count }, (_, i) =>
      text(
        `Clause ${from + i}. The Supplier shall perform obligation number ${from + i} with all due diligence and care.`,
      ),
    )
  const portrait = { width: 11906, height: 16838 }
  const footer = new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: 9026 }],
        children: [
          new TextRun('Framework agreement'),
          new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
  const head = (words: string, ...pictures: ImageRun[]): Header =>
    new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: [...pictures, new TextRun({ text: words, bold: true, color: '107087', allCaps: true })],
        }),
      ],
    })
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph('As amended from time to time by the parties in writing.')] } },
    sections: [
      {
        properties: { titlePage: true, page: { size: portrait } },
        headers: { default: head('Main terms', ribbon(794)), first: head('Strictly confidential') },
        footers: { default: footer },
        children: [
          new Paragraph({
            children: [
              new TextRun('This agreement governs the services'),
              new FootnoteReferenceRun(1),
              new TextRun('.'),
            ],
          }),
          ...clauses(1, 40),
          new Paragraph({ children: [new PageBreak(), new TextRun('After the break this begins a page.')] }),
        ],
      },
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          page: { size: { ...portrait, orientation: PageOrientation.LANDSCAPE } },
        },
        headers: { default: head('Schedule', logo()) },
        children: [
          text('The schedule lies on its side.'),
          new Table({
            rows: ['Availability', 'Response time'].map(
              (metric) =>
                new TableRow({
                  children: [metric, '99.9 per cent', 'monthly'].map(
                    (words) => new TableCell({ children: [new Paragraph(words)] }),
                  ),
                }),
            ),
          }),
        ],
      },
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          page: { size: portrait },
          column: { count: 2, space: 720, children: [new Column({ width: 4000 }), new Column({ width: 4000 })] },
        },
        headers: { default: head('Signatures') },
        children: [text('Signed for the Supplier by its director.'), text('Signed for the Customer by its director.')],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
