import { useCommand } from '../../../commands/commands.ts'
import type { EditorSession } from '../session.ts'
import { showSideTab } from '../side/sideChoice.ts'
import { commentsOf } from './comments.ts'
import { COMMENTS_TAB_ID } from './tab-id.ts'

/** Comments by key and from the palette. */
export function useCommentCommands(session: EditorSession, isDraft: boolean): void {
  const comments = commentsOf(session)
  const draft = { isDisabled: !isDraft }
  useCommand({
    id: 'comment.new',
    label: 'New comment',
    shortcut: 'Mod+Alt+M',
    ...draft,
    run: () => {
      if (comments.compose()) showSideTab(COMMENTS_TAB_ID)
    },
  })
  useCommand({
    id: 'comment.next',
    label: 'Next comment',
    shortcut: 'Alt+F8',
    run: () => {
      showSideTab(COMMENTS_TAB_ID)
      comments.next(1)
    },
  })
  useCommand({
    id: 'comment.previous',
    label: 'Previous comment',
    shortcut: 'Alt+Shift+F8',
    run: () => {
      showSideTab(COMMENTS_TAB_ID)
      comments.next(-1)
    },
  })
  const onCurrent = (act: (thread: NonNullable<ReturnType<typeof comments.current>>) => void) => () => {
    const thread = comments.current()
    if (thread === null) session.announce('No comment is selected')
    else act(thread)
  }
  useCommand({
    id: 'comment.reply',
    label: 'Reply to the comment',
    ...draft,
    run: onCurrent((thread) => {
      showSideTab(COMMENTS_TAB_ID)
      comments.answer(thread)
    }),
  })
  useCommand({
    id: 'comment.resolve',
    label: 'Resolve or reopen the comment',
    ...draft,
    run: onCurrent((thread) => void comments.resolve(thread, !thread.isResolved)),
  })
  useCommand({
    id: 'comment.show',
    label: 'Show the comments',
    run: () => showSideTab(COMMENTS_TAB_ID, { focus: true }),
  })
}
