import { isErrorResult, readReferenceCode, type ReferenceCode } from '../references/field-code.ts'
import { numberOf } from '../references/clause-numbers.ts'
import type { ClauseIndex, IndexedClause } from '../references/clause-index.ts'
import { resolveTyped } from '../references/resolve.ts'
import { normaliseText } from '../text.ts'
import type { Finding } from './finding.ts'
import { placeOf, type GroupFacts, type PlacedParagraph } from './group-facts.ts'

/** Where a bookmark begins. */
export interface BookmarkPlace {
  readonly group: number
  readonly paragraph: number
  /** The clause that its paragraph is; null where that has no number. */
  readonly clause: IndexedClause | null
  readonly text: string | null
}

/** A reference with where it leads. Positions in the group's content. */
export interface ReferenceUse {
  readonly from: number
  readonly to: number
  readonly clause: IndexedClause | null
  readonly bookmark: string | null
  readonly text: string
}

/** A field whose result is no longer what its target's number is. Positions in the group's content, around its result. */
export interface StaleField {
  readonly from: number
  readonly to: number
  readonly now: string
}

export interface ReferenceScan {
  readonly uses: readonly ReferenceUse[]
  /** Typed references, by word: how many lead somewhere. */
  readonly found: ReadonlyMap<string, number>
  /** Typed references that lead nowhere. */
  readonly lost: readonly { readonly word: string; readonly finding: Finding }[]
  readonly fields: readonly Finding[]
  readonly stale: readonly StaleField[]
}

export interface ReferenceTargets {
  readonly index: ClauseIndex
  readonly bookmarks: ReadonlyMap<string, BookmarkPlace>
  /** The order of each group's first clause in the index. */
  readonly starts: readonly number[]
}

export function scanReferences(facts: GroupFacts, group: number, targets: ReferenceTargets): ReferenceScan {
  const scan: Collected = { uses: [], found: new Map(), lost: [], fields: [], stale: [] }
  for (const paragraph of facts.paragraphs) {
    const own = clauseOf(paragraph, group, targets)
    scanFields(paragraph, paragraph.isClause ? own : null, targets, scan)
    if (!paragraph.facts.isContents) scanTyped(paragraph, own, targets, scan)
  }
  return scan
}

interface Collected {
  uses: ReferenceUse[]
  found: Map<string, number>
  lost: { word: string; finding: Finding }[]
  fields: Finding[]
  stale: StaleField[]
}

/** The numbered clause that a paragraph is, or stands in. */
export function clauseOf(
  { clauses }: Pick<PlacedParagraph, 'clauses'>,
  group: number,
  { index, starts }: Pick<ReferenceTargets, 'index' | 'starts'>,
): IndexedClause | null {
  let clause: IndexedClause | null = index.clauses[starts[group]! + clauses - 1] ?? null
  while (clause !== null && clause.fact.label === '') clause = clause.parent
  return clause
}

function scanTyped(
  paragraph: PlacedParagraph,
  own: IndexedClause | null,
  { index }: ReferenceTargets,
  scan: Collected,
): void {
  const { references, reading } = paragraph.facts
  for (const reference of references) {
    // The title of a schedule refers to nothing.
    if (paragraph.isClause && own?.fact.word === reference.word && reference.from <= own.fact.typedTo) continue
    const isField = reading.fields.some((f) => {
      const at = placeOf(paragraph, reference.to - 1, reference.to)
      return paragraph.pos + 1 + f.from < at.from && at.to <= paragraph.pos + 1 + f.to
    })
    if (isField) continue
    const clause = resolveTyped(reference, own, index)
    const place = placeOf(paragraph, reference.from, reference.to)
    const text = reading.text.slice(reference.from, reference.to)
    if (clause !== null) {
      scan.found.set(reference.word, (scan.found.get(reference.word) ?? 0) + 1)
      scan.uses.push({ ...place, clause, bookmark: null, text })
    } else {
      const inside = reference.inside.map(({ word, number }) => ` of ${word} ${number.join('.')}`).join('')
      const detail = `There is no ${reference.word} ${said(text)}${inside} in this document.`
      const key = `${reference.word} ${reference.number.join('.')}${inside}`
      scan.lost.push({ word: reference.word, finding: { kind: 'broken-reference', ...place, text, detail, key } })
    }
  }
}

/** The number alone, without its word. */
function said(text: string): string {
  return text.replace(/^\p{L}[\p{L}-]+\s+/u, '')
}

function scanFields(
  paragraph: PlacedParagraph,
  own: IndexedClause | null,
  targets: ReferenceTargets,
  scan: Collected,
): void {
  for (const field of paragraph.facts.reading.fields) {
    const code = readReferenceCode(field.code)
    if (code === null) continue
    const base = paragraph.pos + 1
    const place = { from: base + field.resultFrom, to: base + field.resultTo }
    const target = targets.bookmarks.get(code.bookmark)
    const text = field.result
    const broken = (detail: string): void => {
      scan.fields.push({
        kind: 'broken-reference',
        ...shown(place, field, base),
        text: text || field.code,
        detail,
        key: field.code,
      })
    }
    if (target === undefined) {
      // The ends of a table of contents' lines lead to bookmarks that Word makes anew when it is updated.
      if (!paragraph.facts.isContents)
        broken(`The field refers to the bookmark ${code.bookmark}, which is not in this document.`)
      continue
    }
    scan.uses.push({
      from: base + field.from,
      to: base + field.to,
      clause: target.clause,
      bookmark: code.bookmark,
      text,
    })
    if (code.type !== 'REF') continue
    const now = expectedResult(code, target, own)
    if (now === undefined) continue
    if (now === null) broken('The field shows the number of a paragraph that has none.')
    else if (isErrorResult(text) || !isSame(text, now, code)) {
      scan.stale.push({ ...place, now })
      scan.fields.push({
        kind: 'stale-reference',
        ...shown(place, field, base),
        text,
        detail: `The field shows ${text === '' ? 'nothing' : text}; what it refers to is ${now} now.`,
        key: `${field.code}|${text}|${now}`,
      })
    }
  }
}

/** A field without a result is shown where it stands. */
function shown(
  place: { from: number; to: number },
  field: { from: number; to: number },
  base: number,
): { from: number; to: number } {
  return place.from < place.to ? place : { from: base + field.from, to: base + field.to }
}

/** What a REF field would show; null where its target has no number, undefined where we cannot tell. */
export function expectedResult(
  code: ReferenceCode,
  target: Pick<BookmarkPlace, 'clause' | 'text'>,
  from: IndexedClause | null,
): string | null | undefined {
  const { switches } = code
  const form = switches.has('w') ? 'full' : switches.has('r') ? 'relative' : switches.has('n') ? 'own' : null
  if (form === null) return switches.has('p') || switches.has('f') ? undefined : (target.text ?? undefined)
  if (target.clause === null) return null
  const number = numberOf(target.clause, form, from)
  // \t leaves the words of a label out: "Section 1.01" gives "1.01".
  return switches.has('t') ? number.replace(/\p{L}{2,}\.?\s+/gu, '') : number
}

function isSame(shown: string, now: string, { switches }: ReferenceCode): boolean {
  const a = normaliseText(shown).toLowerCase()
  const b = normaliseText(now).toLowerCase()
  // \p adds where the target stands ("4.2 above"), in the words of whoever's Word it was.
  return a === b || (switches.has('p') && a.startsWith(b))
}
