import type { Mark, Node } from 'prosemirror-model'
import type { CellRevisions, MarkRevisions, Revision } from '../document/revision-attrs.ts'
import { schema } from '../document/schema.ts'
import { inlineText } from '../document/text.ts'
import { cheapestDiff } from './cheapest-diff.ts'
import { KIND_OF_MARK, KIND_OF_PARAGRAPH_MARK, type RevisionKind } from './revisions.ts'

/** A revision that a character carries, by itself or by the row or cell it stands in. */
interface Carried {
  readonly id: Revision['id']
  readonly kind: RevisionKind
  /** What it makes of the look of the character; '' where it is not about that. */
  readonly look: string
}

/** What became of a revision on a character: it is there still, or the character stands without it, or is missing. */
export interface Fate {
  /** Position in the earlier document: before the character; of a paragraph's end, the end of its content. */
  readonly pos: number
  /** The character; '\n' for a paragraph's end. */
  readonly text: string
  readonly of: readonly { readonly id: Revision['id']; readonly kind: RevisionKind; readonly state: FateState }[]
}

/** `undone`: the character stands without the revision, and looks as it did before it. */
export type FateState = 'there' | 'kept' | 'undone' | 'missing'

interface Token {
  readonly text: string
  /** Of a paragraph's end, the slice of the file it came from: one end is like another but for that. */
  readonly src: unknown
  readonly pos: number
  readonly look: string
  readonly carried: readonly Carried[]
  /** Those of them that it tells the fate of: a cell's row by the cell's last end alone, which nothing else takes away. */
  readonly tells: readonly Carried[]
}

/** A paragraph. Its tokens are made when they are asked for: of most, nothing was decided. */
interface Line {
  readonly src: unknown
  readonly node: Node
  readonly around: readonly Carried[]
  readonly tokens: () => readonly Token[]
}

/** The fate of every revised character of the earlier document, in order. @param after without revisions of its own */
export function fatesOf(before: Node, after: Node): Fate[] {
  const fates: Fate[] = []
  for (const { old, now, isEqual } of stretches(linesOf(before), linesOf(after))) {
    if (isEqual && !old.some(isRevised)) continue
    const a = old.flatMap(({ tokens }) => tokens())
    // Each is its own heir where nothing differs.
    const b = isEqual ? a : now.flatMap(({ tokens }) => tokens())
    const heir = isEqual ? new Map(a.entries()) : heirs(a, b)
    a.forEach((token, i) => {
      if (token.tells.length > 0) fates.push(fateOf(token, heir.get(i)))
    })
  }
  return fates
}

function fateOf({ pos, text, tells }: Token, heir: Token | undefined): Fate {
  const stateOf = ({ id, kind, look }: Carried): FateState => {
    if (heir === undefined) return 'missing'
    if (heir.carried.some((other) => other.id === id && other.kind === kind)) return 'there'
    return kind === 'formatting' && heir.look !== look ? 'undone' : 'kept'
  }
  return { pos, text, of: tells.map((revision) => ({ ...revision, state: stateOf(revision) })) }
}

/** Which token of b each token of a became, by index in a. */
function heirs(a: readonly Token[], b: readonly Token[]): ReadonlyMap<number, Token> {
  return wholeRuns(a, b) ?? cheapest(a, b)
}

/** Neighbours that carry the same revisions: they are mostly decided together. */
interface Run {
  readonly from: number
  readonly to: number
  readonly mayGo: boolean
}

function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  const key = ({ carried }: Token): string => carried.map(({ id, kind }) => `${kind} ${id}`).join()
  let from = 0
  for (let to = 1; to <= tokens.length; to++) {
    if (to < tokens.length && key(tokens[to]!) === key(tokens[from]!)) continue
    runs.push({ from, to, mayGo: tokens[from]!.carried.length > 0 })
    from = to
  }
  return runs
}

/** How many runs are tried one after the other; past that the stretch is no paragraph or two. */
const MOST_RUNS = 2000

/**
 * Each run is there whole or is missing whole, where that explains everything: of a word replaced by one that shares
 * letters with it, no letter is taken for the other's. Undefined where a part of a run was decided or something was edited
 * untracked.
 */
function wholeRuns(a: readonly Token[], b: readonly Token[]): ReadonlyMap<number, Token> | undefined {
  const runs = runsOf(a)
  if (runs.length > MOST_RUNS) return undefined
  const failed = new Set<number>()
  const stays = ({ from, to }: Run, at: number): boolean => {
    for (let i = from; i < to; i++) {
      const heir = b[at + i - from]
      if (heir === undefined || !mayBecome(a[i]!, heir)) return false
    }
    return true
  }
  /** Whether the runs from `n` on fit the tokens from `at` on; where each that stays begins is left in `starts`. */
  const starts = new Map<number, number>()
  const fits = (n: number, at: number): boolean => {
    const run = runs[n]
    if (run === undefined) return at === b.length
    const place = n * (b.length + 1) + at
    if (failed.has(place)) return false
    if (stays(run, at) && fits(n + 1, at + run.to - run.from)) starts.set(n, at)
    else if (!run.mayGo || !fits(n + 1, at)) return !failed.add(place)
    return true
  }
  if (!fits(0, 0)) return undefined
  const found = new Map<number, Token>()
  for (const [n, at] of starts) {
    const { from, to } = runs[n]!
    for (let i = from; i < to; i++) found.set(i, b[at + i - from]!)
  }
  return found
}

/** What carries a revision may be missing at no cost; nothing comes by deciding. */
function cheapest(a: readonly Token[], b: readonly Token[]): ReadonlyMap<number, Token> {
  const found = new Map<number, Token>()
  const mayGo = new Set(a.filter(({ carried }) => carried.length > 0))
  const differ = cheapestDiff(a, b, mayBecome, (token) => mayGo.has(token))
  let [i, j] = [0, 0]
  for (const { a: gone, b: come } of [...differ, { a: { from: a.length, to: 0 }, b: { from: b.length, to: 0 } }]) {
    for (; i < gone.from && j < come.from; i++, j++) found.set(i, b[j]!)
    i = gone.to
    j = come.to
  }
  return found
}

/** Deciding takes revisions off a character and puts none on. */
function mayBecome(x: Token, y: Token): boolean {
  if (x.text !== y.text || (x.src !== y.src && x.src !== null && y.src !== null)) return false
  return y.carried.every(({ id, kind }) => x.carried.some((c) => c.id === id && c.kind === kind))
}

/** Lines of both documents that stand for each other; `isEqual`: one line, in which nothing differs. */
interface Stretch {
  readonly old: readonly Line[]
  readonly now: readonly Line[]
  readonly isEqual: boolean
}

/** The lines between those that are the same in both, each known by the slice of the file it came from. */
function stretches(before: readonly Line[], after: readonly Line[]): Stretch[] {
  const placeOf = new Map(before.map((line, i) => [line.src, i]))
  const found: Stretch[] = []
  let [old, now] = [0, 0]
  const add = (toOld: number, toNow: number, isEqual: boolean): void => {
    found.push({ old: before.slice(old, toOld), now: after.slice(now, toNow), isEqual })
    ;[old, now] = [toOld, toNow]
  }
  for (const [i, line] of after.entries()) {
    const place = line.src === null ? undefined : placeOf.get(line.src)
    if (place === undefined || place < old) continue
    const isEqual = sameLine(before[place]!, line)
    if (!isEqual && !sameTokens(before[place]!, line)) continue
    add(place, i, false)
    // By itself, so that nothing in it is taken for another.
    add(place + 1, i + 1, isEqual)
  }
  add(before.length, after.length, false)
  return found
}

function sameLine(a: Line, b: Line): boolean {
  const isAround = a.around.every(({ id, kind }, i) => id === b.around[i]?.id && kind === b.around[i]?.kind)
  return isAround && a.around.length === b.around.length && a.node.eq(b.node)
}

/** Whether anything in a line may carry a revision. */
function isRevised({ node, around }: Line): boolean {
  return around.length > 0 || node.attrs.markRevisions !== null || node.children.some(({ marks }) => marks.some(isOne))
}

const isOne = ({ type }: Mark): boolean => type.name in KIND_OF_MARK

function sameTokens(a: Line, b: Line): boolean {
  const [old, now] = [a.tokens(), b.tokens()]
  const alike = (x: Token, y: Token | undefined): boolean =>
    y !== undefined && mayBecome(x, y) && x.carried.length === y.carried.length
  return old.length === now.length && old.every((token, i) => alike(token, now[i]))
}

function linesOf(doc: Node): Line[] {
  const lines: Line[] = []
  const visit = (node: Node, pos: number, around: readonly Carried[], next: Node | null): void => {
    if (node.type === schema.nodes.paragraph) {
      let made: Token[] | undefined
      const tokens = (): Token[] => (made ??= tokensOf(node, pos, around, next))
      lines.push({ src: node.attrs.src as unknown, node, around, tokens })
      return
    }
    const start = node.type === schema.nodes.doc ? 0 : pos + 1
    const inside = [...around, ...structural(node)]
    // A group's edge is none: what follows it follows.
    const behind = node.type === schema.nodes.group ? next : null
    node.forEach((child, offset, i) => {
      const sibling = node.maybeChild(i + 1)
      const first = sibling?.type === schema.nodes.group ? sibling.firstChild : sibling
      visit(child, start + offset, inside, first ?? behind)
    })
  }
  visit(doc, 0, [], null)
  return lines
}

const carriedBy = (revision: Revision | undefined, kind: RevisionKind, look = ''): Carried[] =>
  revision === undefined ? [] : [{ id: revision.id, kind, look }]

function structural({ type, attrs }: Node): Carried[] {
  const revisions = attrs.revisions as CellRevisions | null | undefined
  if (type === schema.nodes.row) {
    return [...carriedBy(revisions?.ins, 'rowInsertion'), ...carriedBy(revisions?.del, 'rowDeletion')]
  }
  if (type === schema.nodes.cell) {
    return [...carriedBy(revisions?.ins, 'cellInsertion'), ...carriedBy(revisions?.del, 'cellDeletion')]
  }
  return []
}

/** @param next the block behind the paragraph: an end that has no paragraph to join with stays, however it is decided */
function tokensOf(paragraph: Node, pos: number, around: readonly Carried[], next: Node | null): Token[] {
  const tokens: Token[] = []
  const add = (text: string, at: number, src: unknown, look: string, own: readonly Carried[], tells = own): void => {
    tokens.push({ text, src, pos: at, look, carried: [...around, ...own], tells })
  }
  paragraph.forEach((child, offset) => {
    if (child.type === schema.nodes.anchor || child.type === schema.nodes.commentRef) return
    const look = (schema.marks.rPr.isInSet(child.marks)?.attrs.xml as string | undefined) ?? ''
    const own = inlineRevisions(child, look)
    const start = pos + 1 + offset
    if (!child.isText) add(inlineText(child) || child.type.name, start, null, look, own)
    // By code unit, as positions count.
    else for (const [i, text] of child.text!.split('').entries()) add(text, start + i, null, look, own)
  })
  const mark = (paragraph.attrs.markRevisions ?? {}) as MarkRevisions
  const own = (['ins', 'del', 'moveFrom', 'moveTo'] as const).flatMap((key) =>
    carriedBy(mark[key], KIND_OF_PARAGRAPH_MARK[key]),
  )
  const told = next?.type === schema.nodes.paragraph ? own : []
  const all = next === null ? around : told
  add('\n', pos + paragraph.nodeSize - 1, paragraph.attrs.src, '', own, all)
  return tokens
}

function inlineRevisions({ marks }: Node, look: string): Carried[] {
  return marks.flatMap(({ type, attrs }) => {
    const kind = (KIND_OF_MARK as Record<string, RevisionKind | undefined>)[type.name]
    return kind === undefined ? [] : carriedBy(attrs as unknown as Revision, kind, look)
  })
}
