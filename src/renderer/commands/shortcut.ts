export const isMac = navigator.userAgent.includes('Mac')

/** "Mod+Shift+P" as the platform writes it: "Ctrl+Shift+P", or "⇧⌘P". */
export function shortcutText(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => NAMES[part] ?? part)
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+')
  return parts.map((part) => MAC[part] ?? part).join('')
}

const NAMES: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Comma: ',', Plus: '+', Minus: '-' }
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** Keys that a shortcut's text spells out. */
const KEYS: Readonly<Record<string, string>> = { Comma: ',', Plus: '+', Minus: '-' }

/** Whether a key press is this shortcut. `Mod` is Ctrl, and ⌘ on a Mac. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const has = (name: string) => parts.includes(name)
  const mod = isMac ? event.metaKey : event.ctrlKey
  const otherMod = isMac ? event.ctrlKey : event.metaKey
  if (mod !== has('Mod') || otherMod || event.shiftKey !== has('Shift') || event.altKey !== has('Alt')) return false
  return event.key.toLowerCase() === (KEYS[key] ?? key).toLowerCase()
}
