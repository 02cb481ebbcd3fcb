import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model'
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Transform } from 'prosemirror-transform'
import { decideCase } from './decide.ts'
import { Case, type Decision, type Part, type Pick } from './decide/case.ts'
import { decideContent, decideInline } from './decide/inline.ts'

/**
 * A decision as steps: what `decide` makes of the document, reached by the narrowest edits. Text that stays is
 * never replaced (marks come off in place, paragraphs join at their boundary), so a selection in it stays where it is.
 *
 * Edits are made from the end of the document backwards: positions in front of an edit are those of the old document.
 *
 * @param pick chooses the revisions to decide; all of them when absent
 * @returns `tr`, whose document then equals `decide(tr.doc, decision, pick)`; without a step when nothing is picked
 */
export function applyDecision<T extends Transform>(tr: T, decision: Decision, pick?: Pick): T {
  const c = new Case(decision, pick)
  const old = tr.doc
  const made = decideCase(old, c)
  if (made !== old) editChildren(tr, c, old, made, 0)
  if (made.attrs.sectPr !== old.attrs.sectPr) tr.setDocAttribute('sectPr', made.attrs.sectPr)
  return tr
}

/** A node that was made and the nodes, first to last among its old siblings, it was made from. */
interface Match {
  readonly made: Node
  readonly parts: readonly Part[]
  /** Indices among the old siblings, ascending, of the parts that become this node; never empty. */
  readonly indices: readonly number[]
}

function editChildren(tr: Transform, c: Case, old: Node, made: Node, start: number): void {
  const offsets: number[] = []
  old.forEach((_, offset) => offsets.push(start + offset))
  offsets.push(start + old.content.size)

  const items = matchChildren(c, old.children, made.children)
  let end = old.childCount
  let fresh: Node[] = []
  const fillGap = (from: number): void => {
    if (from < end || fresh.length > 0) replace(tr, offsets[from]!, offsets[end]!, fresh.reverse())
    fresh = []
  }
  for (const item of items.reverse()) {
    if ('type' in item) {
      fresh.push(item)
      continue
    }
    fillGap(item.indices.at(-1)! + 1)
    end = item.indices[0]!
    const sources = item.indices.map((i) => ({ node: old.child(i), pos: offsets[i]! }))
    if (item.made.isTextblock) editParagraph(tr, c, item, sources)
    else if (sources[0]!.node !== item.made) {
      editChildren(tr, c, sources[0]!.node, item.made, sources[0]!.pos + 1)
      editAttributes(tr, sources[0]!.node, item.made, sources[0]!.pos)
    }
  }
  fillGap(0)
}

/** Pairs new children with the old ones they come from, in order. A new child without any is put in as it stands. */
function matchChildren(c: Case, old: readonly Node[], made: readonly Node[]): (Match | Node)[] {
  let next = 0
  return made.map((node) => {
    const parts = c.origin.get(node) ?? [node]
    const indices: number[] = []
    for (const [i, part] of parts.entries()) {
      if (isInserted(part)) continue
      // A paragraph that brings nothing to the one it joins is simply deleted: cheaper, and the survivor keeps its attributes.
      const brings = i === parts.length - 1 || !part.isTextblock || decideContent(part.children, c).length > 0
      const at = brings ? old.indexOf(part, next) : -1
      if (at < 0) continue
      indices.push(at)
      next = at + 1
    }
    return indices.length === 0 ? node : { made: node, parts, indices }
  })
}

function isInserted(part: Part): part is readonly Node[] {
  return Array.isArray(part)
}

interface Source {
  readonly node: Node
  readonly pos: number
}

function editParagraph(tr: Transform, c: Case, match: Match, sources: readonly Source[]): void {
  const first = sources[0]!
  if (first.node === match.made) return
  for (let i = sources.length - 1; i > 0; i--) {
    const left = sources[i - 1]!
    // What stands between (a table that goes, a marker that moves) is deleted by the same step.
    replace(tr, left.pos + left.node.nodeSize - 1, sources[i]!.pos + 1, [])
  }
  editInline(tr, inlineEdits(c, match, sources), first.pos + 1)
  editAttributes(tr, first.node, match.made, first.pos)
}

/** One old inline node (null: put in) and what it becomes (null: removed). */
interface InlineEdit {
  readonly old: Node | null
  readonly made: Node | null
}

function inlineEdits(c: Case, match: Match, sources: readonly Source[]): InlineEdit[] {
  const edits: InlineEdit[] = []
  let met = 0
  for (const part of match.parts) {
    if (isInserted(part)) for (const made of part) edits.push({ old: null, made })
    else if (sources[met]?.node === part) {
      met++
      for (const old of part.children) edits.push({ old, made: decideInline(old, c) })
    } else {
      // Content that comes from another group of the editor's document, or that is empty.
      for (const made of decideContent(part.children, c)) edits.push({ old: null, made })
    }
  }
  return edits
}

/** Makes the edits from the last to the first, neighbours alike in one step. */
function editInline(tr: Transform, edits: readonly InlineEdit[], start: number): void {
  let pos = edits.reduce((sum, edit) => sum + (edit.old?.nodeSize ?? 0), start)
  let end = edits.length
  while (end > 0) {
    let from = end - 1
    while (from > 0 && isSameEdit(edits[from - 1]!, edits[end - 1]!)) from--
    const run = edits.slice(from, end)
    const to = pos
    pos -= run.reduce((sum, edit) => sum + (edit.old?.nodeSize ?? 0), 0)
    const { old, made } = run[0]!
    if (old === null)
      replace(
        tr,
        pos,
        to,
        run.map((edit) => edit.made).filter((node) => node !== null),
      )
    else if (made === null) replace(tr, pos, to, [])
    else {
      remark(tr, pos, to, old, made)
      editAttributes(tr, old, made, pos)
    }
    end = from
  }
}

function isSameEdit(a: InlineEdit, b: InlineEdit): boolean {
  if (a.old === null || b.old === null) return a.old === b.old
  if (a.made === null || b.made === null) return a.made === b.made
  if (a.made.attrs !== a.old.attrs || b.made.attrs !== b.old.attrs) return false
  return (
    sameMarks(lacking(a.old, a.made), lacking(b.old, b.made)) &&
    sameMarks(lacking(a.made, a.old), lacking(b.made, b.old))
  )
}

/** The marks of `a` that `b` has not. */
function lacking(a: Node, b: Node): readonly Mark[] {
  return a === b ? [] : a.marks.filter((mark) => !mark.isInSet(b.marks))
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark.eq(b[i]!))
}

function remark(tr: Transform, from: number, to: number, old: Node, made: Node): void {
  for (const mark of lacking(old, made)) tr.step(new RemoveMarkStep(from, to, mark))
  for (const mark of lacking(made, old)) tr.step(new AddMarkStep(from, to, mark))
}

function editAttributes(tr: Transform, old: Node, made: Node, pos: number): void {
  for (const name of Object.keys(made.attrs)) {
    if (old.attrs[name] !== made.attrs[name]) tr.setNodeAttribute(pos, name, made.attrs[name])
  }
}

function replace(tr: Transform, from: number, to: number, nodes: readonly Node[]): void {
  tr.step(new ReplaceStep(from, to, new Slice(Fragment.fromArray([...nodes]), 0, 0)))
}
