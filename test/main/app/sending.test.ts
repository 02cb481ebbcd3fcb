import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { WorkStep } from '../../../src/core/api/values.ts'
import { getAgreement, importAgreement } from '../../../src/main/app/agreements.ts'
import { createArchive } from '../../../src/main/app/archives.ts'
import { cancelJob } from '../../../src/main/app/exchange/jobs.ts'
import { receiveReturn } from '../../../src/main/app/rounds.ts'
import { exportRound, sendRound } from '../../../src/main/app/sending.ts'
import type { Session } from '../../../src/main/app/session.ts'
import { scratch } from '../../support/cli.ts'
import { testSession } from '../../support/session.ts'

const MSA = resolve(import.meta.dirname, '../../../resources/samples/master-services-agreement.docx')

let folder: string
let out: string
let session: Session
let agreement: string
let told: (WorkStep | null)[]
/** Pressed when that step begins. */
let stopAt: WorkStep | null

beforeEach(async () => {
  folder = scratch()
  out = scratch()
  told = []
  stopAt = null
  const quiet = testSession(folder)
  session = {
    ...quiet,
    deps: {
      ...quiet.deps,
      emit: (event, payload) => {
        if (event !== 'work-progress' || !('step' in payload)) return
        if (payload.step !== told.at(-1)) told.push(payload.step)
        if (payload.step === stopAt) cancelJob('sending')
      },
    },
  }
  createArchive(session, join(folder, 'a.counterpart'))
  const imported = await importAgreement(session, { source: { path: MSA }, counterparty: '', paper: 'ours' })
  agreement = imported.ok ? imported.value.id : ''
})

const send = () => {
  const [redlinePath, cleanPath] = [join(out, 'redline.docx'), join(out, 'clean.docx')]
  return sendRound(session, { agreement, redlinePath, cleanPath, job: 'sending' })
}

describe('sending a round', () => {
  it('tells each step, and at the end both files are there', async () => {
    expect(await send()).toMatchObject({ ok: true })
    expect(told).toEqual(['loading', 'redline', 'clean', 'decisions', 'saving', 'recording'])
    expect(readdirSync(out).toSorted()).toEqual(['clean.docx', 'redline.docx'])
  })

  it.each(['loading', 'redline', 'clean', 'decisions', 'saving'] as const)(
    'leaves neither a round nor a file when it is given up at the step “%s”, and can be done again',
    async (step) => {
      writeFileSync(join(out, 'redline.docx'), 'of before')
      stopAt = step
      expect(await send()).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
      expect(readdirSync(out)).toEqual(['redline.docx'])
      expect(readFileSync(join(out, 'redline.docx'), 'utf8')).toBe('of before')
      const now = getAgreement(session, agreement)
      expect(now).toMatchObject({ ok: true, value: { hasDraft: true, turn: 'ours', rounds: { length: 1 } } })
      stopAt = null
      expect(await send()).toMatchObject({ ok: true })
    },
  )

  it('is not given up any more once it is recorded', async () => {
    stopAt = 'recording'
    expect(await send()).toMatchObject({ ok: true })
    expect(readdirSync(out).toSorted()).toEqual(['clean.docx', 'redline.docx'])
  })

  it('writes neither file when the second cannot be written', async () => {
    const refused = await sendRound(session, {
      agreement,
      redlinePath: join(out, 'redline.docx'),
      cleanPath: join(out, 'no/such/clean.docx'),
    })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'not-writable' } })
    expect(readdirSync(out)).toEqual([])
  })
})

describe('receiving a return', () => {
  it('takes nothing in when it is given up while it is read, and can be done again', async () => {
    expect(await send()).toMatchObject({ ok: true })
    const theirs = MSA.replace('.docx', '-counterparty.docx')
    const stopping = { ...session, deps: { ...session.deps, emit: () => cancelJob('receiving') } }
    const source = { path: theirs }
    const given = await receiveReturn(stopping, { agreement, source, job: 'receiving' })
    expect(given).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(getAgreement(session, agreement)).toMatchObject({ value: { turn: 'theirs', rounds: { length: 2 } } })
    expect(await receiveReturn(session, { agreement, source, job: 'receiving' })).toMatchObject({ ok: true })
  })
})

describe('exporting', () => {
  it('tells its steps, and writes nothing when it is given up', async () => {
    const path = join(out, 'clean.docx')
    const write = (round: string | null) =>
      exportRound(session, { agreement, round, clean: true, path, job: 'sending' })
    stopAt = 'clean'
    expect(await write(null)).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    const now = getAgreement(session, agreement)
    expect(await write(now.ok ? now.value.rounds[0]!.id : '')).toMatchObject({ error: { kind: 'cancelled' } })
    expect(readdirSync(out)).toEqual([])
    stopAt = null
    told = []
    expect(await write(null)).toMatchObject({ ok: true })
    expect(told).toEqual(['loading', 'clean', 'saving'])
  })
})
