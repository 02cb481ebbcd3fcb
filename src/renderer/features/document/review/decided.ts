import { EditorState } from 'prosemirror-state'
import { useEffect, useMemo, useState } from 'react'
import { roundLabel } from '../../../../core/agreement/agreement.ts'
import type { Clause } from '../../../../core/document/clause-places.ts'
import type { OperationError } from '../../../../core/api/operation.ts'
import { ok, type Result } from '../../../../core/result.ts'
import { call } from '../../../api.ts'
import { notifyError } from '../notices.ts'
import { buildModel } from '../model.ts'
import { groupDecorations } from '../plugins/group-decorations.ts'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { listedCards, revisionKey, type Card } from './cards.ts'
import { readRound } from './rounds.ts'

/** Changes of the round that a draft answers which are open no more. */
export interface Decided {
  /** The round: "Their round 1". */
  readonly round: string
  readonly cards: readonly Card[]
  /** The round's own clauses, where its cards stand. */
  readonly clauses: readonly Clause[]
}

/** Null where the draft answers nothing. A draft keeps the ids of the round that it began with. */
export async function decidedSince(session: EditorSession): Promise<Result<Decided | null, OperationError>> {
  const began = await beginning(session)
  return began.ok ? ok(began.value === null ? null : leftOpen(began.value, session.freshModel().cards)) : began
}

const beginnings = new WeakMap<EditorSession, Promise<Result<Decided | null, OperationError>>>()

/** All changes of the round that the draft answers, read once. */
function beginning(session: EditorSession): Promise<Result<Decided | null, OperationError>> {
  let read = beginnings.get(session)
  if (read === undefined) beginnings.set(session, (read = readBeginning(session)))
  // What failed is tried again.
  void read.then((result) => result.ok || beginnings.delete(session))
  return read
}

async function readBeginning(session: EditorSession): Promise<Result<Decided | null, OperationError>> {
  const agreement = await call('agreement.get', { id: session.agreement })
  if (!agreement.ok) return agreement
  const base = agreement.value.rounds.toSorted((a, b) => a.seq - b.seq).at(-1)
  if (base === undefined) return ok(null)
  const round = await readRound(session.agreement, base.id)
  if (!round.ok) return round
  const state = EditorState.create({ doc: round.value, plugins: [groupDecorations(session.looks)] })
  const { cards, clauses } = buildModel(state, session.looks.formatter)
  return ok({ round: roundLabel(base), cards, clauses })
}

function leftOpen(began: Decided, now: readonly Card[]): Decided {
  return { ...began, cards: listedCards(closedCards(began.cards, now)) }
}

const NOTHING: Decided = { round: '', cards: [], clauses: [] }

/** What was decided, following the document; nothing until it is known, or where it is not wanted. */
export function useDecided(session: EditorSession, isWanted: boolean): Decided {
  const [began, setBegan] = useState<Decided | null>(null)
  const cards = useStore(session.model, (m) => m.cards)
  useEffect(() => {
    if (!isWanted) return
    const show = async (): Promise<void> => {
      const result = await beginning(session)
      if (result.ok) setBegan(result.value)
      else notifyError(result.error)
    }
    void show()
  }, [session, isWanted])
  return useMemo(() => (began === null || !isWanted ? NOTHING : leftOpen(began, cards)), [began, isWanted, cards])
}

/** The cards of which nothing is left among the others. */
export function closedCards(before: readonly Card[], now: readonly Card[]): readonly Card[] {
  const keys = (card: Card): string[] => card.parts.map((part) => revisionKey(part, part.kind))
  const open = new Set(now.flatMap(keys))
  return before.filter((card) => !keys(card).some((key) => open.has(key)))
}
