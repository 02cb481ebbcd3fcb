import type { LucideIcon } from 'lucide-react'
import { use } from 'react'
import { useShortcutText } from '../../../commands/keymap.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { WhyOff } from '../why-off.ts'
import type { EditorSession } from '../session.ts'
import type { FormatCommand } from './format-commands.ts'
import type { FormatState } from './format-state.ts'

interface FormatButtonProps {
  readonly session: EditorSession
  readonly state: FormatState
  readonly command: FormatCommand
  readonly icon: LucideIcon
}

const PRESSED = { on: 'true', off: 'false', mixed: 'mixed' } as const

export function FormatButton({ session, state, command, icon }: FormatButtonProps) {
  const { id, label } = command
  const shortcut = useShortcutText(id)
  const pressed = command.state === undefined ? undefined : PRESSED[command.state(state)]
  return (
    <IconButton
      icon={icon}
      label={label}
      className="format__button"
      isDisabled={use(WhyOff) !== null}
      onPress={() => command.run(session)}
      {...(shortcut === undefined ? {} : { shortcut })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    />
  )
}
