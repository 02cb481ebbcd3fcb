import {
  CopyPlus,
  FolderOpen,
  History,
  Lock,
  PencilLine,
  RotateCcw,
  SquareCheckBig,
  Tag,
  Trash2,
  Undo2,
  Flame,
} from 'lucide-react'
import type { AgreementRow } from '../../../../core/api/agreements.ts'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import { requestExchange } from '../../../exchange.ts'
import { ask } from '../acting.ts'
import { reopen, restore } from '../deeds.ts'

/** What can be done with these agreements: what makes no sense for any of them is not there. `open` null: it is not offered. */
export function menuEntries(
  targets: readonly AgreementRow[],
  isReadOnly: boolean,
  open: ((id: string) => void) | null,
): (MenuEntry | null)[] {
  const [first] = targets
  if (first === undefined) return []
  const isOne = targets.length === 1
  const having = (status: AgreementRow['status']) => targets.filter((row) => row.status === status)
  const [openOnes, closed, deleted] = [having('open'), having('closed'), having('deleted')]
  const kept = targets.filter(({ status }) => status !== 'deleted')
  const entry = (isOffered: boolean, made: MenuEntry): MenuEntry[] =>
    isOffered ? [{ isDisabled: isReadOnly, ...made }] : []
  const groups = [
    entry(isOne && open !== null, {
      id: 'open',
      label: 'Open',
      icon: FolderOpen,
      isDisabled: false,
      run: () => open?.(first.id),
    }),
    [
      ...entry(isOne && kept.length > 0, {
        id: 'rename',
        label: 'Rename…',
        icon: PencilLine,
        run: () => ask({ kind: 'rename', target: first }),
      }),
      ...entry(isOne && kept.length > 0, {
        id: 'duplicate',
        label: 'Duplicate…',
        icon: CopyPlus,
        run: () => ask({ kind: 'duplicate', target: first }),
      }),
      ...entry(kept.length > 0, {
        id: 'tag',
        label: 'Tags…',
        icon: Tag,
        run: () => ask({ kind: 'tag', targets: kept }),
      }),
      ...entry(true, {
        id: 'history',
        label: 'Export with history…',
        icon: History,
        isDisabled: false,
        run: () => requestExchange({ kind: 'export', agreements: targets.map(({ id }) => id) }),
      }),
      ...entry(true, { id: 'hold', label: 'Place a hold…', icon: Lock, run: () => ask({ kind: 'hold', targets }) }),
    ],
    [
      ...entry(openOnes.length > 0, {
        id: 'close',
        label: 'Close…',
        icon: SquareCheckBig,
        run: () => ask({ kind: 'close', targets: openOnes }),
      }),
      ...entry(closed.length > 0, {
        id: 'reopen',
        label: 'Reopen',
        icon: RotateCcw,
        run: () => void reopen(closed),
      }),
      ...entry(kept.length > 0, {
        id: 'delete',
        label: 'Delete…',
        icon: Trash2,
        run: () => ask({ kind: 'delete', targets: kept }),
      }),
      ...entry(deleted.length > 0, {
        id: 'restore',
        label: 'Restore',
        icon: Undo2,
        run: () => void restore(deleted),
      }),
      ...entry(deleted.length > 0, {
        id: 'purge',
        label: 'Purge documents…',
        icon: Flame,
        run: () => ask({ kind: 'purge', targets: deleted }),
      }),
    ],
  ].filter((group) => group.length > 0)
  return groups.flatMap((group, at) => (at === 0 ? group : [null, ...group]))
}
