import type { Node } from 'prosemirror-model'
import type { CommentDraft } from '../../../../core/docx/comments/comment-edit.ts'
import { draftOf } from '../../../../core/docx/comments/draft-comments.ts'
import { sitesIn, type Site } from '../../../../core/docx/comments/sites.ts'

/** A shared comment as the document has it. */
export interface Anchored {
  readonly id: string
  readonly from: number
  readonly to: number
  /** What the draft says of it; null where the package's words count. */
  readonly draft: CommentDraft | null
}

const known = new WeakMap<Node, readonly Site[]>()

/** A group's sites, at positions from its content: looked for once, however often the document is asked. */
function sitesOf(group: Node): readonly Site[] {
  let sites = known.get(group)
  if (sites === undefined) known.set(group, (sites = sitesIn(group, () => '')))
  return sites
}

/** The comments that the grouped document refers to, in its order. Costs as much as there are groups and comments, not text. */
export function anchoredIn(doc: Node): Anchored[] {
  const starts = new Map<string, number>()
  const ends = new Map<string, number>()
  const found = new Map<string, Anchored>()
  doc.forEach((group, offset) => {
    for (const { kind, id, at, node } of sitesOf(group)) {
      const pos = offset + 1 + at
      // An anchor inline counts from behind it, so that two on one place hold nothing.
      if (kind === 'start' && !starts.has(id)) starts.set(id, node.isInline ? pos + 1 : pos)
      else if (kind === 'end' && !ends.has(id)) ends.set(id, pos)
      else if (kind === 'reference' && !found.has(id)) {
        const from = starts.get(id) ?? pos
        const to = starts.has(id) ? (ends.get(id) ?? pos) : pos
        found.set(id, { id, from, to: Math.max(from, to), draft: draftOf(node) })
      }
    }
  })
  return [...found.values()]
}
