import {
  ArrowRight,
  Check,
  EyeOff,
  ListTree,
  MessageSquare,
  MessageSquarePlus,
  RefreshCw,
  Reply,
  RotateCcw,
} from 'lucide-react'
import { offeredCommands, runCommand } from '../../../commands/commands.ts'
import { shortcutText } from '../../../commands/shortcut.ts'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import { follow } from '../checks/going.ts'
import { ignoreKey, ignoredIn, setIgnored } from '../checks/ignored.ts'
import { liveChecksOf } from '../checks/live-checks.ts'
import { findingsAt, peekAt } from '../checks/lookup.ts'
import { canEditNote, noteAtCursor, notePeek } from '../checks/notes.ts'
import { commentsOf } from '../comments/comments.ts'
import { shortText } from '../review/excerpt.ts'
import type { EditorSession } from '../session.ts'

/** A command with the key that it has now. */
function command(id: string, label: string, icon: NonNullable<MenuEntry['icon']>): MenuEntry {
  const shortcut = offeredCommands().findLast((offered) => offered.id === id)?.shortcut
  return {
    id,
    label,
    icon,
    ...(shortcut === undefined ? {} : { shortcut: shortcutText(shortcut) }),
    // After the menu has given the focus back.
    run: () => void setTimeout(() => runCommand(id), 0),
  }
}

/** Of the comment that the selection stands in. */
export function commentEntries(session: EditorSession, canEdit: boolean): readonly MenuEntry[] {
  const thread = commentsOf(session).current()
  if (thread === null) return []
  const show = command('comment.show', 'Show the comment', MessageSquare)
  if (!canEdit) return [show]
  const resolve = thread.isResolved
    ? command('comment.resolve', 'Reopen the comment', RotateCcw)
    : command('comment.resolve', 'Resolve the comment', Check)
  return [command('comment.reply', 'Reply to the comment', Reply), resolve, show]
}

const LONGEST = 40

/** Of the term, reference, note or finding at a position. */
export function meaningEntries(session: EditorSession, pos: number, canEdit: boolean): readonly MenuEntry[] {
  const note = noteAtCursor(session)
  if (note !== null && notePeek(session, note) !== null) {
    const label = canEditNote(session, note.node) ? 'Edit the note…' : 'Go to the note'
    return [command('checks.footnote', label, ArrowRight)]
  }
  const checks = liveChecksOf(session).now()
  const peek = peekAt(checks, pos)
  if (peek === null) return []
  const { target } = peek
  const go: MenuEntry[] =
    target === null
      ? []
      : [
          {
            ...command('checks.follow', goingTo(peek.title), ArrowRight),
            run: () => void setTimeout(() => follow(session, target), 0),
          },
        ]
  const { keys } = ignoredIn(session.agreement).get()
  const remarks = Map.groupBy(findingsAt(checks, pos), ignoreKey)
  const ignore = [...remarks]
    .filter(([key]) => !keys.has(key))
    .map(([key, [finding]]) => ({
      id: `ignore-${key}`,
      label: `Ignore: ${shortText(finding!.detail, 60)}`,
      icon: EyeOff,
      run: () => setIgnored(session.agreement, key, true),
    }))
  const isStale = findingsAt(checks, pos).some((finding) => finding.kind === 'stale-reference')
  const update =
    isStale && canEdit ? [command('checks.update-references', 'Update stale cross-references', RefreshCw)] : []
  return [...go, ...update, ...ignore]
}

function goingTo(title: string): string {
  if (title === 'Refers to') return 'Go to what it refers to'
  return /^(Clause|Schedule|Annex|Part|Appendix|Exhibit)\b/.test(title)
    ? `Go to ${shortText(title, LONGEST)}`
    : `Go to where “${shortText(title, LONGEST)}” is defined`
}

/** What can be said and asked of any words. */
export function selectionEntries(canEdit: boolean): readonly MenuEntry[] {
  const like = command('search.like', 'Find clauses like this', ListTree)
  return canEdit ? [command('comment.new', 'New comment', MessageSquarePlus), like] : [like]
}
