import { useCommand } from '../../../commands/commands.ts'
import type { EditorSession } from '../session.ts'
import { FORMAT, type FormatCommand } from './format-commands.ts'

const COMMANDS: readonly FormatCommand[] = Object.values(FORMAT)

/** Every formatting command in the palette and on its key. */
export function FormatOffers({ session }: { readonly session: EditorSession }) {
  return COMMANDS.map((command) => <Offer key={command.id} session={session} command={command} />)
}

interface OfferProps {
  readonly session: EditorSession
  readonly command: FormatCommand
}

function Offer({ session, command }: OfferProps) {
  const { id, label, shortcut } = command
  useCommand({ id, label, run: () => command.run(session), ...(shortcut === undefined ? {} : { shortcut }) })
  return null
}
