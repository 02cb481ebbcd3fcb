import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'

vi.stubGlobal('navigator', { userAgent: 'Linux' })
const { CATALOGUE } = await import('../../src/renderer/commands/catalogue.ts')
const { refusal, shortcutOf } = await import('../../src/renderer/commands/keymap.ts')
const { matchesShortcut, sameShortcut, shortcutFrom } = await import('../../src/renderer/commands/shortcut.ts')

const RENDERER = resolve(import.meta.dirname, '../../src/renderer')

function press(key: string, code: string, held: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held } as KeyboardEvent
}

/** What the components declare, where they say it in so many words. */
function declared(): { id: string; label: string; shortcut: string | undefined }[] {
  const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  return files.flatMap((name) => {
    const source = readFileSync(join(RENDERER, name), 'utf8')
    return [...source.matchAll(/useCommand\(\{\s*id: '([^']+)',\s*label: '([^']+)',(?:\s*shortcut: '([^']+)')?/g)].map(
      ([, id, label, shortcut]) => ({ id: id!, label: label!, shortcut }),
    )
  })
}

test('the catalogue knows every command as its component declares it', () => {
  const known = new Map(CATALOGUE.map((entry) => [entry.id, entry]))
  const found = declared()
  expect(found.length).toBeGreaterThan(30)
  for (const { id, label, shortcut } of found) {
    expect(known.get(id), id).toMatchObject({ label, ...(shortcut === undefined ? {} : { shortcut }) })
  }
})

test('no two commands have the same id, or the same shortcut in the same place', () => {
  expect(new Set(CATALOGUE.map((e) => e.id)).size).toBe(CATALOGUE.length)
  const keys = CATALOGUE.flatMap(({ id, shortcut, inText }) =>
    shortcut === undefined ? [] : [{ id, shortcut, inText }],
  )
  for (const a of keys) {
    for (const b of keys) {
      if (a.id < b.id && a.inText === b.inText)
        expect(sameShortcut(a.shortcut, b.shortcut), `${a.id} ${b.id}`).toBe(false)
    }
  }
})

test('a shortcut that is taken, or needed for writing, is refused with who has it', () => {
  expect(refusal('view.theme', 'Mod+F', {})).toContain('“Find…”')
  expect(refusal('view.theme', 'Mod+F', { 'edit.find': 'Mod+Alt+F2' })).toBeNull()
  expect(refusal('view.theme', 'Enter', {})).toContain('needed for writing')
  expect(refusal('view.theme', 'Mod+Z', {})).toContain('needed for writing')
  expect(refusal('view.theme', 'Mod+Alt+T', {})).toBeNull()
})

test('what the user chose comes before what is usual, and null is none', () => {
  expect(shortcutOf('edit.find')).toBe('Mod+F')
  expect(shortcutOf('edit.find', { 'edit.find': 'F4' })).toBe('F4')
  expect(shortcutOf('edit.find', { 'edit.find': null })).toBeUndefined()
})

test('keys are known by what they type or where they lie', () => {
  expect(matchesShortcut(press('*', 'Digit8', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+8')).toBe(true)
  expect(matchesShortcut(press('+', 'Equal', { ctrlKey: true, shiftKey: true }), 'Mod+Plus')).toBe(true)
  expect(matchesShortcut(press('å', 'KeyA', { altKey: true }), 'Alt+A')).toBe(true)
  expect(matchesShortcut(press('a', 'KeyQ', { altKey: true }), 'Alt+A')).toBe(true)
  expect(matchesShortcut(press('f', 'KeyF', { ctrlKey: true, shiftKey: true }), 'Mod+F')).toBe(false)
  expect(shortcutFrom(press('F8', 'F8', { shiftKey: true }))).toBe('Shift+F8')
  expect(shortcutFrom(press('Shift', 'ShiftLeft', { shiftKey: true }))).toBeNull()
})
