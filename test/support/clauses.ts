import type { Clause } from '../../src/core/document/clause-places.ts'

/** A clause of a document that the test does not need: a heading, unless it says otherwise. */
export function clauseAt(given: Partial<Clause>): Clause {
  const depth = given.depth ?? 0
  return {
    pos: 0,
    label: '',
    title: '',
    depth,
    outlineLevel: depth,
    list: null,
    isGone: false,
    paraId: null,
    goesBack: null,
    ...given,
  }
}
