import { expect, test } from 'vitest'
import { idsBetween, mountedRows, rowAfter, rowNamed, toggled } from '../../src/renderer/ui/grid-keys.ts'

test('keys go to a row that is there, and others nowhere', () => {
  expect(rowAfter('ArrowDown', 3, 5, 10)).toBe(4)
  expect(rowAfter('ArrowDown', 4, 5, 10)).toBe(4)
  expect(rowAfter('PageUp', 30, 100, 10)).toBe(21)
  expect(rowAfter('PageDown', 95, 100, 10)).toBe(99)
  expect(rowAfter('End', 0, 100, 10)).toBe(99)
  expect(rowAfter('x', 0, 100, 10)).toBeNull()
})

test('a range is the same from either end', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect(idsBetween(ids, 1, 3)).toEqual(['b', 'c', 'd'])
  expect(idsBetween(ids, 3, 1)).toEqual(['b', 'c', 'd'])
  expect([...toggled(new Set(['a']), 'a')]).toEqual([])
  expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b'])
})

test('every row in sight is mounted, of five thousand some dozens', () => {
  for (let top = 0; top < 5000 * 38; top += 997) {
    const { first, end } = mountedRows(top, 700, 38, 5000)
    expect(first).toBeLessThanOrEqual(Math.floor(top / 38))
    expect(end).toBeGreaterThanOrEqual(Math.min(5000, Math.ceil((top + 700) / 38)))
    expect(end - first).toBeLessThan(48)
  }
})

test('letters find the next row that begins so, and more letters go on with it', () => {
  const names = ['Lease', 'NDA 1', 'NDA 2', 'Supply']
  expect(rowNamed(names, 'n', 0)).toBe(1)
  expect(rowNamed(names, 'n', 1)).toBe(2)
  expect(rowNamed(names, 'nda 2', 1)).toBe(2)
  expect(rowNamed(names, 'l', 3)).toBe(0)
  expect(rowNamed(names, 'x', 0)).toBeNull()
})
