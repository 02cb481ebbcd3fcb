import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceStep, Transform } from 'prosemirror-transform'
import type { PropertyChange, Revision } from '../../document/revision-attrs.ts'
import { schema } from '../../document/schema.ts'
import { numberingRevision } from '../revisions-in-properties.ts'
import { edgesOf, type EdgeMaker } from '../moves/edges.ts'
import { settleHeldMarks } from './held-marks.ts'
import { moveAgain } from './move-again.ts'
import { applyEdits, type Edit } from './move-edits.ts'
import { MovePlan, type Span } from './move-plan.ts'
import { moveRefusal } from './move-refusal.ts'
import { inContainer, isFollowed, movableRange, type MoveRange } from './move-range.ts'
import { newParagraphAttrs, splitParagraph } from './paragraphs.ts'
import { isParagraph, previousParagraph } from './places.ts'
import { newRevision, type Tracker } from './tracker.ts'

/** What a move did: where the moved text is now, and where a position in it went. */
export type Moved =
  | {
      readonly ok: true
      readonly from: number
      readonly to: number
      readonly map: (pos: number) => number
    }
  /** `reason` for the user; null where the text would stay where it is. */
  | { readonly ok: false; readonly reason: string | null }

/**
 * Moves the blocks between two positions to a third, all in one container, as a tracked move (ECMA-376 part 1,
 * 17.13.5.21-28): moveFrom where they were, moveTo where they are. What I inserted just moves; what I moved before moves
 * on; what others have pending is kept on both sides. A move back leaves no trace. Refused where another author's move,
 * a content control or a cut field stands in it. Nothing is done when it is not ok.
 *
 * @param from the position before the first block; @param to behind the last; @param dest between two blocks
 */
export function moveTracked(tr: Transaction, from: number, to: number, dest: number, tracker: Tracker): Moved {
  const settled = new Transform(tr.doc)
  settleHeldMarks(settled, from, to, tracker)
  settleHeldMarks(settled, dest, dest, tracker)
  const range = movableRange(settled.doc, from, to, dest, tracker)
  if (range === null) return { ok: false, reason: null }
  const reason = moveRefusal(
    range.blocks.map((b) => b.node),
    tracker,
  )
  if (reason !== null) return { ok: false, reason }
  const settle = (): void => settled.steps.forEach((step) => tr.step(step))
  return moveAgain(tr, range, settle, tracker) ?? moveBlocks(tr, range, settle, tracker)
}

function moveBlocks(tr: Transaction, range: MoveRange, settle: () => void, tracker: Tracker): Moved {
  const { blocks, dest } = range
  const revision = newRevision(tracker)
  const nodes = blocks.map((b) => b.node)
  const planned = (placesMove: boolean): { plan: MovePlan; made: Node[] } => {
    const plan = new MovePlan(nodes, revision, tracker, placesMove)
    return { plan, made: plan.blocks(blocks, range.isLast ? 'stays' : 'moves') }
  }
  let { plan, made } = planned(true)
  if (!plan.carries && plan.edits.some((edit) => edit.kind === 'row')) ({ plan, made } = planned(false))
  if (made.length === 0) return { ok: false, reason: null }
  settle()
  const edges = plan.carries ? edgesOf(revision, () => tracker.newId()) : null
  const before = tr.steps.length
  const goesDown = dest > blocks[0]!.pos
  let put: Put | null = null
  if (goesDown) put = putIn(tr, dest, made, edges, revision)
  takeAway(tr, plan, blocks, edges, tracker)
  if (!goesDown) put = putIn(tr, dest, made, edges, revision)
  // Below nothing changed behind it; above everything that changed is behind it.
  const shift = goesDown ? tr.mapping.slice(before + put!.steps).map(put!.at, 1) - put!.at : 0
  return moved(plan.spans, put!.at + shift, made, put!.lead)
}

function moved(spans: readonly Span[], at: number, made: readonly Node[], lead: number): Moved {
  const size = made.reduce((sum, node) => sum + node.nodeSize, 0)
  const map = (pos: number): number => {
    const span = spans.findLast((s) => s.from <= pos) ?? spans[0]
    if (span === undefined) return at + 1
    const within = Math.max(0, Math.min(pos - span.from, span.size))
    return at + span.at + within + lead
  }
  return { ok: true, from: at, to: at + size, map }
}

interface Put {
  /** Where the first block begins. */
  readonly at: number
  readonly steps: number
  /** By how much the first paragraph's content is pushed on by the edge of the move. */
  readonly lead: number
}

/** Puts the blocks in at a position between blocks, within the edges of the move. */
function putIn(tr: Transaction, dest: number, made: readonly Node[], edges: EdgeMaker | null, revision: Revision): Put {
  const before = tr.steps.length
  const place = inContainer(tr.doc, dest)
  const last = isFollowed(tr.doc, place) ? null : previousParagraph(tr.doc, place)
  if (last !== null) {
    const at = append(tr, last, made, edges, revision)
    return { at, steps: tr.steps.length - before, lead: 0 }
  }
  const first = made[0]!
  const inside = edges !== null && isParagraph(first)
  const start = edges === null || inside ? [] : [edges.start('moveTo', 'block')]
  const head = inside ? first.copy(Fragment.from(edges.start('moveTo', 'inline')).append(first.content)) : first
  const blocks = [...start, head, ...made.slice(1), ...(edges === null ? [] : [edges.end('moveTo', 'block')])]
  tr.step(new ReplaceStep(place, place, new Slice(Fragment.fromArray(blocks), 0, 0)))
  return { at: place + start.length, steps: tr.steps.length - before, lead: inside ? 1 : 0 }
}

/**
 * Behind a container's last paragraph, whose mark stays the last: the mark that moves in ends the paragraph before, and
 * the last of what moves takes over the old mark, its properties as a tracked change.
 */
function append(
  tr: Transaction,
  pos: number,
  made: readonly Node[],
  edges: EdgeMaker | null,
  revision: Revision,
): number {
  const paragraph = tr.doc.nodeAt(pos)!
  const end = pos + paragraph.nodeSize - 1
  const index = made.findLastIndex((node) => node.attrs.marker !== true)
  const markers = made.slice(index + 1)
  // A table is never the last.
  const last = isParagraph(made[index]!) ? made[index]! : schema.nodes.paragraph.create()
  const between = made.slice(0, isParagraph(made[index]!) ? index : index + 1)
  const { pPr, pPrChange } = paragraph.attrs
  const change: PropertyChange = { ...revision, old: pPr as string }
  const changes = pPrChange === null && numberingRevision(paragraph) === null && last.attrs.pPr !== pPr
  const attrs = changes ? { ...paragraph.attrs, pPr: last.attrs.pPr as string, pPrChange: change } : paragraph.attrs
  const start = edges === null ? Fragment.empty : Fragment.from(edges.start('moveTo', 'inline'))
  const stop = edges === null ? Fragment.empty : Fragment.from(edges.end('moveTo', 'inline'))
  const mark = edges === null ? { ins: revision } : { moveTo: revision }
  const left = paragraph.type.create({ ...newParagraphAttrs(paragraph, null), markRevisions: mark }, start)
  const right = paragraph.type.create(attrs, last.content.append(stop))
  if (markers.length > 0) tr.insert(end + 1, markers)
  splitParagraph(tr, end, left, between, right)
  return end + 1 + start.size
}

/** Marks what was moved away, takes out what went along, and puts the edges of the move around it. */
function takeAway(
  tr: Transaction,
  plan: MovePlan,
  blocks: MoveRange['blocks'],
  edges: EdgeMaker | null,
  tracker: Tracker,
): void {
  const { marked } = plan
  // The edges come first: of edits at one position the last is made first.
  const edits: Edit[] = []
  if (marked !== null && edges !== null) {
    const first = blocks.findLast((b) => b.pos <= marked.from)!
    const last = blocks.findLast((b) => b.pos < marked.to)!
    const opens = isParagraph(first.node)
    const start = edges.start('moveFrom', opens ? 'inline' : 'block')
    edits.push({ kind: 'edge', pos: opens ? marked.from : first.pos, node: start })
    const ends = !isParagraph(last.node) || plan.edits.some((e) => e.kind === 'endParagraph' && e.pos === last.pos)
    const end = last.pos + last.node.nodeSize
    edits.push({ kind: 'edge', pos: ends ? end : end - 1, node: edges.end('moveFrom', ends ? 'block' : 'inline') })
  }
  edits.push(...plan.edits)
  applyEdits(tr, edits, plan.revision, tracker)
}
