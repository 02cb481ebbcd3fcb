import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { grouped } from '../../src/core/document/groups.ts'
import { decide } from '../../src/core/revision/decide.ts'
import { listRevisions } from '../../src/core/revision/revisions.ts'
import { show } from './show.ts'

/** What a document becomes, in the notation of show.ts, when all its revisions are accepted and when all are rejected. */
export type Scenario = [name: string, before: Node, accepted: string, rejected: string]

/** One test for each scenario: both decisions, flat and in groups, with no revision left. */
export function scenarios(cases: Scenario[]): void {
  test.each(cases)('%s', (_name, before, accepted, rejected) => {
    for (const d of [before, grouped(before)]) {
      expect(show(decide(d, 'accept'))).toBe(accepted)
      expect(show(decide(d, 'reject'))).toBe(rejected)
    }
    for (const decision of ['accept', 'reject'] as const) expect(listRevisions(decide(before, decision))).toEqual([])
  })
}
