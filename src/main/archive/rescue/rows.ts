import { isRecordTime } from '../../../core/agreement/record-time.ts'
import { checkpointSum, isSum, stepSum } from '../draft-sums.ts'
import type { RecordRow } from '../record-row.ts'
import type { Row, Value } from './cells.ts'

/** A row by what it looks like: nothing else in a damaged file says of which table it is. */
export type Found =
  | { readonly of: 'record'; readonly row: RecordRow }
  | { readonly of: 'blob'; readonly hash: string; readonly bytes: Uint8Array; readonly rowid: number }
  | {
      readonly of: 'draft'
      readonly agreement: string
      readonly base: string
      readonly projectionVersion: number
      readonly openedAt: string
    }
  | {
      readonly of: 'checkpoint'
      readonly agreement: string
      readonly version: number
      readonly doc: string
      /** Whether its checksum says so; true for one of an older version, which had none. */
      readonly isWhole: boolean
    }
  | {
      readonly of: 'step'
      readonly agreement: string
      readonly version: number
      readonly step: string
      readonly at: string
      readonly isWhole: boolean
    }
  /** An entry of an index: there is, or was, a record or a document of that hash in that row. */
  | { readonly of: 'hash'; readonly hash: string; readonly rowid: number }
  /** There is, or was, a record of that number. */
  | { readonly of: 'seq'; readonly seq: number; readonly isSure: boolean }

const HASH = /^[0-9a-f]{64}$/

export function recognised({ values, rowid }: Row): Found | undefined {
  return rowid === null ? inIndex(values) : inTable(values, rowid)
}

function inTable(values: readonly Value[], rowid: number): Found | undefined {
  const [first, second, third, fourth] = values
  if (values.length >= 9) return record(values, rowid)
  if (values.length === 3 && isHash(first) && typeof second === 'number' && third instanceof Uint8Array) {
    return { of: 'blob', hash: first, bytes: third, rowid }
  }
  if (typeof first === 'string' && isVersion(second) && typeof third === 'string' && hasSum(values, 3)) {
    const isWhole = fourth == null || isSum(fourth, checkpointSum(first, second, third))
    return { of: 'checkpoint', agreement: first, version: second, doc: third, isWhole }
  }
  if (values.length !== 4 || typeof first !== 'string' || !isHash(second)) return undefined
  if (typeof third !== 'number' || typeof fourth !== 'string') return undefined
  return { of: 'draft', agreement: first, base: second, projectionVersion: third, openedAt: fourth }
}

/** Columns that a later version adds stand behind the nine of the first. */
function record(values: readonly Value[], seq: number): Found | undefined {
  const [, hash, type, agreement = null, parents, device, time, payload, signature] = values
  const texts = [type, parents, device, time, payload]
  if (!isHash(hash) || !texts.every(isText) || !(signature instanceof Uint8Array)) return undefined
  if (agreement !== null && typeof agreement !== 'string') return undefined
  const [typeText = '', parentsText = '', deviceText = '', timeText = '', payloadText = ''] = texts
  return {
    of: 'record',
    row: {
      seq,
      hash,
      type: typeText,
      agreement,
      parents: parentsText,
      device: deviceText,
      time: timeText,
      payload: payloadText,
      signature,
    },
  }
}

function inIndex(values: readonly Value[]): Found | undefined {
  const [first, second, third, fourth, fifth] = values
  if (typeof first === 'string' && isVersion(second) && isText(third) && isText(fourth) && hasSum(values, 4)) {
    const isWhole = fifth == null || isSum(fifth, stepSum(first, second, third, fourth))
    return { of: 'step', agreement: first, version: second, step: third, at: fourth, isWhole }
  }
  if (values.length === 2 && isHash(first) && typeof second === 'number')
    return { of: 'hash', hash: first, rowid: second }
  if (values.length === 2 && isText(first) && isRecordTime(first) && isSeq(second))
    return { of: 'seq', seq: second, isSure: true }
  // By agreement: the number of the record is the row's own and stands there twice. So may others, in indexes of other tables.
  if (values.length === 3 && (first === null || isText(first)) && isSeq(second) && second === third) {
    return { of: 'seq', seq: second, isSure: false }
  }
  return undefined
}

/** Behind so many columns stands a checksum, or nothing: in a file of a version that had none. */
const hasSum = (values: readonly Value[], columns: number): boolean =>
  values.length === columns ||
  (values.length === columns + 1 && (values[columns] === null || values[columns] instanceof Uint8Array))

const isText = (value: Value | undefined): value is string => typeof value === 'string'
const isHash = (value: Value | undefined): value is string => typeof value === 'string' && HASH.test(value)
const isVersion = (value: Value | undefined): value is number => typeof value === 'number' && value >= 0
const isSeq = (value: Value | undefined): value is number => typeof value === 'number' && value > 0
