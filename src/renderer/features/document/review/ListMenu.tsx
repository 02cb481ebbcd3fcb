import { ClipboardCopy, Ellipsis, ListTree } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '../../../commands/commands.ts'
import { copyText } from '../../../ui/copy.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { notify } from '../../../ui/notices.ts'
import type { EditorSession } from '../session.ts'
import type { Card } from './cards.ts'
import { ChangeList } from './ChangeList.tsx'
import { plainList } from './plain.ts'
import { lookOf } from './says.ts'

interface ListMenuProps {
  readonly session: EditorSession
  /** Those that the filters show, or that are picked. */
  readonly cards: readonly Card[]
}

/** What can be done with the list as such: read it as text, copy it. */
export function ListMenu({ session, cards }: ListMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const text = (): string =>
    plainList(cards, {
      clauses: session.model.get().clauses,
      partyOf: session.partyOf,
      lookOf: (card) => lookOf(session, card),
    })
  const copy = () => {
    const count = cards.length === 1 ? '1 change' : `${cards.length.toLocaleString()} changes`
    if (copyText(text())) notify({ tone: 'success', title: `Copied ${count} as text` })
    else notify({ tone: 'warning', title: 'The list could not be copied' })
  }
  useCommand({ id: 'review.list', label: 'List of changes as text', run: () => setOpen(true) })
  useCommand({ id: 'review.copy', label: 'Copy the changes as text', run: copy })
  return (
    <>
      <Menu
        label="The list of changes"
        entries={[
          { id: 'list', label: 'List as text…', icon: ListTree, run: () => setOpen(true) },
          { id: 'copy', label: 'Copy as text', icon: ClipboardCopy, run: copy },
        ]}
      >
        <IconButton icon={Ellipsis} label="More with this list" />
      </Menu>
      {isOpen ? <ChangeList text={text()} count={cards.length} onCopy={copy} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
