import type { Mark, Node } from 'prosemirror-model'
import { sliceOf, type Edit } from '../../document/patch.ts'
import type { Case, Part } from './case.ts'
import { decideContent, decideInline } from './inline.ts'

/** A paragraph and where it stands. */
export interface Source {
  readonly node: Node
  readonly pos: number
}

/** One old inline node (null: put in) and what it becomes (null: removed), at its old place. */
interface InlineEdit {
  readonly pos: number
  readonly old: Node | null
  readonly made: Node | null
}

/** What stands between two paragraphs that join. */
interface Join {
  readonly from: number
  readonly to: number
}

/**
 * The edits that make one paragraph of those it comes from, in order. What stands between them (a table that goes, a
 * marker that moves) is deleted with their boundary.
 */
export function paragraphEdits(c: Case, parts: readonly Part[], sources: readonly Source[]): Edit[] {
  const met: (InlineEdit | Join)[] = []
  let at = sources[0]!.pos + 1
  let next = 0
  for (const part of parts) {
    const source = sources[next]
    if (source !== undefined && source.node === part) {
      if (next > 0) met.push({ from: endOf(sources[next - 1]!), to: source.pos + 1 })
      next++
      let pos = source.pos + 1
      for (const old of source.node.children) {
        met.push({ pos, old, made: decideInline(old, c) })
        pos += old.nodeSize
      }
      at = pos
    } else {
      // Anchors that were saved, or content that comes from another group of the editor's document, or that is empty.
      const content = Array.isArray(part) ? (part as readonly Node[]) : decideContent((part as Node).children, c)
      for (const made of content) met.push({ pos: at, old: null, made })
    }
  }
  return runs(met)
}

function endOf({ node, pos }: Source): number {
  return pos + node.nodeSize - 1
}

/** Neighbours alike as one edit. */
function runs(met: readonly (InlineEdit | Join)[]): Edit[] {
  const edits: Edit[] = []
  let i = 0
  while (i < met.length) {
    const first = met[i]!
    let end = i + 1
    if ('from' in first) edits.push({ kind: 'replace', from: first.from, to: first.to, slice: sliceOf([]) })
    else {
      let to = first.pos + (first.old?.nodeSize ?? 0)
      const run = [first]
      for (let next = met[end]; next !== undefined; next = met[end]) {
        if ('from' in next || next.pos !== to || !isSameEdit(first, next)) break
        to += next.old?.nodeSize ?? 0
        run.push(next)
        end++
      }
      edits.push(...editOf(run, first, to))
    }
    i = end
  }
  return edits
}

function editOf(run: readonly InlineEdit[], { pos, old, made }: InlineEdit, to: number): Edit[] {
  if (old === null)
    return [
      replacement(
        pos,
        to,
        run.map((edit) => edit.made).filter((node) => node !== null),
      ),
    ]
  if (made === null) return [replacement(pos, to, [])]
  if (made === old) return []
  const remove = lacking(old, made)
  const add = lacking(made, old)
  const marks: Edit[] = remove.length + add.length === 0 ? [] : [{ kind: 'marks', from: pos, to, remove, add }]
  // Of an atom with other attributes and other marks both change at one place: it is replaced.
  const attrs = attributeEdit(old, made, pos)
  return attrs.length > 0 && marks.length > 0 ? [replacement(pos, to, [made])] : [...marks, ...attrs]
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

/** The attributes that differ; none where none does. */
export function attributeEdit(old: Node, made: Node, pos: number): Edit[] {
  if (made.attrs === old.attrs) return []
  const changed = Object.entries(made.attrs).filter(([name, value]) => old.attrs[name] !== value)
  return changed.length === 0 ? [] : [{ kind: 'attrs', from: pos, to: pos + 1, attrs: Object.fromEntries(changed) }]
}

export function replacement(from: number, to: number, nodes: readonly Node[]): Edit {
  return { kind: 'replace', from, to, slice: sliceOf(nodes) }
}
