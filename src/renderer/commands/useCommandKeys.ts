import { useEffect } from 'react'
import { on } from '../api.ts'
import { hasDialog } from '../ui/modality.ts'
import { offeredCommands, runCommand } from './commands.ts'
import { isInText } from './keymap.ts'
import { matchesShortcut } from './shortcut.ts'

/** Carries out what the menu bar and the keyboard ask for. Once, at the top. */
export function useCommandKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // The editor and open dialogs come first; what they took is theirs.
      if (!event.defaultPrevented && !hasDialog()) runShortcut(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  useEffect(
    () =>
      on('menu', ({ command }) => {
        if (!hasDialog()) runCommand(command)
      }),
    [],
  )
}

/** Runs the command that a key press is the shortcut of. @returns false where there is none */
export function runShortcut(event: KeyboardEvent): boolean {
  const fits = offeredCommands().filter(
    (c) =>
      c.shortcut !== undefined &&
      c.isDisabled !== true &&
      matchesShortcut(event, c.shortcut) &&
      (!isInText(c.id) || isFromText(event)),
  )
  // Ctrl+Shift+= is Ctrl+Plus on many keyboards: in the text it is the text's.
  const hit = fits.findLast((c) => isInText(c.id)) ?? fits.at(-1)
  if (hit === undefined) return false
  event.preventDefault()
  hit.run()
  return true
}

function isFromText(event: KeyboardEvent): boolean {
  const text = event.target instanceof Element ? event.target.closest('.ProseMirror') : null
  // A note is a text of its own, with the keys that it takes itself.
  return text !== null && !text.classList.contains('note__text')
}
