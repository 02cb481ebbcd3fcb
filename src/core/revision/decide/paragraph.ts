import type { Node } from 'prosemirror-model'
import type { MarkRevisions, PropertyChange } from '../../document/revision-attrs.ts'
import { KIND_OF_PARAGRAPH_MARK } from '../revisions.ts'
import { changeInside, hasNumberingTrace, numberingRevision } from '../revisions-in-properties.ts'
import type { Case } from './case.ts'
import { decidedSection, withoutElements, withoutNumberingTraces } from './properties.ts'

/** What becomes of a paragraph's mark. */
export interface DecidedMark {
  /** The mark goes: the content joins the paragraph that follows. */
  readonly gone: boolean
  /** What it keeps, also when it is gone but has no paragraph to join. */
  readonly revisions: MarkRevisions | null
}

/** A mark's old properties may say again how it came or went (CT_ParaRPrOriginal, ECMA-376 part 1, 17.3.1.30): once they are back, that is settled. */
const MARK_REVISIONS = /^w:(ins|del|moveFrom|moveTo)$/

/** Decides the revisions of a paragraph's mark (ECMA-376 part 1, 17.13.5.15, .20, .21, .26). */
export function decideMark(paragraph: Node, c: Case): DecidedMark {
  const revisions = paragraph.attrs.markRevisions as MarkRevisions | null
  if (revisions === null) return { gone: false, revisions }
  const left: { -readonly [K in keyof MarkRevisions]: MarkRevisions[K] } = { ...revisions }
  let gone = false
  for (const key of Object.keys(revisions) as (keyof MarkRevisions)[]) {
    const kind = KIND_OF_PARAGRAPH_MARK[key]
    if (!c.picks(revisions[key]!, kind)) continue
    if (c.removes(kind)) gone = true
    delete left[key]
  }
  const count = Object.keys(left).length
  if (count === Object.keys(revisions).length) return { gone, revisions }
  return { gone, revisions: count === 0 ? null : left }
}

/** The attributes of a paragraph that a decision changes, null where none; its mark's removal is left to the caller. */
export function decideAttributes(paragraph: Node, mark: DecidedMark, c: Case): Record<string, unknown> | null {
  const changed: Record<string, unknown> = {}
  const revisions = paragraph.attrs.markRevisions as MarkRevisions | null
  if (mark.revisions !== revisions) changed.markRevisions = mark.revisions
  const fmt = revisions?.fmt
  if (fmt !== undefined && mark.revisions?.fmt === undefined && c.decision === 'reject') {
    changed.markRPr = withoutElements(fmt.old, MARK_REVISIONS)
  }

  const pPr = paragraph.attrs.pPr as string
  const pPrChange = paragraph.attrs.pPrChange as PropertyChange | null
  if (pPrChange !== null && c.picks(pPrChange, 'paragraphFormatting')) {
    changed.pPrChange = null
    const settled = c.decision === 'reject' ? pPrChange.old : pPr
    const bare = hasNumberingTrace(settled) ? withoutNumberingTraces(settled) : settled
    if (bare !== pPr) changed.pPr = bare
  }
  const numbering = numberingRevision(paragraph)
  if (numbering !== null && c.picks(numbering, 'paragraphFormatting')) changed.pPr = withoutNumberingTraces(pPr)

  const sectPr = paragraph.attrs.sectPr as string | null
  const section = changeInside(sectPr, 'w:sectPrChange')
  if (section !== null && c.picks(section, 'sectionFormatting')) changed.sectPr = decidedSection(sectPr!, c.decision)
  return Object.keys(changed).length === 0 ? null : changed
}
