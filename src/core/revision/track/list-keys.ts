import type { EditorState, Transaction } from 'prosemirror-state'
import { contextFor } from '../../document/added-lists.ts'
import { formatterOf, type ParagraphFormat } from '../../document/formatting.ts'
import { listsOf } from '../../document/numbering-lists.ts'
import { schema } from '../../document/schema.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'
import { isTaken, setPropertyTracked } from './format.ts'
import { paragraphsIn } from './format-paragraph.ts'
import { changeLevelTracked, withLevel } from './list-level.ts'
import { withoutNumber } from './lists.ts'
import { hasLive } from './next-look.ts'
import { changedParagraph } from './paragraph-change.ts'
import { TRACKED, type Tracker } from './tracker.ts'

/*
 * What Enter, Backspace and Tab mean in a list, as in Word. Each gives null where it means what it means elsewhere.
 */

interface Item {
  readonly pos: number
  readonly pPr: string
  readonly format: ParagraphFormat
  readonly context: DocumentContext
  /** Nothing that a reader sees stands before the caret, or in the whole paragraph. */
  readonly atStart: boolean
  readonly isEmpty: boolean
}

/** The list paragraph that the caret is in, where its properties may be changed. */
function itemAt(state: EditorState, context: DocumentContext, tracker: Tracker): Item | null {
  const { $from, empty } = state.selection
  const paragraph = $from.parent
  if (!empty || paragraph.type !== schema.nodes.paragraph) return null
  const effective = contextFor(state.doc, context)
  const pPr = paragraph.attrs.pPr as string
  const format = formatterOf(effective).paragraph(pPr)
  const { numbering } = format
  if (numbering === null || listsOf(effective).find(numbering.numId)?.levels[numbering.level] === undefined) return null
  const pos = $from.before()
  if (isTaken(state.doc, pos, tracker)) return null
  const atStart = !hasLive(paragraph, 0, $from.parentOffset)
  const isEmpty = atStart && !hasLive(paragraph, $from.parentOffset, paragraph.content.size)
  return { pos, pPr, format, context: effective, atStart, isEmpty }
}

/** Enter in an empty list paragraph: it goes up a level, and from the first one out of the list. */
export function enterInList(state: EditorState, context: DocumentContext, tracker: Tracker): Transaction | null {
  const item = itemAt(state, context, tracker)
  if (item === null || !item.isEmpty) return null
  const higher = item.format.numbering!.level > 0 ? withLevel(item.pPr, -1, item.context) : item.pPr
  return changed(state, item, higher === item.pPr ? withoutNumber(item.pPr, item.context) : higher, tracker)
}

/** Backspace at the start of a list paragraph takes its number first; the text stays where it stands. */
export function backspaceInList(state: EditorState, context: DocumentContext, tracker: Tracker): Transaction | null {
  const item = itemAt(state, context, tracker)
  if (item === null || !item.atStart) return null
  const bare = withoutNumber(item.pPr, item.context)
  const { indent } = formatterOf(item.context).paragraph(bare)
  const { start } = item.format.indent
  const isInPlace = indent.start === start && indent.firstLine === 0 && indent.hanging === 0
  const kept = isInPlace ? bare : changedParagraph(bare, { kind: 'indent', start, firstLine: 0 }, item.context)
  return changed(state, item, kept, tracker)
}

/** Tab at the start of a list paragraph, or over several, demotes; Shift+Tab promotes. */
export function tabInList(
  state: EditorState,
  by: 1 | -1,
  context: DocumentContext,
  tracker: Tracker,
): Transaction | null {
  const { from, to, empty } = state.selection
  if (empty && itemAt(state, context, tracker)?.atStart !== true) return null
  const effective = contextFor(state.doc, context)
  const isList = paragraphsIn(state.doc, from, to).every(
    ({ node }) => formatterOf(effective).numbering(node.attrs.pPr as string) !== null,
  )
  if (!isList || (!empty && state.selection.$from.sameParent(state.selection.$to))) return null
  const { tr } = state
  const refusal = changeLevelTracked(tr, from, to, by, context, tracker)
  return refusal === null && tr.docChanged ? tr.setMeta(TRACKED, true).scrollIntoView() : null
}

function changed(state: EditorState, item: Item, pPr: string, tracker: Tracker): Transaction | null {
  if (pPr === item.pPr) return null
  const { tr } = state
  setPropertyTracked(tr, item.pos, 'pPr', pPr, tracker)
  return tr.setMeta(TRACKED, true).scrollIntoView()
}
