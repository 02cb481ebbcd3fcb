import { describe, expect, it } from 'vitest'
import { createIdleWatch } from '../../src/renderer/app/locking/idle-watch.ts'
import { faultOf } from '../../src/renderer/features/encryption/new-passphrase.ts'
import { scoreOf } from '../../src/renderer/features/encryption/estimator.ts'
import { strengthOf } from '../../src/renderer/features/encryption/strength.ts'

const MINUTE = 60_000

describe('watching for idleness', () => {
  function watched(): { at: (minutes: number) => void; watch: ReturnType<typeof createIdleWatch>; idle: number[] } {
    let now = 0
    const idle: number[] = []
    const watch = createIdleWatch(
      5 * MINUTE,
      () => now,
      () => idle.push(now / MINUTE),
    )
    return { at: (minutes) => void (now = minutes * MINUTE), watch, idle }
  }

  it('tells once when nothing was done for that long', () => {
    const { at, watch, idle } = watched()
    for (const minutes of [1, 2, 3, 4, 5, 6, 7]) {
      at(minutes)
      watch.check()
    }
    expect(idle).toEqual([5])
  })

  it('begins anew with whatever is done', () => {
    const { at, watch, idle } = watched()
    for (const minutes of [4, 8, 12, 16]) {
      at(minutes)
      watch.touch()
      watch.check()
    }
    expect(idle).toEqual([])
  })

  it('is not fooled by who moves the pointer of a computer that slept before any timer ran', () => {
    const { at, watch, idle } = watched()
    at(60)
    watch.touch()
    expect(idle).toEqual([60])
  })

  it('tells again when it did not help', () => {
    const { at, watch, idle } = watched()
    for (const minutes of [5, 7, 10]) {
      at(minutes)
      watch.check()
    }
    expect(idle).toEqual([5, 10])
  })
})

describe('how strong a passphrase is', () => {
  it.each([
    ['password', 0],
    ['qwertyuiop', 0],
    ['aaaaaaaaaaaa', 0],
    ['negotiation', 0],
    ['plum dumplings at noon', 4],
  ])('%s scores %i', (passphrase, score) => {
    expect(scoreOf(passphrase, [])).toBe(score)
  })

  it('the name of the archive and of its owner help nobody', () => {
    expect(scoreOf('Marlow-Brandstetter', ['Marlow-Brandstetter'])).toBe(0)
    expect(scoreOf('Marlow-Brandstetter', [])).toBeGreaterThan(2)
  })

  it('a long one takes no longer', () => {
    const began = performance.now()
    scoreOf('lorem ipsum dolor sit amet '.repeat(40), [])
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('is said in words, and too short is too short however strange it is', () => {
    expect(strengthOf('plum dumplings at noon', 4)).toMatchObject({ score: 4, label: 'Strong' })
    expect(strengthOf('\u{1F511}x9!', 4)).toMatchObject({ score: 0, label: 'Too short' })
  })
})

describe('a new passphrase', () => {
  it('is refused by the field that is wrong', () => {
    expect(faultOf({ passphrase: 'plum', repeated: 'plum' })?.field).toBe('passphrase')
    expect(faultOf({ passphrase: 'plum dumplings', repeated: 'plum dumpling' })?.field).toBe('repeated')
    expect(faultOf({ passphrase: 'plum dumplings', repeated: 'plum dumplings' })).toBeNull()
  })
})
