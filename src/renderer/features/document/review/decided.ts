import { EditorState } from 'prosemirror-state'
import { roundLabel } from '../../../../core/agreement/agreement.ts'
import type { OperationError } from '../../../../core/api/operation.ts'
import { ok, type Result } from '../../../../core/result.ts'
import { call } from '../../../api.ts'
import { buildModel, type PlacedClause } from '../model.ts'
import { groupDecorations } from '../plugins/group-decorations.ts'
import type { EditorSession } from '../session.ts'
import { listedCards, revisionKey, type Card } from './cards.ts'
import { readRound } from './rounds.ts'

/** Changes of the round that a draft answers which are open no more. */
export interface Decided {
  /** The round: "Their round 1". */
  readonly round: string
  readonly cards: readonly Card[]
  /** The round's own clauses, where its cards stand. */
  readonly clauses: readonly PlacedClause[]
}

/** Null where the draft answers nothing. A draft keeps the ids of the round that it began with. */
export async function decidedSince(session: EditorSession): Promise<Result<Decided | null, OperationError>> {
  const agreement = await call('agreement.get', { id: session.agreement })
  if (!agreement.ok) return agreement
  const base = agreement.value.rounds.toSorted((a, b) => a.seq - b.seq).at(-1)
  if (base === undefined) return ok(null)
  const round = await readRound(session.agreement, base.id)
  if (!round.ok) return round
  const state = EditorState.create({ doc: round.value, plugins: [groupDecorations(session.looks)] })
  const { cards, clauses } = buildModel(state, session.looks.formatter)
  return ok({ round: roundLabel(base), cards: listedCards(closedCards(cards, session.freshModel().cards)), clauses })
}

/** The cards of which nothing is left among the others. */
export function closedCards(before: readonly Card[], now: readonly Card[]): readonly Card[] {
  const keys = (card: Card): string[] => card.parts.map((part) => revisionKey(part, part.kind))
  const open = new Set(now.flatMap(keys))
  return before.filter((card) => !keys(card).some((key) => open.has(key)))
}
