import type * as docxModule from 'docx'
import type { ILevelsOptions, IParagraphStyleOptions, Paragraph, Table } from 'docx'
import { scaffoldText, type ScaffoldLine } from './text.ts'

export interface ScaffoldOf {
  readonly title: string
  /** As our profile has it; '' where it is not set. */
  readonly ours: string
  readonly theirs: string
  /** Written as the author of the file. */
  readonly author: string
}

/** In twips (twentieths of a point). A4; a Word of another country fits it to its own paper. */
const PAGE = { size: { width: 11_906, height: 16_838 }, margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 } }
const HANG = 720
const DEEP_HANG = 567

const STYLES: Readonly<Record<ScaffoldLine['style'], string>> = {
  front: 'FrontHeading',
  party: 'Parties',
  recital: 'Recitals',
  body: 'BodyText',
  heading: 'Heading1',
  clause: 'ClauseLevel2',
  item: 'ClauseLevel3',
  definition: 'Definition',
}

/** Our own paper to begin with: a .docx with styles, one numbering for its clauses, and the bones of an agreement. */
export async function writeScaffold(about: ScaffoldOf): Promise<Uint8Array> {
  // It is large, and the app starts without it.
  const docx = await import('docx')
  const file = new docx.Document({
    title: about.title,
    creator: about.author,
    lastModifiedBy: about.author,
    features: { updateFields: false },
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: 22 } },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 360 } } },
        heading1: {
          run: { bold: true, size: 22 },
          paragraph: {
            keepNext: true,
            spacing: { before: 280, after: 120 },
            outlineLevel: 0,
            ...numbered('clause', 0),
          },
        },
      },
      paragraphStyles: paragraphStyles(),
    },
    numbering: {
      config: [
        { reference: 'clause', levels: clauseLevels(docx) },
        { reference: 'party', levels: [level(docx, 0, 'decimal', '(%1)', HANG, HANG)] },
        { reference: 'recital', levels: [level(docx, 0, 'upperLetter', '(%1)', HANG, HANG)] },
      ],
    },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new docx.Footer({ children: [pageNumber(docx)] }) },
        children: [
          new docx.Paragraph({ text: about.title, style: 'Title' }),
          ...scaffoldText(about).map((line) => paragraph(docx, line)),
          signatures(docx, [about.ours || '[our full name]', about.theirs || '[their full name]']),
        ],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(file))
}

type Docx = typeof docxModule

function numbered(reference: string, at: number): { numbering: { reference: string; level: number } } {
  return { numbering: { reference, level: at } }
}

function paragraphStyles(): IParagraphStyleOptions[] {
  const body = { spacing: { after: 140, line: 264 } }
  const style = (id: string, name: string, more: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    next: id,
    quickFormat: true,
    ...more,
  })
  return [
    style('FrontHeading', 'Front Heading', {
      run: { bold: true, size: 24 },
      paragraph: { keepNext: true, spacing: { before: 320, after: 160 } },
    }),
    style('BodyText', 'Body Text', { paragraph: body }),
    style('Parties', 'Parties', { paragraph: { ...body, ...numbered('party', 0) } }),
    style('Recitals', 'Recitals', { paragraph: { ...body, ...numbered('recital', 0) } }),
    style('ClauseLevel2', 'Clause Level 2', { paragraph: { ...body, ...numbered('clause', 1) } }),
    style('ClauseLevel3', 'Clause Level 3', { paragraph: { ...body, ...numbered('clause', 2) } }),
    style('ClauseLevel4', 'Clause Level 4', { paragraph: { ...body, ...numbered('clause', 3) } }),
    style('Definition', 'Definition', { paragraph: { ...body, indent: { left: HANG } } }),
  ]
}

/** Each level is tied to its style (ECMA-376 part 1, 17.9.23): a paragraph given the style takes its place in the numbering. */
function clauseLevels(docx: Docx): ILevelsOptions[] {
  const deep = HANG + DEEP_HANG
  return [
    level(docx, 0, 'decimal', '%1.', HANG, HANG, 'Heading1'),
    level(docx, 1, 'decimal', '%1.%2', HANG, HANG, 'ClauseLevel2'),
    level(docx, 2, 'lowerLetter', '(%3)', deep, DEEP_HANG, 'ClauseLevel3'),
    level(docx, 3, 'lowerRoman', '(%4)', deep + DEEP_HANG, DEEP_HANG, 'ClauseLevel4'),
  ]
}

function level(
  docx: Docx,
  at: number,
  format: NonNullable<ILevelsOptions['format']>,
  text: string,
  left: number,
  hanging: number,
  style?: string,
): ILevelsOptions {
  return {
    level: at,
    format,
    text,
    alignment: docx.AlignmentType.LEFT,
    suffix: docx.LevelSuffix.TAB,
    style: { ...(style === undefined ? {} : { style }), paragraph: { indent: { left, hanging } } },
  }
}

function paragraph(docx: Docx, { style, text }: ScaffoldLine): Paragraph {
  return new docx.Paragraph({ style: STYLES[style], children: runs(docx, style, text) })
}

/** The term that a definition defines stands out. */
function runs(docx: Docx, style: ScaffoldLine['style'], text: string): InstanceType<Docx['TextRun']>[] {
  const [, term, rest] = (style === 'definition' ? /^(“[^”]+”)(.*)$/.exec(text) : null) ?? []
  if (term === undefined || rest === undefined) return [new docx.TextRun(text)]
  return [new docx.TextRun({ text: term, bold: true }), new docx.TextRun(rest)]
}

function pageNumber(docx: Docx): Paragraph {
  return new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT], size: 18 })],
  })
}

function signatures(docx: Docx, names: readonly [string, string]): Table {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
  const open = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
  const cell = (name: string) =>
    new docx.TableCell({
      width: { size: 4513, type: docx.WidthType.DXA },
      children: [
        `For ${name}`,
        'Signature: ____________________',
        'Name: [name]',
        'Title: [title]',
        'Date: [date]',
      ].map((text) => new docx.Paragraph({ text, spacing: { after: 120 } })),
    })
  return new docx.Table({
    width: { size: 9026, type: docx.WidthType.DXA },
    columnWidths: [4513, 4513],
    borders: open,
    rows: [new docx.TableRow({ cantSplit: true, children: names.map(cell) })],
  })
}
