import { type AgreementStatus, type Paper, type Party, type Round, turnAfter } from './agreement.ts'
import { type KnownRecord, type LogRecord, byTime, knownRecord } from './record.ts'
import { instantOf } from './record-time.ts'

/**
 * What the records of one agreement amount to. The records are a set: they are put in order by logical time first, so the
 * order of arrival never matters. Fields take the value that was set last; rounds sealed at once on two devices both stand,
 * with the same seq, for people to settle.
 */
export interface ProjectedAgreement {
  readonly id: string
  readonly title: string
  readonly counterparty: string
  readonly paper: Paper
  readonly status: AgreementStatus
  readonly turn: Party
  /** ISO 8601, UTC. */
  readonly lastActivity: string
  /** In order of seq, then of time. */
  readonly rounds: readonly Round[]
}

interface Fields {
  readonly title: string
  readonly counterparty: string
  readonly paper: Paper
}

interface State {
  readonly fields: Fields | undefined
  readonly rounds: readonly Round[]
  readonly lastActivity: string
}

/** Undefined until the record that opened the agreement is among the records. */
export function projectAgreement(id: string, records: readonly LogRecord[]): ProjectedAgreement | undefined {
  const known = [...records].sort(byTime).flatMap((record) => knownRecord(record) ?? [])
  const { fields, rounds, lastActivity } = known.reduce(apply, { fields: undefined, rounds: [], lastActivity: '' })
  if (fields === undefined) return undefined
  const placed = placedRounds(rounds, fields.paper)
  return { id, ...fields, status: 'open', turn: turnAfter(placed), lastActivity, rounds: placed }
}

function apply(state: State, record: KnownRecord): State {
  const at = instantOf(record.time)
  const lastActivity = at > state.lastActivity ? at : state.lastActivity
  return { ...state, ...change(state, record, at), lastActivity }
}

function change(state: State, record: KnownRecord, at: string): Partial<State> {
  switch (record.type) {
    case 'agreement.opened':
      return { fields: state.fields ?? record.payload }
    case 'agreement.changed':
      return state.fields === undefined ? {} : { fields: changedFields(state.fields, record.payload.fields) }
    case 'document.imported':
    case 'round.sealed':
    case 'return.received':
      return { rounds: withRound(state.rounds, roundOf(record, at)) }
    case 'archive.created':
    case 'comment.added':
    case 'comment.changed':
      return {}
  }
}

function changedFields(fields: Fields, set: KnownRecordFields): Fields {
  return {
    title: set.title ?? fields.title,
    counterparty: set.counterparty ?? fields.counterparty,
    paper: set.paper ?? fields.paper,
  }
}

type KnownRecordFields = Extract<KnownRecord, { type: 'agreement.changed' }>['payload']['fields']
type RoundRecord = Extract<KnownRecord, { type: 'document.imported' | 'round.sealed' | 'return.received' }>

function roundOf(record: RoundRecord, sealedAt: string): Round {
  const { round: id, document, fileName } = record.payload
  const common = { id, document, fileName, sealedAt }
  switch (record.type) {
    case 'document.imported':
      return {
        ...common,
        kind: 'imported',
        side: 'theirs',
        seq: 0,
        number: 0,
        clean: null,
        author: record.payload.author,
      }
    case 'round.sealed': {
      const { seq, number, clean, author } = record.payload
      return { ...common, kind: 'sent', side: 'ours', seq, number, clean, author: author.name }
    }
    case 'return.received': {
      const { seq, number, author } = record.payload
      return { ...common, kind: 'received', side: 'theirs', seq, number, clean: null, author }
    }
  }
}

/** A round is sealed once: a later record that claims its id changes nothing. */
function withRound(rounds: readonly Round[], round: Round): readonly Round[] {
  return rounds.some((known) => known.id === round.id) ? rounds : [...rounds, round]
}

/** The imported document is on the form of the side whose paper it is, as it is known by now. */
function placedRounds(rounds: readonly Round[], paper: Paper): readonly Round[] {
  return rounds
    .map((round) => (round.kind === 'imported' ? { ...round, side: paper } : round))
    .sort((a, b) => a.seq - b.seq)
}
