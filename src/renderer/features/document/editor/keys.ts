import { redo, undo } from 'prosemirror-history'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, type Command } from 'prosemirror-state'
import { enter, erase, typeText } from './commands.ts'
import { goToCell } from './cells.ts'
import type { Tracking } from './tracking.ts'

const chain =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view))

/** The keys of writing. Commands with a name have theirs from the catalogue (commands/): those the user may change. */
export function keys(tracking: Tracking | null): Plugin {
  const editing: Record<string, Command> =
    tracking === null
      ? {}
      : {
          Enter: enter(tracking),
          'Shift-Enter': typeText(tracking, '\n'),
          'Mod-Shift-Space': typeText(tracking, '\u00a0'),
          Tab: chain(goToCell(1), typeText(tracking, '\t')),
          'Shift-Tab': goToCell(-1),
          Backspace: erase(tracking, -1, 'character'),
          'Shift-Backspace': erase(tracking, -1, 'character'),
          'Mod-Backspace': erase(tracking, -1, 'word'),
          'Alt-Backspace': erase(tracking, -1, 'word'),
          Delete: erase(tracking, 1, 'character'),
          'Mod-Delete': erase(tracking, 1, 'word'),
          'Alt-Delete': erase(tracking, 1, 'word'),
          'Mod-z': undo,
          'Mod-y': redo,
          'Mod-Shift-z': redo,
        }
  const press = keydownHandler(editing)
  return new Plugin({
    props: {
      // While an input method composes, its keys are its own.
      handleKeyDown: (view, event) => !event.isComposing && press(view, event),
      handleDOMEvents: {
        // The menu and touch keyboards ask for undo without a key.
        beforeinput: (view, event) => {
          const command = BY_INPUT[event.inputType]
          if (command === undefined || !view.editable) return false
          event.preventDefault()
          return command(view.state, view.dispatch, view)
        },
      },
    },
  })
}

const BY_INPUT: Readonly<Record<string, Command>> = { historyUndo: undo, historyRedo: redo }
