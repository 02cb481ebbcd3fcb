import type { Node } from 'prosemirror-model'
import { formatterOf, type Formatter } from '../formatting.ts'
import type { DocumentContext } from '../style-sheet.ts'
import { createClauseIndexer, type ClauseIndex } from '../references/clause-index.ts'
import { sameFact, type ClauseFact } from '../references/clause-facts.ts'
import { EMPTY_INDEX, indexTerms, type TermIndex } from '../terms/term-index.ts'
import { combine, type Terms } from './combine.ts'
import { sameFindings, type Finding } from './finding.ts'
import { readGroup, type GroupFacts, type LabelledGroup } from './group-facts.ts'
import { createParagraphReader } from './paragraph-facts.ts'
import { scanReferences, type BookmarkPlace, type ReferenceScan, type ReferenceTargets } from './reference-scan.ts'
import { scanTerms, type TermScan } from './term-scan.ts'

/*
 * The checks of a whole document, from what is known of each group of blocks:
 *
 *   1. facts     a group by itself: definitions, references, clauses, bookmarks, blanks
 *   2. index     all definitions, and all clauses, of the document
 *   3. scans     a group as the index sees it: uses of terms, where references lead
 *   4. combine   what only all groups together show: unused terms, gaps, brackets that close paragraphs later
 *
 * 1 and 3 are kept by group, the index stays the same object while nothing in it changed: a keystroke costs the reading of
 * one paragraph and of one group's scan, and putting lists together.
 */

/** A group with what was found in it. The same object while that stays the same. */
export interface GroupChecks {
  readonly group: Node
  readonly facts: GroupFacts
  readonly terms: TermScan
  readonly references: ReferenceScan
  /** In order of position in the group. */
  readonly findings: readonly Finding[]
}

export interface Checks extends ReferenceTargets {
  readonly groups: readonly GroupChecks[]
  readonly terms: Terms
}

export interface Checker {
  /** Checks the groups of a document in order. */
  readonly check: (groups: readonly LabelledGroup[]) => Checks
  /** The same in steps, each a few milliseconds at most: between two of them other work may be done. */
  readonly steps: (groups: readonly LabelledGroup[]) => Generator<void, Checks>
}

export function createChecker(context: DocumentContext, formatter: Formatter = formatterOf(context)): Checker {
  const checker = new GroupChecker(context, formatter)
  const steps: Checker['steps'] = (groups) => checker.steps(groups)
  return {
    steps,
    check: (groups) => {
      const run = steps(groups)
      for (;;) {
        const { done, value } = run.next()
        if (done === true) return value
      }
    },
  }
}

class GroupChecker {
  readonly #read: ReturnType<typeof createParagraphReader>
  readonly #indexClauses: ReturnType<typeof createClauseIndexer>
  readonly #facts = new WeakMap<Node, { labels: LabelledGroup['labels']; facts: GroupFacts }>()
  readonly #terms = new WeakMap<GroupFacts, { index: TermIndex; scan: TermScan }>()
  readonly #references = new WeakMap<GroupFacts, { targets: ReferenceTargets; group: number; scan: ReferenceScan }>()
  #termIndex = EMPTY_INDEX
  #clauses: { readonly facts: readonly (readonly ClauseFact[])[]; readonly index: ClauseIndex } | null = null
  #targets: ReferenceTargets | null = null
  #last: readonly GroupChecks[] = []

  constructor(context: DocumentContext, formatter: Formatter) {
    this.#read = createParagraphReader(formatter)
    this.#indexClauses = createClauseIndexer(context)
  }

  *steps(groups: readonly LabelledGroup[]): Generator<void, Checks> {
    const facts: GroupFacts[] = []
    for (const [i, group] of groups.entries()) {
      const known = this.#facts.get(group.group)
      if (known?.labels !== group.labels) yield
      facts.push(this.#factsOf(group, this.#last[i]?.facts))
    }
    const definitions = firstTerms(facts)
    this.#termIndex = indexTerms(definitions.terms, definitions.names, this.#termIndex)
    const targets = this.#targetsOf(facts)
    yield
    const terms: TermScan[] = []
    const references: ReferenceScan[] = []
    for (const [i, group] of facts.entries()) {
      const known =
        this.#terms.get(group)?.index === this.#termIndex && this.#references.get(group)?.targets === targets
      if (!known) yield
      terms.push(this.#termsOf(group))
      references.push(this.#referencesOf(group, i, targets))
    }
    const combined = combine(facts, terms, references, targets)
    this.#last = facts.map((group, i) => {
      const findings = combined.findings[i]!
      const last = this.#last[i]
      const same =
        last !== undefined && last.facts === group && last.terms === terms[i] && last.references === references[i]
      const kept = last !== undefined && sameFindings(last.findings, findings) ? last.findings : findings
      if (same && kept === last.findings) return last
      return { group: group.group, facts: group, terms: terms[i]!, references: references[i]!, findings: kept }
    })
    return { ...targets, groups: this.#last, terms: combined.terms }
  }

  #factsOf(labelled: LabelledGroup, last: GroupFacts | undefined): GroupFacts {
    const known = this.#facts.get(labelled.group)
    if (known?.labels === labelled.labels) return known.facts
    const read = readGroup(labelled, this.#read)
    // The clauses keep their identity while typing changes none of them, so that the index stays.
    const kept =
      last !== undefined &&
      last.clauses.length === read.clauses.length &&
      read.clauses.every((c, i) => sameFact(c, last.clauses[i]!))
    const facts = kept ? { ...read, clauses: last.clauses } : read
    this.#facts.set(labelled.group, { labels: labelled.labels, facts })
    return facts
  }

  #termsOf(facts: GroupFacts): TermScan {
    const known = this.#terms.get(facts)
    if (known?.index === this.#termIndex) return known.scan
    const scan = scanTerms(facts, this.#termIndex)
    this.#terms.set(facts, { index: this.#termIndex, scan })
    return scan
  }

  #referencesOf(facts: GroupFacts, group: number, targets: ReferenceTargets): ReferenceScan {
    const known = this.#references.get(facts)
    if (known?.targets === targets && known.group === group) return known.scan
    const scan = scanReferences(facts, group, targets)
    this.#references.set(facts, { targets, group, scan })
    return scan
  }

  #targetsOf(facts: readonly GroupFacts[]): ReferenceTargets {
    const lists = facts.map((group) => group.clauses)
    const same = this.#clauses !== null && sameList(this.#clauses.facts, lists)
    if (!same) this.#clauses = { facts: lists, index: this.#indexClauses(lists) }
    const { index } = this.#clauses!
    const starts: number[] = []
    let start = 0
    for (const list of lists) {
      starts.push(start)
      start += list.length
    }
    const bookmarks = new Map<string, BookmarkPlace>()
    facts.forEach((group, i) => {
      for (const { name, paragraph, text } of group.bookmarks) {
        if (bookmarks.has(name)) continue
        const place = group.paragraphs[paragraph]
        const clause = place?.isClause === true ? (index.clauses[starts[i]! + place.clauses - 1] ?? null) : null
        bookmarks.set(name, { group: i, paragraph, clause, text })
      }
    })
    if (same && this.#targets !== null && sameBookmarks(bookmarks, this.#targets.bookmarks)) return this.#targets
    return (this.#targets = { index, starts, bookmarks })
  }
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

function sameBookmarks(a: ReadonlyMap<string, BookmarkPlace>, b: ReadonlyMap<string, BookmarkPlace>): boolean {
  if (a.size !== b.size) return false
  for (const [name, place] of a) {
    const other = b.get(name)
    if (other === undefined || other.group !== place.group || other.paragraph !== place.paragraph) return false
    if (other.clause !== place.clause || other.text !== place.text) return false
  }
  return true
}

/** Every term as first written, and every title. */
function firstTerms(facts: readonly GroupFacts[]): { terms: Map<string, string>; names: Set<string> } {
  const terms = new Map<string, string>()
  const names = new Set<string>()
  for (const { paragraphs } of facts) {
    for (const { facts: paragraph } of paragraphs) {
      for (const name of paragraph.names) names.add(name)
      for (const { key, term } of paragraph.definitions) if (!terms.has(key)) terms.set(key, term)
    }
  }
  return { terms, names }
}
