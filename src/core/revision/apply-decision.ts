import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { Edit } from '../document/patch.ts'
import { PatchStep } from '../document/patch-step.ts'
import { caseOf, decideCase } from './decide.ts'
import { carryBack } from './decide/carry-back.ts'
import type { Case, Decision, Part, Pick } from './decide/case.ts'
import { decideContent } from './decide/inline.ts'
import { attributeEdit, paragraphEdits, replacement } from './decide/edits.ts'
import { addNoteTwins } from './decide/note-twins.ts'
import { groupsTouched, type Stretch } from './decide/scope.ts'
import { tag, untagged, type Portion } from './decide/portions.ts'

/**
 * A decision as a step: what `decide` makes of the document, reached by the narrowest edits, all of them in one
 * `PatchStep`. Text that stays is never replaced (marks come off in place, paragraphs join at their boundary), so a
 * selection in it stays where it is.
 *
 * @param pick chooses the revisions to decide; all of them when absent
 * @param within where the picked ones are, when that is known: only the groups around are then looked at
 * @returns `tr`, whose document then equals `decide(tr.doc, decision, pick)`; without a step when nothing is picked
 */
export function applyDecision<T extends Transform>(
  tr: T,
  decision: Decision,
  pick?: Pick,
  within?: readonly Stretch[],
): T {
  const c = caseOf(decision, pick)
  if (within !== undefined) c.scope = addNoteTwins(tr.doc, groupsTouched(tr.doc, within))
  return applied(tr, c, tr.doc)
}

/**
 * The same for revisions at their places, or for parts of them: of an insertion whose portion is a word, that word alone
 * is decided, and the rest stays a revision (as Word does it with a selection). Costs what the groups around cost.
 */
export function decidePortions<T extends Transform>(tr: T, decision: Decision, portions: readonly Portion[]): T {
  const { doc, pick, scope } = tag(tr.doc, portions)
  const c = caseOf(decision, pick)
  c.scope = addNoteTwins(tr.doc, scope)
  return applied(tr, c, doc)
}

/** @param doc the transform's document, which may have revisions tagged */
function applied<T extends Transform>(tr: T, c: Case, doc: Node): T {
  const old = carryBack(doc, c, tr)
  const made = decideCase(old, c)
  const edits: Edit[] = []
  if (made !== old) editChildren(edits, c, old, made, 0)
  if (edits.length > 0) tr.step(new PatchStep(joined(edits.reverse())))
  for (const attr of ['sectPr', 'lists']) {
    if (made.attrs[attr] !== old.attrs[attr]) tr.setDocAttribute(attr, made.attrs[attr])
  }
  return tr
}

/** A node that was made and the nodes, first to last among its old siblings, it was made from. */
interface Match {
  readonly made: Node
  readonly parts: readonly Part[]
  /** Indices among the old siblings, ascending, of the parts that become this node; never empty. */
  readonly indices: readonly number[]
}

/** Adds the edits that make `made` of `old`, from the last to the first. Positions are the old document's. */
function editChildren(edits: Edit[], c: Case, old: Node, made: Node, start: number): void {
  const offsets: number[] = []
  old.forEach((_, offset) => offsets.push(start + offset))
  offsets.push(start + old.content.size)

  const items = matchChildren(c, old.children, made.children)
  let end = old.childCount
  let fresh: Node[] = []
  const fillGap = (from: number): void => {
    if (from < end || fresh.length > 0) edits.push(replacement(offsets[from]!, offsets[end]!, fresh.reverse()))
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
    const first = sources[0]!
    if (first.node === item.made) continue
    if (item.made.isTextblock) edits.push(...paragraphEdits(c, item.parts, sources).reverse())
    else editChildren(edits, c, first.node, item.made, first.pos + 1)
    edits.push(...attributeEdit(first.node, item.made, first.pos))
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
      if (Array.isArray(part)) continue
      const source = part as Node
      // A paragraph that brings nothing to the one it joins is simply deleted: cheaper, and the survivor keeps its attributes.
      const brings = i === parts.length - 1 || !source.isTextblock || decideContent(source.children, c).length > 0
      const at = brings ? old.indexOf(source, next) : -1
      if (at < 0) continue
      indices.push(at)
      next = at + 1
    }
    return indices.length === 0 ? node : { made: node, parts, indices }
  })
}

/** Edits without tags, and deletions that touch as one. */
function joined(edits: readonly Edit[]): Edit[] {
  const out: Edit[] = []
  for (const edit of edits) {
    const last = out.at(-1)
    const isGoing = edit.kind === 'replace' && edit.slice.size === 0
    if (isGoing && last?.kind === 'replace' && last.slice.size === 0 && last.to === edit.from) {
      out[out.length - 1] = { ...last, to: edit.to }
    } else if (edit.kind === 'marks') out.push({ ...edit, remove: edit.remove.map(untagged) })
    else out.push(edit)
  }
  return out
}
