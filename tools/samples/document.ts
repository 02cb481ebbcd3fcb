import {
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  StyleLevel,
  TabStopType,
  TableOfContents,
  Tab,
  TextRun,
} from 'docx'
import type { FileChild, ICommentsOptions } from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import type { Agreement, Block } from './agreement.ts'
import { renderContext } from './context.ts'
import type { RenderContext } from './context.ts'
import { keepContents, makeReproducible } from './package.ts'
import { renderParagraph } from './paragraphs.ts'
import { applyCounterpartyDraft } from './redline.ts'
import type { CounterpartyDraft } from './redline.ts'
import { SAMPLE_NUMBERING } from './numbering.ts'
import { SAMPLE_STYLES } from './styles.ts'
import { renderSignatures, renderTable, TEXT_WIDTH } from './tables.ts'

/** A4 in twips, with margins that leave {@link TEXT_WIDTH} between them. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1474, bottom: 1361, left: 1304, right: 1304, header: 680, footer: 600 },
}

/** Writes an agreement of ours as a .docx. The same input gives the same bytes. */
export async function writeAgreement(agreement: Agreement): Promise<Uint8Array> {
  return makeReproducible(await pack(agreement, agreement.blocks), agreement.date)
}

/** Writes the agreement as the counterparty returned it; `sent` is our own file, whose table of contents it keeps. */
export async function writeReturned(
  agreement: Agreement,
  draft: CounterpartyDraft,
  sent: Uint8Array,
): Promise<Uint8Array> {
  const date = draft.tracked.at(-1)?.date ?? agreement.date
  const packed = await pack(agreement, applyCounterpartyDraft(agreement, draft), draft)
  return keepContents(await makeReproducible(packed, date), sent, date)
}

async function pack(agreement: Agreement, blocks: readonly Block[], draft?: CounterpartyDraft): Promise<Uint8Array> {
  const document = new Document({
    title: agreement.title,
    creator: agreement.author,
    lastModifiedBy: draft?.author ?? agreement.author,
    styles: SAMPLE_STYLES,
    numbering: SAMPLE_NUMBERING,
    pageNumbers: estimatePageNumbers,
    ...(draft ? { comments: commentsOf(draft), features: { trackRevisions: true } } : {}),
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { default: runningHeader(agreement), first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: runningFooter(agreement), first: new Footer({ children: [new Paragraph('')] }) },
        children: renderBlocks(blocks, renderContext(blocks, draft)),
      },
    ],
  })
  return Packer.toBuffer(document)
}

function renderBlocks(blocks: readonly Block[], context: RenderContext): FileChild[] {
  let definitions = 0
  return blocks.flatMap((block, index): FileChild[] => {
    if (block.kind === 'contents') return [contents()]
    if (block.kind === 'signatures') return [renderSignatures(block), spacer()]
    if (block.kind === 'table') {
      // Word needs a paragraph between two tables, and a note under one brings its own space.
      return [renderTable(block, context), ...(isNote(blocks[index + 1]) ? [] : [spacer()])]
    }
    if (block.looks.style === 'Definition') definitions += 1
    return [renderParagraph(block, context, definitions)]
  })
}

function isNote(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && block.looks.style === 'TableNote'
}

function spacer(): Paragraph {
  return new Paragraph({ style: 'TableSpacer', children: [] })
}

function contents(): TableOfContents {
  return new TableOfContents('Contents', {
    hyperlink: true,
    headingStyleRange: '1-1',
    stylesWithLevels: [new StyleLevel('Schedule Heading', 1), new StyleLevel('Part Heading', 2)],
  })
}

function runningHeader(agreement: Agreement): Header {
  return new Header({
    children: [
      runningLine(
        'Header',
        [new TextRun(agreement.title), new TextRun({ children: [new Tab(), agreement.legend] })],
        'bottom',
      ),
    ],
  })
}

function runningFooter(agreement: Agreement): Footer {
  const page = new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })
  return new Footer({ children: [runningLine('Footer', [new TextRun(agreement.reference), page], 'top')] })
}

function runningLine(style: string, children: TextRun[], side: 'top' | 'bottom'): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '9AA5B1', space: 4 }
  return new Paragraph({
    style,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    border: side === 'top' ? { top: line } : { bottom: line },
    children,
  })
}

function commentsOf(draft: CounterpartyDraft): ICommentsOptions {
  return {
    children: draft.comments.map(({ date, text }, id) => ({
      id,
      author: draft.author,
      initials: draft.initials,
      date: new Date(date),
      children: [new Paragraph({ children: [new TextRun(text)] })],
    })),
  }
}
