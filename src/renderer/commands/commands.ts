import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useShortcut } from './keymap.ts'

/** Something the user can do from the palette, the menu bar or a key; the id is the same for all three. */
export interface Command {
  readonly id: string
  /** What it does, as a menu would put it. */
  readonly label: string
  /** Such as "Mod+Shift+P". */
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly run: () => void
}

let commands: readonly Command[] = []
const listeners = new Set<() => void>()

function publish(next: readonly Command[]): void {
  commands = next
  for (const listener of listeners) listener()
}

/** Offers a command until the returned function is called. A later one with the same id stands before the earlier. */
function offer(command: Command): () => void {
  publish([...commands, command])
  return () => publish(commands.filter((c) => c !== command))
}

/** @returns false when no such command is offered now, or it is disabled */
export function runCommand(id: string): boolean {
  const command = commands.findLast((c) => c.id === id)
  if (command === undefined || command.isDisabled === true) return false
  command.run()
  return true
}

/** All commands that are offered, in the order they came, each id once. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => commands,
  )
}

export function offeredCommands(): readonly Command[] {
  return commands
}

/** Offers a command while the component is mounted, with the shortcut that the user chose for it or else its own. */
export function useCommand({ id, label, shortcut: usual, isDisabled = false, run }: Command): void {
  const shortcut = useShortcut(id, usual)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(
    () =>
      offer({ id, label, isDisabled, run: () => latest.current(), ...(shortcut === undefined ? {} : { shortcut }) }),
    [id, label, shortcut, isDisabled],
  )
}
