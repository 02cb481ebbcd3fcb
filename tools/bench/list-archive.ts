import { join } from 'node:path'
import { ok, type Result } from '../../src/core/result.ts'
import { putBlob } from '../../src/main/archive/blobs.ts'
import { createArchive } from '../../src/main/archive/create-archive.ts'
import { createDeviceKey, signerFrom } from '../../src/main/archive/device-key.ts'
import { inTransaction, type WriteDb } from '../../src/main/archive/handle.ts'
import { appendRecord, type RecordDraft } from '../../src/main/archive/records.ts'

const NAMES = ['Northwind', 'Calder & Finch', 'Ostrava Rail', 'Helios Energy', 'Bright Harbour', 'Lindqvist', 'Moreau']
const FORMS = ['GmbH', 'Ltd', 'SA', 'AB', 'Inc.', 'BV', 'LLP']
const KINDS = ['NDA', 'Services', 'Supply', 'Licence', 'Lease', 'Data processing']
const OWNERS = ['Ada Marlow', 'Ben Oyelaran', 'Chiara Conti', '']
const TAGS = ['urgent', 'renewal', 'template 3', 'board']
const PROFILE = { name: 'Ada Marlow', initials: 'AM', organisation: 'Marlow LLP' }

function valueOf<T, E extends { kind: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!

const day = (at: number): string => new Date(Date.UTC(2024, 0, 1) + at * 86_400_000).toISOString().slice(0, 10)

/** An archive of so many agreements with all that the list shows of them, and documents that nobody opens. */
export function listArchive(folder: string, count: number): string {
  const path = join(folder, `list-${count}.counterpart`)
  const signer = signerFrom(createDeviceKey())
  // The archive is older than what is in it: no record is written before its first.
  const now = (): string => '2025-01-01T00:00:00.000Z'
  const archive = valueOf(createArchive(path, { now, owner: 'the bench', signer, id: 'bench' }))
  if (archive.readOnly) throw new Error('the archive may not be written')
  const db: WriteDb = archive.write
  for (let from = 0; from < count; from += 250) {
    const part = (): Result<null, never> => {
      for (let at = from; at < Math.min(count, from + 250); at++) {
        for (const draft of recordsFor(db, at)) appendRecord(db, signer, draft)
      }
      return ok(null)
    }
    valueOf(inTransaction(db, part))
  }
  archive.close()
  return path
}

function recordsFor(db: WriteDb, at: number): RecordDraft[] {
  const agreement = `agreement-${String(at).padStart(6, '0')}`
  const clock = (minute: number): string => new Date(Date.UTC(2025, 0, 1) + (at * 60 + minute) * 60_000).toISOString()
  const counterparty = `${pick(NAMES, at * 3)} ${pick(FORMS, at)}`
  const kind = pick(KINDS, at * 5)
  const opened = {
    title: `${kind} agreement ${at + 1} with ${counterparty}`,
    counterparty,
    paper: at % 3 === 0 ? ('ours' as const) : ('theirs' as const),
    kind,
    owner: pick(OWNERS, at * 3),
    value: at % 4 === 0 ? null : { amount: String(1000 + at * 137), currency: pick(['EUR', 'USD', 'GBP'], at) },
    effectiveOn: day(at % 900),
    expiresOn: day((at % 900) + 365),
    dueOn: at % 5 === 0 ? day(at % 700) : null,
  }
  const document = putBlob(db, Buffer.from(`document ${at}`))
  const base = { agreement } as const
  const records: RecordDraft[] = [
    { ...base, type: 'agreement.opened', now: clock(0), payload: opened },
    {
      ...base,
      type: 'document.imported',
      now: clock(1),
      payload: { round: `${agreement}-0`, document, fileName: `${kind} ${at}.docx`, author: '', messages: 0 },
    },
  ]
  for (let number = 1; number <= at % 3; number++) {
    records.push({
      ...base,
      type: 'round.sealed',
      now: clock(1 + number),
      payload: {
        round: `${agreement}-${number}`,
        seq: number,
        number,
        document: putBlob(db, Buffer.from(`document ${at}, round ${number}`)),
        clean: null,
        base: document,
        fileName: `${kind} ${at} redline.docx`,
        author: PROFILE,
      },
    })
  }
  if (at % 6 === 0)
    records.push({ ...base, type: 'tag.set', now: clock(10), payload: { tag: pick(TAGS, at / 6), on: true } })
  if (at % 40 === 0) {
    const hold = { hold: `hold-${at}`, reason: 'A dispute', author: PROFILE }
    records.push({ ...base, type: 'hold.placed', now: clock(11), payload: hold })
  }
  if (at % 9 === 0) {
    const closed = { outcome: 'executed' as const, reason: '', author: PROFILE }
    records.push({ ...base, type: 'agreement.closed', now: clock(12), payload: closed })
  }
  return records
}
