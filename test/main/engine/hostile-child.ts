// Run by hostile.test.ts: imports each file named into an archive that holds one agreement already, and prints a line of
// JSON for each. The first argument is a folder for the archive.
import { basename, join } from 'node:path'
import { existsSync, readFileSync, writeSync } from 'node:fs'
import { importAgreement, listAgreements } from '../../../src/main/app/agreements.ts'
import { createArchive } from '../../../src/main/app/archives.ts'
import { reading } from '../../../src/main/app/session.ts'
import { all } from '../../../src/main/archive/handle.ts'
import { verifyRecords } from '../../../src/main/archive/verify.ts'
import { testSession } from '../../support/session.ts'

/** What came of one file. */
export interface Imported {
  readonly file: string
  /** 'opened', or the kind of the refusal. */
  readonly outcome: string
  /** The refusal's message, or the import report, a line each. */
  readonly says: string
  /** Of the processor: what other programs do at the time does not count. */
  readonly milliseconds: number
  /** The most memory the process held so far, in MB. */
  readonly memory: number
  /** The archive lists, holds and proves what it did before (and the new agreement besides, where the file was taken in). */
  readonly archiveHolds: boolean
}

const [folder = '', sample = '', ...files] = process.argv.slice(2)
const session = testSession(folder)

function value<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Everything the archive says, a line for each thing. */
function contents(): string[] {
  const db = value(reading(session))
  const lists = [
    value(listAgreements(session)),
    all(db, 'SELECT * FROM record ORDER BY seq'),
    all(db, 'SELECT hash, length(bytes) AS size FROM blob ORDER BY hash'),
    all(db, 'SELECT * FROM draft'),
  ]
  return lists.flatMap((list, i) => list.map((row) => `${i} ${JSON.stringify(row)}`))
}

/** In MB. What Linux counts as a process's use of resources begins with that of the one it was forked from. */
function mostMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const [, peak] = /^VmHWM:\s*(\d+) kB/m.exec(status) ?? []
  return (peak === undefined ? process.resourceUsage().maxRSS : Number(peak)) / 1024
}

async function attempt(path: string): Promise<Imported> {
  const before = contents()
  const from = process.cpuUsage()
  const result = await importAgreement(session, { source: { path }, counterparty: 'Northwind', paper: 'theirs' })
  const { user, system } = process.cpuUsage(from)
  const memory = mostMemory()
  const after = contents()
  const { bad, missing } = verifyRecords(value(reading(session)))
  const kept = result.ok ? before.every((line) => after.includes(line)) : before.join('\n') === after.join('\n')
  return {
    file: basename(path),
    outcome: result.ok ? 'opened' : result.error.kind,
    says: result.ok ? result.value.messages.join('\n') : result.error.message,
    milliseconds: (user + system) / 1000,
    memory,
    archiveHolds: kept && bad.length === 0 && missing === 0,
  }
}

value(createArchive(session, join(folder, 'a.counterpart')))
value(await importAgreement(session, { source: { path: sample }, counterparty: 'Northwind', paper: 'ours' }))
for (const file of files) writeSync(1, `${JSON.stringify(await attempt(file))}\n`)
process.exit(0)
