import { expect, it } from 'vitest'
import { allDone, asRunning, runningNow, underWay } from '../../src/renderer/running.ts'

/** Work that ends when it is told to. */
function work(): { end: () => void; fail: () => void; promise: Promise<void> } {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { end: resolve, fail: () => reject(new Error('it failed')), promise }
}

async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false
  void promise.then(() => (done = true))
  await new Promise((resolve) => setTimeout(resolve))
  return done
}

it('what closes the archive waits for all that is under way, also for what failed and for what was begun meanwhile', async () => {
  expect(runningNow()).toEqual([])
  expect(await isDone(allDone())).toBe(true)
  const [first, second, third] = [work(), work(), work()]
  const failed = underWay('an export', () => first.promise).catch(() => 'failed')
  void underWay('an import', () => second.promise)
  expect(runningNow()).toEqual(['an export', 'an import'])
  const done = allDone()
  void underWay('an import', () => third.promise)
  first.fail()
  expect(await failed).toBe('failed')
  second.end()
  expect(await isDone(done)).toBe(false)
  third.end()
  expect(await isDone(done)).toBe(true)
  expect(runningNow()).toEqual([])
})

it('of operations those count that take long', async () => {
  const { end, promise } = work()
  void asRunning('backup.now', () => promise)
  void asRunning('agreement.list', () => promise)
  expect(runningNow()).toEqual(['a backup'])
  end()
  await allDone()
})
