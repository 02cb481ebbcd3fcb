import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave, type Send } from '../../src/renderer/features/document/autosave.ts'

/** A journal that answers when it is told to. */
function journal(version: number) {
  const requests: {
    version: number
    steps: readonly unknown[]
    answer: (result: Awaited<ReturnType<Send>>) => void
  }[] = []
  const send: Send = (from, steps) =>
    new Promise((resolve) => {
      requests.push({ version: from, steps, answer: resolve })
    })
  const accept = async (at: number): Promise<void> => {
    const { version: from, steps, answer } = requests[at]!
    answer({ ok: true, value: { version: from + steps.length } })
    await vi.advanceTimersByTimeAsync(0)
  }
  const refuse = async (at: number, kind: string): Promise<void> => {
    requests[at]!.answer({ ok: false, error: { kind, message: `the journal said ${kind}` } })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { autosave: createAutosave(version, send), requests, accept, refuse }
}

const step = (name: string): { toJSON: () => string } => ({ toJSON: () => name })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('steps go out in one request, 100 ms after the first of them', async () => {
  const { autosave, requests } = journal(7)
  autosave.push([step('a')])
  await vi.advanceTimersByTimeAsync(75)
  autosave.push([step('b')])
  expect(requests).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(25)
  expect(requests.map(({ version, steps }) => ({ version, steps }))).toEqual([{ version: 7, steps: ['a', 'b'] }])
})

test('it says saved only after the journal has answered, and nothing is left to send', async () => {
  const { autosave, requests, accept } = journal(0)
  autosave.push([step('a')])
  expect(autosave.state().kind).toBe('saving')
  await vi.advanceTimersByTimeAsync(200)
  autosave.push([step('b')])
  await vi.advanceTimersByTimeAsync(1000)
  expect(requests).toHaveLength(1)
  await accept(0)
  expect(autosave.state().kind).toBe('saving')
  await vi.advanceTimersByTimeAsync(0)
  expect(requests[1]).toMatchObject({ version: 1, steps: ['b'] })
  await accept(1)
  expect(autosave.state().kind).toBe('saved')
})

test('what a full disk refused is sent again, in order, with what came after it', async () => {
  const { autosave, requests, accept, refuse } = journal(0)
  autosave.push([step('a')])
  await vi.advanceTimersByTimeAsync(200)
  autosave.push([step('b')])
  await refuse(0, 'no-space')
  expect(autosave.state()).toEqual({ kind: 'failed', message: 'the journal said no-space' })
  await vi.advanceTimersByTimeAsync(3000)
  expect(requests[1]).toMatchObject({ version: 0, steps: ['a', 'b'] })
  await accept(1)
  expect(autosave.state().kind).toBe('saved')
})

test('while a full disk refuses, that is said and what is not on disk can be had, in order, what is under way too', async () => {
  const { autosave, requests, accept, refuse } = journal(4)
  autosave.push([step('a')])
  await vi.advanceTimersByTimeAsync(200)
  autosave.push([step('b')])
  expect(autosave.unsaved()).toEqual({ version: 4, steps: ['a', 'b'] })
  await refuse(0, 'no-space')
  autosave.push([step('c')])
  autosave.retry()
  expect(autosave.state().kind).toBe('failed')
  expect(autosave.unsaved()).toEqual({ version: 4, steps: ['a', 'b', 'c'] })
  await accept(1)
  expect(requests).toHaveLength(2)
  expect(autosave.state().kind).toBe('saved')
  expect(autosave.unsaved()).toEqual({ version: 7, steps: [] })
})

test('another draft on disk stops it for good', async () => {
  const { autosave, requests, refuse } = journal(0)
  autosave.push([step('a')])
  await vi.advanceTimersByTimeAsync(200)
  await refuse(0, 'stale-draft')
  autosave.push([step('b')])
  autosave.retry()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(autosave.state().kind).toBe('stopped')
  expect(requests).toHaveLength(1)
  await expect(autosave.flush()).rejects.toThrow('stale-draft')
})

test('flushing sends at once and waits for everything', async () => {
  const { autosave, requests, accept } = journal(0)
  autosave.push([step('a')])
  let done = false
  const flushed = autosave.flush().then(() => (done = true))
  expect(requests).toHaveLength(1)
  autosave.push([step('b')])
  await accept(0)
  expect(done).toBe(false)
  await accept(1)
  await flushed
  expect(done).toBe(true)
})

test('flushing rejects with the reason when the journal refuses', async () => {
  const { autosave, refuse } = journal(0)
  autosave.push([step('a')])
  const flushed = expect(autosave.flush()).rejects.toThrow('the journal said no-space')
  await refuse(0, 'no-space')
  await flushed
})
