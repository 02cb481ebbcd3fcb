import type { DefinitionAt } from '../terms/definitions.ts'
import type { Unmatched } from './brackets.ts'
import type { Finding } from './finding.ts'
import { placeOf, type GroupFacts, type PlacedParagraph } from './group-facts.ts'
import { numberingGaps } from './numbering-gaps.ts'
import type { ReferenceScan, ReferenceTargets } from './reference-scan.ts'
import type { TermScan } from './term-scan.ts'

/** Where a term is defined. Positions in the group's content. */
export interface TermDefinition {
  readonly group: number
  readonly from: number
  readonly to: number
  readonly kind: DefinitionAt['kind']
  /** The paragraph's whole text, and where in it the term stands. */
  readonly text: string
  readonly at: number
  readonly chain: number
  /** Of the paragraph, in the group's content. */
  readonly paragraph: number
}

export interface DefinedTerm {
  readonly key: string
  readonly term: string
  readonly definitions: readonly TermDefinition[]
  /** Uses outside its own definition. */
  readonly uses: number
}

/** Defined terms by key, in the order of their definitions. */
export type Terms = ReadonlyMap<string, DefinedTerm>

/** What all groups together show: the terms, and the findings of each group in order of position. */
export function combine(
  facts: readonly GroupFacts[],
  scans: readonly TermScan[],
  references: readonly ReferenceScan[],
  targets: ReferenceTargets,
): { terms: Terms; findings: readonly (readonly Finding[])[] } {
  const findings = facts.map((group, i): Finding[] => [
    ...scans[i]!.miscased,
    ...references[i]!.fields,
    ...placeholders(group),
  ])
  const terms = definedTerms(facts, scans)
  definitionFindings(terms, findings)
  undefinedTerms(scans, findings)
  lostReferences(references, targets, findings)
  gapFindings(facts, targets, findings)
  unbalanced(facts, findings)
  for (const list of findings) list.sort((a, b) => a.from - b.from || a.to - b.to)
  return { terms, findings }
}

function placeholders(group: GroupFacts): Finding[] {
  const found: Finding[] = []
  for (const paragraph of group.paragraphs) {
    for (const { from, to, detail } of paragraph.facts.placeholders) {
      const text = paragraph.facts.reading.text.slice(from, to)
      found.push({ kind: 'placeholder', ...placeOf(paragraph, from, to), text, detail, key: text })
    }
  }
  return found
}

function definedTerms(facts: readonly GroupFacts[], scans: readonly TermScan[]): Map<string, DefinedTerm> {
  const counts = new Map<string, number>()
  for (const scan of scans) for (const [key, count] of scan.counts) counts.set(key, (counts.get(key) ?? 0) + count)
  const terms = new Map<string, DefinedTerm & { definitions: TermDefinition[] }>()
  facts.forEach((group, i) => {
    for (const paragraph of group.paragraphs) {
      for (const found of paragraph.facts.definitions) {
        const definition = {
          group: i,
          ...placeOf(paragraph, found.from, found.to),
          kind: found.kind,
          text: paragraph.facts.reading.text,
          at: found.from,
          chain: found.chain,
          paragraph: paragraph.pos,
        }
        const term = terms.get(found.key)
        if (term !== undefined) term.definitions.push(definition)
        else
          terms.set(found.key, {
            key: found.key,
            term: found.term,
            definitions: [definition],
            uses: counts.get(found.key) ?? 0,
          })
      }
    }
  })
  return terms
}

function definitionFindings(terms: Terms, findings: Finding[][]): void {
  const breath = (d: TermDefinition): string => `${d.group} ${d.paragraph} ${d.chain} ${d.kind}`
  const used = new Set(
    [...terms.values()].flatMap(({ uses, definitions }) => (uses > 0 ? definitions.map(breath) : [])),
  )
  for (const { key, term, definitions, uses } of terms.values()) {
    const [first] = definitions
    // “European Economic Area” or “EEA” means: whoever uses the one need not use the other.
    const hasTwin = definitions.some((d) => d.kind !== 'stands' && used.has(breath(d)))
    if (uses === 0 && !hasTwin) {
      const { group, from, to } = first!
      findings[group]!.push({
        kind: 'unused-term',
        from,
        to,
        text: term,
        detail: `\u201c${term}\u201d is defined and never used.`,
        key,
      })
    }
    // "each a “Party” and together the “Parties”" is one definition; one that only points to the other is none.
    const apart = definitions.filter(
      (d, i) =>
        d.kind !== 'pointer' &&
        definitions.findIndex((o) => o.kind !== 'pointer' && o.group === d.group && o.paragraph === d.paragraph) === i,
    )
    for (const { group, from, to } of apart.slice(1)) {
      findings[group]!.push({
        kind: 'twice-defined',
        from,
        to,
        text: term,
        detail: `\u201c${term}\u201d is defined before, in another place.`,
        key,
      })
    }
  }
}

function undefinedTerms(scans: readonly TermScan[], findings: Finding[][]): void {
  const evidence = new Map<string, { strong: number; weak: number }>()
  for (const { unknown } of scans) {
    for (const { key, strong } of unknown) {
      const seen = evidence.get(key) ?? { strong: 0, weak: 0 }
      if (strong) seen.strong++
      else seen.weak++
      evidence.set(key, seen)
    }
  }
  scans.forEach(({ unknown }, i) => {
    for (const { key, phrase, from, to } of unknown) {
      const { strong, weak } = evidence.get(key)!
      // "the Guidelines", once, may be anything; twice, or with "each", it is used as a term.
      if (strong === 0 && weak < 2) continue
      findings[i]!.push({
        kind: 'undefined-term',
        from,
        to,
        text: phrase,
        detail: `\u201c${phrase}\u201d is used like a defined term, and no definition was found.`,
        key,
      })
    }
  })
}

/** Words for clauses; a contract uses one or two of them. The others, of attachments, are always its own. */
const CLAUSE_WORDS = ['clause', 'section', 'article', 'paragraph']

function lostReferences(
  references: readonly ReferenceScan[],
  { index }: ReferenceTargets,
  findings: Finding[][],
): void {
  // A document without a number has nothing that a number could lead to.
  if (index.byNumber.size === 0 && index.containers.size === 0) return
  const found = new Map<string, number>()
  const lost = new Map<string, number>()
  for (const scan of references) {
    for (const [word, count] of scan.found) found.set(word, (found.get(word) ?? 0) + count)
    for (const { word } of scan.lost) lost.set(word, (lost.get(word) ?? 0) + 1)
  }
  const most = Math.max(...CLAUSE_WORDS.map((word) => found.get(word) ?? 0))
  /** A word that mostly leads nowhere, beside one that does, is the word of other texts: "Clause 13" of standard clauses. */
  const isOwn = (word: string): boolean => {
    if (word === 'part') return (found.get(word) ?? 0) > 0
    if (!CLAUSE_WORDS.includes(word)) return true
    const leads = found.get(word) ?? 0
    return most === 0 ? word === 'clause' || word === 'section' : leads === most || leads > 2 * (lost.get(word) ?? 0)
  }
  references.forEach(({ lost }, i) => {
    for (const { word, finding } of lost) if (isOwn(word)) findings[i]!.push(finding)
  })
}

function gapFindings(facts: readonly GroupFacts[], { index, starts }: ReferenceTargets, findings: Finding[][]): void {
  for (const { clause, detail } of numberingGaps(index)) {
    const ordinal = clause.order - starts[clause.group]! + 1
    const paragraph = facts[clause.group]!.paragraphs.find((p) => p.clauses === ordinal)
    if (paragraph === undefined) continue
    const { text } = paragraph.facts.reading
    const from = text.length - text.trimStart().length
    const to = Math.max(from, clause.fact.typedTo)
    const label = clause.fact.label
    findings[clause.group]!.push({
      kind: 'numbering',
      ...placeOf(paragraph, from, to),
      text: label,
      detail,
      key: `${clause.full.join('.')}|${label}`,
    })
  }
}

/** How many paragraphs later a bracket may close. */
const FARTHEST = 40

interface OpenSign extends Unmatched {
  readonly group: number
  readonly paragraph: PlacedParagraph
  readonly ordinal: number
}

/** Brackets and quotation marks without a partner. Several paragraphs may stand in one pair, as alternatives do. */
function unbalanced(facts: readonly GroupFacts[], findings: Finding[][]): void {
  const open: OpenSign[] = []
  const report = ({ group, paragraph, sign, at, opens }: OpenSign): void => {
    const { text } = paragraph.facts.reading
    const quote = '"\u201c\u201d\u201e'.includes(sign)
    const what = quote ? 'quotation mark' : 'bracket'
    const detail = !opens
      ? `This ${what} closes nothing.`
      : quote && sign === '\u201c' && /[\p{L}\p{N}.,]$/u.test(text.slice(0, at))
        ? 'This quotation mark opens where one should close.'
        : `This ${what} is never closed.`
    const around = text.slice(Math.max(0, at - 20), at + 20).trim()
    findings[group]!.push({
      kind: 'unbalanced',
      ...placeOf(paragraph, at, at + 1),
      text: sign,
      detail,
      key: `${sign} ${around}`,
    })
  }
  let ordinal = 0
  facts.forEach((group, i) => {
    for (const paragraph of group.paragraphs) {
      ordinal++
      while (open.length > 0 && ordinal - open[0]!.ordinal > FARTHEST) report(open.shift()!)
      for (const sign of paragraph.facts.unmatched) {
        const one = { ...sign, group: i, paragraph, ordinal }
        const partner = sign.opens ? -1 : open.findLastIndex((o) => pairs(o.sign, sign.sign) && o.ordinal < ordinal)
        if (partner >= 0) open.splice(partner, 1)
        else if (sign.opens) open.push(one)
        else report(one)
      }
    }
  })
  open.forEach(report)
}

function pairs(open: string, close: string): boolean {
  return ['()', '[]', '{}', '\u201c\u201d', '""'].includes(open + close)
}
