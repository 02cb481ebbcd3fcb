import { join } from 'node:path'
import { Transform } from 'prosemirror-transform'
import { unpackDocument } from '../../../../src/core/document/wire.ts'
import { decidePortions } from '../../../../src/core/revision/apply-decision.ts'
import { listRevisions } from '../../../../src/core/revision/revisions.ts'
import type { Result } from '../../../../src/core/result.ts'
import { importAgreement } from '../../../../src/main/app/agreements.ts'
import { appendSteps, liveDraft } from '../../../../src/main/app/drafts.ts'
import { sendRound } from '../../../../src/main/app/sending.ts'
import type { LiveDraft, Session } from '../../../../src/main/app/session.ts'
import { directWork } from '../../../../src/main/app/work/direct.ts'
import { contractOf } from '../contracts.ts'
import type { Measure } from '../measure.ts'
import { withArchive } from '../../session.ts'

const RUNS = 5
/** Changes of theirs that were answered in the round. */
const DECIDED = 200

/** What sealing a round costs beside writing its two files: decisions, places of comments, records, compressing. */
export const seal: Measure = async ({ share }) => {
  const words = 150_000 * share
  const bytes = contractOf(words)
  const [writing, beside]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    await withArchive({ work: directWork(), isIndexing: false }, async (session, folder) => {
      const { agreement, key } = await answered(session, bytes)
      const files = await cpuOf(async () => {
        valueOf(await session.deps.work.writeDraft(key, 'redline'))
        valueOf(await session.deps.work.writeDraft(key, 'clean'))
      })
      const [redlinePath, cleanPath] = [join(folder, 'redline.docx'), join(folder, 'clean.docx')]
      const whole = await cpuOf(async () => valueOf(await sendRound(session, { agreement, redlinePath, cleanPath })))
      writing.push(files)
      beside.push(whole - files)
    })
  }
  const what = 'seal 150,000 words'
  return [
    { what: `${what}, writing its two files: ms`, value: Math.min(...writing) },
    { what: `${what}, beside that: ms`, value: Math.min(...beside), limit: 700 },
  ]
}

/** A draft in which some of their changes are decided. */
async function answered(session: Session, bytes: Uint8Array): Promise<LiveDraft> {
  const source = { name: 'contract.docx', bytes: new Uint8Array(bytes) }
  const { id } = valueOf(await importAgreement(session, { source, counterparty: 'Northwind', paper: 'theirs' }))
  const { key, base, version } = valueOf(await liveDraft(session, id))
  const doc = unpackDocument(valueOf(await session.deps.work.draftState(key)).doc)
  const tr = decidePortions(new Transform(doc), 'accept', listRevisions(doc).slice(0, DECIDED))
  const steps = tr.steps.map((step) => step.toJSON() as unknown)
  valueOf(await appendSteps(session, { agreement: id, base, version, steps }))
  return valueOf(await liveDraft(session, id))
}

/** Milliseconds of the processor. */
async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
