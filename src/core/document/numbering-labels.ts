import type { Node } from 'prosemirror-model'
import { parseFragment, serialise } from '../docx/xml.ts'
import { createFormatter, type Formatter } from './formatting.ts'
import { formatNumber } from './number-format.ts'
import { bulletText } from './numbering-bullets.ts'
import { createLists, type ListDefinition } from './numbering-lists.ts'
import type { NumberingLevel } from './numbering.ts'
import type { MarkRevisions } from './revision-attrs.ts'
import { schema } from './schema.ts'
import type { DocumentContext } from './style-sheet.ts'

/** A list paragraph's number or bullet as Word shows it. */
export interface NumberLabel {
  /** '1.2(a)' with all placeholders filled; a bullet as Unicode; '' for a level without text. */
  readonly text: string
  /** What stands between the label and the paragraph's text. */
  readonly suffix: 'tab' | 'space' | 'nothing'
  readonly numId: number
  /** What it is counted by: nums of one definition count on from each other. */
  readonly list: number
  /** 0 to 8 */
  readonly level: number
  /** The level's own run properties (children of w:rPr); it looks like the paragraph's mark with these on top. */
  readonly rPr: string
  /** How the label stands to the place where the paragraph's first line begins. */
  readonly justify: 'start' | 'center' | 'end'
  readonly bullet: boolean
}

/** Where counting stands: plain JSON. `counters` are [list, number per level (null: not begun)], in order of the lists' ids. */
export interface NumberingState {
  readonly counters: readonly (readonly [list: number, counts: readonly (number | null)[]])[]
  /** Nums with start overrides that have been met. */
  readonly started: readonly number[]
}

export interface Numberer {
  /** The label of the next paragraph in document order; null when it has none. Moves the count on. */
  readonly next: (paragraph: Node) => NumberLabel | null
  readonly snapshot: () => NumberingState
  readonly restore: (state: NumberingState) => void
}

/**
 * Counts list paragraphs as Word does (ECMA-376 part 1, 17.9; [MS-DOC] 2.4.6.3 and 2.4.6.4 say more on counting).
 *
 * @param formatter shared with whoever else resolves this context's properties; one of its own otherwise.
 */
export function createNumberer(ctx: DocumentContext, formatter: Formatter = createFormatter(ctx)): Numberer {
  const lists = createLists(ctx)
  const looks = new Map<NumberingLevel, { rPr: string; bullet: string }>()
  let counters = new Map<number, readonly (number | null)[]>()
  let started = new Set<number>()

  const lookOf = (level: NumberingLevel): { rPr: string; bullet: string } => {
    let look = looks.get(level)
    if (look === undefined) looks.set(level, (look = bulletLook(level)))
    return look
  }

  return {
    next: (paragraph) => {
      const numbering = isSectionBreak(paragraph) ? null : formatter.numbering(paragraph.attrs.pPr as string)
      const list = numbering === null ? null : lists.find(numbering.numId)
      const level = list?.levels[numbering?.level ?? 0]
      if (list === null || level === undefined) return null
      const anew = list.startsAnew.size > 0 && !started.has(list.numId)
      const counts = advance(counters.get(list.list) ?? [], list, level, anew)
      // A deleted mark shows the number that the next paragraph takes: it will merge into that one when accepted.
      if (!markIsDeleted(paragraph)) {
        counters.set(list.list, counts)
        if (anew) started.add(list.numId)
      }
      const bullet = level.format === 'bullet'
      const look = lookOf(level)
      return {
        text: bullet ? look.bullet : labelText(list, level, counts),
        suffix: level.suffix,
        numId: list.numId,
        list: list.list,
        level: level.level,
        rPr: look.rPr,
        justify: level.justify,
        bullet,
      }
    },
    snapshot: () => ({
      counters: [...counters].sort(([a], [b]) => a - b),
      started: [...started].sort((a, b) => a - b),
    }),
    restore: (state) => {
      counters = new Map(state.counters)
      started = new Set(state.started)
    },
  }
}

/** Two states from which the same paragraphs get the same labels. */
export function sameNumbering(a: NumberingState, b: NumberingState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The labels of a whole story, by the position before each paragraph. */
export function labelDocument(
  doc: Node,
  ctx: DocumentContext,
  formatter: Formatter = createFormatter(ctx),
): Map<number, NumberLabel> {
  const labels = new Map<number, NumberLabel>()
  const numberer = createNumberer(ctx, formatter)
  doc.descendants((node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    const label = numberer.next(node)
    if (label !== null) labels.set(pos, label)
    return false
  })
  return labels
}

/**
 * A paragraph that only ends a section is a break to Word, not a list item, whatever its style numbers: contracts whose
 * section breaks stand in heading paragraphs refer to their clauses by numbers that leave these out.
 */
function isSectionBreak(paragraph: Node): boolean {
  if (paragraph.attrs.sectPr === null) return false
  let empty = true
  paragraph.forEach((inline) => {
    if (inline.type !== schema.nodes.anchor && inline.type !== schema.nodes.commentRef) empty = false
  })
  return empty
}

function markIsDeleted(paragraph: Node): boolean {
  const revisions = paragraph.attrs.markRevisions as MarkRevisions | null
  return revisions?.del !== undefined || revisions?.moveFrom !== undefined
}

/**
 * The counts after one more paragraph of this level.
 *
 * `anew` holds for the first paragraph of a num with start overrides, and only for that paragraph's own level: Word does
 * not restart the num's other levels later, although [MS-DOC] 2.4.6.4 would have it so.
 */
function advance(
  before: readonly (number | null)[],
  list: ListDefinition,
  { level }: NumberingLevel,
  anew: boolean,
): readonly (number | null)[] {
  const counts: (number | null)[] = Array.from({ length: 9 }, (_, i) => before[i] ?? null)
  const start = (i: number): number => list.levels[i]?.start ?? 0
  // A higher level that was never used counts as begun: '1.1' first, then '2.' for its parent's level.
  for (let i = 0; i < level; i++) counts[i] ??= start(i)
  const current = counts[level] ?? null
  counts[level] = current === null || (anew && list.startsAnew.has(level)) ? start(level) : current + 1
  for (let i = level + 1; i < 9; i++) {
    // Word restarts after the named level or any higher one ([MS-OI29500] on 17.9.10).
    if (level < (list.levels[i]?.restart ?? i)) counts[i] = null
  }
  return counts
}

function labelText(list: ListDefinition, level: NumberingLevel, counts: readonly (number | null)[]): string {
  const placeholders = [...level.text.matchAll(/%([1-9])/g)].map((m) => Number(m[1]))
  // Word shows nothing at all where the text names a level below its own ([MS-OI29500] on 17.9.11).
  if (placeholders.some((n) => n > level.level + 1)) return ''
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const named = list.levels[at]
    if (named === undefined) return ''
    // isLgl keeps leading zeros and turns every other format into decimals ([MS-DOC] 2.9.150, fLegal).
    const decimal = level.legal && !['decimalZero', 'none', 'bullet'].includes(named.format)
    return formatNumber(counts[at] ?? named.start, decimal ? 'decimal' : named.format, decimal ? null : named.pattern)
  })
}

/** A level's run properties and, for a bullet, its sign: without the symbol font once the sign is Unicode. */
function bulletLook(level: NumberingLevel): { rPr: string; bullet: string } {
  if (level.format !== 'bullet') return { rPr: level.rPr, bullet: '' }
  if (level.picture) return { rPr: level.rPr, bullet: '•' }
  const properties = parseFragment(level.rPr)
  const fonts = properties.find((e) => e.name === 'w:rFonts')?.attrs
  const { text, translated } = bulletText(level.text, fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? null)
  if (!translated) return { rPr: level.rPr, bullet: text }
  return {
    rPr: properties
      .filter((e) => e.name !== 'w:rFonts')
      .map(serialise)
      .join(''),
    bullet: text,
  }
}
