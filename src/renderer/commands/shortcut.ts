export const isMac = navigator.userAgent.includes('Mac')

/** "Mod+Shift+P" as the platform writes it: "Ctrl+Shift+P", or "⇧⌘P". */
export function shortcutText(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => NAMES[part] ?? part)
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+')
  return parts.map((part) => MAC[part] ?? part).join('')
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Comma: ',',
  Plus: '+',
  Minus: '-',
}
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' }

/** How a key is called in a shortcut where it cannot be written as it is. */
const CALLED: Readonly<Record<string, string>> = { ',': 'Comma', '+': 'Plus', '-': 'Minus', ' ': 'Space' }

/** The keys of a keyboard by their place, for what a modifier makes of them: Shift+8 types a star, Alt+A a å. */
const BY_PLACE: Readonly<Record<string, string>> = {
  Minus: 'Minus',
  NumpadSubtract: 'Minus',
  NumpadAdd: 'Plus',
  Comma: 'Comma',
  Period: '.',
  Equal: '=',
  Slash: '/',
  Space: 'Space',
}

/** What a pressed key may be called: by what it types, and by where it lies. */
function namesOf(event: KeyboardEvent): readonly string[] {
  const typed = CALLED[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key)
  const placed = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1] ?? BY_PLACE[event.code]
  return placed === undefined || placed === typed ? [typed] : [typed, placed]
}

/** Whether a key press is this shortcut. `Mod` is Ctrl, and ⌘ on a Mac, where `Ctrl` is the other key. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const has = (name: string) => parts.includes(name)
  const mod = isMac ? event.metaKey : event.ctrlKey
  const otherMod = isMac ? event.ctrlKey : event.metaKey
  if (mod !== has('Mod') || otherMod !== has('Ctrl') || event.altKey !== has('Alt')) return false
  const names = namesOf(event)
  if (!names.some((name) => name.toLowerCase() === key.toLowerCase())) return false
  // What only Shift types says so by itself: Ctrl+Plus is the same key on every keyboard.
  return event.shiftKey === has('Shift') || (event.shiftKey && key === 'Plus' && names[0] === 'Plus')
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'])

/** The shortcut that a key press would be; null while only modifiers are held. */
export function shortcutFrom(event: KeyboardEvent): string | null {
  if (MODIFIERS.has(event.key)) return null
  const names = namesOf(event)
  const key = names.at(-1)!
  const mod = isMac ? event.metaKey : event.ctrlKey
  const otherMod = isMac ? event.ctrlKey : event.metaKey
  const parts = [mod && 'Mod', otherMod && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', key]
  return parts.filter((part) => part !== false).join('+')
}

/** Two spellings of one shortcut. */
export function sameShortcut(a: string, b: string): boolean {
  const normal = (shortcut: string): string => shortcut.toLowerCase().split('+').sort().join('+')
  return normal(a) === normal(b)
}
