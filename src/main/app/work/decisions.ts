import type { Decision } from '../../../core/agreement/decisions.ts'
import { clauseIndexAt, clausesIn } from '../../../core/document/clauses.ts'
import { formatterOf } from '../../../core/document/formatting.ts'
import { labelDocument } from '../../../core/document/numbering-labels.ts'
import { decisionsTaken } from '../../../core/revision/taken.ts'
import type { Node } from 'prosemirror-model'
import { bodyDoc, type OpenDocument } from '../documents.ts'

/** A decision but for whose revision it was: which authors are ours is known where the agreement is. */
export type AuthoredDecision = Omit<Decision, 'party'>

/** Longer texts are cut in the ledger: the round's document has them whole. */
const LONGEST = 2000

/** What was decided since a draft began, with the clause each change stood in, as it was called then. */
export function draftDecisions(base: OpenDocument, draft: Node): AuthoredDecision[] {
  const before = bodyDoc(base)
  const taken = decisionsTaken(before, draft)
  if (taken.length === 0) return []
  const formatter = formatterOf(base.context)
  const clauses = clausesIn(before, formatter, labelDocument(before, base.context, formatter))
  return taken.map(({ outcome, kind, author, date, old, new: come, pos }) => {
    const clause = clauses[clauseIndexAt(clauses, pos)]
    const [text, replaced] = kind === 'replacement' ? [come, old] : [come === '' ? old : come, null]
    return {
      outcome,
      kind,
      author,
      date,
      text: cut(text),
      replaced: replaced === null ? null : cut(replaced),
      clause: { label: clause?.label ?? '', title: clause?.title ?? '', paraId: clause?.paraId ?? null },
    }
  })
}

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()} …`)
