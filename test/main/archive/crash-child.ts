// Run by crash.test.ts until it is killed: edits, checkpoints, seals and imports at random, and prints one line of JSON for
// each thing that the archive acknowledged, after it did.
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { type Result, ok } from '../../../src/core/result.ts'
import { putBlob } from '../../../src/main/archive/blobs.ts'
import { openArchive } from '../../../src/main/archive/database.ts'
import { signerFrom } from '../../../src/main/archive/device-key.ts'
import { appendSteps, checkpointDraft, closeDraft, draftVersion, openDraft } from '../../../src/main/archive/drafts.ts'
import { inTransaction } from '../../../src/main/archive/handle.ts'
import { appendRecord } from '../../../src/main/archive/records.ts'
import type { Acknowledged } from './crash.test.ts'

const [path = '', keyFile = ''] = process.argv.slice(2)
const now = (): string => new Date().toISOString()
const signer = signerFrom(readFileSync(keyFile, 'utf8'))
const archive = valueOf(openArchive(path, { now, owner: 'child' }))
if (archive.readOnly) throw new Error(`read-only: ${archive.why}`)
const db = archive.write
const agreement = 'msa'

function valueOf<T>(result: Result<T, { kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}

function say(acknowledged: Acknowledged): void {
  writeSync(1, `${JSON.stringify(acknowledged)}\n`)
}

function edit(version: number): void {
  const steps = Array.from({ length: randomInt(1, 5) }, (_, index) => `step ${version + index + 1}`)
  say({ what: 'steps', version: valueOf(appendSteps(db, agreement, version, steps, now())).version })
}

function checkpoint(version: number): void {
  valueOf(checkpointDraft(db, agreement, version, `doc ${version}`))
  say({ what: 'checkpoint', version })
}

function seal(): void {
  const bytes = randomBytes(randomInt(1, 60_000))
  const done = inTransaction(db, () => {
    const document = putBlob(db, bytes)
    const round = { round: randomUUID(), seq: 1, number: 1, document, fileName: 'back.docx', author: 'Bob' }
    return ok({
      document,
      record: appendRecord(db, signer, { type: 'return.received', agreement, payload: round, now: now() }),
    })
  })
  const { document, record } = valueOf(done)
  say({ what: 'record', hash: record.hash, blob: document })
}

/** Seals the draft and opens the next one, all at once or not at all. */
function turn(): void {
  const done = inTransaction(db, () => {
    closeDraft(db, agreement)
    const base = putBlob(db, randomBytes(2000))
    openDraft(db, { agreement, base, doc: 'doc 0', projectionVersion: 1, now: now() })
    return ok(base)
  })
  say({ what: 'draft', base: valueOf(done) })
}

say({ what: 'open' })
for (;;) {
  const version = draftVersion(db, agreement)
  const dice = randomInt(10)
  if (version === undefined || dice === 0) turn()
  else if (dice < 7) edit(version)
  else if (dice < 8) checkpoint(version)
  else seal()
}
