import {
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  InsertedTextRun,
  NumberedItemReference,
  NumberedItemReferenceFormat,
  Paragraph,
  TextRun,
} from 'docx'
import type { IParagraphOptions, ParagraphChild } from 'docx'
import type { ParagraphBlock } from './agreement.ts'
import type { RenderContext } from './context.ts'
import { parseInline } from './inline.ts'
import type { InlineChange, Piece } from './inline.ts'
import type { Target } from './references.ts'

// docx has no page break before among the properties of a style, so the paragraphs carry it.
const STARTS_A_PAGE: ReadonlySet<string> = new Set(['ScheduleHeading', 'FrontPageHeading'])

/** Renders one paragraph. `listInstance` tells the lists that start anew under each definition apart. */
export function renderParagraph(block: ParagraphBlock, context: RenderContext, listInstance: number): Paragraph {
  const { style, list } = block.looks
  const children = renderInline(block.text, context)
  return new Paragraph({
    style,
    // Words that lead into a list or a table stay with it.
    ...(block.text.endsWith(':') ? { keepNext: true } : {}),
    ...(STARTS_A_PAGE.has(style) ? { pageBreakBefore: true } : {}),
    ...(list === 'definition' ? { numbering: { reference: list, level: 0, instance: listInstance } } : {}),
    ...paragraphMark(block, context),
    children: bookmarked(block, children, context),
  })
}

/** Renders text with its bold words, cross-references, changes and comment anchors. */
export function renderInline(text: string, context: RenderContext): ParagraphChild[] {
  return parseInline(text).flatMap((piece) => renderPiece(piece, context))
}

/** A paragraph inserted or deleted whole has its mark tracked too, or accepting would leave an empty line (17.13.5.19). */
function paragraphMark(block: ParagraphBlock, context: RenderContext): Pick<IParagraphOptions, 'run'> {
  if (!block.mark) return {}
  const revision = context.revision(block.mark.revision)
  return { run: block.mark.kind === 'inserted' ? { insertion: revision } : { deletion: revision } }
}

function bookmarked(block: ParagraphBlock, children: ParagraphChild[], context: RenderContext): ParagraphChild[] {
  if (block.key === undefined || !context.referredTo.has(block.key)) return children
  return [new Bookmark({ id: context.target(block.key).bookmark, children })]
}

function renderPiece(piece: Piece, context: RenderContext): ParagraphChild[] {
  switch (piece.kind) {
    case 'text':
      return [textRun(piece.text, piece.bold, piece.change, context)]
    case 'reference': {
      const target = context.target(piece.key)
      // A simple field may not stand in w:ins or w:del (CT_RunTrackChange), so changed words carry the bare number.
      return [piece.change ? textRun(target.label, piece.bold, piece.change, context) : referenceField(target)]
    }
    case 'commentStart':
      return [new CommentRangeStart(piece.comment)]
    case 'commentEnd':
      return [new CommentRangeEnd(piece.comment), new TextRun({ children: [new CommentReference(piece.comment)] })]
  }
}

function textRun(text: string, bold: boolean, change: InlineChange | undefined, context: RenderContext) {
  const look = bold ? { bold: true } : {}
  if (!change) return new TextRun({ text, ...look })
  const revision = context.revision(change.revision)
  const Run = change.kind === 'inserted' ? InsertedTextRun : DeletedTextRun
  return new Run({ ...revision, text, ...look })
}

/** A REF field: the whole number for clauses, but for schedules only the paragraph's own part of it. */
function referenceField(target: Target): ParagraphChild {
  const full = target.list === 'clause' && target.level > 1
  return new NumberedItemReference(target.bookmark, target.label, {
    hyperlink: true,
    referenceFormat: full ? NumberedItemReferenceFormat.FULL_CONTEXT : NumberedItemReferenceFormat.NO_CONTEXT,
  })
}
