import { isHead, type ClauseLine, type ClauseName, type HeadLine, type TextLook } from './clause-lines.ts'

/*
 * How clauses stand below one another, and which of them a paragraph without a number goes on with.
 */

export interface Clause extends ClauseName {
  /** Position before the paragraph that begins it. */
  readonly pos: number
  /** How deep it stands among the clauses: 0 for the outermost. */
  readonly depth: number
  /**
   * Where the text behind it goes on with a clause that it stands in: the position before that paragraph, and the index of
   * that clause. Null where it goes on up to the next clause that it does not hold.
   */
  readonly goesBack: GoingBack | null
}

export interface GoingBack {
  readonly pos: number
  readonly to: number
}

/** A clause that the next paragraph may stand in. */
interface Open {
  readonly index: number
  readonly line: HeadLine
  readonly depth: number
  /** How its own paragraphs without a number look, so far. */
  readonly own: TextLook[]
  /** Where text of its own has ended clauses in it: how deep those stood. What follows stands beside them. */
  floor: number
}

/**
 * Heads with their depth, and with where each ends. A heading stands at its outline level. A numbered paragraph stands
 * below the heading before it: as many levels as its list says where the heading is numbered by the same list, else by
 * its own list; a list of another kind, as (a) below 5.1, one level below the paragraph before.
 *
 * @param lines all of a document, in order
 */
export function placeClauses(lines: Iterable<ClauseLine>): Clause[] {
  const clauses: { -readonly [K in keyof Clause]: Clause[K] }[] = []
  /** The clauses that the next one may stand below, outermost first: each deeper than the one before. */
  const open: Open[] = []
  let isAnnounced = false
  for (const line of lines) {
    if (isHead(line)) {
      const depth = enter(open, line, clauses.length)
      clauses.push({ ...line.name, pos: line.pos, depth, goesBack: null })
    } else if (line.look !== null && open.length > 0) {
      const to = isAnnounced ? open.at(-1)! : openFor(open, line.look)
      for (const { index } of goBack(open, to, line.look)) clauses[index]!.goesBack = { pos: line.pos, to: to.index }
    }
    isAnnounced = line.announces
  }
  return clauses
}

/** Opens a clause where it stands below the others, and says how deep that is. */
function enter(open: Open[], line: HeadLine, index: number): number {
  let depth = line.name.outlineLevel ?? depthBelow(open, line.name)
  while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()
  const above = open.at(-1)
  if (above !== undefined) depth = Math.min(depth, above.floor)
  open.push({ index, line, depth, own: [], floor: Infinity })
  return depth
}

/** Ends the clauses in one of those that are open, for text of its own comes. Answers which those are. */
function goBack(open: Open[], to: Open, look: TextLook): Open[] {
  const ended = open.splice(open.indexOf(to) + 1)
  if (ended.length > 0) to.floor = Math.min(to.floor, ended[0]!.depth)
  if (!to.own.some((own) => own.at === look.at && own.style === look.style)) to.own.push(look)
  return ended
}

/** Less than this is not seen as another indent, in twips: a twentieth of an inch. */
const UNSEEN = 72

/**
 * Which of the open clauses a paragraph without a number goes on with, as a reader of the page sees it:
 * - the innermost that had such a paragraph before, where its style says what it is ("Definition");
 * - else the innermost whose text begins where its letters begin; at the margin, where all text begins that nobody
 *   indented, only past items, as (b), not past a clause such as 2.2 whose number stands there too;
 * - else the innermost whose number is not right of its letters, and where all are, the leftmost of the innermost heading.
 *
 * What follows a mere title is its text. Later nothing goes back to a title that had none, for then its clauses are all
 * that it has.
 */
function openFor(open: readonly Open[], look: TextLook): Open {
  const inner = open.at(-1)!
  if (isBare(inner)) return inner
  const named = look.style === null ? undefined : open.findLast(({ own }) => own.some((o) => isAlike(o, look)))
  return named ?? whereTextBegins(open, look.at) ?? besideNumbers(open, look.at)
}

function whereTextBegins(open: readonly Open[], at: number): Open | undefined {
  for (const clause of open.toReversed()) {
    const { line, own } = clause
    if (isBare(clause)) return undefined
    if (own.some((o) => isAt(o.at, at)) || (!line.isTitle && line.textAt.some((place) => isAt(place, at))))
      return clause
    const isSection = line.name.outlineLevel !== null || LEGAL.test(line.name.label.trim())
    if (isAt(at, 0) && isSection && line.left < UNSEEN) return undefined
  }
  return undefined
}

function besideNumbers(open: readonly Open[], at: number): Open {
  const below = open.slice(open.findLastIndex(isBare) + 1)
  const leftmost = Math.min(...below.map(({ line }) => line.left))
  return below.findLast(({ line }) => line.left < Math.max(at, leftmost) + UNSEEN)!
}

/** A number that says where it stands, as 5.1 does and (a) does not. */
const LEGAL = /^[\d.]+$/

function isBare({ line, own }: Open): boolean {
  return line.isTitle && own.length === 0
}

function isAlike(a: TextLook, b: TextLook): boolean {
  return a.style === b.style && isAt(a.at, b.at)
}

function isAt(a: number, b: number): boolean {
  return Math.abs(a - b) < UNSEEN
}

function depthBelow(open: readonly Open[], { list, label }: ClauseName): number {
  const { id, level } = list!
  const sameList = open.findLast(({ line }) => line.name.list?.id === id && line.name.list.level <= level)
  if (sameList !== undefined) {
    const { name } = sameList.line
    const steps = level - name.list!.level
    return name.outlineLevel === null ? sameList.depth + steps : sameList.depth + Math.max(1, steps)
  }
  const heading = open.findLast(({ line }) => line.name.outlineLevel !== null)
  const last = open.at(-1)
  const isLegal = LEGAL.test(label.trim())
  // The recitals (A), (B) … follow the parties (1), (2); they are no part of the last of them.
  const isRecital = /^\([A-Z]\)$/.test(label) && last !== undefined && /^\(\d+\)$/.test(last.line.name.label)
  if (!isLegal && !isRecital && last !== undefined && /\d/.test(last.line.name.label)) return last.depth + 1
  return (heading === undefined ? 0 : heading.depth + 1) + (last === heading || isLegal ? level : 0)
}
