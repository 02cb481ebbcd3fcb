import { isCapitalised, phraseKey } from '../reading/words.ts'
import { matchTerms, type TermIndex } from '../terms/term-index.ts'
import { undefinedIn } from '../terms/undefined-terms.ts'
import type { Finding } from './finding.ts'
import { placeOf, type GroupFacts, type PlacedParagraph } from './group-facts.ts'
import { wordsIn } from './paragraph-facts.ts'

/** A defined term where it is used. Positions in the group's content. */
export interface TermUse {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** A phrase that looks like a term and is none. */
export interface UndefinedUse {
  readonly key: string
  readonly phrase: string
  readonly from: number
  readonly to: number
  readonly strong: boolean
}

/** The terms in a group, as one set of definitions sees them. */
export interface TermScan {
  readonly uses: readonly TermUse[]
  /** How often each term is used, its own definition left out. */
  readonly counts: ReadonlyMap<string, number>
  readonly miscased: readonly Finding[]
  readonly unknown: readonly UndefinedUse[]
}

export function scanTerms(facts: GroupFacts, index: TermIndex): TermScan {
  const scan = {
    uses: [] as TermUse[],
    counts: new Map<string, number>(),
    miscased: [] as Finding[],
    unknown: [] as UndefinedUse[],
  }
  for (const paragraph of facts.paragraphs) if (!paragraph.facts.isContents) scanParagraph(paragraph, index, scan)
  return scan
}

interface Collected {
  uses: TermUse[]
  counts: Map<string, number>
  miscased: Finding[]
  unknown: UndefinedUse[]
}

function scanParagraph(paragraph: PlacedParagraph, index: TermIndex, scan: Collected): void {
  const { reading, definitions, isHeading, headingTo, names } = paragraph.facts
  const { text } = reading
  const words = wordsIn(reading)
  const matches = matchTerms(text, words, index)
  const quiet = quietPlaces(text)
  for (const { term, first, end, miscased } of matches) {
    const from = words[first]!.from
    const to = words[end - 1]!.to
    const own = definitions.find((d) => d.key === term.key)
    const isDefinition = own !== undefined && from < own.to && own.from < to
    if (!miscased) {
      scan.uses.push({ key: term.key, ...placeOf(paragraph, from, to) })
      if (isDefinition || (own !== undefined && own.kind !== 'stands')) continue
      scan.counts.set(term.key, (scan.counts.get(term.key) ?? 0) + 1)
      continue
    }
    // Titles are set like sentences, and a meaning may be given in the words of the term.
    if (isHeading || from < headingTo || own !== undefined || (names.length > 0 && headingTo === 0)) continue
    if (quiet(from, to)) continue
    const said = text.slice(from, to)
    scan.miscased.push({
      kind: 'miscased-term',
      ...placeOf(paragraph, from, to),
      text: said,
      detail: `\u201c${term.term}\u201d is a defined term; here it stands without its capitals.`,
      key: `${term.key}|${isCapitalised(said) ? said : said.toLowerCase()}`,
    })
  }
  if (isHeading) return
  for (const { phrase, whole, from, to, evidence } of undefinedIn(
    text,
    words,
    matches,
    (a, b) => a < headingTo || quiet(a, b),
  )) {
    const key = phraseKey(phrase)
    if (
      index.names.has(key) ||
      index.names.has(phraseKey(whole)) ||
      definitions.some((d) => from < d.to && d.from < to)
    )
      continue
    scan.unknown.push({ key, phrase, ...placeOf(paragraph, from, to), strong: evidence === 'strong' })
  }
}

/** Quotations, bracketed notes, form fields, and titles in brackets: whatever is capitalised there is not said by the contract. */
function quietPlaces(text: string): (from: number, to: number) => boolean {
  const places = Array.from(
    text.matchAll(/[\u201c"][^\u201c\u201d"]*[\u201d"]|\[[^[\]]*\]|\{[^{}]*\}|\(\p{Lu}[^()]{1,70}\)|https?:\/\/\S+/gu),
    (m) => [m.index, m.index + m[0].length] as const,
  )
  return (from, to) => places.some(([start, end]) => start < to && from < end)
}
