import { ClipboardCopy, Ellipsis, ListChecks, ListTree } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '../../../commands/commands.ts'
import { copyText } from '../../../ui/copy.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { notify, notifyError } from '../notices.ts'
import type { Clause } from '../../../../core/document/clause-places.ts'
import type { EditorSession } from '../session.ts'
import type { Card } from './cards.ts'
import { ChangeList } from './ChangeList.tsx'
import { decidedSince } from './decided.ts'
import { plainList } from './plain.ts'
import { lookOf } from './says.ts'

interface ListMenuProps {
  readonly session: EditorSession
  readonly isDraft: boolean
  /** Those that the filters show, or that are picked. */
  readonly cards: readonly Card[]
}

interface Shown {
  readonly title: string
  readonly text: string
}

const counted = (count: number, what = ''): string =>
  count === 1 ? `1 ${what}change` : `${count.toLocaleString()} ${what}changes`

/** What can be done with the list as such: read it as text, copy it, see what is decided. */
export function ListMenu({ session, isDraft, cards }: ListMenuProps) {
  const [shown, setShown] = useState<Shown | null>(null)
  const text = (of: readonly Card[], clauses: readonly Clause[], look: (card: Card) => string): string =>
    plainList(of, { clauses, partyOf: session.partyOf, lookOf: look })
  const open = (): string => text(cards, session.model.get().clauses, (card) => lookOf(session, card))
  const list = () => setShown({ title: `List of ${counted(cards.length)}`, text: open() })
  const decided = async () => {
    const result = await decidedSince(session)
    if (!result.ok) return notifyError(result.error)
    if (result.value === null || result.value.cards.length === 0) {
      return notify({ tone: 'info', title: 'No change of the round before was decided yet' })
    }
    const { round, cards: closed, clauses } = result.value
    setShown({
      title: `${counted(closed.length, 'decided ')} of ${round}`,
      text: text(closed, clauses, () => 'look changed'),
    })
  }
  const isEmpty = cards.length === 0
  useCommand({ id: 'review.list', label: 'List of changes as text', isDisabled: isEmpty, run: list })
  useCommand({
    id: 'review.copy',
    label: 'Copy the changes as text',
    isDisabled: isEmpty,
    run: () => copy(open(), counted(cards.length)),
  })
  useCommand({
    id: 'review.decided',
    label: 'List of decided changes',
    isDisabled: !isDraft,
    run: () => void decided(),
  })
  return (
    <>
      <Menu
        label="The list of changes"
        entries={[
          { id: 'list', label: 'List as text…', icon: ListTree, isDisabled: isEmpty, run: list },
          {
            id: 'copy',
            label: 'Copy as text',
            icon: ClipboardCopy,
            isDisabled: isEmpty,
            run: () => copy(open(), counted(cards.length)),
          },
          ...(isDraft
            ? [null, { id: 'decided', label: 'Decided in this draft…', icon: ListChecks, run: () => void decided() }]
            : []),
        ]}
      >
        <IconButton icon={Ellipsis} label="More with this list" />
      </Menu>
      {shown === null ? null : (
        <ChangeList {...shown} onCopy={() => copy(shown.text, 'the list')} onClose={() => setShown(null)} />
      )}
    </>
  )
}

function copy(text: string, what: string): void {
  if (copyText(text)) notify({ tone: 'success', title: `Copied ${what} as text` })
  else notify({ tone: 'warning', title: 'The list could not be copied' })
}
