import { AlignmentType, BorderStyle } from 'docx'
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { ListName } from './agreement.ts'

/** Left edges of the text of each clause level, in twips (twentieths of a point); the number hangs to the left of it. */
export const INDENT = { level1: 720, level2: 720, level3: 1287, level4: 1854, level5: 2421 } as const

// Both have metric-compatible free twins (Liberation Serif, Carlito), so lines break in the same places without Office.
export const BODY_FONT = 'Times New Roman'
export const TABLE_FONT = 'Calibri'
const INK = '1F2A37'

type Formatting = Pick<IParagraphStyleOptions, 'paragraph' | 'run'>

function style(id: string, name: string, formatting: Formatting, next = id): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', next, quickFormat: true, ...formatting }
}

function listStyle(id: string, name: string, list: ListName, level: number, formatting: Formatting) {
  const paragraph = { ...formatting.paragraph, numbering: { reference: list, level } }
  return style(id, name, { ...formatting, paragraph })
}

const justified = { alignment: AlignmentType.BOTH, spacing: { after: 140, line: 264 } }
const headingRun = { bold: true, color: INK }

const frontStyles: IParagraphStyleOptions[] = [
  style('CoverText', 'Cover Text', {
    paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 240 } },
    run: { size: 24 },
  }),
  style('CoverTitle', 'Cover Title', {
    paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 2400, after: 720 } },
    run: { ...headingRun, size: 56 },
  }),
  style('FrontHeading', 'Front Heading', {
    paragraph: { keepNext: true, spacing: { before: 280, after: 140 } },
    run: { ...headingRun, size: 22 },
  }),
  style('FrontPageHeading', 'Front Page Heading', {
    paragraph: { keepNext: true, spacing: { after: 240 } },
    run: { ...headingRun, size: 26 },
  }),
  listStyle('Parties', 'Parties', 'party', 0, { paragraph: justified }),
  listStyle('Recitals', 'Recitals', 'recital', 0, { paragraph: justified }),
  style('BodyText', 'Body Text', { paragraph: justified }),
  style('BodyIndent', 'Body Text Indent', { paragraph: { ...justified, indent: { left: INDENT.level2 } } }),
  style('Definition', 'Definition', { paragraph: { ...justified, indent: { left: INDENT.level2 } } }),
  style('DefinitionItem', 'Definition Item', { paragraph: justified }),
]

const clauseStyles: IParagraphStyleOptions[] = [2, 3, 4, 5].map((level) =>
  listStyle(`ClauseLevel${level}`, `Clause Level ${level}`, 'clause', level - 1, { paragraph: justified }),
)

const scheduleStyles: IParagraphStyleOptions[] = [
  listStyle('ScheduleHeading', 'Schedule Heading', 'schedule', 0, {
    paragraph: { keepNext: true, keepLines: true, outlineLevel: 0, spacing: { after: 320 } },
    run: { ...headingRun, size: 30 },
  }),
  listStyle('PartHeading', 'Part Heading', 'schedule', 1, {
    paragraph: { keepNext: true, keepLines: true, outlineLevel: 1, spacing: { before: 360, after: 180 } },
    run: { ...headingRun, size: 24 },
  }),
  listStyle('ParagraphHeading', 'Schedule Paragraph Heading', 'schedule', 2, {
    paragraph: { keepNext: true, keepLines: true, outlineLevel: 2, spacing: { before: 200, after: 120 } },
    run: headingRun,
  }),
  ...[2, 3, 4].map((level) =>
    listStyle(`ParagraphLevel${level}`, `Schedule Paragraph ${level}`, 'schedule', level + 1, { paragraph: justified }),
  ),
]

const tableStyles: IParagraphStyleOptions[] = [
  style('TableText', 'Table Text', {
    paragraph: { alignment: AlignmentType.LEFT, spacing: { before: 50, after: 50 } },
    run: { font: TABLE_FONT, size: 19 },
  }),
  style('TableHeading', 'Table Heading', {
    paragraph: { keepNext: true, spacing: { before: 60, after: 60 } },
    run: { font: TABLE_FONT, size: 19, bold: true, color: INK },
  }),
  style('TableSpacer', 'Table Spacer', { paragraph: { spacing: { after: 120 } }, run: { size: 8 } }),
  style('TableNote', 'Table Note', { paragraph: { spacing: { before: 80, after: 200 } }, run: { size: 19 } }),
]

const runningStyles: IParagraphStyleOptions[] = [
  style('Header', 'header', {
    paragraph: { spacing: { after: 0 } },
    run: { font: TABLE_FONT, size: 17, color: '5B6673' },
  }),
  style('Footer', 'footer', {
    paragraph: { spacing: { after: 0 } },
    run: { font: TABLE_FONT, size: 17, color: '5B6673' },
  }),
  style('TOC1', 'toc 1', { paragraph: { spacing: { after: 40 } } }),
  style('TOC2', 'toc 2', { paragraph: { indent: { left: 1400 }, spacing: { after: 40 } } }),
]

/** The styles of every sample: numbered levels take their numbers from the style, as a firm's house template does. */
export const SAMPLE_STYLES: IStylesOptions = {
  default: {
    document: { run: { font: BODY_FONT, size: 22, language: { value: 'en-GB' } } },
    title: {
      next: 'BodyText',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 480, after: 480 } },
      run: { bold: true, size: 44, color: INK, font: BODY_FONT },
    },
    heading1: {
      next: 'ClauseLevel2',
      quickFormat: true,
      paragraph: {
        keepNext: true,
        keepLines: true,
        outlineLevel: 0,
        spacing: { before: 320, after: 140 },
        numbering: { reference: 'clause', level: 0 },
      },
      run: { ...headingRun, size: 24, font: BODY_FONT },
    },
    heading2: {
      next: 'BodyText',
      paragraph: { keepNext: true, spacing: { before: 240, after: 140 } },
      run: { ...headingRun, size: 22, font: BODY_FONT },
    },
    caption: {
      next: 'TableText',
      paragraph: { keepNext: true, spacing: { before: 180, after: 100 } },
      run: { bold: true, size: 20, color: INK },
    },
  },
  paragraphStyles: [...frontStyles, ...clauseStyles, ...scheduleStyles, ...tableStyles, ...runningStyles],
}

export const RULE = { style: BorderStyle.SINGLE, size: 4, color: '9AA5B1' } as const
