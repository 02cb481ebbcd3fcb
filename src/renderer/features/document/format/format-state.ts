import type { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import type { RunFormat } from '../../../../core/document/formatting.ts'
import { listsOf } from '../../../../core/document/numbering-lists.ts'
import { schema } from '../../../../core/document/schema.ts'
import { baseAt, kindOfLevel, lookForTyping, paragraphsIn, type ListKind } from '../../../../core/revision/track.ts'
import type { Looks } from '../view/looks.ts'

/** Of all that is selected: yes, no, or both. */
export type Tri = 'on' | 'off' | 'mixed'

/** How the selection looks, or what is typed next: flat, so that it is compared field by field. Null where it differs. */
export interface FormatState {
  readonly bold: Tri
  readonly italic: Tri
  readonly underline: Tri
  readonly strike: Tri
  readonly dstrike: Tri
  readonly caps: Tri
  readonly smallCaps: Tri
  readonly font: string | null
  /** Half-points. */
  readonly size: number | null
  /** '#RRGGBB' or 'auto'. */
  readonly colour: string | null
  /** '#RRGGBB', or 'none'. */
  readonly highlight: string | null
  readonly position: 'superscript' | 'subscript' | 'baseline' | null
  /** The paragraph style's id; '' in a document without styles. */
  readonly style: string | null
  readonly align: string | null
  readonly list: ListKind | 'none' | null
  readonly keepNext: Tri
  readonly pageBreakBefore: Tri
}

/** A long selection is not read to its end: the toolbar shows what its first part is. */
const RUNS = 400
const PARAGRAPHS = 200

/** Reads the state of a selection; costs no more in a longer document or selection. */
export function formatStateOf(state: EditorState, looks: Looks): FormatState {
  const runs = runsOf(state, looks)
  const paragraphs = paragraphsOf(state).map((p) => looks.formatter.paragraph(p.attrs.pPr as string))
  const lists = paragraphs.map(({ numbering }) => {
    if (numbering === null) return 'none'
    return kindOfLevel(listsOf(looks.context).find(numbering.numId)?.levels[numbering.level]) ?? 'none'
  })
  return {
    bold: tri(runs.map((r) => r.bold)),
    italic: tri(runs.map((r) => r.italic)),
    underline: tri(runs.map((r) => r.underline !== null)),
    strike: tri(runs.map((r) => r.strike)),
    dstrike: tri(runs.map((r) => r.dstrike)),
    caps: tri(runs.map((r) => r.caps)),
    smallCaps: tri(runs.map((r) => r.smallCaps)),
    font: common(runs.map((r) => r.font.ascii)),
    size: common(runs.map((r) => r.size)),
    colour: common(runs.map((r) => r.colour)),
    highlight: common(runs.map((r) => r.highlight ?? 'none')),
    position: common(runs.map((r) => r.vertAlign ?? 'baseline')),
    style: common(paragraphs.map((p) => p.styleId ?? '')),
    align: common(paragraphs.map((p) => p.align)),
    list: common(lists),
    keepNext: tri(paragraphs.map((p) => p.keepNext)),
    pageBreakBefore: tri(paragraphs.map((p) => p.pageBreakBefore)),
  }
}

function tri(values: readonly boolean[]): Tri {
  if (values.length === 0) return 'off'
  return values.every(Boolean) ? 'on' : values.some(Boolean) ? 'mixed' : 'off'
}

function common<T>(values: readonly T[]): T | null {
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : null
}

/** Run properties that text typed at the caret would have: those set for it, or its neighbours'. */
export function typingProperties(state: EditorState): string {
  const { $from } = state.selection
  if (state.storedMarks === null) return $from.parent.inlineContent ? lookForTyping($from) : ''
  return (schema.marks.rPr.isInSet(state.storedMarks)?.attrs.xml as string | undefined) ?? ''
}

function runsOf(state: EditorState, { formatter }: Looks): RunFormat[] {
  const { doc, selection } = state
  const { $from } = selection
  const atCaret = (): RunFormat[] => {
    const base = $from.parent.type === schema.nodes.paragraph ? baseAt(doc, $from.pos, $from.parent, formatter) : null
    return base === null ? [] : [formatter.run(base, typingProperties(state))]
  }
  if (selection.empty) return atCaret()
  const found: RunFormat[] = []
  const bases = new Map<Node, ReturnType<typeof baseAt>>()
  for (const range of selection.ranges) {
    doc.nodesBetween(range.$from.pos, range.$to.pos, (node, pos, parent) => {
      if (found.length >= RUNS) return false
      if (!node.isText || parent === null) return true
      let base = bases.get(parent)
      if (base === undefined) bases.set(parent, (base = baseAt(doc, pos, parent, formatter)))
      found.push(formatter.run(base, (schema.marks.rPr.isInSet(node.marks)?.attrs.xml as string | undefined) ?? ''))
      return true
    })
  }
  // Over empty paragraphs: what would be typed there.
  return found.length > 0 ? found : atCaret()
}

function paragraphsOf({ doc, selection }: EditorState): Node[] {
  return selection.ranges
    .flatMap(({ $from, $to }) => paragraphsIn(doc, $from.pos, Math.min($to.pos, $from.pos + 50_000)))
    .slice(0, PARAGRAPHS)
    .map(({ node }) => node)
}
