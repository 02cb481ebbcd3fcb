import { join, resolve } from 'node:path'
import { Transform } from 'prosemirror-transform'
import { beforeEach, expect, test } from 'vitest'
import { groupChanges } from '../../../src/core/revision/changes.ts'
import { applyDecision } from '../../../src/core/revision/apply-decision.ts'
import { listRevisions } from '../../../src/core/revision/revisions.ts'
import { importAgreement } from '../../../src/main/app/agreements.ts'
import { createArchive } from '../../../src/main/app/archives.ts'
import { decisionsOf } from '../../../src/main/app/decisions.ts'
import { appendSteps } from '../../../src/main/app/drafts.ts'
import { draftProjection, projectionRest } from '../../../src/main/app/projections.ts'
import { sendRound } from '../../../src/main/app/sending.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { scratch } from '../../support/cli.ts'
import { valueOf } from '../../support/negotiation.ts'
import { projected } from '../../support/projected.ts'
import { testSession } from '../../support/session.ts'

const theirs = resolve(import.meta.dirname, '../../../resources/samples/master-services-agreement-counterparty.docx')

let folder: string
let session: Session

beforeEach(() => {
  folder = scratch()
  session = testSession(folder)
  valueOf(createArchive(session, join(folder, 'a.counterpart')))
})

test('what was accepted and rejected before a round went out is on record with its clause, the rest is not', async () => {
  const document = { source: { path: theirs }, counterparty: 'Northwind', paper: 'ours' } as const
  const { id: agreement } = valueOf(await importAgreement(session, document))
  const { projection, doc } = await projected(await draftProjection(session, agreement), (key, from) =>
    projectionRest(session, true, key, from),
  )
  const changes = groupChanges(listRevisions(doc)).filter(({ kind }) => kind === 'insertion' || kind === 'replacement')
  const [yes, no] = [changes[0]!, changes.findLast((change) => change.new.includes('sixty'))!]
  const tr = new Transform(doc)
  applyDecision(tr, 'accept', ({ id }) => yes.parts.some((part) => part.id === id))
  applyDecision(tr, 'reject', ({ id }) => no.parts.some((part) => part.id === id))
  const steps = tr.steps.map((step) => JSON.parse(JSON.stringify(step)) as unknown)
  const { base, version } = projection
  valueOf(await appendSteps(session, { agreement, base, version, steps }))
  expect(valueOf(decisionsOf(session, agreement))).toEqual([])

  const sent = valueOf(await sendRound(session, { agreement, redlinePath: join(folder, 'r.docx'), cleanPath: null }))
  const decisions = valueOf(decisionsOf(session, agreement))
  const words = ({ kind, old, new: come }: (typeof changes)[number]) =>
    kind === 'replacement' ? { kind, text: come, replaced: old } : { kind, text: come, replaced: null }
  expect(decisions).toMatchObject([
    { round: sent.id, outcome: 'accepted', author: yes.author, party: 'theirs', ...words(yes) },
    { round: sent.id, outcome: 'rejected', author: no.author, party: 'theirs', ...words(no) },
  ])
  expect(decisions[1]?.clause).toMatchObject({
    label: '11.1',
    title: expect.stringContaining('sixty days') as string,
  })
})
