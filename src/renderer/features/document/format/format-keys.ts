import { Plugin, type Command } from 'prosemirror-state'
import { backspaceInList, enterInList, tabInList, type Tracker } from '../../../../core/revision/track.ts'
import type { DocumentContext } from '../../../../core/document/style-sheet.ts'
import type { Transaction, EditorState } from 'prosemirror-state'
import { runShortcut } from '../../../commands/useCommandKeys.ts'
import { enter } from '../editor/commands.ts'
import type { EditorSession } from '../session.ts'
import { FORMAT, type FormatCommand } from './format-commands.ts'

type ListKey = (state: EditorState, context: DocumentContext, tracker: Tracker) => Transaction | null

const inList =
  (session: EditorSession, key: ListKey): Command =>
  (state, dispatch) => {
    const { tracking, looks } = session
    const tr = tracking === null ? null : key(state, looks.file, tracking.tracker())
    if (tr === null || tracking === null) return false
    dispatch?.(tracking.settle(tr))
    return true
  }

const KEYS: Readonly<Record<string, (session: EditorSession) => Command>> = {
  Enter: (session) => (state, dispatch, view) =>
    inList(session, enterInList)(state, dispatch, view) ||
    (session.tracking !== null && enter(session.tracking, session.looks.file)(state, dispatch, view)),
  Backspace: (session) => inList(session, backspaceInList),
  Tab: (session) => inList(session, (state, context, tracker) => tabInList(state, 1, context, tracker)),
  'Shift+Tab': (session) => inList(session, (state, context, tracker) => tabInList(state, -1, context, tracker)),
}

/** What touch keyboards and the host's menus ask for without a key. */
const BY_INPUT: Readonly<Record<string, FormatCommand>> = {
  formatBold: FORMAT.bold,
  formatItalic: FORMAT.italic,
  formatUnderline: FORMAT.underline,
  formatStrikeThrough: FORMAT.strike,
  formatSuperscript: FORMAT.superscript,
  formatSubscript: FORMAT.subscript,
}

/**
 * Whether the view keeps a key press from reaching the window, where commands are run: it prevents the browser's own
 * bold and italic, and beside an atom takes arrow keys whatever they are held with.
 */
function isTakenByView(event: KeyboardEvent): boolean {
  if (event.altKey) return event.key.startsWith('Arrow')
  return (
    (event.ctrlKey || event.metaKey) && !event.shiftKey && (/^[bi]$/i.test(event.key) || /^Key[BI]$/.test(event.code))
  )
}

/** Keys that mean something of their own in lists and at a heading's end; all others go to typing. */
export function formatKeys(session: EditorSession): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (event.isComposing || !session.isEditable()) return false
        if (isTakenByView(event)) return runShortcut(event)
        if (event.ctrlKey || event.metaKey || event.altKey) return false
        const command = KEYS[event.shiftKey ? `Shift+${event.key}` : event.key]
        return command?.(session)(view.state, view.dispatch, view) === true
      },
      handleDOMEvents: {
        beforeinput: (_view, event) => {
          const command = BY_INPUT[event.inputType]
          if (command === undefined) return false
          event.preventDefault()
          command.run(session)
          return true
        },
      },
    },
  })
}
