import type { Node } from 'prosemirror-model'
import { grouped } from '../document/groups.ts'
import { schema } from '../document/schema.ts'
import { moveOf, movesIn, type Move } from './moves.ts'
import { listRevisions, type ListedRevision, type RevisionKind } from './revisions.ts'

/** The four kinds that a reader tells apart. */
export type KindFamily = 'insertion' | 'deletion' | 'move' | 'formatting'

const FAMILY: Readonly<Record<RevisionKind, KindFamily>> = {
  insertion: 'insertion',
  deletion: 'deletion',
  moveFrom: 'move',
  moveTo: 'move',
  formatting: 'formatting',
  paragraphInsertion: 'insertion',
  paragraphDeletion: 'deletion',
  paragraphMoveFrom: 'move',
  paragraphMoveTo: 'move',
  markFormatting: 'formatting',
  paragraphFormatting: 'formatting',
  rowInsertion: 'insertion',
  rowDeletion: 'deletion',
  rowFormatting: 'formatting',
  cellInsertion: 'insertion',
  cellDeletion: 'deletion',
  cellMerge: 'formatting',
  cellFormatting: 'formatting',
  tableFormatting: 'formatting',
  sectionFormatting: 'formatting',
}

export function familyOf(kind: RevisionKind): KindFamily {
  return FAMILY[kind]
}

/** What a reader takes for one change: one or more revisions of one author that stand together. */
export interface GroupedChange {
  readonly kind: KindFamily | 'replacement'
  readonly author: string
  readonly date: string | null
  readonly utc: string | null
  /** Positions in the document (or group) whose revisions were grouped. */
  readonly from: number
  readonly to: number
  /** What goes when it is accepted ('' for an insertion) and what comes. */
  readonly old: string
  readonly new: string
  /** Its revisions in document order, at least one. */
  readonly parts: readonly ListedRevision[]
}

/**
 * The changes that a list of revisions amounts to for a reader: neighbours of one author, kind and time are one (an
 * inserted paragraph is its text and its mark), and a deletion beside an insertion is a replacement.
 *
 * @param revisions in document order, as `listRevisions` gives them
 */
export function groupChanges(revisions: readonly ListedRevision[]): GroupedChange[] {
  return replacements(runs(revisions))
}

/**
 * How many changes a document holds, as a reader counts them: both ends of a move are one. Counted group by group, as the editor shows them: a flat
 * document is counted in the groups it would be opened in. O(size of the document).
 */
export function countChanges(doc: Node): number {
  const parted = doc.firstChild?.type === schema.nodes.group ? doc : grouped(doc)
  const moves = movesIn(parted)
  const counted = new Set<Move>()
  let count = lastSectionChange(doc) === null ? 0 : 1
  parted.forEach((group, offset) => {
    for (const change of groupChanges(listRevisions(group))) {
      const move = moveOfChange(moves, change, offset + 1)
      if (move === undefined || !counted.has(move)) count++
      if (move !== undefined) counted.add(move)
    }
  })
  return count
}

/** The move that a change is one side of. @param start position of the content that the change's positions count from */
export function moveOfChange(moves: readonly Move[], change: GroupedChange, start: number): Move | undefined {
  if (change.kind !== 'move' || moves.length === 0) return undefined
  const part = change.parts[0]!
  return moveOf(moves, { kind: part.kind, from: part.from + start, to: part.to + start })
}

/**
 * The change of the last section's page setup. It hangs on the document itself and is in none of its groups (ECMA-376
 * part 1, 17.6.17); placed at the document's end.
 */
export function lastSectionChange(doc: Node): GroupedChange | null {
  const end = doc.content.size
  const [revision] = listRevisions(schema.nodes.doc.create(doc.attrs))
  return revision === undefined ? null : asChange({ ...revision, from: end, to: end })
}

/** A paragraph's boundary is two positions wide, and range edges may stand between runs. */
const NEAR = 2

function runs(revisions: readonly ListedRevision[]): GroupedChange[] {
  const changes: GroupedChange[] = []
  for (const revision of revisions) {
    // Another author's revision may lie between in the list, on the same text, but nothing further back counts.
    const last = changes.slice(-3)
    const at = last.findLastIndex((change) => continues(change, revision))
    if (at >= 0) changes[changes.length - last.length + at] = extended(last[at]!, revision)
    else changes.push(asChange(revision))
  }
  return changes
}

function continues(change: GroupedChange, revision: ListedRevision): boolean {
  const last = change.parts.at(-1)!
  const isNear = isNearby(extentOf(change), revision.inNote ?? revision)
  const isOne = last.id === revision.id || last.date === revision.date
  // Formatting of a whole paragraph and of words in it is told apart.
  const isAlike = last.kind === revision.kind || familyOf(revision.kind) !== 'formatting'
  return (
    change.author === revision.author &&
    change.kind === familyOf(revision.kind) &&
    isNear &&
    isInOneText(last, revision) &&
    isOne &&
    isAlike &&
    !isMovePair(last, revision)
  )
}

/** A note's text is not that around its reference, nor that of the note beside it. */
function isInOneText(a: ListedRevision, b: ListedRevision): boolean {
  return a.inNote === undefined ? b.inNote === undefined : b.inNote !== undefined && a.from === b.from
}

interface Extent {
  readonly from: number
  readonly to: number
}

/** From where to where a change goes in its own text. */
function extentOf({ from, to, parts }: GroupedChange): Extent {
  const inNote = parts.flatMap((part) => part.inNote ?? [])
  if (inNote.length === 0) return { from, to }
  return { from: inNote[0]!.from, to: Math.max(...inNote.map((place) => place.to)) }
}

function isNearby(change: Extent, revision: Extent): boolean {
  return revision.from >= change.from && revision.from - change.to <= NEAR
}

/** Both ends of a move may touch, and stay two. */
function isMovePair(a: ListedRevision, b: ListedRevision): boolean {
  return familyOf(a.kind) === 'move' && /from/i.test(a.kind) !== /from/i.test(b.kind)
}

function isGoing({ kind }: ListedRevision): boolean {
  return familyOf(kind) === 'deletion' || kind === 'moveFrom' || kind === 'paragraphMoveFrom'
}

function textOf({ kind, text }: ListedRevision): string {
  return /^paragraph(Ins|Del|Move)/.test(kind) ? '\n' : text
}

function asChange(revision: ListedRevision): GroupedChange {
  const { author, date, utc, from, to } = revision
  const text = textOf(revision)
  const isGone = isGoing(revision)
  const kind = familyOf(revision.kind)
  return { kind, author, date, utc, from, to, old: isGone ? text : '', new: isGone ? '' : text, parts: [revision] }
}

function extended(change: GroupedChange, revision: ListedRevision): GroupedChange {
  const text = textOf(revision)
  const isInside = (revision.inNote ?? revision).to <= extentOf(change).to
  return {
    ...change,
    to: Math.max(change.to, revision.to),
    old: isGoing(revision) && !isInside ? change.old + text : change.old,
    new: isGoing(revision) || isInside ? change.new : change.new + text,
    parts: [...change.parts, revision],
  }
}

function replacements(changes: readonly GroupedChange[]): GroupedChange[] {
  const merged: GroupedChange[] = []
  for (const change of changes) {
    const last = merged.at(-1)
    if (last !== undefined && isReplacement(last, change)) merged.splice(-1, 1, replacement(last, change))
    else merged.push(change)
  }
  return merged
}

function isReplacement(a: GroupedChange, b: GroupedChange): boolean {
  const kinds = [a.kind, b.kind].sort().join(' ')
  const isBeside = Math.abs(extentOf(b).from - extentOf(a).to) <= 1
  const hasText = a.parts.every(isText) && b.parts.every(isText)
  return (
    kinds === 'deletion insertion' &&
    a.author === b.author &&
    isBeside &&
    hasText &&
    isInOneText(a.parts.at(-1)!, b.parts[0]!)
  )
}

function isText({ kind }: ListedRevision): boolean {
  return kind === 'insertion' || kind === 'deletion'
}

function replacement(a: GroupedChange, b: GroupedChange): GroupedChange {
  return {
    ...a,
    kind: 'replacement',
    to: b.to,
    old: a.old + b.old,
    new: a.new + b.new,
    parts: [...a.parts, ...b.parts],
  }
}
