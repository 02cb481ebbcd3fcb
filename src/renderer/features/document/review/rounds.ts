import type { Node } from 'prosemirror-model'
import { useEffect, useSyncExternalStore } from 'react'
import { roundLabel } from '../../../../core/agreement/agreement.ts'
import type { OperationError } from '../../../../core/api/operation.ts'
import { firstOf } from '../../../../core/api/projection.ts'
import { schema } from '../../../../core/document/schema.ts'
import { createUnpacker } from '../../../../core/document/wire.ts'
import { ok, type Result } from '../../../../core/result.ts'
import { familyOf } from '../../../../core/revision/changes.ts'
import { listRevisions, type ListedRevision } from '../../../../core/revision/revisions.ts'
import { call, fetchProjection, fetchRest } from '../../../api.ts'
import { notifyError } from '../notices.ts'
import type { Card } from './cards.ts'

/**
 * Which changes are new in a round. A sealed round holds the revisions that there were, and a revision keeps its author
 * and time on its way through Word, which numbers it anew: by these it is known again.
 */
export interface RoundBefore {
  readonly id: string
  readonly label: string
  /** What its revisions are known by; null until somebody wants to know. */
  readonly traces: ReadonlySet<string> | null
}

const known = new Map<string, RoundBefore | null>()
const listeners = new Set<() => void>()

function publish(key: string, before: RoundBefore | null): void {
  known.set(key, before)
  for (const listener of listeners) listener()
}

function keyOf(agreement: string, round: string | null): string {
  return `${agreement} ${round ?? 'draft'}`
}

/** The round that a document's changes are compared with: the exchange before the one that it answers. Null where none is. */
export function useRoundBefore(agreement: string, round: string | null): RoundBefore | null {
  const key = keyOf(agreement, round)
  useEffect(() => {
    void findRoundBefore(agreement, round)
  }, [agreement, round])
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => known.get(key) ?? null,
  )
}

async function findRoundBefore(agreement: string, round: string | null): Promise<void> {
  const result = await call('agreement.get', { id: agreement })
  if (!result.ok) return
  const rounds = result.value.rounds.toSorted((a, b) => a.seq - b.seq)
  const at = round === null ? rounds.length - 1 : rounds.findIndex((r) => r.id === round)
  // What a draft answers came with the last round; its own author may have begun with an import.
  const before = rounds[at - 1] ?? (round === null ? rounds[at] : undefined)
  const key = keyOf(agreement, round)
  if (before === undefined) publish(key, null)
  else if (known.get(key)?.id !== before.id) publish(key, { id: before.id, label: roundLabel(before), traces: null })
}

/** Reads the round before, so that its revisions are known. */
export async function readRoundBefore(agreement: string, round: string | null): Promise<void> {
  const key = keyOf(agreement, round)
  const before = known.get(key)
  if (before === undefined || before === null || before.traces !== null) return
  const doc = await readRound(agreement, before.id)
  if (doc.ok) publish(key, { ...before, traces: tracesIn(doc.value) })
  else notifyError(doc.error)
}

/** A sealed round's whole document, in groups. It comes in parts, and is not kept. */
export async function readRound(agreement: string, round: string): Promise<Result<Node, OperationError>> {
  const projection = await fetchProjection(agreement, round)
  if (!projection.ok) return projection
  const { groups, rest, docAttrs } = projection.value
  const unpack = createUnpacker()
  const nodes = [...firstOf(projection.value, unpack).children]
  const readOn = async (): Promise<Result<Node, OperationError>> => {
    if (rest !== null && nodes.length < groups) {
      const answer = await fetchRest(round, rest, nodes.length)
      if (!answer.ok) return answer
      const more = unpack(answer.value.groups)
      nodes.push(...more)
      if (more.length > 0) return readOn()
    }
    return ok(schema.nodes.doc.create(docAttrs, nodes))
  }
  return readOn()
}

/** What the revisions of a document are known by in another round. */
export function tracesIn(doc: Node): ReadonlySet<string> {
  return new Set(listRevisions(doc).map(traceOf))
}

/** Whether a card was in the round before; null while that is not known. */
export function carriedBy(agreement: string, round: string | null): ((card: Card) => boolean) | null {
  return carriedIn(known.get(keyOf(agreement, round)) ?? null)
}

/** The same of a round that is at hand. */
export function carriedIn(before: RoundBefore | null): ((card: Card) => boolean) | null {
  const traces = before?.traces ?? null
  return traces === null ? null : (card) => isCarried(card, traces)
}

/** A change that was there in part was there. */
export function isCarried(card: Card, traces: ReadonlySet<string>): boolean {
  return card.parts.some((part) => traces.has(traceOf(part)))
}

/** Without a time its words must do. */
function traceOf({ author, date, kind, text }: ListedRevision): string {
  return [familyOf(kind), author, date ?? `says ${text}`].join('\u0000')
}
