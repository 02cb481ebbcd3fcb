import type { Agreement, Block, ParagraphBlock } from './agreement.ts'
import { INLINE_MARKS } from './inline.ts'
import { parseParagraph } from './parse.ts'

/** Words changed inside a paragraph or cell: `within [-thirty-]{+sixty+} days`, with enough context to be found once. */
export interface WordChange {
  readonly kind: 'words'
  readonly date: string
  readonly change: string
}

/** A paragraph added after the one that contains `after`, written as a line of the agreement's source. */
export interface ParagraphInsertion {
  readonly kind: 'insertParagraph'
  readonly date: string
  readonly after: string
  readonly line: string
}

export interface ParagraphDeletion {
  readonly kind: 'deleteParagraph'
  readonly date: string
  readonly containing: string
}

export type TrackedChange = WordChange | ParagraphInsertion | ParagraphDeletion

export interface MarginComment {
  readonly date: string
  readonly on: string
  readonly text: string
}

/** A change the counterparty made with tracking off: `change` is written as in {@link WordChange}, but leaves no trace. */
export interface SilentChange {
  readonly change: string
}

export interface CounterpartyDraft {
  readonly author: string
  readonly initials: string
  readonly tracked: readonly TrackedChange[]
  readonly comments: readonly MarginComment[]
  readonly silent: readonly SilentChange[]
}

/**
 * Applies what the counterparty did to the blocks of our draft. Each change must find its words exactly once, so that a
 * later edit of our text cannot move a redline without notice: otherwise this throws.
 */
export function applyCounterpartyDraft(agreement: Agreement, draft: CounterpartyDraft): readonly Block[] {
  const silent = draft.silent.reduce(
    (blocks, { change }) => replaceOnce(blocks, wordsBefore(change), wordsAfter(change)),
    agreement.blocks,
  )
  const commented = draft.comments.reduce(
    (blocks, { on }, index) => replaceOnce(blocks, on, INLINE_MARKS.comment(index, on)),
    silent,
  )
  return draft.tracked.reduce(applyTracked, commented)
}

function applyTracked(blocks: readonly Block[], change: TrackedChange, revision: number): readonly Block[] {
  switch (change.kind) {
    case 'words':
      return replaceOnce(blocks, wordsBefore(change.change), wordsMarked(change.change, revision))
    case 'insertParagraph': {
      const at = indexOfParagraph(blocks, change.after)
      const inserted = markWhole(parseParagraph(change.line), 'inserted', revision)
      return blocks.toSpliced(at + 1, 0, inserted)
    }
    case 'deleteParagraph': {
      const at = indexOfParagraph(blocks, change.containing)
      return blocks.with(at, markWhole(blocks[at] as ParagraphBlock, 'deleted', revision))
    }
  }
}

function markWhole(block: ParagraphBlock, kind: 'inserted' | 'deleted', revision: number): ParagraphBlock {
  const mark = kind === 'inserted' ? INLINE_MARKS.insert : INLINE_MARKS.delete
  return { ...block, text: mark(revision, block.text), mark: { kind, revision } }
}

/** The words as they were, without the changes a line of redline makes. */
export function wordsBefore(change: string): string {
  return change.replace(/\[-(.*?)-\]/g, '$1').replace(/\{\+.*?\+\}/g, '')
}

export function wordsAfter(change: string): string {
  return change.replace(/\[-.*?-\]/g, '').replace(/\{\+(.*?)\+\}/g, '$1')
}

function wordsMarked(change: string, revision: number): string {
  return change
    .replace(/\[-(.*?)-\]/g, (_, words: string) => INLINE_MARKS.delete(revision, words))
    .replace(/\{\+(.*?)\+\}/g, (_, words: string) => INLINE_MARKS.insert(revision, words))
}

function indexOfParagraph(blocks: readonly Block[], words: string): number {
  const found = blocks.flatMap((block, index) =>
    block.kind === 'paragraph' && block.text.includes(words) ? [index] : [],
  )
  const [at] = found
  if (found.length !== 1 || at === undefined) throw new Error(`${found.length} paragraphs contain: ${words}`)
  return at
}

function replaceOnce(blocks: readonly Block[], before: string, after: string): readonly Block[] {
  let count = 0
  const replaceIn = (text: string): string => {
    count += text.split(before).length - 1
    return text.replace(before, () => after)
  }
  const replaced = blocks.map((block): Block => {
    if (block.kind === 'paragraph') return { ...block, text: replaceIn(block.text) }
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(replaceIn)) }
    return block
  })
  if (count !== 1) throw new Error(`${count} places read: ${before}`)
  return replaced
}
