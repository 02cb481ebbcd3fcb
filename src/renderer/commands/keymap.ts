import { useSyncExternalStore } from 'react'
import { CATALOGUE, type CatalogueEntry } from './catalogue.ts'
import { sameShortcut, shortcutText } from './shortcut.ts'

/** Shortcuts that the user chose, by command; null for a command that shall have none. */
export type ChosenShortcuts = Readonly<Record<string, string | null>>

let chosen: ChosenShortcuts = {}
const listeners = new Set<() => void>()

export function setChosenShortcuts(next: ChosenShortcuts): void {
  chosen = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const BY_ID = new Map(CATALOGUE.map((entry) => [entry.id, entry]))

/** The shortcut a command has now, if any. */
export function shortcutOf(id: string, choice: ChosenShortcuts = chosen): string | undefined {
  const own = choice[id]
  return own === null ? undefined : (own ?? BY_ID.get(id)?.shortcut)
}

/** The shortcut a command has now. @param usual what it has where the catalogue does not know the command */
export function useShortcut(id: string, usual?: string): string | undefined {
  return useSyncExternalStore(subscribe, () => (chosen[id] === null ? undefined : (shortcutOf(id) ?? usual)))
}

/** Whether its keys mean this command only while the caret is in the document's text. */
export function isInText(id: string): boolean {
  return BY_ID.get(id)?.inText === true
}

/** The same as the platform writes it, for tooltips. */
export function useShortcutText(id: string): string | undefined {
  const shortcut = useShortcut(id)
  return shortcut === undefined ? undefined : shortcutText(shortcut)
}

/** Keys that type, delete, move, undo and use the clipboard: no command can have them. */
const TAKEN =
  /^(?:(?:Shift\+)?(?:.|Enter|Tab|Backspace|Delete|Escape|Space|Home|End|PageUp|PageDown|Insert|Arrow\w+)|Mod\+(?:Shift\+)?(?:[CVXZYA]|Backspace|Delete|Home|End|Arrow\w+)|Alt\+(?:F4|Tab)|(?:Mod\+)?F6|Shift\+F6|Shift\+F10)$/i

/**
 * Why a command cannot have a shortcut: the keys are needed for typing, or another command has them. Null when it can.
 */
export function refusal(id: string, shortcut: string, choice: ChosenShortcuts): string | null {
  const text = shortcutText(shortcut)
  if (TAKEN.test(shortcut)) return `${text} is needed for writing and moving about. Choose another`
  const holder = CATALOGUE.find((entry) => {
    const other = shortcutOf(entry.id, choice)
    return entry.id !== id && other !== undefined && sameShortcut(other, shortcut)
  })
  return holder === undefined ? null : `${text} belongs to “${holder.label}”. Choose another, or change that one first`
}

/** Commands of the catalogue under their areas, in its order. */
export function byArea(): readonly (readonly [area: string, entries: readonly CatalogueEntry[]])[] {
  return [...Map.groupBy(CATALOGUE, (entry) => entry.area)]
}
