import type { ProjectedAgreement } from '../../core/agreement/project.ts'
import { canonicalJson } from '../../core/agreement/canonical-json.ts'
import type { SealedDecision } from '../../core/agreement/records/state.ts'
import type { TextAnchor } from '../../core/document/text-anchor.ts'
import type { Value } from './handle.ts'

export type Row = Readonly<Record<string, Value>>

/** The rows that an agreement has in the tables derived from the log, its own first. `place`: where one stands among its like. */
export function rowsOf(agreement: ProjectedAgreement): ReadonlyMap<string, readonly Row[]> {
  const { id } = agreement
  return new Map([
    ['agreement', [agreementRow(agreement)]],
    ['field_history', historyRows(agreement)],
    ['agreement_tag', agreement.tags.map((tag) => ({ agreement: id, tag }))],
    ['purged_blob', agreement.purged.map((hash) => ({ agreement: id, hash }))],
    ['round', roundRows(agreement)],
    ['decision', decisionRows(agreement)],
    ['comment', commentRows(agreement)],
    ['note', noteRows(agreement)],
    ['hold', holdRows(agreement)],
  ])
}

function agreementRow(agreement: ProjectedAgreement): Row {
  const { value, rounds } = agreement
  const last = rounds.at(-1)
  return {
    id: agreement.id,
    title: agreement.title,
    counterparty: agreement.counterparty,
    paper: agreement.paper,
    kind: agreement.kind,
    owner: agreement.owner,
    value_amount: value?.amount ?? null,
    value_currency: value?.currency ?? null,
    effective_on: agreement.effectiveOn,
    expires_on: agreement.expiresOn,
    due_on: agreement.dueOn,
    status: agreement.status,
    outcome: agreement.outcome,
    turn: agreement.turn,
    last_kind: last?.kind ?? null,
    last_side: last?.side ?? null,
    last_number: last?.number ?? null,
    opened_at: agreement.openedAt,
    last_activity: agreement.lastActivity,
    held: Number(agreement.held),
    forked: Number(agreement.forked),
  }
}

function historyRows({ id, history }: ProjectedAgreement): Row[] {
  return history.map(({ field, value, at, device, hash, overruled }, place) => ({
    agreement: id,
    place,
    field,
    value: canonicalJson(value),
    at,
    device,
    hash,
    overruled: Number(overruled),
  }))
}

/** Where a round stands, seq alone does not say where two were sealed at once. */
function roundRows({ id, rounds }: ProjectedAgreement): Row[] {
  return rounds.map(({ sealedAt, fileName, ...round }, place) => ({
    agreement: id,
    place,
    ...round,
    sealed_at: sealedAt,
    file_name: fileName,
  }))
}

/** Made once: there are thousands, each is said once and stays where it stands. */
function decisionRows({ id, decisions }: ProjectedAgreement): Row[] {
  return decisions.map((decision, place) => {
    const row = known.get(decision) ?? decisionRow(id, place, decision)
    known.set(decision, row)
    return row
  })
}

const known = new WeakMap<SealedDecision, Row>()

function decisionRow(agreement: string, place: number, { clause, ...decision }: SealedDecision): Row {
  const { label, title, paraId } = clause
  return { agreement, place, ...decision, clause_label: label, clause_title: title, clause_para: paraId }
}

function commentRows({ id, comments }: ProjectedAgreement): Row[] {
  return comments.map(({ author, editedAt, resolved, anchor, ...comment }, place) => ({
    agreement: id,
    place,
    ...comment,
    author: author.name,
    initials: author.initials,
    edited_at: editedAt,
    resolved: Number(resolved),
    anchor: anchorText(anchor),
  }))
}

function noteRows({ id, notes }: ProjectedAgreement): Row[] {
  return notes.map(({ editedAt, anchor, ...note }, place) => ({
    agreement: id,
    place,
    ...note,
    edited_at: editedAt,
    anchor: anchorText(anchor),
  }))
}

function holdRows({ id, holds }: ProjectedAgreement): Row[] {
  return holds.map(({ lifted, ...hold }, place) => ({
    agreement: id,
    place,
    ...hold,
    lifted_reason: lifted?.reason ?? null,
    lifted_author: lifted?.author ?? null,
    lifted_at: lifted?.at ?? null,
  }))
}

function anchorText(anchor: TextAnchor | null): string | null {
  return anchor === null ? null : canonicalJson(anchor)
}
