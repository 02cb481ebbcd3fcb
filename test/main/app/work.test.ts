import { grouped } from '../../../src/core/document/groups.ts'
import { projected } from '../../support/projected.ts'
import { bodyDoc, openDocument } from '../../../src/main/app/documents.ts'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { directWork } from '../../../src/main/app/work/direct.ts'
import { threadedWork } from '../../../src/main/app/work/threaded.ts'
import type { Work } from '../../../src/main/app/work/work.ts'
import { largeContract } from '../../../tools/bench/large-contract.ts'

const MSA = readFileSync(resolve(import.meta.dirname, '../../../resources/samples/master-services-agreement.docx'))
const threaded = threadedWork(new URL('../../../src/main/app/work/worker.ts', import.meta.url))
afterAll(() => threaded.stop())

const STEP = JSON.stringify({ stepType: 'replace', from: 2, to: 2, slice: { content: [{ type: 'text', text: 'x' }] } })

describe.each([
  ['in place', directWork()],
  ['in a thread', threaded],
] as [string, Work][])('work %s', (_name, work) => {
  it('takes a document in, shows it and writes it unchanged', async () => {
    expect(await work.inspect(MSA)).toMatchObject({ ok: true, value: { openRevisions: 0 } })
    const shown = await work.project(MSA, ['Ada'])
    const { projection, doc } = await projected(shown, work.projectRest)
    expect(projection).toMatchObject({ version: 0, ourAuthors: ['Ada'] })
    expect(projection.first.nodes.length).toBeLessThan(projection.groups)
    const read = openDocument(MSA)
    expect(doc).toEqual(read.ok && grouped(bodyDoc(read.value)))
    expect(await work.projectRest(projection.rest!, 4)).toMatchObject({ error: { kind: 'not-found' } })
    const written = await work.write(MSA, 'as-is')
    expect(written.ok && Buffer.compare(written.value, MSA)).toBe(0)
  })

  it('says what is wrong with a file as a value', async () => {
    expect(await work.inspect(Buffer.from('{}'))).toMatchObject({ ok: false, error: { kind: 'not-a-docx' } })
  })

  it('edits a draft and writes it again and again', async () => {
    expect(await work.openDraft('d', { base: MSA, checkpoint: '', steps: [] })).toEqual({ ok: true, value: null })
    const unedited = await work.writeDraft('d', 'as-is')
    expect(unedited.ok && Buffer.compare(unedited.value, MSA)).toBe(0)
    // What was handed over before must not have taken the draft's own bytes with it.
    expect(await work.writeDraft('d', 'as-is')).toEqual(unedited)
    expect(await work.applySteps('d', [STEP])).toEqual({ ok: true, value: null })
    expect(await work.applySteps('d', [STEP, '{"stepType":"nonsense"}'])).toMatchObject({ error: { kind: 'bad-step' } })
    const state = await work.draftState('d')
    expect(state.ok && /"x/.test(state.value.doc)).toBe(true)
    expect(await work.openDraft('again', { base: MSA, checkpoint: '', steps: [STEP] })).toEqual({
      ok: true,
      value: null,
    })
    expect(await work.draftState('again')).toEqual(state)
    expect(await work.openDraft('bad', { base: MSA, checkpoint: '', steps: ['{}'] })).toMatchObject({
      error: { kind: 'damaged' },
    })
    await work.closeDraft('d')
    await expect(async () => work.applySteps('d', [STEP])).rejects.toThrow('not open')
  })
})

describe('work in a thread', () => {
  const large = largeContract(MSA, { copies: 12, trackEvery: 4 })

  it('leaves the main thread free while a long contract is read', async () => {
    // Not a matter of milliseconds: had it been read here, the loop would not have turned once.
    let turns = 0
    const count = setInterval(() => turns++, 1)
    const inspected = await threaded.inspect(large)
    clearInterval(count)
    expect(inspected.ok).toBe(true)
    expect(turns).toBeGreaterThan(20)
  })

  it('tells how far it is', async () => {
    const told: number[] = []
    await threaded.inspect(large, (done) => told.push(done))
    expect(told.length).toBeGreaterThan(10)
    expect(told.toSorted((a, b) => a - b)).toEqual(told)
    expect(told.at(-1)).toBeGreaterThan(0.8)
    expect(told.at(-1)).toBeLessThanOrEqual(1)
  })

  it('gives up one piece of work on a draft, tells how far others are, and the draft stays as it was', async () => {
    expect(await threaded.openDraft('long', { base: large, checkpoint: '', steps: [STEP] })).toMatchObject({ ok: true })
    const given = new AbortController()
    const heard: number[] = []
    const stop = (done: number): void => {
      heard.push(done)
      given.abort()
    }
    const refused = await threaded.writeDraft('long', 'clean', stop, given.signal)
    expect(refused).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(Math.max(...heard)).toBeLessThan(0.7)
    const told: number[] = []
    expect(await threaded.writeDraft('long', 'clean', (done) => told.push(done))).toMatchObject({ ok: true })
    expect(told.toSorted((a, b) => a - b)).toEqual(told)
    expect(told.length).toBeGreaterThan(5)
    // Already given up when its turn comes: it is not begun.
    expect(await threaded.writeDraft('long', 'clean', undefined, given.signal)).toMatchObject({ ok: false })
  })

  it('is given up when it is cancelled, and goes on with what comes next', async () => {
    const reading = threaded.inspect(large)
    setTimeout(() => threaded.cancel(), 30)
    expect(await reading).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(await threaded.inspect(MSA)).toMatchObject({ ok: true })
  })
})
