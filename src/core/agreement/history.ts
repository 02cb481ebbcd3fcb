import type { HistoryEntry } from '../api/agreement-life.ts'
import { roundLabel } from './agreement.ts'
import { projectAgreement, type FieldChange } from './project.ts'
import { byTime, knownRecord, type KnownRecord, type LogRecord } from './record.ts'
import { instantOf } from './record-time.ts'
import type { DeviceProfile } from './records/state.ts'

type Said = HistoryEntry extends infer E ? (E extends { kind: string } ? Omit<E, Stamp> : never) : never
type Stamp = 'hash' | 'at' | 'who' | 'device'

/**
 * What was done to an agreement, newest first: each change of a field with the value it had before, and whether another one
 * set elsewhere took its place. Who did it is as they were called at the time, else as their device is called.
 */
export function agreementHistory(
  id: string,
  records: readonly LogRecord[],
  profiles: readonly DeviceProfile[],
): HistoryEntry[] {
  const names = new Map(profiles.map(({ device, name }) => [device, name]))
  const agreement = projectAgreement(id, records)
  const changes = fieldChanges(agreement?.history ?? [])
  const labels = new Map(agreement?.rounds.map((round) => [round.id, `${roundLabel(round)} by ${round.author}`]))
  const told = [...records]
    .sort(byTime)
    .flatMap((record) => knownRecord(record) ?? [])
    .flatMap((record) => {
      const stamp = {
        hash: record.hash,
        at: instantOf(record.time),
        who: authorOf(record) ?? names.get(record.device) ?? '',
        device: record.device,
      }
      return saidBy(record, changes.get(record.hash) ?? [], labels).map((said) => ({ ...stamp, ...said }))
    })
  return told.toReversed()
}

interface Change extends FieldChange {
  readonly before: unknown
}

/** By the record that made them. */
function fieldChanges(history: readonly FieldChange[]): Map<string, Change[]> {
  const last = new Map<string, unknown>()
  const found = new Map<string, Change[]>()
  for (const set of history) {
    found.set(set.hash, [...(found.get(set.hash) ?? []), { ...set, before: last.get(set.field) ?? null }])
    last.set(set.field, set.value)
  }
  return found
}

function saidBy(record: KnownRecord, changes: readonly Change[], labels: ReadonlyMap<string, string>): Said[] {
  switch (record.type) {
    case 'agreement.opened': {
      const { title, copiedFrom } = record.payload
      const overruled = changes.filter((change) => change.overruled).map(fieldSaid)
      return [{ kind: 'opened', title, isCopy: copiedFrom !== undefined }, ...overruled]
    }
    case 'agreement.changed':
      return changes.map(fieldSaid)
    case 'agreement.closed':
    case 'agreement.reopened':
    case 'agreement.deleted':
    case 'agreement.restored':
      return changes.map((change) => statusSaid(record, change))
    case 'document.imported':
    case 'round.sealed':
    case 'return.received':
      return [roundSaid(record)]
    case 'tag.set':
      return [{ kind: 'tag', tag: record.payload.tag, on: record.payload.on }]
    case 'hold.placed':
    case 'hold.lifted':
      return [{ kind: 'hold', on: record.type === 'hold.placed', reason: record.payload.reason }]
    case 'note.added':
      return [{ kind: 'note', what: 'added', text: record.payload.text }]
    case 'note.changed': {
      const { text, deleted } = record.payload.fields
      const what = deleted === undefined ? 'changed' : deleted ? 'deleted' : 'restored'
      return [{ kind: 'note', what, text: text ?? '' }]
    }
    case 'fork.settled':
      return [{ kind: 'settled', round: labels.get(record.payload.round) ?? '', reason: record.payload.reason }]
    case 'document.purged':
      return [{ kind: 'purged', documents: record.payload.documents.length, reason: record.payload.reason }]
    case 'archive.created':
    case 'profile.declared':
    case 'decision.taken':
    case 'comment.added':
    case 'comment.changed':
      // What was decided and remarked on is told with the rounds and in the document.
      return []
  }
}

function fieldSaid({ field, before, value, overruled }: Change): Said {
  return { kind: 'field', field, before, after: value, overruled }
}

type StatusRecord = Extract<KnownRecord, { type: `agreement.${'closed' | 'reopened' | 'deleted' | 'restored'}` }>

function statusSaid(record: StatusRecord, { value, overruled }: Change): Said {
  const { status } = value as { status: 'open' | 'closed' | 'deleted' }
  const outcome = record.type === 'agreement.closed' ? record.payload.outcome : null
  const reason = 'reason' in record.payload ? record.payload.reason : ''
  return { kind: 'status', status, outcome, reason, overruled }
}

type RoundRecord = Extract<KnownRecord, { type: 'document.imported' | 'round.sealed' | 'return.received' }>

function roundSaid(record: RoundRecord): Said {
  const { fileName } = record.payload
  if (record.type === 'document.imported') {
    return { kind: 'round', label: roundLabel({ kind: 'imported', side: 'theirs', number: 0 }), fileName }
  }
  const isOurs = record.type === 'round.sealed'
  const { number } = record.payload
  const label = roundLabel({ kind: isOurs ? 'sent' : 'received', side: isOurs ? 'ours' : 'theirs', number })
  return { kind: 'round', label, fileName }
}

/** What came from the other side was taken in by whoever writes on the device. */
function authorOf({ payload }: KnownRecord): string | undefined {
  if (!('author' in payload) || typeof payload.author === 'string') return undefined
  return payload.author.name === '' ? undefined : payload.author.name
}
