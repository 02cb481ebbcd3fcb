import type { Node } from 'prosemirror-model'
import { noteStory } from '../document/note-story.ts'
import type { CellRevisions, InnerRevision, MarkRevisions, Revision } from '../document/revision-attrs.ts'
import type { RevisionMark } from '../document/schema.ts'
import { changeInside, numberingRevision, renumberedField } from './revisions-in-properties.ts'

/** What a revision changed, by the carrier that holds it. */
export type RevisionKind =
  | 'insertion'
  | 'deletion'
  | 'moveFrom'
  | 'moveTo'
  | 'formatting'
  | 'paragraphInsertion'
  | 'paragraphDeletion'
  | 'paragraphMoveFrom'
  | 'paragraphMoveTo'
  | 'markFormatting'
  | 'paragraphFormatting'
  | 'rowInsertion'
  | 'rowDeletion'
  | 'rowFormatting'
  | 'cellInsertion'
  | 'cellDeletion'
  | 'cellMerge'
  | 'cellFormatting'
  | 'tableFormatting'
  | 'sectionFormatting'

/** One revision as a list shows it. */
export interface ListedRevision extends Revision {
  readonly kind: RevisionKind
  /** Document position of the first character or node it is about; of a paragraph's mark, the end of its content. */
  readonly from: number
  /** Document position past the last one; of a paragraph's mark, past the paragraph. */
  readonly to: number
  /** The text it is about; '' for a paragraph's mark, a table and a section. Cells are parted by tabs, blocks by line feeds. */
  readonly text: string
  /** Ordinal (from 0, in document order) of the paragraph it is in, or of the first one in its row, cell or table. */
  readonly paragraph: number
  /** Of a change in a note's text, where it is there; `from` and `to` are then those of the note's reference. */
  readonly inNote?: InNote
}

/** A place in the text of a note. */
export interface InNote {
  readonly kind: 'footnote' | 'endnote'
  readonly from: number
  readonly to: number
}

/** The kind of revision that each inline mark carries. */
export const KIND_OF_MARK = {
  ins: 'insertion',
  del: 'deletion',
  moveFrom: 'moveFrom',
  moveTo: 'moveTo',
  fmt: 'formatting',
} as const satisfies Record<RevisionMark, RevisionKind>

/** The kind of each revision that a paragraph's mark carries. */
export const KIND_OF_PARAGRAPH_MARK = {
  ins: 'paragraphInsertion',
  del: 'paragraphDeletion',
  moveFrom: 'paragraphMoveFrom',
  moveTo: 'paragraphMoveTo',
  fmt: 'markFormatting',
} as const satisfies Record<keyof MarkRevisions, RevisionKind>

/**
 * Every revision of a flat or grouped document in document order: one entry for each run of neighbours that carry the
 * same revision. Positions are those of the document given. O(size of the document).
 */
export function listRevisions(doc: Node): ListedRevision[] {
  const list: ListedRevision[] = []
  let paragraphs = 0

  const add = (
    revision: Revision | null | undefined,
    kind: RevisionKind,
    from: number,
    to: number,
    text = '',
    note: { inNote?: InNote } = {},
  ): void => {
    if (revision === null || revision === undefined) return
    const { id, author, date, utc } = revision
    list.push({ id, author, date, utc, kind, from, to, text, paragraph: paragraphs, ...note })
  }
  const paragraph = (node: Node, pos: number): void => {
    const end = pos + node.nodeSize
    const { pPrChange, markRevisions, sectPr } = node.attrs as {
      pPrChange: Revision | null
      markRevisions: MarkRevisions | null
      sectPr: string | null
    }
    add(pPrChange ?? numberingRevision(node), 'paragraphFormatting', pos, end, inlineText(node))
    for (const run of runsOf(node))
      add(run.revision, run.kind, pos + 1 + run.from, pos + 1 + run.to, run.text, run.note)
    for (const key of Object.keys(KIND_OF_PARAGRAPH_MARK) as (keyof MarkRevisions)[]) {
      add(markRevisions?.[key], KIND_OF_PARAGRAPH_MARK[key], end - 1, end)
    }
    add(changeInside(sectPr, 'w:sectPrChange'), 'sectionFormatting', pos, end)
    paragraphs++
  }
  const container = (node: Node, pos: number): void => {
    const end = pos + node.nodeSize
    const text = (): string => blockText(node)
    const revisions = node.attrs.revisions as CellRevisions | null | undefined
    if (node.type.name === 'table') add(node.attrs.tblPrChange as Revision | null, 'tableFormatting', pos, end)
    if (node.type.name === 'row') {
      if (revisions?.ins) add(revisions.ins, 'rowInsertion', pos, end, text())
      if (revisions?.del) add(revisions.del, 'rowDeletion', pos, end, text())
      add(node.attrs.trPrChange as Revision | null, 'rowFormatting', pos, end)
      add(changeInside(node.attrs.tblPrEx as string | null, 'w:tblPrExChange'), 'rowFormatting', pos, end)
    }
    if (node.type.name === 'cell') {
      if (revisions?.ins) add(revisions.ins, 'cellInsertion', pos, end, text())
      if (revisions?.del) add(revisions.del, 'cellDeletion', pos, end, text())
      add(revisions?.merge, 'cellMerge', pos, end)
      add(node.attrs.tcPrChange as Revision | null, 'cellFormatting', pos, end)
    }
    children(node, pos + 1)
  }
  const children = (node: Node, start: number): void => {
    node.forEach((child, offset) => {
      if (child.type.name === 'paragraph') paragraph(child, start + offset)
      else if (!child.isLeaf) container(child, start + offset)
      else {
        for (const inner of innerRevisions(child)) {
          add(inner, inner.kind, start + offset, start + offset + child.nodeSize, inner.text)
        }
      }
    })
  }
  children(doc, 0)
  // The last section's properties stand behind the last paragraph (ECMA-376 part 1, 17.6.17).
  paragraphs = Math.max(0, paragraphs - 1)
  add(
    changeInside(doc.attrs.sectPr as string | null | undefined, 'w:sectPrChange'),
    'sectionFormatting',
    doc.content.size,
    doc.content.size,
  )
  return list
}

interface Run {
  readonly revision: Revision
  readonly kind: RevisionKind
  readonly from: number
  to: number
  text: string
  readonly note?: { inNote: InNote }
}

type Inner = Omit<InnerRevision, 'kind'> & { readonly kind: RevisionKind }

/** What is revised inside a node that is one place of the text: a note, an element that is kept whole. */
function innerRevisions(node: Node): readonly (Inner | ListedRevision)[] {
  const note = noteStory(node)
  if (note !== null) return listRevisions(note)
  const renumbered = node.type.name === 'field' ? renumberedField(node) : null
  if (renumbered !== null) return [{ ...renumbered, kind: 'formatting', text: '' }]
  return (node.attrs.revisions as readonly InnerRevision[] | null | undefined) ?? []
}

/** Runs of neighbours with one revision, by where they begin. Anchors have no extent: one between does not part a run. */
function runsOf(paragraph: Node): Run[] {
  const runs: Run[] = []
  let open: Run[] = []
  paragraph.forEach((node, offset) => {
    const met: Run[] = []
    for (const mark of node.marks) {
      const kind = (KIND_OF_MARK as Record<string, RevisionKind | undefined>)[mark.type.name]
      if (kind === undefined) continue
      let run = open.find((r) => r.kind === kind && r.revision.id === mark.attrs.id)
      if (run === undefined) {
        run = { revision: mark.attrs as unknown as Revision, kind, from: offset, to: offset, text: '' }
        runs.push(run)
      }
      run.to = offset + node.nodeSize
      run.text += leafText(node)
      met.push(run)
    }
    for (const inner of innerRevisions(node)) {
      runs.push({
        revision: inner,
        kind: inner.kind,
        from: offset,
        to: offset + node.nodeSize,
        text: inner.text,
        ...('from' in inner
          ? { note: { inNote: { kind: node.attrs.kind as InNote['kind'], from: inner.from, to: inner.to } } }
          : {}),
      })
    }
    open = node.type.name === 'anchor' ? [...open.filter((r) => !met.includes(r)), ...met] : met
  })
  return runs
}

function leafText(node: Node): string {
  switch (node.type.name) {
    case 'text':
      return node.text!
    case 'tab':
      return '\t'
    case 'break':
      return '\n'
    case 'hyphen':
      return node.attrs.kind === 'soft' ? '' : '\u2011'
    case 'instr':
      return ''
    case 'noteRef':
      return noteText(node)
    default:
      return (node.attrs.text as string | undefined) ?? ''
  }
}

/** A note that was made here comes and goes with its text; of any other the number alone does. */
function noteText(reference: Node): string {
  const lines = reference.attrs.text as readonly string[] | null
  const label = reference.attrs.label as string
  return lines === null ? label : ` [${label}: ${lines.join(' ')}] `
}

function inlineText(paragraph: Node): string {
  return paragraph.children.map(leafText).join('')
}

function blockText(node: Node): string {
  if (node.type.name === 'paragraph') return inlineText(node)
  if (node.isLeaf) return leafText(node)
  return node.children.map(blockText).join(node.type.name === 'row' ? '\t' : '\n')
}
