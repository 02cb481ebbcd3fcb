import { createHash, randomUUID } from 'node:crypto'
import SQLite from 'better-sqlite3'
import { canonicalJson } from '../../src/core/agreement/canonical-json.ts'
import { nextRecordTime } from '../../src/core/agreement/record-time.ts'
import { createArchive } from '../../src/main/archive/create-archive.ts'
import { createDeviceKey, signerFrom } from '../../src/main/archive/device-key.ts'
import { recordHash } from '../../src/main/archive/records.ts'

const author = { name: 'Ada Marlow', initials: 'AM', organisation: 'Marlow LLP' }
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a negotiation leaves: five rounds with their decisions, fields, comments, notes and tags; 20 records. */
function* negotiation(agreement: string): Generator<readonly [type: string, payload: object]> {
  const round = (at: number): string => `${agreement}-${at}`
  const file = (at: number) => ({
    round: round(at),
    document: sha(round(at)),
    fileName: `Services Agreement ${at}.docx`,
  })
  yield ['agreement.opened', { title: `Services ${agreement.slice(0, 8)}`, counterparty: 'Northwind', paper: 'theirs' }]
  yield ['document.imported', { ...file(0), author: 'Bo Calder', messages: 2 }]
  yield ['agreement.changed', { fields: { owner: 'Ada Marlow', dueOn: '2027-01-31' } }]
  yield ['tag.set', { tag: 'procurement', on: true }]
  for (const at of [1, 2, 3, 4]) {
    const comment = `${round(at)}-comment`
    yield ['comment.added', { comment, thread: null, text: 'Is this our position on liability?', anchor: null, author }]
    yield ['comment.changed', { comment, fields: { resolved: true } }]
    const place = { ...file(at), seq: at, number: Math.ceil(at / 2) }
    if (at % 2 === 1) {
      yield ['decision.taken', { round: round(at), decisions: Array.from({ length: 12 }, (_, n) => decided(n)) }]
      yield ['round.sealed', { ...place, clean: null, base: sha(round(at - 1)), author }]
    } else yield ['return.received', { ...place, author: 'Bo Calder' }]
  }
  yield [
    'note.added',
    { note: `${agreement}-note`, text: 'They care about the cap.', author, round: null, anchor: null },
  ]
  yield ['agreement.closed', { outcome: 'executed', reason: '', author }]
}

function decided(n: number): object {
  return {
    outcome: n % 3 === 0 ? 'rejected' : 'accepted',
    kind: 'replacement',
    author: 'Bo Calder',
    party: 'theirs',
    date: '2026-11-20T10:00:00Z',
    text: 'thirty (30) days after receipt of a correct invoice',
    replaced: 'sixty (60) days after receipt',
    clause: { label: `${n + 1}.2`, title: 'Payment', paraId: null },
  }
}

/** Makes an archive with so many records, signed and chained, beside the app's own way in: lists are not derived yet. */
export function generateArchive(path: string, records: number): void {
  const signer = signerFrom(createDeviceKey())
  const deps = { now: () => new Date().toISOString(), owner: 'bench', signer, id: randomUUID() }
  const made = createArchive(path, deps)
  if (!made.ok) throw new Error(made.error.message)
  made.value.close()
  const database = new SQLite(path)
  const insert = database.prepare(
    'INSERT INTO record (hash, type, agreement, parents, device, time, payload, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const device = signer.publicKey
  let time = nextRecordTime(undefined, '2026-01-01T00:00:00.000Z', device)
  let count = 1
  database.transaction(() => {
    while (count < records) {
      const agreement = randomUUID()
      let parents: string[] = []
      for (const [type, payload] of negotiation(agreement)) {
        time = nextRecordTime(time, new Date(Date.parse(time.slice(0, 24)) + 60_000).toISOString(), device)
        const content = { type, agreement, parents, device, time, payload }
        const hash = recordHash(content)
        const signature = signer.sign(Buffer.from(hash, 'hex'))
        insert.run(hash, type, agreement, canonicalJson(parents), device, time, canonicalJson(payload), signature)
        parents = [hash]
        count += 1
      }
    }
  })()
  database.close()
}
