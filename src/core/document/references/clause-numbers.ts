import type { IndexedClause } from './clause-index.ts'

/**
 * A clause's number as a REF field shows it (ECMA-376 part 1, 17.16.5.51): `\n` its own, `\w` with everything above it,
 * `\r` as far as it differs from where the field stands. Trailing full stops go in each case.
 */
export type NumberForm = 'own' | 'relative' | 'full'

export function numberOf(clause: IndexedClause, form: NumberForm, from: IndexedClause | null = null): string {
  const chain: IndexedClause[] = []
  const around = form === 'relative' ? new Set(ancestors(from)) : new Set<IndexedClause>()
  for (let at: IndexedClause | null = clause; at !== null && at.fact.word === null; at = at.parent) {
    // What the label shows by itself is not said again, and the field's own surroundings are understood.
    if (at !== clause && (form === 'own' || around.has(at))) break
    // Another list's number is no part of this one's, whatever it is a part of on the page.
    if (at !== clause && at.fact.auto === null) break
    chain.unshift(at)
    if (at.fact.auto === null) break
  }
  if (clause.fact.word !== null) return withoutEnd(clause.fact.label)
  return withoutEnd(chain.map(({ fact }, i) => joined(fact.label, chain[i + 1]?.fact.label)).join(''))
}

function ancestors(from: IndexedClause | null): IndexedClause[] {
  const found: IndexedClause[] = []
  for (let at = from; at !== null; at = at.parent) found.push(at)
  return found
}

/** "1." before "(a)" is "1(a)", before "a." it is "1.a": an opening bracket takes the place of the full stop. */
function joined(label: string, next: string | undefined): string {
  return next !== undefined && /^[^\p{L}\p{N}]/u.test(next) ? withoutEnd(label) : label
}

function withoutEnd(label: string): string {
  return label.trim().replace(/[.\s]+$/, '')
}
