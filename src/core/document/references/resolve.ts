import { isDecimal, type ClauseIndex, type IndexedClause } from './clause-index.ts'
import type { TypedReference } from './typed-references.ts'

const ATTACHED = new Set(['schedule', 'annex', 'appendix', 'exhibit', 'attachment', 'part'])

/**
 * The clause that a typed reference leads to; null where there is none. What is enumerated inside a clause's text leads
 * to that clause. @param from the clause that the reference stands in, or null before the first.
 */
export function resolveTyped(
  reference: TypedReference,
  from: IndexedClause | null,
  index: ClauseIndex,
): IndexedClause | null {
  const scopes = scopesOf(reference, from, index)
  if (scopes === null) return null
  const { word, number } = reference
  if (ATTACHED.has(word)) return container(word, number, scopes, from, index)
  if (reference.relative) return relative(number, from, index)
  return numbered(number, scopes, from, index)
}

/** The attachments that the reference names around its target; undefined where it names none, null where one is missing. */
function scopesOf(
  { inside }: TypedReference,
  from: IndexedClause | null,
  index: ClauseIndex,
): readonly IndexedClause[] | undefined | null {
  let scopes: readonly IndexedClause[] | undefined
  for (const { word, number } of inside.toReversed()) {
    if (!ATTACHED.has(word)) continue
    const around = scopes
    const all: readonly IndexedClause[] = index.containers.get(`${word} ${number.join('.')}`) ?? []
    const found = around === undefined ? all : all.filter((c) => isWithin(c, around))
    if (found.length === 0) return null
    const near = found.filter((c) => from !== null && c.scope !== null && isWithin(from, [c.scope]))
    scopes = near.length > 0 ? near : found
  }
  return scopes
}

function isWithin(clause: IndexedClause, scopes: readonly IndexedClause[]): boolean {
  for (let at = clause.scope; at !== null; at = at.scope) if (scopes.includes(at)) return true
  return false
}

function container(
  word: string,
  number: readonly string[],
  scopes: readonly IndexedClause[] | undefined,
  from: IndexedClause | null,
  index: ClauseIndex,
): IndexedClause | null {
  // "Annex I(A)": its first part, where that has no number of its own.
  for (let length = number.length; length > 0; length--) {
    const all = index.containers.get(`${word} ${number.slice(0, length).join('.')}`) ?? []
    const clause = nearest(scopes === undefined ? all : all.filter((c) => isWithin(c, scopes)), from)
    if (clause !== null) return clause
  }
  return null
}

function numbered(
  number: readonly string[],
  scopes: readonly IndexedClause[] | undefined,
  from: IndexedClause | null,
  index: ClauseIndex,
): IndexedClause | null {
  for (let length = number.length; length > 0; length--) {
    const all = index.byNumber.get(number.slice(0, length).join('.')) ?? []
    const found = (scopes === undefined ? all : all.filter((c) => isWithin(c, scopes))).filter((c) =>
      holds(c, number.slice(length), index),
    )
    const clause = nearest(found, from)
    if (clause !== null) return clause
  }
  return null
}

/** Whether what is left of a number is enumerated in the clause's text, or in what follows up to the next clause. */
function holds(clause: IndexedClause, rest: readonly string[], index: ClauseIndex): boolean {
  if (rest.length === 0) return true
  const own = new Set(clause.fact.inline)
  for (let i = clause.order + 1; i < index.clauses.length; i++) {
    const { fact } = index.clauses[i]!
    if (fact.word !== null || (fact.label !== '' && isDecimal(fact))) break
    for (const item of [...fact.inline, ...fact.own]) own.add(item)
  }
  return rest.every((item) => own.has(item))
}

/** In the same attachment first, then in the body, then anywhere. */
function nearest(found: readonly IndexedClause[], from: IndexedClause | null): IndexedClause | null {
  const scope = from?.fact.word === null || from === null ? (from?.scope ?? null) : from
  return found.find((c) => c.scope === scope) ?? found.find((c) => c.scope === null) ?? found[0] ?? null
}

/** "paragraph (b)": the first (b) among what belongs to the same outermost clause. */
function relative(number: readonly string[], from: IndexedClause | null, index: ClauseIndex): IndexedClause | null {
  if (from === null) return null
  const top = outermost(from)
  const near = index.clauses.slice(top.order)
  const end = near.findIndex((c, i) => i > 0 && outermost(c) !== top)
  const family = end < 0 ? near : near.slice(0, end)
  const isTail = (c: IndexedClause): boolean =>
    c.fact.label !== '' && number.every((part, i) => c.full.at(i - number.length) === part)
  const sibling = family.find((c) => isTail(c) && c.parent === from.parent)
  return (
    sibling ??
    family.find(isTail) ??
    family.find((c) => number.every((part) => c.fact.inline.has(part))) ??
    // "(a) and (b)(ii)": the item, and what is enumerated in its text.
    (number.length > 1 ? relative(number.slice(0, -1), from, index) : null)
  )
}

function outermost(clause: IndexedClause): IndexedClause {
  let at = clause
  while (at.parent !== null && at.parent.fact.word === null) at = at.parent
  return at
}
