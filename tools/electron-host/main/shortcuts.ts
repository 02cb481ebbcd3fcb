/**
 * The accelerators of the application menu. Pages learn the chords and report one that they left unhandled;
 * this module stands between menu.ts, which knows the items, and web-contents.ts, which knows the pages.
 */
export const shortcuts = {
  chords: [] as string[],
  /** Set by menu.ts: clicks the item of a chord. */
  run: (_chord: string): void => {},
  /** Set by web-contents.ts: tells open pages about a new menu. */
  announce: (): void => {},
}

const KEY_NAMES: Record<string, string> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
}

const MODIFIERS: Record<string, string> = {
  cmdorctrl: 'ctrl',
  commandorcontrol: 'ctrl',
  ctrl: 'ctrl',
  control: 'ctrl',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
  super: 'meta',
  meta: 'meta',
  cmd: 'meta',
  command: 'meta',
}

/** Normalises `CmdOrCtrl+Shift+S` to `ctrl+shift+s`, the form in which a page names a key press. */
export function chordOf(accelerator: string, platform: NodeJS.Platform = process.platform): string {
  // A lone or final plus is the key itself: "CmdOrCtrl++".
  const words = accelerator.replace(/\+\+$/, '+Plus').toLowerCase().split('+')
  const key = words.pop() ?? ''
  const held = new Set(words.map((word) => MODIFIERS[word] ?? word))
  if (platform === 'darwin' && words.some((word) => word.startsWith('cmdor') || word.startsWith('commandor'))) {
    held.delete('ctrl')
    held.add('meta')
  }
  const inOrder = ['ctrl', 'alt', 'shift', 'meta'].filter((modifier) => held.has(modifier))
  return [...inOrder, KEY_NAMES[key] ?? key].join('+')
}
