import { createLists } from '../numbering-lists.ts'
import type { DocumentContext } from '../style-sheet.ts'
import type { ClauseFact } from './clause-facts.ts'

/** A numbered paragraph at its place among all others. */
export interface IndexedClause {
  readonly fact: ClauseFact
  /** Which group it is in. */
  readonly group: number
  /** The clause it is a part of, or null. Attachments hold what follows them. */
  readonly parent: IndexedClause | null
  /** Its number in full: ['4', '2', 'a']; of what is in an attachment, counted from there. */
  readonly full: readonly string[]
  /** The attachment, or part of one, that it stands in. */
  readonly scope: IndexedClause | null
  readonly order: number
}

export interface ClauseIndex {
  readonly clauses: readonly IndexedClause[]
  /** By full number, as '4.2.a'. */
  readonly byNumber: ReadonlyMap<string, readonly IndexedClause[]>
  /** Attachments and parts by word and number, as 'schedule 2'. */
  readonly containers: ReadonlyMap<string, readonly IndexedClause[]>
  /** By fact, for what is found in a group. */
  readonly ofFact: ReadonlyMap<ClauseFact, IndexedClause>
}

export type ClauseIndexer = (groups: readonly (readonly ClauseFact[])[]) => ClauseIndex

/** Puts the clauses of all groups in their order and hierarchy. Costs as much as there are clauses. */
export function createClauseIndexer(ctx: DocumentContext): ClauseIndexer {
  const lists = createLists(ctx)
  /** The outermost level that a level's own text shows; level 1 of '%1.%2' shows level 0. */
  const showsFrom = (numId: number, level: number): number => {
    const text = lists.find(numId)?.levels[level]?.text ?? ''
    return Math.min(level, ...Array.from(text.matchAll(/%([1-9])/g), (m) => Number(m[1]) - 1))
  }
  const listOf = (numId: number): number => lists.find(numId)?.list ?? -numId

  return (groups) => {
    const build = new Build(showsFrom, listOf)
    groups.forEach((facts, group) => facts.forEach((fact) => build.add(fact, group)))
    return build.index()
  }
}

class Build {
  readonly #clauses: IndexedClause[] = []
  readonly #ofFact = new Map<ClauseFact, IndexedClause>()
  readonly #showsFrom: (numId: number, level: number) => number
  readonly #listOf: (numId: number) => number
  /** The last clause of each level, by list. */
  readonly #last = new Map<number, (IndexedClause | undefined)[]>()
  /** The clauses that what comes next may be a part of, the innermost last. */
  #chain: IndexedClause[] = []
  #scope: IndexedClause | null = null

  constructor(showsFrom: (numId: number, level: number) => number, listOf: (numId: number) => number) {
    this.#showsFrom = showsFrom
    this.#listOf = listOf
  }

  add(fact: ClauseFact, group: number): void {
    if (fact.label === '') this.#put(fact, group, this.#chain.at(-1) ?? this.#scope, [])
    else if (fact.word !== null) this.#container(fact, group)
    else {
      const parent = fact.auto === null ? this.#typedParent(fact) : this.#autoParent(fact, fact.auto)
      const clause = this.#put(fact, group, parent, [...(parent?.fact.word === null ? parent.full : []), ...fact.own])
      if (fact.auto !== null) this.#remember(clause, fact.auto)
      while (this.#chain.length > 0 && this.#chain.at(-1) !== parent) this.#chain.pop()
      this.#chain.push(clause)
    }
  }

  #put(fact: ClauseFact, group: number, parent: IndexedClause | null, full: readonly string[]): IndexedClause {
    const clause = { fact, group, parent, full, scope: this.#scope, order: this.#clauses.length }
    this.#clauses.push(clause)
    this.#ofFact.set(fact, clause)
    return clause
  }

  /** A part belongs to the attachment before it; every other attachment stands for itself. */
  #container(fact: ClauseFact, group: number): void {
    let outer = fact.word === 'part' ? this.#scope : null
    if (outer?.fact.word === 'part') outer = outer.scope
    this.#scope = outer
    const clause = this.#put(fact, group, outer, fact.own)
    this.#scope = clause
    this.#chain = []
    if (fact.auto !== null) this.#remember(clause, fact.auto)
  }

  #remember(clause: IndexedClause, { numId, level }: { numId: number; level: number }): void {
    const list = this.#listOf(numId)
    const levels = this.#last.get(list)?.slice(0, level) ?? []
    levels[level] = clause
    this.#last.set(list, levels)
  }

  /** The clause of the level above the outermost that the label shows; of a list's first level, the clause around it. */
  #autoParent(fact: ClauseFact, { numId, level }: { numId: number; level: number }): IndexedClause | null {
    const above = this.#showsFrom(numId, level) - 1
    const levels = this.#last.get(this.#listOf(numId))
    for (let i = above; i >= 0; i--) {
      const parent = levels?.[i]
      if (parent !== undefined) return parent.fact.word === null ? parent : null
    }
    return isDecimal(fact) ? null : this.#around(fact)
  }

  #typedParent(fact: ClauseFact): IndexedClause | null {
    return isDecimal(fact) ? null : this.#around(fact)
  }

  /** "(a)" hangs on the last decimal clause; "(i)" on the letter before it, unless it is the letter after h. */
  #around(fact: ClauseFact): IndexedClause | null {
    const shape = shapeOf(fact)
    const last = this.#chain.at(-1)
    // The recitals (A), (B) … follow the parties (1), (2), and are no part of the last of them.
    const isRecital = /^\([A-Z]\)$/.test(fact.label) && last?.parent === null && /^\(\d+\)$/.test(last.fact.label)
    if (isRecital) return null
    for (let i = this.#chain.length - 1; i >= 0; i--) {
      const clause = this.#chain[i]!
      if (shapeOf(clause.fact) === shape || follows(clause.fact, fact)) return clause.parent
    }
    return this.#chain.at(-1) ?? null
  }

  index(): ClauseIndex {
    const byNumber = Map.groupBy(
      this.#clauses.filter((c) => c.fact.label !== '' && c.fact.word === null),
      (c) => c.full.join('.'),
    )
    const containers = Map.groupBy(
      this.#clauses.filter((c) => c.fact.word !== null),
      (c) => `${c.fact.word} ${c.fact.own.join('.')}`,
    )
    return { clauses: this.#clauses, byNumber, containers, ofFact: this.#ofFact }
  }
}

/** "4.2", in no brackets. */
export function isDecimal(fact: ClauseFact): boolean {
  return /^\d/.test(fact.own[0] ?? '') && !fact.label.startsWith('(')
}

/** What a number looks like: '(a)', '(1)', '(i)', 'a.', '1.1'. */
function shapeOf({ label, own }: ClauseFact): string {
  const last = own.at(-1) ?? ''
  const kind = /^\d/.test(last)
    ? '1'
    : /^[ivxl]+$/.test(last) && last !== 'v' && last !== 'x' && last !== 'l'
      ? 'i'
      : 'a'
  const letters = label.replace(/[^\p{L}]/gu, '')
  const upper = letters !== '' && letters === letters.toUpperCase()
  return `${label.replace(/[\p{L}\p{N}]+/gu, '')} ${upper ? kind.toUpperCase() : kind} ${own.length}`
}

/** (i) right after (h), which is a letter then. */
function follows(before: ClauseFact, fact: ClauseFact): boolean {
  return before.own.at(-1) === 'h' && fact.own.at(-1) === 'i' && before.own.length === fact.own.length
}
