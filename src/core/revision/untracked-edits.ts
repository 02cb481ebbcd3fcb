import type { Node } from 'prosemirror-model'
import type { MarkRevisions, PropertyChange } from '../document/revision-attrs.ts'
import { blocksOf } from '../document/groups.ts'
import { noteKey, noteStory, notesIn } from '../document/note-story.ts'
import { schema } from '../document/schema.ts'
import { inlineText } from '../document/text.ts'
import { decide } from './decide.ts'
import { listRevisions } from './revisions.ts'
import { cheapestDiff } from './cheapest-diff.ts'
import type { Replaced } from './word-diff.ts'

/**
 * What was changed since a round began without being tracked. The draft, with every revision rejected that the round did
 * not begin with, has to say what the round said at its beginning, but for what was pending then and has been decided
 * since. Whatever else differs is listed, however it came about: typed with tracking off, or an own change accepted.
 *
 * Pure; O(size of the documents), and more only for the paragraphs that differ.
 */
export interface UntrackedEdit {
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'formatting'
  /** What is gone and what is there instead; of formatting both are ''. */
  readonly old: string
  readonly now: string
  /** The text of the paragraph it is in, as it reads now. */
  readonly paragraph: string
  /** Position in the draft (flat or grouped, as given) where that paragraph's content begins. */
  readonly pos: number
}

/** A character, or a paragraph's end ('\n'). */
interface Token {
  readonly text: string
  /** Carries a tracked change: at the beginning one that may be decided either way, now one that everybody sees. */
  readonly pending: boolean
}

/** A paragraph. Its tokens are made when they are asked for: most were not touched. */
interface Line {
  readonly node: Node
  readonly isEndPending: boolean
  readonly tokens: () => readonly Token[]
}

export function untrackedEdits(base: Node, draft: Node): UntrackedEdit[] {
  // Most drafts were not touched when they are looked at first, and of a long one comparing takes seconds.
  if (isSame(base, draft)) return []
  const known = new Set(listRevisions(base).map(({ id }) => id))
  const before = linesOf(base)
  const after = linesOf(decide(draft, 'reject', ({ id }) => !known.has(id)))
  const places = placesIn(draft)
  const inText = stretches(before, after).flatMap(({ old, now, next }) => {
    const found = [...textEdits(old, now), ...formatEdits(old, now)]
    return found.map(({ line, ...edit }) => ({ ...edit, ...places.near(now[line] ?? next) }))
  })
  return [...inText, ...editsOfNotes(base, draft)]
}

/** What was edited in notes that both have; placed at their references. */
function editsOfNotes(base: Node, draft: Node): UntrackedEdit[] {
  const before = new Map(notesIn(base).map(({ node }) => [noteKey(node), noteStory(node)]))
  return notesIn(draft).flatMap(({ node, pos }) => {
    const now = noteStory(node)
    const then = before.get(noteKey(node)) ?? null
    // A note with two references is compared once.
    before.delete(noteKey(node))
    if (now === null || then === null) return []
    return untrackedEdits(then, now).map((edit) => ({ ...edit, pos }))
  })
}

function isSame(base: Node, draft: Node): boolean {
  const blocks = blocksOf(base)
  const now = blocksOf(draft)
  return blocks.length === now.length && blocks.every((block, i) => block === now[i] || block.eq(now[i]!))
}

interface Lines {
  readonly old: readonly Line[]
  readonly now: readonly Line[]
  /** The line behind those of now. */
  readonly next: Line | undefined
}

/** The lines between those that stayed as they were, each known by the slice of the file it came from. */
function stretches(before: readonly Line[], after: readonly Line[]): Lines[] {
  const placeOf = new Map(before.map((line, i) => [line.node.attrs.src as unknown, i]))
  const found: Lines[] = []
  let old = 0
  let now = 0
  const add = (toOld: number, toNow: number): void => {
    if (toOld > old || toNow > now) {
      found.push({ old: before.slice(old, toOld), now: after.slice(now, toNow), next: after[toNow] ?? after.at(-1) })
    }
  }
  for (const [i, line] of after.entries()) {
    const place = line.node.attrs.src === null ? undefined : placeOf.get(line.node.attrs.src)
    if (place === undefined || place < old || !isAnchor(before[place]!, line)) continue
    add(place, i)
    old = place + 1
    now = i + 1
  }
  add(before.length, after.length)
  return found
}

type Found = Omit<UntrackedEdit, 'pos' | 'paragraph'> & { readonly line: number }

/** A mark that has been decided may have joined a line to another, and left its text as it was. */
const isAnchor = (a: Line, b: Line): boolean => a.isEndPending === b.isEndPending && sameLine(a, b)

const sameLine = (a: Line, b: Line): boolean =>
  a.node.eq(b.node) || (sameTokens(a, b) && !formattingDiffers(a.node, b.node))

function sameTokens(a: Line, b: Line): boolean {
  const [old, now] = [a.tokens(), b.tokens()]
  return old.length === now.length && old.every((token, i) => token.text === now[i]!.text)
}

function textEdits(before: readonly Line[], after: readonly Line[]): Found[] {
  const old = before.flatMap((line) => line.tokens())
  const lineOf = after.flatMap((line, i) => line.tokens().map(() => i))
  const now = after.flatMap((line) => line.tokens())
  const shown = (tokens: readonly Token[]): string =>
    tokens
      .filter((token) => !token.pending)
      .map(({ text }) => text)
      .join('')
  const differ = cheapestDiff(
    old,
    now,
    (x, y) => x.text === y.text,
    ({ pending }) => pending,
  ).filter(({ a, b }) => shown(old.slice(a.from, a.to)) !== '' || shown(now.slice(b.from, b.to)) !== '')
  return wholeWords(differ, old, now).map(({ a, b }): Found => {
    const gone = shown(old.slice(a.from, a.to))
    const come = shown(now.slice(b.from, b.to))
    const kind = gone === '' ? 'insertion' : come === '' ? 'deletion' : 'replacement'
    return { kind, old: gone, now: come, line: lineOf[b.from] ?? Math.max(0, after.length - 1) }
  })
}

/** Differences widened to the words they are in, those in one word made one. */
function wholeWords(found: readonly Replaced[], old: readonly Token[], now: readonly Token[]): Replaced[] {
  const isWord = (token: Token | undefined): boolean => token !== undefined && /[\p{L}\p{M}\p{N}]/u.test(token.text)
  const wide: Replaced[] = []
  for (const { a, b } of found) {
    let before = 0
    let behind = 0
    if ([old[a.from], now[b.from]].some(isWord)) {
      while (isWord(now[b.from - before - 1]) && isWord(old[a.from - before - 1])) before++
    }
    if ([old[a.to - 1], now[b.to - 1]].some(isWord)) {
      while (isWord(now[b.to + behind]) && isWord(old[a.to + behind])) behind++
    }
    const next = {
      a: { from: a.from - before, to: a.to + behind },
      b: { from: b.from - before, to: b.to + behind },
    }
    const previous = wide.at(-1)
    if (previous === undefined || next.b.from >= previous.b.to || next.a.from >= previous.a.to) wide.push(next)
    else {
      wide[wide.length - 1] = {
        a: { from: previous.a.from, to: next.a.to },
        b: { from: previous.b.from, to: next.b.to },
      }
    }
  }
  return wide
}

function formatEdits(before: readonly Line[], after: readonly Line[]): Found[] {
  return after.flatMap((line, i): Found[] => {
    const old = before.find(({ node }) => node.attrs.src !== null && node.attrs.src === line.node.attrs.src)
    const isFormat = old !== undefined && sameTokens(old, line) && formattingDiffers(old.node, line.node)
    return isFormat ? [{ kind: 'formatting', old: '', now: '', line: i }] : []
  })
}

/** Other properties, or runs of other looks, where nothing was pending that could have made them so. */
function formattingDiffers(a: Node, b: Node): boolean {
  if (a.attrs.pPrChange === null && a.attrs.pPr !== b.attrs.pPr) return true
  const looks = (node: Node): string[] | null => {
    const found: string[] = []
    let pending = false
    node.forEach((child) => {
      if (child.type === schema.nodes.anchor || child.type === schema.nodes.commentRef) return
      pending ||= isPending(child) || schema.marks.fmt.isInSet(child.marks) !== undefined
      const look = (schema.marks.rPr.isInSet(child.marks)?.attrs.xml as string | undefined) ?? ''
      for (const char of inlineText(child)) found.push(char + look)
    })
    return pending ? null : found
  }
  const old = looks(a)
  const now = looks(b)
  return old !== null && now !== null && old.join('\n') !== now.join('\n')
}

function isPending(inline: Node): boolean {
  return inline.marks.some(({ type }) => ['ins', 'del', 'moveFrom', 'moveTo'].includes(type.name))
}

function linesOf(doc: Node): Line[] {
  const lines: Line[] = []
  const visit = (node: Node, pending: boolean): void => {
    if (node.type === schema.nodes.paragraph) {
      let made: Token[] | undefined
      const tokens = (): Token[] => (made ??= tokensOf(node, pending))
      lines.push({ node, isEndPending: isEndPending(node, pending), tokens })
    } else {
      const revisions = node.attrs.revisions as object | null | undefined
      const rows = node.type === schema.nodes.row || node.type === schema.nodes.cell
      node.forEach((child) => visit(child, pending || (rows && revisions != null)))
    }
  }
  visit(doc, false)
  return lines
}

function tokensOf(paragraph: Node, within: boolean): Token[] {
  const tokens: Token[] = []
  paragraph.forEach((child) => {
    const pending = within || isPending(child)
    for (const text of inlineText(child)) tokens.push({ text, pending })
  })
  tokens.push({ text: '\n', pending: isEndPending(paragraph, within) })
  return tokens
}

function isEndPending(paragraph: Node, within: boolean): boolean {
  const { fmt: _fmt, ...mark } = (paragraph.attrs.markRevisions ?? {}) as MarkRevisions & { fmt?: PropertyChange }
  return within || Object.keys(mark).length > 0
}

/** Where the paragraphs of the draft are, by the slice of the file they came from, or else by their text. */
function placesIn(draft: Node): { near: (line: Line | undefined) => { pos: number; paragraph: string } } {
  const bySource = new Map<unknown, number>()
  const byText = new Map<string, number>()
  draft.descendants((node, pos) => {
    if (node.type !== schema.nodes.paragraph) return !node.isInline
    if (node.attrs.src !== null) bySource.set(node.attrs.src, pos)
    const text = shownText(node)
    if (!byText.has(text)) byText.set(text, pos)
    return false
  })
  return {
    near: (line) => {
      const pos =
        line === undefined ? undefined : (bySource.get(line.node.attrs.src) ?? byText.get(shownText(line.node)))
      const node = pos === undefined ? null : draft.nodeAt(pos)
      return { pos: (pos ?? 0) + 1, paragraph: node === null ? '' : shownText(node) }
    },
  }
}

function shownText(paragraph: Node): string {
  let text = ''
  paragraph.forEach((child) => {
    const gone = child.marks.some(({ type }) => type.name === 'del' || type.name === 'moveFrom')
    if (!gone) text += inlineText(child)
  })
  return text
}
